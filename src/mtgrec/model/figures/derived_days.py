"""The daily values of a KPI that was not measured but is computed by a formula."""

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

_MAX_DAYS = 366


class DerivedDay(NamedTuple):
    """The computed value of one day."""

    reading: Reading
    """The rounded value as a reading, with the source of its first part."""
    exact: Fraction
    """The value before rounding."""


def derived_days(record: Record, kpi: Item, context: Context) -> list[DerivedDay]:
    """Return the values of the days that have readings of all parts, oldest first.

    Empty for a KPI whose metric has no formula, or lacks the readings of one part.
    """
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    channel = kpi.text("channel") or ""
    formula = formula_of(key, context.formulas)
    if formula is None:
        return []
    rows = rows_of_parts(formula, context.series(record), channel, context.now)
    if rows is None:
        return []
    days: list[DerivedDay] = []
    for day in reversed(last_days(next(iter(rows.values())), _MAX_DAYS)):
        value = on_day(formula, rows, day)
        if value and value.value is not None:
            at = datetime.combine(day, time(23, 59))
            days.append(DerivedDay(_as_reading(value, key, channel, at), value.value))
    return days


def _as_reading(computed: DerivedValue, key: str, channel: str, at: datetime) -> Reading:
    path, _, line = computed.source.rpartition(":")
    value = read_quantity(computed.text)
    return Reading(at, True, channel, key, value, None, "", path, int(line))
