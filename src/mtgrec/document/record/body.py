"""Report what stands in the text of a record and is not counted there: tasks, tables, minutes."""

import re
from collections.abc import Mapping, Sequence

from mtgrec.document.reporter import Reporter
from mtgrec.model.records.body import BodyLine, own_lines
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import LISTED
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.records.types import MEETINGS
from mtgrec.rules.minutes.n006_body_tasks import INFO as BODY_TASKS
from mtgrec.rules.minutes.n007_minutes_in_text import INFO as MINUTES_IN_TEXT
from mtgrec.rules.minutes.n008_table_in_text import INFO as TABLE_IN_TEXT
from mtgrec.rules.minutes.n009_marked_lines import INFO as MARKED_LINES

_TASK = re.compile(r"[-*+] \[ \] .*")
_BULLET = r"(?:[-*+>•]\s*|\d{1,3}[.)、]\s*|[（(]\d{1,3}[)）]\s*|\[[ xX]?\]\s*)*+"
_ACTION = re.compile(
    rf"{_BULLET}(?:action(?: items?)?|ai|to-?do|next steps?|待办(?:事项|项)?|待辦(?:事項)?|行动(?:项|计划)?"
    r"|行動(?:項)?|任务|任務|跟进事项)\**\s*\d{0,2}\s*\**\s*[:：]\**\s*\S.*",
    re.IGNORECASE,
)
_DECISION = re.compile(
    rf"{_BULLET}(?:decisions?|decided|resolved|决议(?:事项)?|決議|决定|決定|决策(?:事项)?|決策)"
    r"\**\s*\d{0,2}\s*\**\s*[:：]\**\s*\S.*",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:负责人|責任人|负責人|負責人|责任人|牵头人|owner|responsible)\s*[:：]", re.IGNORECASE
)
_DUE = re.compile(r"截止|期限|完成时间|完成時間|\b(?:due|deadline|by)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"决策|決策|决议|決議|决定|決定|行动|行動|待办|待辦|任务|任務|分工|下一步|计划|計劃"
    r"|decision|action|next step|to-?do|task|agreed",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\s*(?:\||\t)\s*")
_RULER = re.compile(r"[\s|:：\-—]+")
_MANY = 2


def report_body(reporter: Reporter, record: Record) -> None:
    """Report open tasks, tables of items, and marked lines or whole minutes in the text."""
    start = len(reporter.text) - len(record.body)
    lines = own_lines(record.body)
    lists = record.item_lists
    tasks = [line for line in lines if _TASK.fullmatch(line.text)]
    if tasks:
        count, actions = len(tasks), RECORD["actions"]
        reporter.report(BODY_TASKS, start + tasks[0].offset, count=count, actions=actions)
    rows = _table_rows(lines)
    if rows:
        place = start + rows[0].offset
        reporter.report(TABLE_IN_TEXT, place, count=len(rows) - 1, id=record.id)
    counted = {*tasks, *rows}
    rest = [line for line in lines if line not in counted]
    told = _told_lines(rest) if record.type.role in MEETINGS and not _has_results(lists) else []
    marked = [line for line in rest if _is_marked(line, lists)]
    if told:
        reporter.report(
            MINUTES_IN_TEXT,
            start + told[0].offset,
            count=len(told),
            decisions=RECORD["decisions"],
            actions=RECORD["actions"],
            id=record.id,
        )
    elif marked:
        place = start + marked[0].offset
        reporter.report(MARKED_LINES, place, count=len(marked), text=marked[0].text, id=record.id)


def _has_results(lists: Mapping[str, Sequence[Item]]) -> bool:
    return bool(lists.get("decision") or lists.get("action"))


def _told_lines(lines: Sequence[BodyLine]) -> list[BodyLine]:
    """Return the lines of minutes written as text: under several headings, or those of results."""
    headings = {line.headings for line in lines if line.headings}
    results = [line for line in lines if any(map(_TOLD.search, line.headings))]
    return list(lines) if len(headings) >= _MANY and results else results


def _is_marked(line: BodyLine, lists: Mapping[str, Sequence[Item]]) -> bool:
    """Return whether a line says that it is an action or a decision, of which no list has any."""
    is_action = _ACTION.fullmatch(line.text) or (
        _OWNER.search(line.text) and _DUE.search(line.text)
    )
    if is_action and not lists.get("action"):
        return True
    return bool(_DECISION.fullmatch(line.text)) and not lists.get("decision")


def _table_rows(lines: Sequence[BodyLine]) -> list[BodyLine]:
    """Return the first table of items with its heading: one that names at least two fields."""
    for number, line in enumerate(lines):
        if len(_cells(line)) >= _MANY and _fields_named(line) >= _MANY:
            rows = [line]
            for row in lines[number + 1 :]:
                if len(_cells(row)) < _MANY:
                    break
                if not _RULER.fullmatch(row.text):
                    rows.append(row)
            return rows if len(rows) > 1 else []
    return []


def _cells(line: BodyLine) -> list[str]:
    if "|" not in line.text and "\t" not in line.text:
        return []
    return [cell.strip("*") for cell in _CELLS.split(line.text.strip("| \t"))]


def _fields_named(line: BodyLine) -> int:
    """Return how many fields of one kind of item the cells of a heading name."""
    cells = [cell for cell in _cells(line) if 0 < len(cell) <= 40]  # noqa: PLR2004
    return max(
        len({field for cell in cells if (field := kind.fields.find(cell))}) for kind in LISTED
    )
