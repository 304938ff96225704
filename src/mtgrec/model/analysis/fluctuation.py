"""Fluctuation: how much a core metric changed from one reading to the next (B11)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import MetricReadings, Point
from mtgrec.model.figures.kpi import computed_reading, kpi_readings
from mtgrec.model.figures.kpi_targets import is_watched
from mtgrec.model.figures.readings import Reading
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.quantity import Quantity, comparable
from mtgrec.model.values.ratio import Ratio, change


class Fluctuation(NamedTuple):
    """A reading and the previous one of the same metric and channel."""

    reading: Reading
    base: Reading
    change: Ratio
    """(value - base) / base, or the reason why there is none."""
    fires: bool
    """Whether it changed by more than `rules.fluctuation`, up or down."""


def fluctuations(record: Record, kpi: Item, context: Context) -> list[Fluctuation]:
    """Return the steps of a core KPI's readings that exceed the limit, oldest first."""
    limit = Fraction(context.thresholds.fluctuation)
    readings = _watched_readings(record, kpi, context)
    if readings is None:
        return []
    if readings.formula:
        steps = _computed_steps(kpi, readings.points(), readings, limit)
        return [each for each in steps if each.fires]
    result = [
        step(series.reading(base), series.reading(index), limit)
        for series, rows in readings.written
        for base, index in pairwise(rows)
        if _step_exceeds_limit(series.value(base), series.value(index), limit)
    ]
    return sorted(result, key=lambda each: (each.reading.at, each.reading.channel))


def last_steps(record: Record, kpi: Item, context: Context) -> list[Fluctuation]:
    """Return the step to the newest reading of each series of a core KPI."""
    limit = Fraction(context.thresholds.fluctuation)
    readings = _watched_readings(record, kpi, context)
    if readings is None:
        return []
    if readings.formula:
        return list(_computed_steps(kpi, readings.points(2), readings, limit))
    return [
        step(series.reading(rows[-2]), series.reading(rows[-1]), limit)
        for series, rows in readings.written
        if len(rows) > 1
    ]


def _watched_readings(record: Record, kpi: Item, context: Context) -> MetricReadings | None:
    """Return the readings of a KPI that is watched; None for another, or one written by hand."""
    if not is_watched(kpi, context.formulas):
        return None
    readings = kpi_readings(kpi, context.series(record), context.now, context.formulas)
    return None if readings.formula and kpi.quantity("actual") else readings


def _computed_steps(
    kpi: Item, points: Sequence[Point], readings: MetricReadings, limit: Fraction
) -> Iterator[Fluctuation]:
    """Yield the steps between daily values of a derived metric."""
    for base, point in pairwise(points):
        is_same = readings.has_same_channels(base.at.date(), point.at.date())
        moved = change(base.value, point.value) if is_same else Ratio(None, None, "other-channels")
        before, after = (computed_reading(kpi, each) for each in (base, point))
        yield _fluctuation(before, after, moved, limit)


def step(base: Reading, reading: Reading, limit: Fraction) -> Fluctuation:
    """Return the step from one reading to the next; exactly `limit` is still allowed."""
    return _fluctuation(base, reading, _change_between(base.value, reading.value), limit)


@lru_cache(maxsize=4096)
def _step_exceeds_limit(base: Quantity, value: Quantity, limit: Fraction) -> bool:
    return _change_between(base, value).exceeds(limit)


def _change_between(base: Quantity, value: Quantity) -> Ratio:
    if not comparable(value, base):
        return Ratio(value.exact, base.exact, "other-unit")
    return change(base.exact, value.exact)


def _fluctuation(base: Reading, reading: Reading, change: Ratio, limit: Fraction) -> Fluctuation:
    return Fluctuation(reading, base, change, change.exceeds(limit))
