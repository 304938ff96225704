"""Append rows to `metrics.csv`; the existing content stays, byte for byte.

The result is checked: parsed again, it has the old rows and the new ones, and nothing else.
"""

import csv
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import tzinfo
from functools import partial
from itertools import chain
from typing import NamedTuple

from mtgrec.document.metrics.csv_format import BOM, COLUMNS, columns_of, csv_lines
from mtgrec.document.metrics.readings import MAX_SERIES, Readings, parse_readings
from mtgrec.document.source import Source
from mtgrec.model.editing.new_readings import NewRow, same_value
from mtgrec.model.errors import MtgrecError, RefusedError, UnreadableError, UsageError
from mtgrec.model.figures.readings import Reading, Series
from mtgrec.model.message import N_, Message
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.words import fold
from mtgrec.rules.files.tables import SAME_COLUMN, WRONG_ROW

_MERGE_MARKS = (b"<<<<<<< ", b">>>>>>> ")
_Key = tuple[str, str, str]


class Clash(NamedTuple):
    """A new row, and the existing reading that differs for the same moment."""

    row: NewRow
    existing: Reading


class Appended(NamedTuple):
    """A file with new rows at its end."""

    data: bytes
    added: list[Reading]
    same: list[Reading]
    """Existing readings that equal a new row."""
    clashes: list[Clash]
    """Where there are any, nothing was added."""


def new_file(path: str, language: str, encoding: str, *, campaigns: bool) -> Source:
    """Return a file of readings without rows, its headings in `language`."""
    width = len(COLUMNS) if campaigns else len(COLUMNS) - 1
    heading = ",".join(names[language == "zh"] for names in COLUMNS[:width])
    # Without a byte-order mark Excel reads UTF-8 as GBK, shows wrong characters, and saves them.
    mark = BOM if language == "zh" and encoding == "utf-8" else b""
    return Source(path, mark + f"{heading}\n".encode(encoding), encoding)


def append_rows(
    source: Source,
    campaigns: Sequence[str],
    rows: Sequence[NewRow],
    zone: tzinfo | None = None,
) -> Appended:
    """Return the file with those of `rows` that are new, or the clashes that prevent it.

    Raises UnreadableError or RefusedError for a file to which no rows can be appended.
    """
    read = partial(parse_readings, campaigns=campaigns, zone=zone)
    old = read(source)
    _refuse_unsuitable(source, old)
    existing = _by_name(old)
    new, same, clashes = [], [], []
    for row in rows:
        found = _find(existing, row)
        if found is None:
            new.append(row)
        elif _is_same_reading(found, row):
            same.append(found)
        else:
            clashes.append(Clash(row, found))
    if clashes or not new:
        return Appended(source.data, [], same, clashes)
    _refuse_too_many_series(source, {*existing, *map(_key, new)})
    after = source._replace(data=source.data + _new_lines(source, _as_written(new, old)))
    return Appended(after.data, _checked_readings(source, after, read, old, new), same, [])


def _as_written(rows: Sequence[NewRow], old: Readings) -> Sequence[NewRow]:
    """Return the rows with the decimal sign that the numbers of the file have."""
    if not old.decimal_comma:
        return rows
    return [
        row._replace(value=row.value.replace(".", ","), expected=row.expected.replace(".", ","))
        for row in rows
    ]


def _by_name(readings: Readings) -> Mapping[_Key, Series]:
    return {
        (name_key(each.campaign), fold(each.channel), each.metric): each for each in readings.series
    }


def _key(row: NewRow) -> _Key:
    return name_key(row.campaign), fold(row.channel), metric_key(row.metric)


def _find(series: Mapping[_Key, Series], row: NewRow) -> Reading | None:
    found = series.get(_key(row))
    index = found.find(row.moment) if found else None
    return None if found is None or index is None else found.reading(index)


def _is_same_reading(found: Reading, row: NewRow) -> bool:
    if not same_value(row.value, found.value):
        return False
    return not row.expected or bool(found.expected and same_value(row.expected, found.expected))


# -- files to which nothing can be appended


def _refuse_unsuitable(source: Source, old: Readings) -> None:
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


def _refuse_too_many_series(source: Source, series: Collection[_Key]) -> None:
    if len(series) > MAX_SERIES:
        raise RefusedError(
            Message(N_("more than {count} channels and metrics in one file"), count=MAX_SERIES),
            Message(N_("keep a metrics.csv for each campaign or year, in a folder of its own")),
            source.path,
        )


def _ends_in_quotes(source: Source) -> bool:
    """Return whether an appended line would become part of an unclosed quoted cell."""
    try:
        last = deque(csv.reader(chain(csv_lines(source), ["\n", "x\n"])), maxlen=1)
    except csv.Error:
        return True
    return last != deque([["x"]])


# -- the new lines


class _Collector:
    """A target for the csv module that collects the written texts."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def write(self, text: str) -> None:
        self.pieces.append(text)


def _new_lines(source: Source, rows: Sequence[NewRow]) -> bytes:
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
            elif text and name != "campaign":  # the campaign follows from the records in the folder
                sentence = N_("this file has no column for {column}, where “{text}” could stand")
                raise RefusedError(
                    Message(sentence, column=name, text=text),
                    Message(N_("add a column {column} to its first line"), column=name),
                    source.path,
                )
        yield cells


# -- the check of the result


def _checked_readings(
    source: Source,
    after: Source,
    read: Callable[[Source], Readings],
    old: Readings,
    rows: Sequence[NewRow],
) -> list[Reading]:
    """Return the new rows as they are read; raises MtgrecError if anything else would change."""
    new = read(after)
    series = _by_name(new)
    found = [_find(series, row) for row in rows]
    added = [
        reading
        for reading, row in zip(found, rows, strict=True)
        if reading and reading.value.text == row.value and _is_same_reading(reading, row)
    ]
    rows_before, rows_after = (sum(map(len, readings.series)) for readings in (old, new))
    whole = after.data.startswith(source.data) and new.problems == old.problems
    if not whole or len(added) != len(rows) or rows_after != rows_before + len(rows):
        raise MtgrecError(
            Message(N_("the change did not come out as intended; nothing was written")),
            Message(
                N_("this is a bug in mtgrec: please report it with the lines that you changed")
            ),
            source.path,
        )
    return added
