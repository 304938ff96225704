"""Derived metrics: computed from others if not measured, as click-through = clicks / exposure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.formula import (
    Formula,
    evaluate,
    formula_of,
    metrics_in,
)
from mtgrec.model.figures.readings import Rows, Series, select
from mtgrec.model.values.amount import Amount, rounded_text
from mtgrec.model.values.words import fold

_MAX_DAYS_BACK = 60
"""The number of latest days among which one with all parts of a formula is searched."""


class FormulaPart(NamedTuple):
    """The sum of one metric of a formula."""

    metric: str
    name: str
    """The name as it is written in the readings."""
    amount: Amount
    rows: int
    source: str
    """`path:line` of the last row."""


class DerivedValue(NamedTuple):
    """The value of a derived metric with the parts that it was computed from."""

    value: Fraction | None
    """None for a division by zero and for mixed units."""
    unit: str
    parts: tuple[FormulaPart, ...]
    formula: str

    @property
    def amount(self) -> Amount | None:
        """The value with its unit."""
        return None if self.value is None else Amount(self.value, self.unit)

    @property
    def text(self) -> str:
        """The value rounded for display."""
        return "" if self.value is None else rounded_text(self.value, self.unit)

    @property
    def source(self) -> str:
        """`path:line` of the last row of the first part."""
        return self.parts[0].source if self.parts else ""


def rows_of_parts(
    formula: Formula, series: Iterable[Series], channel: str, now: datetime
) -> dict[str, Rows] | None:
    """Return the rows of each metric in a formula; None if one of them has none.

    With a `channel` only its rows, without one as `select` chooses.
    """
    all_series = tuple(series)
    rows_by_key: dict[str, Rows] = {
        key: select(all_series, key, channel, now) for key in metrics_in(formula.term)
    }
    return rows_by_key if rows_by_key and all(rows_by_key.values()) else None


def compute(formula: Formula, rows: Mapping[str, Rows]) -> DerivedValue:
    """Return the value of a formula over all `rows`; each part must have at least one."""
    parts = tuple(_summed(key, pairs) for key, pairs in rows.items())
    value = None
    if not any(has_mixed_units(pairs) for pairs in rows.values()):
        value = evaluate(formula.term, {part.metric: part.amount.value for part in parts})
    return DerivedValue(value, formula.unit or _common_unit(parts), parts, formula.text)


def on_day(formula: Formula, rows: Mapping[str, Rows], day: date) -> DerivedValue | None:
    """Return the value of a formula on one day; None where a part has no row on it."""
    rows_on_day = {key: _rows_on(pairs, day) for key, pairs in rows.items()}
    return compute(formula, rows_on_day) if all(rows_on_day.values()) else None


def part_channels(rows: Mapping[str, Rows], day: date) -> list[frozenset[str]]:
    """Return, for each part of a formula, the channels with a row on `day`."""
    return [
        frozenset(fold(series.channel) for series, _ in _rows_on(pairs, day))
        for pairs in rows.values()
    ]


def value_on(formula: Formula, rows: Mapping[str, Rows], day: date) -> Fraction | None:
    """Return the number of a formula on one day; None without a row of each part or a value."""
    values: dict[str, Fraction] = {}
    for key, pairs in rows.items():
        rows_on_day = _rows_on(pairs, day)
        if not rows_on_day:
            return None
        values[key] = sum((series.total(day_rows) for series, day_rows in rows_on_day), Fraction(0))
    return evaluate(formula.term, values)


def derived_value(
    key: str,
    available: Iterable[Formula],
    series: Iterable[Series],
    channel: str,
    now: datetime,
    *,
    latest: bool,
) -> DerivedValue | None:
    """Return a metric computed by its formula, None if it has no formula or lacks readings.

    `latest` takes the last day that has all parts and a value, otherwise all days together.
    """
    formula = formula_of(key, available)
    rows = rows_of_parts(formula, series, channel, now) if formula else None
    if formula is None or rows is None:
        return None
    if not latest:
        return compute(formula, rows)
    values_by_day = (
        on_day(formula, rows, day) for day in last_days(next(iter(rows.values())), _MAX_DAYS_BACK)
    )
    return next((each for each in values_by_day if each and each.value is not None), None)


def _rows_on(pairs: Rows, day: date) -> Rows:
    rows_on_day = [(series, series.during(indices, day, day)) for series, indices in pairs]
    return [(series, rows) for series, rows in rows_on_day if len(rows)]


def _summed(key: str, pairs: Rows) -> FormulaPart:
    value = sum((series.total(rows) for series, rows in pairs), Fraction(0))
    last = max((series.reading(rows[-1]) for series, rows in pairs), key=lambda row: row.at)
    count = sum(len(rows) for _, rows in pairs)
    return FormulaPart(key, pairs[0][0].name, Amount(value, last.value.unit), count, last.source)


def has_mixed_units(pairs: Rows) -> bool:
    """Return whether rows have several units, such as ¥ and $, which cannot be added."""
    return len({unit for series, rows in pairs for unit in series.units(rows)}) > 1


def _common_unit(parts: Iterable[FormulaPart]) -> str:
    """Return the unit of the parts if only one kind occurs: money per person is money."""
    units = {part.amount.unit for part in parts if part.amount.unit}
    return units.pop() if len(units) == 1 else ""


def last_days(pairs: Rows, count: int) -> list[date]:
    """Return the last days (at most `count`) that have rows, the latest first."""
    days: set[date] = set()
    for series, rows in pairs:
        days.update(_days_of_series(series, rows, count))
    return sorted(days, reverse=True)[:count]


def _days_of_series(series: Series, rows: Sequence[int], count: int) -> list[date]:
    days: list[date] = []
    while len(rows) and len(days) < count:
        day = series.at(rows[-1]).date()
        days.append(day)
        rows = rows[: len(rows) - len(series.during(rows, day, day))]
    return days
