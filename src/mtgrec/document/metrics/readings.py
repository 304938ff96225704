"""Parse `metrics.csv` into series of readings; rows that cannot be read become problems.

A file may hold a million rows, so each spelling of a date is parsed once, and the numbers of a
series are converted together.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import tzinfo
from itertools import compress
from operator import itemgetter
from typing import Any, NamedTuple

from mtgrec.document.metrics.csv_format import column, columns_of, csv_lines, title_of
from mtgrec.document.metrics.file_decimals import (
    has_commas,
    has_points,
    unclear_numbers,
    write_points,
)
from mtgrec.document.metrics.moments import Moments
from mtgrec.document.metrics.row_blocks import Block, read_block
from mtgrec.document.metrics.wrong_rows import WrongRows
from mtgrec.document.record.short import LONGEST, short_moment
from mtgrec.document.source import Source, decode
from mtgrec.model.figures.readings import Adders, Series
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.problem import Problem
from mtgrec.model.values.columns import call_all, moment_of
from mtgrec.model.values.date_errors import NoDate, UncertainDate
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.quantity import NoNumber, read_quantity
from mtgrec.model.values.words import fold
from mtgrec.rules.files.tables import NO_COLUMN, SAME_COLUMN, SEVERAL_TABLES, UNCLEAR_CAMPAIGN

MAX_SERIES = 10_000
_LONG_CELL = N_("a cell has more than {count} characters")
_CLASH = N_("line {line} says something else for the same day")
_MISSING_CELL = {
    "date": N_("there is no date"),
    "metric": N_("there is no metric"),
    "value": N_("there is no value"),
}


def too_many_series(most: int) -> tuple[Message, Message]:
    """Return what to say where a file has more than `most` series, and what helps."""
    return (
        Message(N_("more than {count} channels and metrics in one file"), count=f"{most:,}"),
        Message(SEVERAL_TABLES),
    )


class Readings(NamedTuple):
    """The series of one file, and its problems."""

    series: list[Series]
    problems: list[Problem]
    decimal_comma: bool = False
    """Whether the file writes its numbers with decimal commas."""


_COLUMN_NAMES = ("campaign", "channel", "metric", "date", "value", "expected")


def parse_readings(
    source: Source,
    campaigns: Sequence[str],
    zone: tzinfo | None = None,
    spellings: dict[str, str] | None = None,
) -> Readings:
    """Return the readings of a file; `campaigns` are those of the records in its folder.

    Without a campaign column, `campaigns` must have one element, to which all rows belong. `zone`
    is the workspace's time zone, for moments with a zone of their own. `spellings` holds the
    campaigns known so far by their keys, and takes up new ones.
    """
    known = {name_key(name): name for name in campaigns} if spellings is None else spellings
    try:
        return _parsed(source, campaigns, _Reader(source.path, zone, known))
    except UnicodeDecodeError:
        problem = decode(source)
        return Readings([], [problem] if isinstance(problem, Problem) else [])


def _parsed(source: Source, campaigns: Sequence[str], reader: "_Reader") -> Readings:
    table = csv.reader(csv_lines(source, reader.note_unclosed), strict=False)
    heading: list[str] = []
    with suppress(csv.Error):  # a cell larger than 128 KiB, so no column of ours
        heading = next((row for row in table if any(map(str.strip, row))), [])
    columns = columns_of(heading)
    place = (max(1, table.line_num), 1)
    if missing := [name for name in _MISSING_CELL if name not in columns]:
        problem = NO_COLUMN.at(source.path, place, column=listed(missing))
        return Readings([], [problem, *reader.wrong.problems(source.path)])
    if "campaign" not in columns and len(campaigns) != 1:
        return Readings([], [UNCLEAR_CAMPAIGN.at(source.path, place)])
    duplicates = list(_columns_twice(heading, columns))
    reader.begin(columns, campaigns[0] if len(campaigns) == 1 else "")
    reader.read(table, quotes=b'"' in source.data)
    reader.close()
    series = [each for each in reader.series.values() if len(each)]
    same_columns = (SAME_COLUMN.at(source.path, place, **same) for same in duplicates)
    problems = [*same_columns, *reader.wrong.problems(source.path)]
    return Readings(series, problems, reader.decimal_comma)


def _columns_twice(heading: Sequence[str], columns: dict[str, int]) -> Iterator[dict[str, str]]:
    """Yield the headings that name the same column as an earlier one, with both texts."""
    for number, text in enumerate(heading):
        name = column(text)
        if name is not None and columns[name] != number:
            first = heading[columns[name]].strip()
            yield {"heading": text.strip(), "first": first, "column": title_of(name)}


class _Reader:
    """Sorts the rows of one file into series."""

    def __init__(self, path: str, zone: tzinfo | None, spellings: dict[str, str]) -> None:
        self.path = path
        self.campaign = ""
        self.zone = zone
        self.decimal_comma = False
        self.spellings = spellings
        self.series: dict[tuple[str, str, str], Series] = {}
        self.wrong = WrongRows()
        self._columns: list[int] = []
        self._naming: list[int] = []
        """The columns that identify a series; at least two, so that their cells are a tuple."""
        self._adders: dict[tuple[str, ...], Adders] = {}
        self._moments = Moments(lambda text: moment_of(*short_moment(text, zone=zone)))
        self._unclear: dict[int, Message] = {}

    def note_unclosed(self, line: int, column: int) -> None:
        """Take up the place of a quotation mark that nothing closes."""
        self.wrong.add(line, Message(N_("a quotation mark is opened and never closed")), column)

    def begin(self, columns: dict[str, int], campaign: str) -> None:
        """Take the columns, and the campaign of rows that name none."""
        self.campaign = campaign
        self._columns = [columns.get(name, -1) for name in _COLUMN_NAMES]
        naming = [column for column in self._columns[:3] if column >= 0]
        self._naming = naming if len(naming) > 1 else naming * 2

    def read(self, table: Any, *, quotes: bool) -> None:
        """Read all rows; one that the csv module rejects is wrong. See `read_block`."""
        while block := read_block(table, quotes=quotes):
            try:
                self._read_columns(block)
            except (KeyError, IndexError, NoDate):  # a new series, a short row, a wrong date
                self._read_rows(block)
            if block.error:  # a cell larger than 128 KiB, which is no row of readings
                self.wrong.add(block.following, Message(_LONG_CELL, count=LONGEST))

    def _read_columns(self, block: Block) -> None:
        """Read rows that all have a known series and a date; else raises an error, and adds none."""
        columns = block.columns
        date, value, expected_column = self._columns[3:]
        values, expected = columns[value], columns[expected_column] if expected_column >= 0 else ()
        if not all(values):
            raise IndexError
        names = zip(*[columns[column] for column in self._naming], strict=True)
        adders = list(map(self._adders.__getitem__, names))
        moments = list(map(self._moments.__getitem__, columns[date]))
        add_moment, add_line, add_value, *add_expected = zip(*adders, strict=True)
        call_all(add_moment, moments)
        call_all(add_line, block.lines)
        call_all(add_value, values)  # converted in close(), for all rows together
        if any(expected):
            for add, cells in zip(add_expected, (block.lines, expected), strict=True):
                call_all(compress(add, expected), compress(cells, expected))

    def _read_rows(self, block: Block) -> None:
        names = itemgetter(*self._naming)
        date, value, expected = self._columns[3:]
        for line, row in zip(block.lines, block.rows, strict=True):
            try:
                add = self._adders[names(row)]
                moment = self._moments[row[date]]
                number, expected_text = row[value], row[expected] if expected >= 0 else ""
            except (KeyError, IndexError, NoDate):
                number = ""
            if not number:
                self._read_new(line, row, names)
                continue
            add[0](moment)
            add[1](line)
            add[2](number)
            if expected_text:
                add[3](line)
                add[4](expected_text)

    def _read_new(self, line: int, row: list[str], names: Callable[[list[str]], Any]) -> None:
        """Read a row whose series or date is new in its spelling."""
        cells = [row[column].strip() if 0 <= column < len(row) else "" for column in self._columns]
        campaign, channel, metric, date, value, expected = cells
        if not any(cells):
            return
        if reason := self._row_error(cells):
            self.wrong.add(line, reason)
            return
        series = self._series(campaign or self.campaign, channel, metric)
        if series is None:
            reason, help = too_many_series(MAX_SERIES)
            self.wrong.add(line, reason, help=help)
            return
        series.add(self._moments[date], line, value, expected)
        with suppress(IndexError):
            self._adders[names(row)] = series.adders

    def _row_error(self, cells: list[str]) -> Message | None:
        """Return why a row cannot be read, or None."""
        _, _, metric, date, value, _ = cells
        if max(map(len, cells)) > LONGEST:
            return Message(_LONG_CELL, count=LONGEST)
        for name, text in (("date", date), ("metric", metric), ("value", value)):
            if not text:
                return Message(_MISSING_CELL[name])
        try:
            self._moments[date]
        except UncertainDate as error:
            sentence = N_("“{value}” is no certain day: {reason}")
            return Message(sentence, value=date, reason=error.reason)
        except NoDate:
            return Message(N_("“{value}” is no date"), value=date)
        return None

    def _series(self, campaign: str, channel: str, metric: str) -> Series | None:
        """Return the series of a row, the same for all spellings of its names, or None."""
        campaign = self.spellings.setdefault(name_key(campaign), campaign)
        new = Series(campaign, channel, metric, self.path)
        key = (campaign, fold(channel), new.metric)
        if len(self.series) >= MAX_SERIES:
            return self.series.get(key)
        return self.series.setdefault(key, new)

    def close(self) -> None:
        """Sort all series; of two different values for one moment, the later is wrong."""
        every = self.series.values()
        unusual = {key: series.unusual_values() for key, series in self.series.items()}
        commas = has_commas(text for values in unusual.values() for _, text in values)
        if commas:
            unusual = {}
            self.decimal_comma = not has_points(every)
            if self.decimal_comma:
                write_points(every)
        if not self.decimal_comma:
            self._unclear = dict(unclear_numbers(every, mixed=commas))
        for key, series in self.series.items():
            self._drop_wrong_numbers(series, unusual.get(key))
            for line, first in series.close():
                self.wrong.add(line, Message(_CLASH, line=first))

    def _drop_wrong_numbers(self, series: Series, unusual: list[tuple[int, str]] | None) -> None:
        dropped: set[int] = set()
        for line, _ in series.texts() if self._unclear else ():
            if line in self._unclear and line not in dropped:
                dropped.add(line)
                self.wrong.add(line, self._unclear[line])
        for line, text in series.unusual_values() if unusual is None else unusual:
            if line in dropped:
                continue
            if reason := _number_error(text.strip()):
                dropped.add(line)
                self.wrong.add(line, reason)
        if dropped:
            series.drop(dropped)


def _number_error(text: str) -> Message | None:
    if not text:
        return Message(_MISSING_CELL["value"])
    if len(text) > LONGEST:
        return Message(_LONG_CELL, count=LONGEST)
    try:
        read_quantity(text)
    except NoNumber as error:
        return error.problem
    return None
