"""KPIs: target, value and goal attainment, from the record or from daily readings (B13)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.derived import (
    derived_value,
    has_mixed_units,
    on_day,
    part_channels,
    rows_of_parts,
)
from mtgrec.model.figures.formula import BUILT_IN, Formula, formula_of
from mtgrec.model.figures.kpi_targets import (
    Pace,
    current_target,
    direction,
    is_ratio,
    measure,
    series_of,
    target_level,
    unit_of,
)
from mtgrec.model.figures.readings import Reading, Series
from mtgrec.model.records.record import Item
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.quantity import Quantity, comparable, read_quantity, show
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.words import fold


class Actual(NamedTuple):
    """A KPI's value and its source."""

    value: Fraction
    text: str
    source: str
    """`path:line` of the record or of the last reading used."""
    formula: str = ""
    """The formula of a computed value: `clicks / exposure`; else empty."""


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


def _rate_of_channels(
    kpi: Item,
    series_rows: Sequence[tuple[Series, Sequence[int]]],
    readings: Iterable[Series],
    now: datetime,
    formulas: Iterable[Formula],
) -> Actual | None:
    """Return a rate of several channels from the sums of its parts on the last day, else None.

    The mean of the channels' rates would give a small channel the weight of a large one.
    """
    latest = _latest_readings(series_rows) if series_rows and measure(kpi) == "latest" else []
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    formula = formula_of(key, formulas) if len(latest) > 1 else None
    rows = rows_of_parts(formula, readings, "", now) if formula else None
    if formula is None or rows is None:
        return None
    day = latest[0].at.date()
    channel_sets = {
        frozenset(fold(reading.channel) for reading in latest),
        *part_channels(rows, day),
    }
    value = on_day(formula, rows, day) if len(channel_sets) == 1 else None
    if value is None or value.value is None:
        return None
    text = value._replace(unit=latest[-1].value.unit).text
    return Actual(value.value, text, value.source, value.formula)


def actual(
    kpi: Item, series_rows: Sequence[tuple[Series, Sequence[int]]], place: str
) -> Actual | None:
    """Return the KPI's value: the field `actual`, else its readings combined by `measure`.

    None without both. `place` is the KPI's `path:line`, the source of a written value.
    """
    if written := kpi.quantity("actual"):
        return Actual(written.exact, written.text, place)
    if not series_rows:
        return None
    latest = _latest_readings(series_rows)
    method = measure(kpi)
    if method == "latest":
        values = [reading.value.exact for reading in latest]
        # Several channels at one moment: counts are added, ratios are averaged.
        ratios = latest[-1].value.unit == "%" or is_ratio(kpi)
        value = sum(values, Fraction(0)) / (len(values) if ratios else 1)
    else:
        value = sum((series.total(rows) for series, rows in series_rows), Fraction(0))
        if method == "mean":
            value /= sum(len(rows) for _, rows in series_rows)
    unit = latest[-1].value.unit or unit_of(kpi)
    return Actual(value, show(value, unit), latest[-1].source)


def _derived_actual(
    kpi: Item, readings: Iterable[Series], now: datetime, formulas: Iterable[Formula]
) -> tuple[Actual, Quantity] | None:
    """Return the value of a KPI without readings, computed by its formula, or None.

    For the measure `latest` it is that of the last day that has all parts.
    """
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    channel = kpi.text("channel") or ""
    value = derived_value(key, formulas, readings, channel, now, latest=measure(kpi) == "latest")
    if value is None or value.value is None:
        return None
    # A quotient also fits a target without a unit: an ROI of 3 is 300 %.
    text = value.text if unit_of(kpi) or value.unit != "%" else value._replace(unit="").text
    derived_actual = Actual(value.value, text, value.source, value.formula)
    return derived_actual, read_quantity(text)


def _latest_readings(series_rows: Sequence[tuple[Series, Sequence[int]]]) -> list[Reading]:
    """Return the readings at the latest moment, at most one of each series."""
    last_readings = [series.reading(rows[-1]) for series, rows in series_rows]
    moment = max(reading.at for reading in last_readings)
    return [reading for reading in last_readings if reading.at == moment]


def kpi_state(
    kpi: Item,
    readings: Iterable[Series],
    now: datetime,
    place: str,
    formulas: Iterable[Formula] = BUILT_IN,
) -> KpiState:
    """Return target, value and goal attainment of a KPI at `now` (B13).

    `place` is the KPI's `path:line`.
    """
    readings = tuple(readings)
    target = current_target(kpi, now.date())
    level = target_level(kpi, target)
    series_rows = series_of(kpi, readings, now)
    written = kpi.quantity("actual")
    has_mixed = written is None and measure(kpi) != "latest" and has_mixed_units(series_rows)
    channel_rate = None if written else _rate_of_channels(kpi, series_rows, readings, now, formulas)
    value = None if has_mixed else channel_rate or actual(kpi, series_rows, place)
    quantity = kpi.quantity("actual") or (
        _latest_readings(series_rows)[-1].value if series_rows else None
    )
    if value is None and not series_rows:
        value, quantity = _derived_actual(kpi, readings, now, formulas) or (None, quantity)
    is_comparable = level is None or quantity is None or comparable(quantity, level)
    ratio = attainment(
        value.value if value else None, level, direction(kpi, target), is_comparable=is_comparable
    )
    if has_mixed:
        ratio = ratio._replace(reason="other-unit")
    if target and not level:
        ratio = ratio._replace(reason="no-baseline")
    return KpiState(level, target.text if target else None, value, ratio)


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
