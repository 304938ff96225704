"""A KPI without readings of its own, day by day, computed by its formula from other metrics."""

from datetime import datetime, time
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import DerivedValue, last_days, on_day, rows_of_parts
from mtgrec.model.figures.formula import formula_of
from mtgrec.model.figures.readings import Reading
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.quantity import read_quantity

_MOST = 366


class DerivedDay(NamedTuple):
    """One day's value."""

    reading: Reading
    """As if somebody had measured it: rounded, and standing where its first part is."""
    exact: Fraction


def derived_days(record: Record, kpi: Item, context: Context) -> list[DerivedDay]:
    """Return the values of the days on which all parts of a KPI's formula have readings, oldest first.

    Nothing for a KPI whose metric has no formula, or lacks the readings of one of its parts.
    """
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    channel = kpi.text("channel") or ""
    formula = formula_of(key, context.formulas)
    if formula is None:
        return []
    rows = rows_of_parts(formula, context.series(record), channel, context.now)
    if rows is None:
        return []
    found: list[DerivedDay] = []
    for day in reversed(last_days(next(iter(rows.values())), _MOST)):
        computed = on_day(formula, rows, day)
        if computed and computed.value is not None:
            at = datetime.combine(day, time(23, 59))
            found.append(DerivedDay(_as_reading(computed, key, channel, at), computed.value))
    return found


def _as_reading(computed: DerivedValue, key: str, channel: str, at: datetime) -> Reading:
    path, _, line = computed.source.rpartition(":")
    value = read_quantity(computed.text)
    return Reading(at, True, channel, key, value, None, "", path, int(line))
