"""Tables of items, records and people, as people read them."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.records.schema.field import ItemKind
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.figure_texts import grouped
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.words import LEVEL, OUTCOME, STATUS, TIER, Words
from mtgrec.output.answer import Align, Cell, Column, Table
from mtgrec.output.language import _, current
from mtgrec.output.tables.budget import due_of, use_of
from mtgrec.output.tables.cells import NONE, attainment_cell, joined, status_cell, type_text
from mtgrec.output.tables.finding_marks import marked_table
from mtgrec.output.tables.timeline import gates_of

Row = Mapping[str, object]


class _Shown(NamedTuple):
    title: str
    cell: Callable[[Row], str | Cell]
    align: Align = "left"


def items_table(kind: ItemKind, rows: Sequence[Row]) -> Table:
    """Return the table of one kind of item; where they were checked, with their findings marked."""
    shown = _COLUMNS[kind.name]()
    table = Table(
        kind_title(kind),
        [Column(column.title, column.align) for column in shown],
        [[column.cell(row) for column in shown] for row in rows],
        empty=_("Nothing found."),
    )
    place = [column.title for column in shown].index(_("What"))
    return marked_table(table, place, [_findings(row) for row in rows])


def _findings(row: Row) -> int:
    codes = row.get("findings")
    return len(codes) if isinstance(codes, Sequence) else 0


def kind_title(kind: ItemKind) -> str:
    """Return the name of a kind of item, as a heading."""
    return {
        "action": _("Actions"),
        "decision": _("Decisions"),
        "risk": _("Risks"),
        "kpi": _("KPIs"),
        "check": _("Checks"),
        "milestone": _("Milestones"),
        "lesson": _("Lessons"),
        "budget_line": _("Budget lines"),
    }.get(kind.name, kind.plural)


def records_table(rows: Sequence[Row], types: RecordTypes) -> Table:
    """Return the table of records."""
    shown = (
        _plain(_("Date"), "date"),
        _Shown(_("Type"), lambda row: type_text(str(row["type"]), types)),
        _plain(_("Title"), "title"),
        _Shown(_("Filled"), lambda row: _filled(row["completeness"]), "right"),
        _plain(_("Decisions"), "decisions", "right"),
        _plain(_("Actions"), "actions", "right"),
        _address("id", _("Record")),
    )
    return Table(
        _("Records"),
        [Column(column.title, column.align) for column in shown],
        [[column.cell(row) for column in shown] for row in rows],
        empty=_("Nothing found."),
    )


def people_tables(rows: Sequence[Row]) -> list[Table]:
    """Return the table of the people of the people file, and one of the names it does not know."""
    known = [row for row in rows if row["known"]]
    strangers = [row for row in rows if not row["known"]]
    tables = [_people_table(_("People"), known, _of_known())] if known or not strangers else []
    if strangers:
        tables.append(_people_table(_("Not in the people file"), strangers, _of_strangers()))
    return tables


def _people_table(title: str, rows: Sequence[Row], shown: Sequence[_Shown]) -> Table:
    return Table(
        title,
        [Column(column.title, column.align) for column in shown],
        [[column.cell(row) for column in shown] for row in rows],
        empty=_("Nothing found."),
    )


def _counts() -> tuple[_Shown, ...]:
    return (
        _plain(_("Open"), "open", "right"),
        _plain(_("Late"), "late", "right"),
        _plain(_("Finished"), "finished", "right"),
    )


def _of_known() -> tuple[_Shown, ...]:
    return (
        _plain(_("Name"), "name"),
        _plain(_("Department"), "department"),
        _plain(_("Role"), "role"),
        _plain(_("Manager"), "manager"),
        *_counts(),
    )


def _of_strangers() -> tuple[_Shown, ...]:
    return (
        _Shown(_("Name"), lambda row: Cell(f"? {row['name']}", "bad")),
        _plain(_("Department"), "department"),
        *_counts(),
    )


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return joined(map(_text, value)) or NONE
    return NONE if value is None or value == "" else str(value)


def _plain(title: str, name: str, align: Align = "left") -> _Shown:
    return _Shown(title, lambda row: _text(row[name]), align)


def _worded(title: str, name: str, words: Words) -> _Shown:
    return _Shown(title, lambda row: words.show(str(row[name]), current()) if row[name] else NONE)


def _address(name: str = "address", title: str = "") -> _Shown:
    return _Shown(title or _("Address"), lambda row: Cell(str(row[name]), "accent"))


def _status() -> _Shown:
    return _Shown(_("Status"), status_of)


def status_of(row: Row) -> Cell:
    """Return the declared status, with the lag and a mark where the item is late or off-track."""
    lag = row["lag_days"]
    return status_cell(
        STATUS.show(str(row["status"]), current()),
        done=row["status"] == "done",
        off_track=row["off_track"] is True,
        late=int(str(lag)) if row["overdue"] and lag is not None else 0,
    )


def _owner() -> _Shown:
    return _Shown(_("Owner"), lambda row: _text(row["owner"] or row["department"]))


def _due(name: str = "due") -> _Shown:
    return _plain(_("Due"), name)


def attainment_of(row: Row) -> str | Cell:
    """Return the goal attainment of a KPI's entry."""
    ratio = row["goal_attainment"]
    if not isinstance(ratio, Mapping):
        return NONE
    numerator, denominator = (
        None if ratio[name] is None else Fraction(str(ratio[name]))
        for name in ("numerator", "denominator")
    )
    return attainment_cell(Ratio(numerator, denominator, str(ratio.get("reason", ""))))


def _filled(value: object) -> str:
    return f"{value['numerator']}/{value['denominator']}" if isinstance(value, Mapping) else NONE


def _what() -> _Shown:
    return _plain(_("What"), "what")


_COLUMNS: dict[str, Callable[[], tuple[_Shown, ...]]] = {
    "action": lambda: (_status(), _what(), _owner(), _due(), _address()),
    "decision": lambda: (_status(), _what(), _owner(), _plain(_("Plan"), "plan"), _address()),
    "risk": lambda: (
        _worded(_("Level"), "level", LEVEL),
        _what(),
        _plain(_("Response"), "response"),
        _owner(),
        _address(),
    ),
    "kpi": lambda: (
        _what(),
        _worded(_("Tier"), "tier", TIER),
        _plain(_("Target"), "target", "right"),
        _Shown(_("Actual"), lambda row: grouped(_text(row["actual"])), "right"),
        _Shown(_("Attainment"), attainment_of, "right"),
        _owner(),
        _address(),
    ),
    "check": lambda: (
        _status(),
        _plain(_("Stage"), "stage"),
        _what(),
        _owner(),
        _due(),
        _address(),
    ),
    "milestone": lambda: (
        _status(),
        _what(),
        _plain(_("Start"), "start"),
        _plain(_("End"), "end"),
        _Shown(_("Gates"), gates_of),
        _owner(),
        _address(),
    ),
    "lesson": lambda: (
        _worded(_("Outcome"), "outcome", OUTCOME),
        _what(),
        _plain(_("Advice"), "advice"),
        _plain(_("Channel"), "channel"),
        _address(),
    ),
    "budget_line": lambda: (
        _what(),
        _plain(_("Channel"), "channel"),
        _Shown(_("Planned"), lambda row: grouped(_text(row["planned"])), "right"),
        _Shown(_("Plan to date"), due_of, "right"),
        _Shown(_("Spent"), lambda row: grouped(_text(row["spent"])), "right"),
        _Shown(_("Used"), use_of, "right"),
        _address(),
    ),
}
