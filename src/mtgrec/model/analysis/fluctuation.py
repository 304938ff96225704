"""Fluctuation: how much a core metric changed from one reading to the next (B11)."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.day_values import same_channels
from mtgrec.model.figures.derived import rows_of_parts
from mtgrec.model.figures.derived_days import DerivedDay, derived_days
from mtgrec.model.figures.formula import formula_of
from mtgrec.model.figures.kpi_targets import series_of
from mtgrec.model.figures.readings import Reading, Series
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.metric_names import metric_key
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


def is_watched(kpi: Item) -> bool:
    """Return whether fluctuations of a KPI are reported: only those of core metrics."""
    return kpi.text("tier") == "core"


def fluctuations(record: Record, kpi: Item, context: Context) -> list[Fluctuation]:
    """Return the steps of a core KPI's readings that exceed the limit, oldest first."""
    limit = Fraction(context.thresholds.fluctuation)
    result = [
        step(series.reading(base), series.reading(index), limit)
        for series, rows in _core_series(record, kpi, context)
        for base, index in pairwise(rows)
        if _step_exceeds_limit(series.value(base), series.value(index), limit)
    ]
    result += [each for each in _derived_steps(record, kpi, context, limit) if each.fires]
    return sorted(result, key=lambda each: (each.reading.at, each.reading.channel))


def last_steps(record: Record, kpi: Item, context: Context) -> list[Fluctuation]:
    """Return the step to the newest reading of each series of a core KPI."""
    limit = Fraction(context.thresholds.fluctuation)
    result = [
        step(series.reading(rows[-2]), series.reading(rows[-1]), limit)
        for series, rows in _core_series(record, kpi, context)
        if len(rows) > 1
    ]
    return [*result, *_derived_steps(record, kpi, context, limit)[-1:]]


def _core_series(record: Record, kpi: Item, context: Context) -> list[tuple[Series, Sequence[int]]]:
    if not is_watched(kpi):
        return []
    return series_of(kpi, context.series(record), context.now)


def _derived_steps(
    record: Record, kpi: Item, context: Context, limit: Fraction
) -> list[Fluctuation]:
    """Return the steps of a core KPI that is computed by a formula."""
    if not is_watched(kpi) or kpi.quantity("actual") or _core_series(record, kpi, context):
        return []
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    formula = formula_of(key, context.formulas)
    channel, series = kpi.text("channel") or "", context.series(record)
    rows = rows_of_parts(formula, series, channel, context.now) if formula else None

    def change_of_day(base: DerivedDay, day: DerivedDay) -> Ratio:
        days = base.reading.at.date(), day.reading.at.date()
        if not same_channels((rows or {}).values(), *days):
            return Ratio(None, None, "other-channels")
        return change(base.exact, day.exact)

    return [
        _fluctuation(base.reading, day.reading, change_of_day(base, day), limit)
        for base, day in pairwise(derived_days(record, kpi, context))
    ]


def step(base: Reading, reading: Reading, limit: Fraction) -> Fluctuation:
    """Return the step from one reading to the next; exactly `limit` is still allowed."""
    return _fluctuation(base, reading, _change_between(base.value, reading.value), limit)


@lru_cache(maxsize=4096)
def _step_exceeds_limit(base: Quantity, value: Quantity, limit: Fraction) -> bool:
    return _exceeds_limit(_change_between(base, value), limit)


def _change_between(base: Quantity, value: Quantity) -> Ratio:
    if not comparable(value, base):
        return Ratio(value.exact, base.exact, "other-unit")
    return change(base.exact, value.exact)


def _fluctuation(base: Reading, reading: Reading, change: Ratio, limit: Fraction) -> Fluctuation:
    return Fluctuation(reading, base, change, _exceeds_limit(change, limit))


def _exceeds_limit(change: Ratio, limit: Fraction) -> bool:
    return change.exact is not None and abs(change.exact) > limit
