"""Turn the rows of an export into readings; all errors are found before anything is written."""

from collections.abc import Callable, Iterator
from datetime import date, time, tzinfo
from decimal import Decimal
from typing import NamedTuple

from mtgrec.document.metrics.export_columns import Columns
from mtgrec.document.metrics.export_names import is_missing
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
from mtgrec.model.values.date_errors import NoDate, UncertainDate, YearMissing
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.words import fold

_MIDNIGHT = time()
_COMPACT_DIGITS = 8  # digits of 20260605


class Defaults(NamedTuple):
    """Values for what the rows do not contain."""

    campaign: str
    channel: str
    spell_metric: Callable[[str], str]
    """Returns the name of a metric as this campaign writes it."""
    spell_channel: Callable[[str], str]
    today: date = date.max
    """The last possible day of a reading."""
    zone: tzinfo | None = None
    """The workspace's time zone, for moments with a zone of their own."""


class _Value(NamedTuple):
    """One cell that holds a value."""

    heading: str
    metric: str
    text: str
    unit: str


class Export(NamedTuple):
    """The readings in an export, and the rows that cannot be read."""

    rows: list[NewRow]
    wrong: list[Wrong]


def read_rows(table: Table, columns: Columns, defaults: Defaults) -> Export:
    """Return every reading once; a second, different value for a moment is reported as wrong."""
    reader = _Reader(columns, defaults)
    for row in table.rows:
        reader.read(row)
    wrong = sorted([*table.wrong, *reader.wrong], key=lambda each: each.number)
    return Export(_days_only(list(reader.rows.values())), wrong)


def _days_only(rows: list[NewRow]) -> list[NewRow]:
    """Return the rows without their time if all are at midnight, as spreadsheets write days."""
    if any(row.clock not in (None, _MIDNIGHT) for row in rows):
        return rows
    return [row._replace(clock=None) for row in rows]


class _Reader:
    def __init__(self, columns: Columns, defaults: Defaults) -> None:
        self.columns = columns
        self.defaults = defaults
        self.rows: dict[tuple[date, time | None, str, str], NewRow] = {}
        self._unread_cells: dict[tuple[date, time | None, str, str], list[str]] = {}
        """The unread cells in the row of each reading, to tell other rows from repetitions."""
        self.wrong: list[Wrong] = []

    def read(self, row: Row) -> None:
        """Add the readings of one row."""
        try:
            day, clock = _moment(self._cell(row, "date"), self.defaults.zone)
            self._check_day(day)
            channel = self._channel(row)
            self._check_campaign(row)
        except WrongValue as error:
            self.wrong.append(Wrong(row.number, error.reason))
            return
        for value in self._values(row):
            self._add(row, (day, clock), channel, value)

    def _cells_not_read(self, row: Row) -> list[str]:
        read = {column.place for column in self.columns.columns}
        return [cell for place, cell in enumerate(row.cells) if place not in read]

    def _cell(self, row: Row, role: str) -> str:
        column = self.columns.of(role)
        return row.cells[column.place] if column else ""

    def _channel(self, row: Row) -> str:
        written = self._cell(row, "channel")
        name = self.defaults.channel if is_missing(written) else written_name(written)
        return self.defaults.spell_channel(name) if name else ""

    def _check_day(self, day: date) -> None:
        if day > self.defaults.today:
            raise WrongValue(Message(N_("{day} is still to come"), day=day.isoformat()))

    def _check_campaign(self, row: Row) -> None:
        written = self._cell(row, "campaign")
        if written and name_key(written) != name_key(self.defaults.campaign):
            raise WrongValue(
                Message(
                    N_("this row belongs to “{other}”, not to {campaign}"),
                    other=written[:LONGEST],
                    campaign=self.defaults.campaign,
                )
            )

    def _values(self, row: Row) -> Iterator[_Value]:
        """Yield the values of a row, without empty cells."""
        if self.columns.of("metric"):
            metric = self._cell(row, "metric")
            found = [_Value(metric, metric, self._cell(row, "value"), "")]
        else:
            found = [
                _Value(column.heading, column.metric, row.cells[column.place], column.unit)
                for column in self.columns.readings
            ]
        return (value for value in found if not is_missing(value.text))

    def _add(self, row: Row, moment: tuple[date, time | None], channel: str, value: _Value) -> None:
        try:
            written = written_value(value.text, value.metric, value.unit)
            new = self._row(row, moment, channel, value.metric, written)
        except WrongValue as error:
            self.wrong.append(Wrong(row.number, _in_column(value.heading, error.reason)))
            return
        key = (*moment, fold(channel), metric_key(new.metric))
        first = self.rows.setdefault(key, new)
        other_row = self._unread_cells.setdefault(
            key, self._cells_not_read(row)
        ) != self._cells_not_read(row)
        if other_row and same_value(first.value, read_quantity(new.value)):
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
        expected_text = self._cell(row, "expected")
        expected = "" if is_missing(expected_text) else written_value(expected_text, metric)
        return NewRow(*moment, channel, name, value, expected, self.defaults.campaign, row.number)


def _in_column(heading: str, reason: Message) -> Message:
    return Message("{heading}: {reason}", heading=heading, reason=reason) if heading else reason


def _moment(text: str, zone: tzinfo | None) -> tuple[date, time | None]:
    """Return the day and the time (or None) in a cell of dates; raises WrongValue."""
    if not text:
        raise WrongValue(Message(N_("there is no date")))
    digits = text.replace(".", "", 1)
    if digits.isascii() and digits.isdecimal() and len(text) <= LONGEST:
        found = _compact_day(text) or from_serial(Decimal(text))
        if found:
            return found
    try:
        return short_moment(text, zone=zone)
    except YearMissing:
        raise WrongValue(Message(N_("“{value}” says no year"), value=text)) from None
    except UncertainDate as error:
        sentence = N_("“{value}” is no certain day: {reason}")
        raise WrongValue(Message(sentence, value=text, reason=error.reason)) from None
    except NoDate:
        raise WrongValue(Message(N_("“{value}” is no date"), value=text[:LONGEST])) from None


def _compact_day(text: str) -> tuple[date, None] | None:
    """Return the day written as eight digits (20260605), or None."""
    if len(text) != _COMPACT_DIGITS or "." in text:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])), None
    except ValueError:
        return None
