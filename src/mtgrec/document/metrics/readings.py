"""From `metrics.csv` to readings: rows typed by their column, bad ones named by their line.

A file may hold a million rows, so a date is read once for each way in which it is written, and
numbers are looked at all together.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import time
from operator import itemgetter
from typing import Any, NamedTuple

from mtgrec.document.metrics.csv_format import column, columns_of, csv_lines, title_of
from mtgrec.document.record.short import LONGEST, short_moment
from mtgrec.document.source import Source, decode
from mtgrec.model.figures.readings import Adders, Series, moment_of
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.values.dates import NoDate
from mtgrec.model.values.quantity import NoNumber, read_quantity
from mtgrec.model.values.words import fold
from mtgrec.rules.files.tables import NO_COLUMN, SAME_COLUMN, UNCLEAR_CAMPAIGN, WRONG_ROW

_MOST_SERIES = 10_000
_MOST_MOMENTS = 50_000
_MOST_TOLD = 50
_NEEDED = {
    "date": N_("there is no date"),
    "metric": N_("there is no metric"),
    "value": N_("there is no value"),
}


class Readings(NamedTuple):
    """The series of one file, and what could not be read."""

    series: list[Series]
    problems: list[Problem]


class _Wrong(NamedTuple):
    """A row that is not read, and why."""

    line: int
    reason: Message


_NAMES = ("campaign", "channel", "metric", "date", "value", "expected")


def parse_readings(source: Source, campaigns: Sequence[str]) -> Readings:
    """Return the readings of a file; `campaigns` are those of the records in its folder.

    Without a campaign column the rows belong to the single one of them.
    """
    try:
        return _parsed(source, csv_lines(source), campaigns)
    except UnicodeDecodeError:
        problem = decode(source)
        return Readings([], [problem] if isinstance(problem, Problem) else [])


def _parsed(source: Source, lines: Iterator[str], campaigns: Sequence[str]) -> Readings:
    table = csv.reader(lines, strict=False)
    heading = next((row for row in table if any(map(str.strip, row))), [])
    columns = columns_of(heading)
    place = (max(1, table.line_num), 1)
    if missing := [name for name in _NEEDED if name not in columns]:
        return Readings([], [NO_COLUMN.at(source.path, place, column="、".join(missing))])
    if "campaign" not in columns and len(campaigns) != 1:
        return Readings([], [UNCLEAR_CAMPAIGN.at(source.path, place)])
    twice = list(_columns_twice(heading, columns))
    reader = _Reader(source.path, columns, campaigns[0] if len(campaigns) == 1 else "")
    while reader.read(table):
        pass
    reader.close()
    series = [each for each in reader.series.values() if len(each)]
    told = (SAME_COLUMN.at(source.path, place, **same) for same in twice)
    return Readings(series, [*told, *reader.wrong.problems(source.path)])


def _columns_twice(heading: Sequence[str], columns: dict[str, int]) -> Iterator[dict[str, str]]:
    """Yield which headings name a column that another one has named before."""
    for number, text in enumerate(heading):
        name = column(text)
        if name is not None and columns[name] != number:
            first = heading[columns[name]].strip()
            yield {"heading": text.strip(), "first": first, "column": title_of(name)}


class _Wrongs:
    """The rows that are not read: all counted, only the first ones kept."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[_Wrong] = []

    def add(self, line: int, reason: Message) -> None:
        self.count += 1
        self._kept.append(_Wrong(line, reason))
        if len(self._kept) > 20 * _MOST_TOLD:
            self._kept = self.first()

    def first(self) -> list[_Wrong]:
        """Return the first ones, and one more that says where the rest begins."""
        return sorted(self._kept, key=lambda wrong: wrong.line)[: _MOST_TOLD + 1]

    def problems(self, path: str) -> Iterator[Problem]:
        """Yield a problem for each wrong row, up to a readable number."""
        first = self.first()
        for line, reason in first[:_MOST_TOLD]:
            yield WRONG_ROW.at(path, (line, 1), reason=reason)
        for line, _ in first[_MOST_TOLD:]:
            rest = self.count - _MOST_TOLD
            reason = Message(N_("and {count} more rows from here on"), count=rest)
            yield WRONG_ROW.at(path, (line, 1), reason=reason)


