"""From `metrics.csv` to readings: rows typed by their column, bad ones named by their line."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtgrec.document.short import LONGEST, short_moment, short_quantity
from mtgrec.document.source import Source, decode
from mtgrec.model import traps
from mtgrec.model.dates import NoDate, end_of_day
from mtgrec.model.kpi import Reading, metric_key
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.quantity import NoNumber, Quantity
from mtgrec.model.words import fold

_COLUMNS = {
    fold(spelling): names[0]
    for names in (
        ("date", "日期"),
        ("channel", "渠道"),
        ("metric", "指标"),
        ("value", "数值"),
        ("expected", "预期"),
        ("campaign", "项目"),
    )
    for spelling in names
}
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")
_MOST_TOLD = 50
_NEEDED = {
    "date": N_("there is no date"),
    "metric": N_("there is no metric"),
    "value": N_("there is no value"),
}


class Readings(NamedTuple):
    """The rows of one file, and what could not be read."""

    rows: list[Reading]
    problems: list[Problem]


def parse_readings(source: Source, campaigns: Sequence[str]) -> Readings:
    """Return the readings of a file; `campaigns` are those of the records in its folder.

    Without a campaign column the rows belong to the single one of them.
    """
    text = decode(source)
    if isinstance(text, Problem):
        return Readings([], [text])
    rows = _rows(text.removeprefix("\ufeff"))
    heading = next((row for row in rows if any(row.cells)), _Row(1, []))
    columns = _columns(heading.cells)
    place = (heading.line, 1)
    if missing := [name for name in _NEEDED if name not in columns]:
        return Readings([], [traps.NO_COLUMN.at(source.path, place, column="、".join(missing))])
    if "campaign" not in columns and len(campaigns) != 1:
        return Readings([], [traps.UNCLEAR_CAMPAIGN.at(source.path, place)])
    return _read(source.path, columns, rows, campaigns[0] if len(campaigns) == 1 else "")


class _Row(NamedTuple):
    """The cells of one row, and the line on which it begins."""

    line: int
    cells: list[str]


def _rows(text: str) -> Iterator[_Row]:
    # The csv module wants lines with their ends: a quoted cell may hold one.
    reader = csv.reader(_LINE.findall(text), strict=False)
    while True:
        line = reader.line_num + 1
        try:
            yield _Row(line, [cell.strip() for cell in next(reader)])
        except StopIteration:
            return
        except csv.Error:  # a cell larger than 128 KiB, which is no row of readings
            yield _Row(line, ["…"])


def _columns(heading: list[str]) -> dict[str, int]:
    names = [_COLUMNS.get(fold(cell[:LONGEST])) for cell in heading]
    return {name: names.index(name) for name in names if name}


def _read(path: str, columns: dict[str, int], rows: Iterator[_Row], campaign: str) -> Readings:
    read: dict[tuple[object, ...], Reading] = {}
    wrong: list[tuple[int, Message]] = []
    for row in rows:
        if not any(row.cells):
            continue
        found = _row(path, row, columns, campaign)
        if isinstance(found, Reading):
            # Rows are the same when campaign, moment, channel and metric are.
            same = (found.campaign, found.at, fold(found.channel), found.metric)
            first = read.setdefault(same, found)
            if first.value.value == found.value.value:
                continue
            other = N_("line {line} says something else for the same day")
            found = Message(other, line=first.line)
        wrong.append((row.line, found))
    return Readings(list(read.values()), list(_problems(path, wrong)))


def _problems(path: str, wrong: list[tuple[int, Message]]) -> Iterator[Problem]:
    """Yield a problem for each wrong row, up to a number that somebody can read."""
    for line, reason in wrong[:_MOST_TOLD]:
        yield traps.WRONG_ROW.at(path, (line, 1), reason=reason)
    if len(wrong) > _MOST_TOLD:
        reason = Message(N_("and {count} more rows from here on"), count=len(wrong) - _MOST_TOLD)
        yield traps.WRONG_ROW.at(path, (wrong[_MOST_TOLD][0], 1), reason=reason)


def _row(path: str, row: _Row, columns: dict[str, int], campaign: str) -> Reading | Message:
    def cell(name: str) -> str:
        number = columns.get(name)
        return row.cells[number] if number is not None and number < len(row.cells) else ""

    if any(len(text) > LONGEST for text in map(cell, columns)):
        return Message(N_("a cell is too long"))
    for name, nothing in _NEEDED.items():
        if not cell(name):
            return Message(nothing)
    try:
        day, clock = short_moment(cell("date"))
        value = short_quantity(cell("value"))
        expected: Quantity | None = short_quantity(cell("expected")) if cell("expected") else None
    except NoDate:
        return Message(N_("“{value}” is no date"), value=cell("date"))
    except NoNumber as error:
        return Message(N_("“{value}” is no number"), value=str(error))
    at = end_of_day(day)
    return Reading(
        at=at if clock is None else at.replace(hour=clock.hour, minute=clock.minute),
        dated=clock is None,
        channel=cell("channel"),
        metric=metric_key(cell("metric")),
        value=value,
        expected=expected,
        campaign=cell("campaign") or campaign,
        path=path,
        line=row.line,
    )
