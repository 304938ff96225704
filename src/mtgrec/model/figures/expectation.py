"""What is expected of a metric on a day, and how far from it the readings are (B10)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.kpi_targets import current_target, is_ratio, measure, target_level
from mtgrec.model.figures.readings import Series
from mtgrec.model.records.record import Item
from mtgrec.model.values.metric_names import is_quotient
from mtgrec.model.values.quantity import Quantity, comparable, show
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Span


class KpiPlace(NamedTuple):
    """A KPI and where it is (`path:line`)."""

    kpi: Item
    place: str


class Expectation(NamedTuple):
    """A value that is expected, and where that is said."""

    value: Fraction
    unit: str
    text: str
    source: str
    """`path:line` of the row or of the KPI."""
    origin: str
    """`row`: beside the reading; `target`: the KPI's; `share`: what of it should be reached by then."""
    days: tuple[int, int] | None = None
    """Of a share: the days passed, and all days."""

    @property
    def cumulative(self) -> bool:
        """Whether it is expected of everything up to that day, and not of the reading alone."""
        return self.origin == "share"


def expected(
    goal: KpiPlace | None, series: Series, index: int, span: Span | None, *, alone: bool = True
) -> Expectation | None:
    """Return what is expected on the day of a reading; None where nothing is written.

    The row's own word counts first, then the target. `alone` says whether the KPI is read from
    this series only: what all channels shall reach together says nothing about one of them.
    """
    reading = series.reading(index)
    if reading.expected and not reading.expected.growth:
        wanted = reading.expected
        return Expectation(wanted.exact, wanted.unit, wanted.text, reading.source, "row")
    if goal is None or not (alone or is_ratio(goal.kpi) or measure(goal.kpi) == "mean"):
        return None
    return expected_by(goal, reading.at.date(), span)


def expected_together(
    goal: KpiPlace | None,
    rows: Sequence[tuple[Series, Sequence[int]]],
    day: date,
    span: Span | None,
    *,
    complete: bool,
) -> Expectation | None:
    """Return what is expected of several channels together on a day, `rows` being those of that day.

    Where every row says itself what was expected of it, what they say together counts: the sum, of
    what cannot be added up the mean. Then the target; a level of all channels only where the day is
    `complete`, that is where each of them has a row, for what is missing is not zero.
    """
    last = max((series.reading(known[-1]) for series, known in rows), key=lambda row: row.at)
    mean = is_quotient(last.metric, last.value.unit)
    if told := _row_expectations(goal if mean else None, rows):
        value = sum((one.value for one in told), Fraction(0)) / (len(told) if mean else 1)
        unit = told[0].unit
        return Expectation(value, unit, show(value, unit), told[-1].source, "row")
    wanted = expected_by(goal, day, span) if goal else None
    if goal is None or wanted is None or wanted.cumulative or mean:
        return wanted
    return wanted if complete and measure(goal.kpi) == "latest" else None


def _row_expectations(
    goal: KpiPlace | None, rows: Sequence[tuple[Series, Sequence[int]]]
) -> list[Expectation] | None:
    """Return what is expected of each row; None where no row says it, or where one has nothing."""
    says = [series.has_expectations for series, _ in rows]
    if not any(says) or not (goal or all(says)):
        return None
    found = [
        expected(goal, series, index, None, alone=False)
        for series, known in rows
        for index in known
    ]
    told = [one for one in found if one]
    own = any(one.origin == "row" for one in told)
    alike = len({one.unit for one in told}) == 1
    return told if own and alike and len(told) == len(found) else None


def expected_by(goal: KpiPlace, day: date, span: Span | None) -> Expectation | None:
    """Return what a KPI's target says about `day`; of a growing sum only its share of the days.

    None without a level to reach; for a sum also without the campaign's days, and before them.
    """
    level = target_level_on(goal.kpi, day)
    if level is None:
        return None
    if measure(goal.kpi) != "sum":
        return Expectation(level.exact, level.unit, level.text, goal.place, "target")
    if span is None or span.days < 1 or not span.passed(day):
        return None
    part = level.exact * span.passed(day) / span.days
    days = (span.passed(day), span.days)
    return Expectation(part, level.unit, show(part, level.unit), goal.place, "share", days)


def target_level_on(kpi: Item, day: date) -> Quantity | None:
    """Return the level that the KPI's target meant on `day`."""
    return target_level(kpi, current_target(kpi, day))


def deviation(value: Fraction, unit: str, wanted: Expectation | None) -> Ratio:
    """Return how far `value` is from what was expected, as a share of that: -1/5 is 20 % below."""
    if wanted is None:
        return Ratio(None, None, "no-expectation")
    missing = value - wanted.value
    if not _comparable(value, unit, wanted):
        return Ratio(missing, wanted.value, "other-unit")
    if wanted.value <= 0:
        reason = "zero-target" if wanted.value == 0 else "negative-target"
        return Ratio(missing, wanted.value, reason)
    return Ratio(missing, wanted.value)


def _comparable(value: Fraction, unit: str, wanted: Expectation) -> bool:
    if unit == wanted.unit:
        return True
    return comparable(approximate(value, unit), approximate(wanted.value, wanted.unit))


def approximate(value: Fraction, unit: str) -> Quantity:
    """Return a quantity to ask after its unit and its size only."""
    return Quantity(Decimal(value.numerator) / Decimal(value.denominator), unit, "")


def quotient_unit(unit: str, wanted: Expectation | None) -> str:
    """Return the unit of a quotient: it fits a target without one as well, an ROI of 3 is 300 %."""
    return "" if wanted and unit == "%" and not wanted.unit else unit


def is_below(off: Ratio, better: str, allowed: Decimal) -> bool:
    """Return whether a deviation is one to analyse: `allowed` or more on the wrong side (B10)."""
    if off.exact is None:
        return False
    return (off.exact if better == "lower" else -off.exact) >= Fraction(allowed)