class _Reader:
    """Sorts the rows of one file into series."""

    def __init__(self, path: str, columns: dict[str, int], campaign: str) -> None:
        self.path = path
        self.campaign = campaign
        self.series: dict[tuple[str, str, str], Series] = {}
        self.wrong = _Wrongs()
        self._columns = [columns.get(name, -1) for name in _NAMES]
        self._adders: dict[tuple[str, ...], Adders] = {}
        self._moments: dict[str, int] = {}
        self._days: dict[str, int] = {}
        self._clocks: dict[str, int] = {}

    def read(self, table: Any) -> bool:
        """Read rows up to the end (False), or to one that the csv module refuses (True)."""
        # The cells that identify the series, as they are written; in a short row they are missing.
        naming = [column for column in self._columns[:3] if column >= 0]
        names = itemgetter(*naming, *naming[:1])  # two at least, so that a tuple comes back
        date, value, expected = self._columns[3:]
        adders, moments, quick = self._adders, self._moments, self._quick
        before = table.line_num
        try:
            for row in table:
                line, before = before + 1, table.line_num
                try:
                    add = adders[names(row)]
                    moment = moments.get(row[date]) or quick(row[date])
                    number, hoped = row[value], row[expected] if expected >= 0 else ""
                except (KeyError, IndexError):
                    self._take(line, row, names)
                    continue
                add[0](moment)
                add[1](line)
                add[2](number)  # whether it is a number is seen at the end, for all at once
                if hoped:
                    add[3](line)
                    add[4](hoped)
        except csv.Error:  # a cell larger than 128 KiB, which is no row of readings
            self.wrong.add(before + 1, Message(N_("a cell is too long")))
            return True
        return False

    def _take(self, line: int, row: list[str], names: Callable[[list[str]], Any]) -> None:
        """Read a row that is written as none before it."""
        cells = [row[column].strip() if 0 <= column < len(row) else "" for column in self._columns]
        campaign, channel, metric, date, value, expected = cells
        if not any(cells):
            return
        if reason := self._why_not(cells):
            self.wrong.add(line, reason)
            return
        series = self._series(campaign or self.campaign, channel, metric)
        if series is None:
            sentence = N_("more than {count} channels and metrics in one file")
            self.wrong.add(line, Message(sentence, count=_MOST_SERIES))
            return
        series.add(self._moments[date], line, value, expected)
        with suppress(IndexError):
            self._adders[names(row)] = series.adders

    def _why_not(self, cells: list[str]) -> Message | None:
        """Say why a row cannot be read, if it cannot."""
        _, _, metric, date, value, _ = cells
        if max(map(len, cells)) > LONGEST:
            return Message(N_("a cell is too long"))
        for name, text in (("date", date), ("metric", metric), ("value", value)):
            if not text:
                return Message(_NEEDED[name])
        try:
            self._learn(date)
        except NoDate:
            return Message(N_("“{value}” is no date"), value=date)
        return None

    def _quick(self, text: str) -> int:
        """Return a moment whose day and hour were seen before; raises KeyError."""
        day, _, clock = text.replace("T", " ").partition(" ")
        return self._remember(text, self._days[day] + self._clocks[clock])

    def _learn(self, text: str) -> None:
        """Read a moment, its day and its hour; raises NoDate."""
        moment = moment_of(*short_moment(text))
        self._remember(text, moment)
        day, _, clock = text.replace("T", " ").partition(" ")
        with suppress(NoDate):  # the blank may be elsewhere: 2026年 6月 5日
            start, hour = short_moment(day)
            if hour is None:
                self._days[day] = moment_of(start, time())
                self._clocks[clock] = moment - self._days[day]

    def _remember(self, text: str, moment: int) -> int:
        if len(self._moments) >= _MOST_MOMENTS:
            self._moments.clear()
        self._moments[text] = moment
        return moment

    def _series(self, campaign: str, channel: str, metric: str) -> Series | None:
        """Return the series of a row: the same one however its names are written."""
        new = Series(campaign, channel, metric, self.path)
        key = (campaign, fold(channel), new.metric)
        if len(self.series) >= _MOST_SERIES:
            return self.series.get(key)
        return self.series.setdefault(key, new)

    def close(self) -> None:
        """Put all rows in their order; of two that say different things the later is wrong."""
        sentence = N_("line {line} says something else for the same day")
        for series in self.series.values():
            self._drop_no_numbers(series)
            for clash in series.close():
                self.wrong.add(clash.line, Message(sentence, line=clash.first))

    def _drop_no_numbers(self, series: Series) -> None:
        dropped: set[int] = set()
        for line, text in series.odd_numbers():
            if line in dropped:
                continue
            if reason := _no_number(text.strip()):
                dropped.add(line)
                self.wrong.add(line, reason)
        if dropped:
            series.drop(dropped)


def _no_number(text: str) -> Message | None:
    if not text:
        return Message(_NEEDED["value"])
    if len(text) > LONGEST:
        return Message(N_("a cell is too long"))
    try:
        read_quantity(text)
    except NoNumber as error:
        return Message(N_("“{value}” is no number"), value=str(error))
    return None
