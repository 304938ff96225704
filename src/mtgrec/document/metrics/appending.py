"""Append rows to `metrics.csv`; the existing content stays, byte for byte.

The result is checked: parsed again, it has the old rows and the new ones, and nothing else.
"""

import csv
from collections import deque
from collections.abc import Collection, Sequence
from datetime import tzinfo
from functools import partial
from itertools import chain
from typing import NamedTuple

from mtgrec.document.metrics.compared import (
    MOST_CLASHES,
    Clash,
    Key,
    Picked,
    Standing,
    added,
    by_name,
    keys_of,
)
from mtgrec.document.metrics.csv_format import BOM, COLUMNS, csv_lines
from mtgrec.document.metrics.new_lines import with_rows
from mtgrec.document.metrics.readings import MAX_SERIES, Readings, parse_readings, too_many_series
from mtgrec.document.metrics.restating import (
    cannot_change,
    is_restated,
    restated,
    restated_lines,
)
from mtgrec.document.source import Source
from mtgrec.model.editing.new_series import NewReadings
from mtgrec.model.errors import MtgrecError, RefusedError, UnreadableError
from mtgrec.model.message import N_, Message
from mtgrec.rules.files.tables import SAME_COLUMN, SEVERAL_TABLES, WRONG_ROW

_MERGE_MARKS = (b"<<<<<<< ", b">>>>>>> ")


class Appended(NamedTuple):
    """A file with new rows at its end."""

    data: bytes
    added: Picked
    same: Picked
    """Existing readings that equal a new row."""
    clashes: Sequence[Clash] = ()
    """The first ones; where there are any, nothing was added."""
    clash_count: int = 0
    diff: Sequence[str] = ()
    """The lines of the first clashes, as they are there and as they would be with the new values."""
    restated: Sequence[Clash] = ()
    """The readings whose values were replaced."""


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
    new: NewReadings,
    zone: tzinfo | None = None,
    most: int | None = None,
    *,
    update: bool = False,
) -> Appended:
    """Return the file with those of the readings that are new, or the clashes that prevent it.

    With `update`, the new values take the place of those that stand there.

    Raises UnreadableError or RefusedError for a file to which no rows can be appended, and
    RefusedError where it would have more than `most` bytes.
    """
    read = partial(parse_readings, campaigns=campaigns, zone=zone)
    old = read(source)
    _refuse_unsuitable(source, old)
    existing = by_name(old)
    standing = Standing(existing, new)
    if standing.clash_count:
        clashes = standing.clashes(standing.clash_count if update else MOST_CLASHES)
        if not update:
            lines = restated_lines(source, clashes, decimal_comma=old.decimal_comma)
            count = standing.clash_count
            return Appended(source.data, Picked(), standing.same, clashes, count, lines)
        data = restated(source, clashes, decimal_comma=old.decimal_comma)
        changed = read(source._replace(data=data))
        if not is_restated(old, changed, clashes) or changed.problems != old.problems:
            raise cannot_change(source.path)
        rest = append_rows(source._replace(data=data), campaigns, new, zone, most)
        return rest._replace(restated=clashes, same=standing.same)
    new = new.without(standing.positions)
    if not len(new):
        return Appended(source.data, Picked(), standing.same)
    _refuse_too_many_series(source, existing.keys() | keys_of(new))
    data = with_rows(source, new, decimal_comma=old.decimal_comma)
    if most is not None and len(data) > most:
        raise _too_large(source, most)
    after = read(source._replace(data=data))
    found = added(old, after, new)
    if found is None or not data.startswith(source.data) or after.problems != old.problems:
        raise MtgrecError(
            Message(N_("the change did not come out as intended; nothing was written")),
            Message(
                N_("this is a bug in mtgrec: please report it with the lines that you changed")
            ),
            source.path,
        )
    return Appended(data, found, standing.same)


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


def _refuse_too_many_series(source: Source, series: Collection[Key]) -> None:
    if len(series) > MAX_SERIES:
        raise RefusedError(*too_many_series(MAX_SERIES), source.path)


def _too_large(source: Source, most: int) -> RefusedError:
    sentence = N_("with the new rows this file would be larger than {limit}")
    reason = Message(sentence, limit=f"{most // 1024 // 1024} MB")
    return RefusedError(reason, Message(SEVERAL_TABLES), source.path)


def _ends_in_quotes(source: Source) -> bool:
    """Return whether an appended line would become part of an unclosed quoted cell."""
    try:
        last = deque(csv.reader(chain(csv_lines(source), ["\n", "x\n"])), maxlen=1)
    except csv.Error:
        return True
    return last != deque([["x"]])
