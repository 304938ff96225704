"""The expected value of a metric on a day, and how readings and KPIs stand against it (B10, B13)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.kpi_targets import (
    Expectation,
    Pace,
    current_target,
    direction,
    is_ratio,
    measure,
    target_level,
)
from mtgrec.model.figures.readings import Series
from mtgrec.model.records.record import Item
from mtgrec.model.values.amount import rounded_text
from mtgrec.model.values.metric_names import is_quotient
from mtgrec.model.values.quantity import Quantity, comparable, show
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Span


class KpiPlace(NamedTuple):
    """A KPI and its source (`path:line`)."""

    kpi: Item
    place: str


def expected(
    kpi_place: KpiPlace | None, series: Series, index: int, span: Span | None, *, alone: bool = True
) -> Expectation | None:
    """Return what is expected of a reading, or None.

    The expectation in the row itself has precedence over the target. `alone` says whether the KPI
    is read from this series only: a target for all channels together does not apply to one of them.
    """
    reading = series.reading(index)
    if reading.expected and not reading.expected.growth:
        written = reading.expected
        return Expectation(written.exact, written.unit, written.text, reading.source, "row")
    if kpi_place is None or not (
        alone or is_ratio(kpi_place.kpi) or measure(kpi_place.kpi) == "mean"
    ):
        return None
    return expected_by(kpi_place, reading.at.date(), span)


def expected_together(
    kpi_place: KpiPlace | None,
    rows: Sequence[tuple[Series, Sequence[int]]],
    day: date,
    span: Span | None,
    *,
    complete: bool,
) -> Expectation | None:
    """Return what is expected of several channels together on a day, or None.

    `rows` are those of that day. If every row has an expectation, their sum is used, or the mean
    for quotients; else the target. A level for all channels is only used if the day is `complete`,
    that is if each channel has a row, because a missing value is not zero.
    """
    last = max((series.reading(indices[-1]) for series, indices in rows), key=lambda row: row.at)
    mean = is_quotient(last.metric, last.value.unit)
    if row_expectations := _row_expectations(kpi_place if mean else None, rows):
        value = sum((each.value for each in row_expectations), Fraction(0)) / (
            len(row_expectations) if mean else 1
        )
        unit = row_expectations[0].unit
        return Expectation(value, unit, show(value, unit), row_expectations[-1].source, "row")
    expectation = expected_by(kpi_place, day, span) if kpi_place else None
    if kpi_place is None or expectation is None or expectation.cumulative or mean:
        return expectation
    return expectation if complete and measure(kpi_place.kpi) == "latest" else None


def _row_expectations(
    kpi_place: KpiPlace | None, rows: Sequence[tuple[Series, Sequence[int]]]
) -> list[Expectation] | None:
    """Return the expectation of each row; None if no row has its own, or one has none at all."""
    with_own = [series.has_expectations for series, _ in rows]
    if not any(with_own) or not (kpi_place or all(with_own)):
        return None
    expectations = [
        expected(kpi_place, series, index, None, alone=False)
        for series, indices in rows
        for index in indices
    ]
    present = [each for each in expectations if each]
    any_from_row = any(each.origin == "row" for each in present)
    same_unit = len({each.unit for each in present}) == 1
    return present if any_from_row and same_unit and len(present) == len(expectations) else None


def expected_by(kpi_place: KpiPlace, day: date, span: Span | None) -> Expectation | None:
    """Return the value that the target implies for `day`; for sums its share of the days so far.

    None without a level; for a sum also without the campaign's days, and before the first of them.
    """
    level = target_level_on(kpi_place.kpi, day)
    if level is None:
        return None
    if measure(kpi_place.kpi) != "sum":
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
    """Return the unit of a quotient.

    An expectation without a unit fits a percentage as well: an ROI of 3 is 300 %.
    """
    return "" if expectation and unit == "%" and not expectation.unit else unit


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
    kpi = kpi_place.kpi
    better = direction(kpi, current_target(kpi, today))
    expectation = expected_by(kpi_place, today, span)
    difference = _difference(value, attainment, expectation)
    pace = Pace(expectation, difference, is_below(difference, better, below))
    return pace._replace(
        verdict=_verdict(pace, attainment, better, span, today),
        standing=_standing(pace, better) if pace.is_partial else attainment.exact,
    )


def _difference(
    value: Fraction | None, attainment: Ratio, expectation: Expectation | None
) -> Ratio:
    if expectation is None:
        return Ratio(None, None, "no-expectation")
    if value is None or attainment.reason not in ("", "zero-actual"):
        return Ratio(None, expectation.value, attainment.reason)
    return Ratio(value - expectation.value, expectation.value)


def _standing(pace: Pace, better: str) -> Fraction | None:
    if pace.difference.exact is None:
        return None
    share = 1 + pace.difference.exact
    return share if better != "lower" else (1 / share if share else None)


def _verdict(pace: Pace, attainment: Ratio, better: str, span: Span | None, today: date) -> str:
    rate = attainment.exact
    if pace.is_partial and (better == "lower" or rate is None or rate < 1):
        difference = pace.difference.exact
        if difference is None:
            return "unknown"
        wrong = difference > 0 if better == "lower" else difference < 0
        return "behind" if wrong else "on-pace"
    has_not_begun = pace.expectation is None and span is not None and not span.passed(today)
    if rate is None or has_not_begun:
        return "unknown"
    return "missed" if rate < 1 else ("exceeded" if rate > 1 else "met")
