"""Derived metrics: computed from other metrics, as click-through = clicks / exposure."""

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
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.quantity import show
from mtgrec.model.values.ratio import round_fraction
from mtgrec.model.values.words import fold

_MAX_DAYS_BACK = 60  # days on which the parts of a quotient are looked for


class FormulaPart(NamedTuple):
    """One metric of a formula, added up."""

    metric: str
    name: str
    """As it is written in the readings."""
    amount: Amount
    rows: int
    source: str
    """`path:line` of the last row in it."""


class DerivedValue(NamedTuple):
    """A derived value and all that went into it."""

    value: Fraction | None
    """None where something would be divided by zero, or where units are mixed."""
    unit: str
    parts: tuple[FormulaPart, ...]
    formula: str

    @property
    def amount(self) -> Amount | None:
        """The value with its unit."""
        return None if self.value is None else Amount(self.value, self.unit)

    @property
    def text(self) -> str:
        """As people read it: rounded, for most quotients have no end."""
        return "" if self.value is None else rounded_text(self.value, self.unit)

    @property
    def source(self) -> str:
        """`path:line` of the last row of the first part."""
        return self.parts[0].source if self.parts else ""


def rounded_text(value: Fraction, unit: str) -> str:
    """Return a quotient as people write it: two digits behind the point, of a small one more."""
    digits = 4 if unit == "%" else 2
    while digits < 12 and value and abs(value) * 10**digits < 10:  # noqa: PLR2004 - two that count
        digits += 1
    return show(round_fraction(value, digits), unit)


def rows_of_parts(
    formula: Formula, series: Iterable[Series], channel: str, now: datetime
) -> dict[str, Rows] | None:
    """Return the rows of each part in a channel, or in all; None where one of them has no rows."""
    every = tuple(series)
    found: dict[str, Rows] = {
        key: select(every, key, channel, now) for key in metrics_in(formula.term)
    }
    return found if found and all(found.values()) else None


def compute(formula: Formula, rows: Mapping[str, Rows]) -> DerivedValue:
    """Return what a formula comes to over all of the rows; each part has at least one."""
    added = tuple(_summed(key, pairs) for key, pairs in rows.items())
    value = None
    if not any(has_mixed_units(pairs) for pairs in rows.values()):
        value = evaluate(formula.term, {part.metric: part.amount.value for part in added})
    return DerivedValue(value, formula.unit or _common_unit(added), added, formula.text)


def on_day(formula: Formula, rows: Mapping[str, Rows], day: date) -> DerivedValue | None:
    """Return what a formula comes to on one day; None where one of its parts has no row on it."""
    that_day = {key: _rows_on(pairs, day) for key, pairs in rows.items()}
    return compute(formula, that_day) if all(that_day.values()) else None


def part_channels(rows: Mapping[str, Rows], day: date) -> list[frozenset[str]]:
    """Return, for each part of a formula, the channels that have a row on a day."""
    return [
        frozenset(fold(series.channel) for series, _ in _rows_on(pairs, day))
        for pairs in rows.values()
    ]


def value_on(formula: Formula, rows: Mapping[str, Rows], day: date) -> Fraction | None:
    """Return the bare value of one day; None where a part of it has no row, or where it has no value."""
    values: dict[str, Fraction] = {}
    for key, pairs in rows.items():
        that_day = _rows_on(pairs, day)
        if not that_day:
            return None
        values[key] = sum((series.total(cut) for series, cut in that_day), Fraction(0))
    return evaluate(formula.term, values)


def derived_value(
    key: str,
    known: Iterable[Formula],
    series: Iterable[Series],
    channel: str,
    now: datetime,
    *,
    latest: bool,
) -> DerivedValue | None:
    """Return a computed metric: of the last day with readings of all its parts, or over all days."""
    formula = formula_of(key, known)
    rows = rows_of_parts(formula, series, channel, now) if formula else None
    if formula is None or rows is None:
        return None
    if not latest:
        return compute(formula, rows)
    found = (
        on_day(formula, rows, day) for day in last_days(next(iter(rows.values())), _MAX_DAYS_BACK)
    )
    return next((each for each in found if each and each.value is not None), None)


def _rows_on(pairs: Rows, day: date) -> Rows:
    cut = [(series, series.during(known, day, day)) for series, known in pairs]
    return [(series, rows) for series, rows in cut if len(rows)]


def _summed(key: str, pairs: Rows) -> FormulaPart:
    value = sum((series.total(rows) for series, rows in pairs), Fraction(0))
    last = max((series.reading(rows[-1]) for series, rows in pairs), key=lambda row: row.at)
    count = sum(len(rows) for _, rows in pairs)
    return FormulaPart(key, pairs[0][0].name, Amount(value, last.value.unit), count, last.source)


def has_mixed_units(pairs: Rows) -> bool:
    """Return whether rows are in several units: ¥ and $ have no sum that means anything."""
    return len({unit for series, rows in pairs for unit in series.units(rows)}) > 1


def _common_unit(added: Iterable[FormulaPart]) -> str:
    """Return the unit of the only part that has one: money per head is money."""
    units = {part.amount.unit for part in added if part.amount.unit}
    return units.pop() if len(units) == 1 else ""


def last_days(pairs: Rows, count: int) -> list[date]:
    """Return the last days on which there are rows, the latest first."""
    days: set[date] = set()
    for series, rows in pairs:
        days.update(_days_of_series(series, rows, count))
    return sorted(days, reverse=True)[:count]


def _days_of_series(series: Series, rows: Sequence[int], count: int) -> list[date]:
    found: list[date] = []
    while len(rows) and len(found) < count:
        day = series.at(rows[-1]).date()
        found.append(day)
        rows = rows[: len(rows) - len(series.during(rows, day, day))]
    return found
