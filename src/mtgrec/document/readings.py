"""From `metrics.csv` to readings: rows typed by their column, bad ones named by their line."""

import csv
from collections.abc import Sequence
from typing import Any, NamedTuple

from mtgrec.document.source import Source, decode
from mtgrec.model import traps
from mtgrec.model.dates import NoDate, end_of_day, read_moment
from mtgrec.model.kpi import Reading, metric_key
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.quantity import NoNumber, Quantity, read_quantity
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
_Lines = Any  # csv's reader has no public type
_NEEDED = ("date", "metric", "value")


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
    # The csv module wants lines with their ends: a quoted cell may hold one.
    lines = csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True), strict=False)
    heading = next(lines, [])
    columns = {
        _COLUMNS[fold(name)]: number
        for number, name in enumerate(heading)
        if fold(name) in _COLUMNS
    }
    if missing := [name for name in _NEEDED if name not in columns]:
        return Readings(
            [], [traps.NO_COLUMN.at(source.path, (1, 1), None, column="、".join(missing))]
        )
    if "campaign" not in columns and len(campaigns) != 1:
        return Readings([], [traps.UNCLEAR_CAMPAIGN.at(source.path, (1, 1), None)])
    return _read(source.path, columns, lines, campaigns[0] if len(campaigns) == 1 else "")


def _read(path: str, columns: dict[str, int], lines: _Lines, campaign: str) -> Readings:
    rows: dict[tuple[object, ...], Reading] = {}
    problems: list[Problem] = []
    before = 1
    for cells in lines:
        line, before = before + 1, lines.line_num
        if not any(cell.strip() for cell in cells):
            continue
        found = _row(path, line, columns, cells, campaign)
        if isinstance(found, Message):
            problems.append(traps.WRONG_ROW.at(path, (line, 1), None, reason=found))
            continue
        # Rows are the same when campaign, moment, channel and metric are: the later one counts.
        same = (found.campaign, found.at, fold(found.channel), found.metric)
        if same in rows and rows[same].value.value != found.value.value:
            reason = Message(
                N_("line {line} says something else for the same day"), line=rows[same].line
            )
            problems.append(traps.WRONG_ROW.at(path, (line, 1), None, reason=reason))
            continue
        rows[same] = found
    return Readings(list(rows.values()), problems)


def _row(
    path: str, line: int, columns: dict[str, int], cells: list[str], campaign: str
) -> Reading | Message:
    def cell(name: str) -> str:
        number = columns.get(name)
        return cells[number].strip() if number is not None and number < len(cells) else ""

    try:
        day, clock = read_moment(cell("date"))
        value = read_quantity(cell("value"))
        expected: Quantity | None = read_quantity(cell("expected")) if cell("expected") else None
    except NoDate:
        return Message(N_("“{value}” is no date"), value=cell("date"))
    except NoNumber as error:
        return Message(N_("“{value}” is no number"), value=str(error))
    if not cell("metric"):
        return Message(N_("there is no metric"))
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
        line=line,
    )
