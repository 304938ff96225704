"""From the rows of an export to readings: all that is wrong is found before anything is written."""

from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from mtgrec.document.metrics.export_columns import Columns
from mtgrec.document.metrics.export_names import is_nothing
from mtgrec.document.metrics.export_table import Row, Table, Wrong
from mtgrec.document.record.short import LONGEST, short_moment
from mtgrec.model.editing.new_readings import (
    NewRow,
    WrongValue,
    from_serial,
    same_value,
    written_name,
    written_value,
)
from mtgrec.model.message import N_, Message
from mtgrec.model.values.dates import NoDate, YearMissing
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.words import fold

_MIDNIGHT = time()
_COMPACT = 8  # digits of 20260605


class Defaults(NamedTuple):
    """What the rows do not say themselves."""

    campaign: str
    channel: str
    spell_metric: Callable[[str], str]
    """Returns a metric's name as it is written in this campaign."""
    spell_channel: Callable[[str], str]
    today: date = date.max
    """The last day on which something can have been measured."""


class _Value(NamedTuple):
    """One cell that holds a value."""

    heading: str
    metric: str
    text: str
    unit: str


class Export(NamedTuple):
    """The readings in an export, and what is wrong with it."""

    rows: list[NewRow]
    wrong: list[Wrong]


def read_rows(table: Table, columns: Columns, defaults: Defaults) -> Export:
    """Return every reading once; two that differ for the same moment are wrong."""
    reader = _Reader(columns, defaults)
    for row in table.rows:
        reader.read(row)
    wrong = sorted([*table.wrong, *reader.wrong], key=lambda each: each.number)
    return Export(_days_only(list(reader.rows.values())), wrong)


def _days_only(rows: list[NewRow]) -> list[NewRow]:
    """Return the rows without their time where every one says midnight, as sheets write days."""
    if any(row.clock not in (None, _MIDNIGHT) for row in rows):
        return rows
    return [row._replace(clock=None) for row in rows]


class _Reader:
    def __init__(self, columns: Columns, defaults: Defaults) -> None:
        self.columns = columns
        self.defaults = defaults
        self.rows: dict[tuple[date, time | None, str, str], NewRow] = {}
        self._passed_over: dict[tuple[date, time | None, str, str], list[str]] = {}
        """What else stands in the row of each reading: two campaigns of one day are no repetition."""
        self.wrong: list[Wrong] = []

    def read(self, row: Row) -> None:
        """Take the readings of one row."""
        try:
            day, clock = _moment(self._cell(row, "date"))
            self._check_day(day)
            channel = self._channel(row)
            self._check_campaign(row)
        except WrongValue as error:
            self.wrong.append(Wrong(row.number, error.reason))
            return
        for value in self._values(row):
            self._take(row, (day, clock), channel, value)

    def _unread(self, row: Row) -> list[str]:
        read = {column.place for column in self.columns.columns}
        return [cell for place, cell in enumerate(row.cells) if place not in read]

    def _cell(self, row: Row, role: str) -> str:
        column = self.columns.of(role)
        return row.cells[column.place] if column else ""

    def _channel(self, row: Row) -> str:
        written = self._cell(row, "channel")
        name = self.defaults.channel if is_nothing(written) else written_name(written)
        return self.defaults.spell_channel(name) if name else ""

    def _check_day(self, day: date) -> None:
        if day > self.defaults.today:
            raise WrongValue(Message(N_("{day} is still to come"), day=day.isoformat()))

    def _check_campaign(self, row: Row) -> None:
        written = self._cell(row, "campaign")
        if written and fold(written) != fold(self.defaults.campaign):
            raise WrongValue(
                Message(
                    N_("this row belongs to “{other}”, not to {campaign}"),
                    other=written[:LONGEST],
                    campaign=self.defaults.campaign,
                )
            )

    def _values(self, row: Row) -> Iterator[_Value]:
        """Yield the values of a row; an empty cell is none."""
        if self.columns.of("metric"):
            metric = self._cell(row, "metric")
            found = [_Value(metric, metric, self._cell(row, "value"), "")]
        else:
            found = [
                _Value(column.heading, column.metric, row.cells[column.place], column.unit)
                for column in self.columns.readings
            ]
        return (value for value in found if not is_nothing(value.text))

    def _take(
        self, row: Row, moment: tuple[date, time | None], channel: str, value: _Value
    ) -> None:
        try:
            written = written_value(value.text, value.metric, value.unit)
            new = self._row(row, moment, channel, value.metric, written)
        except WrongValue as error:
            self.wrong.append(Wrong(row.number, _in_column(value.heading, error.reason)))
            return
        key = (*moment, fold(channel), metric_key(new.metric))
        first = self.rows.setdefault(key, new)
        told_apart = self._passed_over.setdefault(key, self._unread(row)) != self._unread(row)
        if told_apart and same_value(first.value, read_quantity(new.value)):
            sentence = N_("{metric} stands here and in row {row}, for the same day and channel")
            reason = Message(sentence, metric=new.metric, row=first.origin)
            self.wrong.append(Wrong(row.number, reason))
        elif not same_value(first.value, read_quantity(new.value)):
            sentence = N_("{metric} is {value} here, but {first} in row {row}, for the same day")
            reason = Message(
                sentence, metric=new.metric, value=new.value, first=first.value, row=first.origin
            )
            self.wrong.append(Wrong(row.number, reason))

    def _row(
        self, row: Row, moment: tuple[date, time | None], channel: str, metric: str, value: str
    ) -> NewRow:
        if not metric:
            raise WrongValue(Message(N_("there is no metric")))
        name = self.defaults.spell_metric(written_name(metric))
        hoped = self._cell(row, "expected")
        expected = "" if is_nothing(hoped) else written_value(hoped, metric)
        return NewRow(*moment, channel, name, value, expected, self.defaults.campaign, row.number)


def _in_column(heading: str, reason: Message) -> Message:
    return Message("{heading}: {reason}", heading=heading, reason=reason) if heading else reason


def _moment(text: str) -> tuple[date, time | None]:
    """Return the day, and the time where there is one, that a cell of dates means."""
    if not text:
        raise WrongValue(Message(N_("there is no date")))
    digits = text.replace(".", "", 1)
    if digits.isascii() and digits.isdecimal() and len(text) <= LONGEST:
        found = _compact(text) or from_serial(Decimal(text))
        if found:
            return found
    try:
        return short_moment(text)
    except YearMissing:
        raise WrongValue(Message(N_("“{value}” says no year"), value=text)) from None
    except NoDate:
        raise WrongValue(Message(N_("“{value}” is no date"), value=text[:LONGEST])) from None


def _compact(text: str) -> tuple[date, None] | None:
    """Return the day that eight digits mean, 20260605."""
    if len(text) != _COMPACT or "." in text:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])), None
    except ValueError:
        return None
