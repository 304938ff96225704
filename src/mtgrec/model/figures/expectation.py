"""The expected value of a metric on a day, and how readings and KPIs stand against it (B10, B13)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.derived import MetricReadings, channels_on, rows_on
from mtgrec.model.figures.formula import BUILT_IN, Formula
from mtgrec.model.figures.kpi_targets import (
    Expectation,
    Pace,
    current_target,
    direction,
    is_growing,
    is_rate,
    measure,
    target_level,
    told_direction,
)
from mtgrec.model.figures.readings import Reading, Rows, Series
from mtgrec.model.records.record import Item
from mtgrec.model.values.amount import rounded_text
from mtgrec.model.values.quantity import Quantity, comparable, show
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Span


class KpiPlace(NamedTuple):
    """A KPI and its source (`path:line`)."""

    kpi: Item
    place: str
    formulas: tuple[Formula, ...] = BUILT_IN
    """The formulas of the workspace, which tell whether the KPI is a rate."""

    @property
    def is_rate(self) -> bool:
        """Whether its values cannot be added up, so that a target is one of every reading."""
        return is_rate(self.kpi, self.formulas)

    @property
    def is_growing(self) -> bool:
        """Whether its value grows with the days, so that a day has a share of the target."""
        return is_growing(self.kpi, self.formulas)

    @property
    def is_paced(self) -> bool:
        """Whether its value is compared with the share: of a written `actual` only as `measure: sum`.

        Without that word a written value may be any number.
        """
        is_sum = self.kpi.text("measure") == "sum" or not self.kpi.quantity("actual")
        return self.is_growing and is_sum

    @property
    def measure(self) -> str:
        """How its readings become one value."""
        return measure(self.kpi, self.formulas)


def expected(
    kpi_place: KpiPlace | None, series: Series, index: int, span: Span | None, *, alone: bool = True
) -> Expectation | None:
    """Return what is expected of a reading, or None.

    The expectation in the row itself has precedence over the target. `alone` says whether the KPI
    is read from this series only: a target for all channels together does not apply to one of them,
    and a target for the mean of the days not to one of several rows of a day.
    """
    reading = series.reading(index)
    if own := expected_in_row(reading):
        return own
    if kpi_place is None or not (alone or kpi_place.is_rate):
        return None
    day = reading.at.date()
    if kpi_place.measure == "mean" and len(series.during(range(len(series)), day, day)) > 1:
        return None
    return expected_by(kpi_place, day, span)


def expected_in_row(reading: Reading) -> Expectation | None:
    """Return the expectation that stands in the row of a reading."""
    written = reading.expected
    if written is None or written.growth:
        return None
    return Expectation(written.exact, written.unit, written.text, reading.source, "row")


def expected_together(
    kpi_place: KpiPlace | None, rows: Rows, day: date, span: Span | None, *, complete: bool
) -> Expectation | None:
    """Return what is expected of the counts of several channels together on a day, or None.

    `rows` are those of that day. If every row has an expectation, their sum is used; else the
    target. A level for all channels is only used if the day is `complete`, that is if each channel
    has a row, because a missing value is not zero.
    """
    if own := _expectations_in(rows):
        value = sum((each.value for each in own), Fraction(0))
        return Expectation(value, own[0].unit, show(value, own[0].unit), own[-1].source, "row")
    expectation = expected_by(kpi_place, day, span) if kpi_place else None
    if kpi_place is None or expectation is None or expectation.cumulative:
        return expectation
    return expectation if complete and kpi_place.measure in ("latest", "mean") else None


def _expectations_in(rows: Rows) -> list[Expectation]:
    """Return the expectations in the last rows of the series; empty if they are not one per row."""
    own = [expected_in_row(series.reading(indices[-1])) for series, indices in rows]
    present = [each for each in own if each]
    same_unit = len({each.unit for each in present}) == 1
    return present if same_unit and len(present) == len(own) else []


def expected_of_rate(
    kpi_place: KpiPlace | None, readings: MetricReadings, day: date
) -> Expectation | None:
    """Return what is expected of a derived metric on a day, or None.

    The rows of its written rates that day have precedence if all say the same; else the target.
    """
    rows = rows_on(readings.written, day)
    own = _expectations_in(rows)
    counted = {channel for part in readings.parts.values() for channel in channels_on(part, day)}
    if own and len({each.value for each in own}) == 1 and channels_on(rows, day) >= counted:
        return own[0]
    return expected_by(kpi_place, day, None) if kpi_place else None


def expected_by(kpi_place: KpiPlace, day: date, span: Span | None) -> Expectation | None:
    """Return the value that the target implies for `day`; for sums its share of the days so far.

    None without a level; for a sum also without the campaign's days, and before the first of them.
    """
    level = target_level_on(kpi_place.kpi, day)
    if level is None:
        return None
    if not kpi_place.is_growing:
        return Expectation(level.exact, level.unit, level.text, kpi_place.place, "target")
    if span is None or span.days < 1 or not span.passed(day):
        return None
    share = level.exact * span.passed(day) / span.days
    days = (span.passed(day), span.days)
    return Expectation(
        share, level.unit, rounded_text(share, level.unit), kpi_place.place, "share", days
    )


def target_level_on(kpi: Item, day: date) -> Quantity | None:
    """Return the level that the KPI's target meant on `day`."""
    return target_level(kpi, current_target(kpi, day))


