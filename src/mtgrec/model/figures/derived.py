"""Readings of one metric: its own, or computed from its parts, as click-through = clicks / exposure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from mtgrec.model.figures.formula import (
    Formula,
    Term,
    evaluate,
    expanded,
    formula_of,
    is_additive,
    is_undefined,
    keys_of,
    metrics_in,
    unit_of_term,
)
from mtgrec.model.figures.readings import (
    Reading,
    Rows,
    Series,
    has_mixed_units,
    last_reading,
    select_rows,
    sum_of,
    units_of,
)
from mtgrec.model.values.amount import Amount, rounded_text
from mtgrec.model.values.metric_names import QUOTIENTS
from mtgrec.model.values.quantity import show
from mtgrec.model.values.words import fold


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
    """None for a division by zero and for units that do not fit."""
    unit: str
    parts: tuple[FormulaPart, ...]
    formula: Formula

    @property
    def amount(self) -> Amount | None:
        """The value with its unit."""
        return None if self.value is None else Amount(self.value, self.unit)

    @property
    def source(self) -> str:
        """`path:line` of the last row of the first part."""
        return self.parts[0].source


class Point(NamedTuple):
    """One value of a metric, its moment and its source."""

    value: Fraction
    unit: str
    text: str
    at: datetime
    dated: bool
    """Whether only the date is known."""
    source: str
    """`path:line` of the reading, or of the last of several."""


class MetricReadings(NamedTuple):
    """The readings of one metric, in one channel or in all channels together.

    A derived metric whose parts are known is computed from them, for a day as for a period, and
    whatever rates are written beside them; a rate is never an average of rates.
    """

    written: Rows
    """Its own rows, without the rates of days on which the denominator is zero."""
    is_rate: bool
    """Whether its values must not be added up: a quotient, or a value in per cent."""
    formula: Formula | None = None
    """None for a metric without a formula, and where a part of it has no rows."""
    parts: Mapping[str, Rows] = {}
    """The rows of each part of the formula; empty without one."""

    @property
    def all_rows(self) -> list[Rows]:
        """The rows of each part; without a formula its own rows."""
        return list(self.parts.values()) if self.formula else [self.written]

    @property
    def channels(self) -> dict[str, str]:
        """The channels that are counted, by their folded names."""
        names = (series.channel for rows in self.all_rows for series, _ in rows)
        return {fold(name): name for name in names}

    def over_all_days(self) -> DerivedValue | None:
        """Return the value of the formula for the sums of its parts; None without a formula."""
        return _compute(self.formula, self.parts) if self.formula else None

    def days(self, count: int | None = None) -> list[date]:
        """Return the last days (all without `count`) that have all parts or an own row."""
        written = set(last_days(self.written, count))
        days = [set(last_days(rows, count)) for rows in self.parts.values()]
        of_parts = set.intersection(*days) if days else set()
        return sorted(written | of_parts, reverse=True)[:count]

    def on_day(self, day: date) -> Point | None:
        """Return the value of a day; None if there is none.

        Counts of several channels add up; of a rate without parts they have no common value.
        """
        if self.formula:
            rows_on_day = {key: rows_on(rows, day) for key, rows in self.parts.items()}
            if all(rows_on_day.values()):
                return _computed_point(_compute(self.formula, rows_on_day), day)
        return self._written_on(day)

    def points(self, count: int | None = None) -> list[Point]:
        """Return the last values (all without `count`), one of a day, oldest first."""
        found = (point for day in self.days() if (point := self.on_day(day)))
        return list(islice(found, count))[::-1]

    def latest(self) -> Point | None:
        """Return the value of the latest day that has one; None where `several_rates` has a day."""
        return None if self.several_rates() else next(iter(self.points(1)), None)

    def several_rates(self) -> date | None:
        """Return the latest day if only rates of several channels are known of it, else None."""
        if self.formula or not self.is_rate or not self.written:
            return None
        day = self.days(1)[0]
        return day if len(channels_on(self.written, day)) > 1 else None

    def has_same_channels(self, base: date, day: date) -> bool:
        """Return whether the values of both days contain the same channels: none is not zero."""
        return all(channels_on(rows, base) == channels_on(rows, day) for rows in self.all_rows)

    def _written_on(self, day: date) -> Point | None:
        """Return the value of a day by its own rows, of each series the last one."""
        rows = rows_on(self.written, day)
        if not rows or (self.is_rate and len(channels_on(rows, day)) > 1) or has_mixed_units(rows):
            return None
        readings = sorted(
            (series.reading(indices[-1]) for series, indices in rows), key=lambda row: row.at
        )
        last = readings[-1]
        if self.is_rate or len(readings) == 1:
            return point_of(last)
        value = sum((reading.value.exact for reading in readings), Fraction(0))
        unit = last.value.unit
        return Point(value, unit, show(value, unit), last.at, last.dated, last.source)


def point_of(reading: Reading) -> Point:
    """Return the value of one row."""
    value = reading.value
    return Point(value.exact, value.unit, value.text, reading.at, reading.dated, reading.source)


def metric_readings(
    key: str, channel: str, rows: Rows, formulas: Sequence[Formula], unit: str = ""
) -> MetricReadings:
    """Return the readings of a metric among `rows`; `unit` is that of its target, if it has one.

    With a `channel` only its rows, without one as `select_rows` chooses.
    """
    formula = formula_of(key, formulas)
    written: Rows = select_rows(rows, keys_of(key, formulas), channel)
    has_percent = unit == "%" or "%" in units_of(written)
    if formula is None:
        return MetricReadings(written, key in QUOTIENTS or has_percent)
    is_rate = not is_additive(formula.term)

    def rows_of(part: str) -> Rows:
        return select_rows(rows, keys_of(part, formulas), channel)

    term = expanded(
        formula.term, formulas, lambda part: bool(rows_of(part)), frozenset((formula.key,))
    )
    written = _defined(written, term, rows, formulas)
    parts = _of_same_scope({part: rows_of(part) for part in metrics_in(term)}, rows, formulas)
    if not parts or not all(parts.values()):
        return MetricReadings(written, is_rate or has_percent)
    return MetricReadings(written, is_rate, formula._replace(term=term), parts)


def _defined(written: Rows, term: Term, rows: Rows, formulas: Sequence[Formula]) -> Rows:
    """Return the written rates, without those whose denominator was zero in their channel that day."""
    defined: list[tuple[Series, Sequence[int]]] = []
    for series, own_indices in written:
        indices = own_indices
        parts = {
            part: select_rows(rows, keys_of(part, formulas), series.channel)
            for part in metrics_in(term)
        }
        zeros = {
            day for part in parts.values() for other, own in part for day in other.zero_days(own)
        }
        days = {
            day
            for day in zeros
            if is_undefined(
                term,
                {
                    key: sum_of(found)
                    for key, part in parts.items()
                    if (found := rows_on(part, day))
                },
            )
        }
        if days:
            indices = [index for index in indices if series.at(index).date() not in days]
        if indices:
            defined.append((series, indices))
    return defined


def _of_same_scope(
    parts: dict[str, Rows], rows: Rows, formulas: Sequence[Formula]
) -> dict[str, Rows]:
    """Return the rows of all parts by channel, where only some have rows without channel.

    Else the rows of all channels would be divided by a total that covers something else.
    """
    if len({bool(series.channel) for part in parts.values() for series, _ in part}) < 2:  # noqa: PLR2004
        return parts
    named = [pair for pair in rows if pair[0].channel]
    by_channel: dict[str, Rows] = {
        part: select_rows(named, keys_of(part, formulas), "") for part in parts
    }
    return by_channel if all(by_channel.values()) else parts


def _compute(formula: Formula, rows: Mapping[str, Rows]) -> DerivedValue:
    """Return the value of a formula over all `rows`; each part must have at least one."""
    parts = tuple(_summed(key, pairs) for key, pairs in rows.items())
    unit = unit_of_term(formula.term, {part.metric: part.amount.unit for part in parts})
    value = None
    if unit is not None and not any(has_mixed_units(pairs) for pairs in rows.values()):
        value = evaluate(formula.term, {part.metric: part.amount.value for part in parts})
    return DerivedValue(value, formula.unit or unit or "", parts, formula)


def _computed_point(computed: DerivedValue, day: date) -> Point | None:
    if computed.value is None:
        return None
    text = rounded_text(computed.value, computed.unit)
    at = datetime.combine(day, time(23, 59))
    return Point(computed.value, computed.unit, text, at, True, computed.source)


def rows_on(pairs: Rows, day: date) -> Rows:
    """Return those of the rows that were taken on a day."""
    rows_on_day = [(series, series.during(indices, day, day)) for series, indices in pairs]
    return [(series, rows) for series, rows in rows_on_day if len(rows)]


def channels_on(rows: Rows, day: date) -> frozenset[str]:
    """Return the folded names of the channels that have rows on a day."""
    return frozenset(fold(series.channel) for series, _ in rows_on(rows, day))


def _summed(key: str, pairs: Rows) -> FormulaPart:
    last, units = last_reading(pairs), units_of(pairs)
    count = sum(len(rows) for _, rows in pairs)
    amount = Amount(sum_of(pairs), units.pop() if len(units) == 1 else last.value.unit)
    return FormulaPart(key, pairs[0][0].name, amount, count, last.source)


def last_days(pairs: Rows, count: int | None = None) -> list[date]:
    """Return the last days (at most `count`) that have rows, the latest first."""
    days: set[date] = set()
    for series, rows in pairs:
        days.update(series.days(rows) if count is None else _days_of_series(series, rows, count))
    return sorted(days, reverse=True)[:count]


def _days_of_series(series: Series, rows: Sequence[int], count: int) -> list[date]:
    days: list[date] = []
    while len(rows) and len(days) < count:
        day = series.at(rows[-1]).date()
        days.append(day)
        rows = rows[: len(rows) - len(series.during(rows, day, day))]
    return days
