"""New rows at the end of `metrics.csv`: what stands there stays, byte for byte.

The result is proved: read again, it holds what it held and the new rows, and nothing else.
"""

import csv
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from mtgrec.document.metrics.csv_format import BOM, COLUMNS, columns_of, csv_lines
from mtgrec.document.metrics.readings import Readings, parse_readings
from mtgrec.document.source import Source
from mtgrec.model.editing.new_readings import NewRow, same_value
from mtgrec.model.errors import MtgrecError, RefusedError, UnreadableError, UsageError
from mtgrec.model.figures.readings import Reading, Series
from mtgrec.model.message import N_, Message
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.words import fold
from mtgrec.rules.files.tables import SAME_COLUMN, WRONG_ROW

_MERGE_MARKS = (b"<<<<<<< ", b">>>>>>> ")
_Key = tuple[str, str, str]


class Clash(NamedTuple):
    """A new row, and the one that says something else for the same moment."""

    row: NewRow
    existing: Reading


class Appended(NamedTuple):
    """A file with new rows at its end."""

    data: bytes
    added: list[Reading]
    same: list[Reading]
    """Rows that stand there already."""
    clashes: list[Clash]
    """Where there are any, nothing was added."""


def new_file(path: str, language: str, encoding: str, *, campaigns: bool) -> Source:
    """Return a file of readings without rows, its headings in `language`."""
    width = len(COLUMNS) if campaigns else len(COLUMNS) - 1
    heading = ",".join(names[language == "zh"] for names in COLUMNS[:width])
    # Without a mark Excel takes Chinese text for GBK, shows nonsense, and saves it.
    mark = BOM if language == "zh" and encoding == "utf-8" else b""
    return Source(path, mark + f"{heading}\n".encode(encoding), encoding)


def append_rows(source: Source, campaigns: Sequence[str], rows: Sequence[NewRow]) -> Appended:
    """Return the file with those of `rows` that are new, or what stands against it.

    Raises UnreadableError or RefusedError for a file that cannot be added to.
    """
    old = parse_readings(source, campaigns)
    _refuse_unfit(source, old)
    standing = _by_name(old)
    new, same, clashes = [], [], []
    for row in rows:
        found = _find(standing, row)
        if found is None:
            new.append(row)
        elif _says(found, row):
            same.append(found)
        else:
            clashes.append(Clash(row, found))
    if clashes or not new:
        return Appended(source.data, [], same, clashes)
    after = source._replace(data=source.data + _tail(source, new))
    return Appended(after.data, _proved(source, after, campaigns, old, new), same, [])


def _by_name(readings: Readings) -> Mapping[_Key, Series]:
    return {(each.campaign, fold(each.channel), each.metric): each for each in readings.series}


def _find(series: Mapping[_Key, Series], row: NewRow) -> Reading | None:
    mine = series.get((row.campaign, fold(row.channel), metric_key(row.metric)))
    index = mine.find(row.moment) if mine else None
    return None if mine is None or index is None else mine.reading(index)


def _says(found: Reading, row: NewRow) -> bool:
    if not same_value(row.value, found.value):
        return False
    return not row.expected or bool(found.expected and same_value(row.expected, found.expected))


# -- what cannot be added to


def _refuse_unfit(source: Source, old: Readings) -> None:
    for problem in old.problems:
        if problem.code not in (WRONG_ROW.code, SAME_COLUMN.code):
            raise UnreadableError(problem.message, problem.help, problem.place)
    if any(b"\n" + mark in source.data for mark in _MERGE_MARKS):
        raise RefusedError(
            Message(N_("git's marks of a conflict stand in this file")),
            Message(N_("settle the conflict first")),
            source.path,
        )
    if b'"' in source.data and _ends_in_quotes(source):
        raise RefusedError(
            Message(N_("a quotation mark is opened and never closed")),
            Message(N_("close it; until then a new row would become part of its text")),
            source.path,
        )


def _ends_in_quotes(source: Source) -> bool:
    """Return whether a line more would belong to a cell that began before it."""
    try:
        last = deque(csv.reader(chain(csv_lines(source), ["\n", "x\n"])), maxlen=1)
    except csv.Error:
        return True
    return last != deque([["x"]])


# -- the new lines


class _Collector:
    """What the csv module writes into."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def write(self, text: str) -> None:
        self.pieces.append(text)


def _tail(source: Source, rows: Sequence[NewRow]) -> bytes:
    end = _line_end(source.data)
    heading = next(row for row in csv.reader(csv_lines(source)) if any(map(str.strip, row)))
    collector = _Collector()
    writer = csv.writer(collector, lineterminator=end)
    writer.writerows(_cells(source, heading, rows))
    text = "".join(collector.pieces)
    if not source.data.endswith((b"\n", b"\r")):
        text = end + text
    try:
        return text.encode(source.encoding)
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        sentence = N_("“{character}” cannot be written in the encoding {encoding}")
        raise UsageError(
            Message(sentence, character=character, encoding=source.encoding), place=source.path
        ) from None


def _line_end(data: bytes) -> str:
    if b"\r\n" in data:
        return "\r\n"
    return "\r" if b"\r" in data and b"\n" not in data else "\n"


def _cells(source: Source, heading: Sequence[str], rows: Sequence[NewRow]) -> Iterator[list[str]]:
    columns = columns_of(heading)
    for row in rows:
        cells = [""] * len(heading)
        for name in ("date", "channel", "metric", "value", "expected", "campaign"):
            text = getattr(row, name)
            if name in columns:
                cells[columns[name]] = text
            elif text and name != "campaign":  # the folder's records tell the campaign
                sentence = N_("this file has no column for {column}, where “{text}” could stand")
                raise RefusedError(
                    Message(sentence, column=name, text=text),
                    Message(N_("add a column {column} to its first line"), column=name),
                    source.path,
                )
        yield cells


# -- the proof


def _proved(
    source: Source, after: Source, campaigns: Sequence[str], old: Readings, rows: Sequence[NewRow]
) -> list[Reading]:
    """Return the new rows as they are read; raises where anything else would change."""
    new = parse_readings(after, campaigns)
    series = _by_name(new)
    found = [_find(series, row) for row in rows]
    added = [
        reading
        for reading, row in zip(found, rows, strict=True)
        if reading and reading.value.text == row.value and _says(reading, row)
    ]
    before, now = (sum(map(len, readings.series)) for readings in (old, new))
    whole = after.data.startswith(source.data) and new.problems == old.problems
    if not whole or len(added) != len(rows) or now != before + len(rows):
        raise MtgrecError(
            Message(N_("the change did not come out as intended; nothing was written")),
            Message(
                N_("this is a bug in mtgrec: please report it with the lines that you changed")
            ),
            source.path,
        )
    return added