def deviation(value: Fraction, unit: str, expectation: Expectation | None) -> Ratio:
    """Return (value - expected) / expected: -1/5 is 20 % below."""
    if expectation is None:
        return Ratio(None, None, "no-expectation")
    difference = value - expectation.value
    if not _comparable(value, unit, expectation):
        return Ratio(difference, expectation.value, "other-unit")
    if expectation.value <= 0:
        reason = "zero-target" if expectation.value == 0 else "negative-target"
        return Ratio(difference, expectation.value, reason)
    return Ratio(difference, expectation.value)


def _comparable(value: Fraction, unit: str, expectation: Expectation) -> bool:
    if unit == expectation.unit:
        return True
    return comparable(approximate(value, unit), approximate(expectation.value, expectation.unit))


def approximate(value: Fraction, unit: str) -> Quantity:
    """Return a quantity that is only used to compare units and magnitudes."""
    return Quantity(Decimal(value.numerator) / Decimal(value.denominator), unit, "")


def quotient_unit(unit: str, expectation: Expectation | None) -> str:
    """Return the unit of a quotient, without or with a per cent sign as its expectation.

    An ROI of 3 is 300 %.
    """
    fits = expectation is not None and {unit, expectation.unit} <= {"", "%"}
    return expectation.unit if expectation and fits else unit


def is_below(difference: Ratio, better: str, allowed: Decimal) -> bool:
    """Return whether a deviation must be analysed: `allowed` or more on the wrong side (B10)."""
    if difference.exact is None:
        return False
    share = difference.exact if better == "lower" else -difference.exact
    return share >= Fraction(allowed)


def pace_of(
    kpi_place: KpiPlace,
    value: Fraction | None,
    attainment: Ratio,
    today: date,
    span: Span | None,
    below: Decimal,
) -> Pace:
    """Return how a KPI of this value and goal attainment stands on `today`.

    `span` are the days of its campaign, `below` is the threshold of `rules.below`.
    """
    kpi, target = kpi_place.kpi, current_target(kpi_place.kpi, today)
    better = direction(kpi, target)
    span = span if kpi_place.is_paced else None
    expectation = expected_by(kpi_place, today, span)
    difference = _difference(value, attainment, expectation)
    pace = Pace(expectation, difference, is_below(difference, better, below))
    is_told = bool(attainment.exact is not None or told_direction(kpi, target))
    return pace._replace(
        verdict=_verdict(pace, attainment, better, span, today) if is_told else "unknown",
        standing=_standing(pace, better) if pace.is_partial else attainment.exact,
    )


def _difference(
    value: Fraction | None, attainment: Ratio, expectation: Expectation | None
) -> Ratio:
    if expectation is None:
        return Ratio(None, None, "no-expectation")
    if value is None or attainment.reason not in _COMPARED:
        return Ratio(None, expectation.value, attainment.reason)
    reason = "" if attainment.reason == "zero-actual" else attainment.reason
    return Ratio(value - expectation.value, expectation.value, reason)


def _standing(pace: Pace, better: str) -> Fraction | None:
    if pace.difference.exact is None:
        return None
    share = 1 + pace.difference.exact
    return share if better != "lower" else (1 / share if share else None)


def _verdict(pace: Pace, attainment: Ratio, better: str, span: Span | None, today: date) -> str:
    """Return the verdict; see `Pace`. Value and target are compared, also where they have no ratio.

    No complaint where none, or at most 1 %, was the target is a goal reached.
    """
    good, limit = attainment.numerator, attainment.denominator
    if good is None or limit is None or attainment.reason not in _COMPARED:
        return "unknown"
    if pace.is_partial and (better == "lower" or good < limit):
        difference = pace.difference.numerator
        if difference is None:
            return "unknown"
        wrong = difference > 0 if better == "lower" else difference < 0
        return "behind" if wrong else "on-pace"
    has_not_begun = pace.expectation is None and span is not None and not span.passed(today)
    if has_not_begun:
        return "unknown"
    return "missed" if good < limit else ("exceeded" if good > limit else "met")


_COMPARED = frozenset(("", "zero-actual", "zero-target", "negative-target"))
"""The reasons of a goal attainment whose value and target can be compared all the same."""
