"""KPIs: target, value and goal attainment, from the record or from daily readings (B13)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.derived import MetricReadings, Point, metric_readings
from mtgrec.model.figures.formula import BUILT_IN, Formula
from mtgrec.model.figures.kpi_targets import (
    Pace,
    current_target,
    direction,
    measure,
    metric_of,
    target_level,
    unit_of,
)
from mtgrec.model.figures.readings import (
    Reading,
    Series,
    has_mixed_units,
    last_reading,
    mean_of_days,
    sum_of,
    taken,
    units_of,
)
from mtgrec.model.records.record import Item
from mtgrec.model.values.amount import rounded_text
from mtgrec.model.values.number_words import CURRENCY_SIGNS
from mtgrec.model.values.quantity import Quantity, comparable, read_quantity, show
from mtgrec.model.values.ratio import Ratio


class Actual(NamedTuple):
    """A KPI's value and its source."""

    value: Fraction
    text: str
    unit: str
    """The unit of its readings, before that of the target is added; of a quotient that fits it."""
    source: str
    """`path:line` of the record or of the last reading used."""
    formula: Formula | None = None
    """The formula of a computed value."""
    at: date | None = None
    """The day of a value that is only the latest one, with its time if that is known."""

    @property
    def quantity(self) -> Quantity:
        """The value for comparing its unit and magnitude."""
        value = Decimal(self.value.numerator) / Decimal(self.value.denominator)
        return Quantity(value, self.unit, self.text)


class KpiState(NamedTuple):
    """Target, value and attainment of a KPI on a day."""

    target: Quantity | None
    """The level to reach; a growth is converted to a level."""
    target_text: str | None
    """The target as it is written."""
    actual: Actual | None
    attainment: Ratio
    pace: Pace = Pace()
    """How it stands against what is expected by that day."""
    measure: str = ""
    """`period`, `sum`, `mean` or `latest`: how readings became the value; empty without any."""


def kpi_readings(
    kpi: Item, series: Iterable[Series], now: datetime, formulas: Sequence[Formula] = BUILT_IN
) -> MetricReadings:
    """Return the readings that belong to a KPI, taken up to `now`."""
    rows = taken(series, now)
    return metric_readings(metric_of(kpi), kpi.text("channel") or "", rows, formulas, unit_of(kpi))


def computed_reading(kpi: Item, point: Point) -> Reading:
    """Return a computed value of a KPI, rounded, as a reading with the source of its first part."""
    path, _, line = point.source.rpartition(":")
    value, channel = read_quantity(point.text), kpi.text("channel") or ""
    return Reading(point.at, True, channel, metric_of(kpi), value, None, "", path, int(line))


def measure_of(kpi: Item, readings: MetricReadings, formulas: Iterable[Formula]) -> str:
    """Return how the readings become one value; for a rate without its parts only `latest` can."""
    if readings.is_rate and not readings.formula:
        return "latest"
    method = measure(kpi, formulas)
    return "sum" if method == "period" and not readings.formula else method


def _measured(kpi: Item, readings: MetricReadings, method: str) -> Actual | None:
    """Return the value of the readings; None if there is none."""
    if method == "latest":
        point = readings.latest()
        return _latest(point, kpi, readings) if point else None
    if readings.formula:
        return _computed(kpi, readings, method)
    rows = readings.written
    value = mean_of_days(rows) if method == "mean" else sum_of(rows)
    unit, source = next(iter(units_of(rows)), ""), last_reading(rows).source
    return Actual(value, show(value, _shown_unit(kpi, unit, readings)), unit, source)


def _latest(point: Point, kpi: Item, readings: MetricReadings) -> Actual:
    unit = _shown_unit(kpi, point.unit, readings)
    text = rounded_text(point.value, unit) if readings.formula else show(point.value, unit)
    at = point.at.date() if point.dated else point.at
    fitting = unit if readings.formula else point.unit
    return Actual(point.value, text, fitting, point.source, readings.formula, at)


def _computed(kpi: Item, readings: MetricReadings, method: str) -> Actual | None:
    """Return the value of a derived metric over all days; for `mean` the mean of its days."""
    whole = readings.over_all_days()
    if whole is None or whole.value is None:
        return None
    value = whole.value
    if method == "mean":
        points = readings.points()
        value = sum((point.value for point in points), Fraction(0)) / len(points)
    unit = _shown_unit(kpi, whole.unit, readings)
    return Actual(value, rounded_text(value, unit), unit, whole.source, readings.formula)


def _shown_unit(kpi: Item, unit: str, readings: MetricReadings) -> str:
    """Return the unit in which a value is shown: that of the target for a value without one.

    A computed share is shown without a per cent sign if the target has none: an ROI of 3 is 300 %.
    """
    wanted = unit_of(kpi)
    levels = [level for name in ("target", "baseline") if (level := kpi.quantity(name))]
    if readings.formula and unit == "%" and not wanted:
        return "" if any(not level.growth for level in levels) else unit
    return unit or wanted


def kpi_state(
    kpi: Item,
    series: Iterable[Series],
    now: datetime,
    place: str,
    formulas: Sequence[Formula] = BUILT_IN,
) -> KpiState:
    """Return target, value and goal attainment of a KPI at `now` (B13).

    `place` is the KPI's `path:line`, the source of a written value.
    """
    target = current_target(kpi, now.date())
    level = target_level(kpi, target)
    target_text = target.text if target else None
    if written := kpi.quantity("actual"):
        value: Actual | None = Actual(written.exact, written.text, written.unit, place)
        method, reason = "", ""
    else:
        readings = kpi_readings(kpi, series, now, formulas)
        method, value, reason = _value_of(kpi, readings, formulas)
    is_comparable = level is None or value is None or comparable(value.quantity, level)
    ratio = attainment(
        value.value if value else None, level, direction(kpi, target), is_comparable=is_comparable
    )
    if reason or (target and not level):
        without_level = "other-unit" if kpi.quantity("baseline") else "no-baseline"
        ratio = ratio._replace(reason=reason or without_level)
    return KpiState(level, target_text, value, ratio, measure=method)


def _value_of(
    kpi: Item, readings: MetricReadings, formulas: Sequence[Formula]
) -> tuple[str, Actual | None, str]:
    """Return the measure and the value of readings, or the reason why there is no value."""
    if not (readings.written or readings.formula):
        return "", None, ""
    method = measure_of(kpi, readings, formulas)
    if method != "latest" and any(map(has_mixed_units, readings.all_rows)):
        return method, None, "other-unit"
    value = _measured(kpi, readings, method)
    if value is None and _has_several_currencies(readings):
        return method, None, "other-unit"
    return method, value, "several-rates" if readings.several_rates() else ""


def _has_several_currencies(readings: MetricReadings) -> bool:
    units = {unit for rows in readings.all_rows for unit in units_of(rows)}
    return len(units & CURRENCY_SIGNS) > 1


def attainment(
    value: Fraction | None, target: Quantity | None, better: str, *, is_comparable: bool = True
) -> Ratio:
    """Return actual / target, or target / actual if `better` is `lower`, or why there is none."""
    target_value = target.exact if target else None
    numerator, denominator = (target_value, value) if better == "lower" else (value, target_value)
    if value is None or target_value is None:
        reason = "no-data"
    elif not is_comparable:
        reason = "other-unit"
    elif target_value <= 0:
        reason = "zero-target" if target_value == 0 else "negative-target"
    else:
        reason = "" if denominator else "zero-actual"
    return Ratio(numerator, denominator, reason)
