"""Tables of items, records and people."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.analysis.unread_entries import UnreadEntry
from mtgrec.model.records.schema.field import ItemKind
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.words import LEVEL, OUTCOME, STATUS, TIER, Words
from mtgrec.output.answer import Align, Cell, Column, Table
from mtgrec.output.language import _, current
from mtgrec.output.tables.budget import due_of, use_of
from mtgrec.output.tables.cells import (
    NONE,
    dated_text,
    joined,
    shown,
    status_cell,
    type_text,
    unread_of,
)
from mtgrec.output.tables.fields import what_of_row
from mtgrec.output.tables.finding_marks import marked_table
from mtgrec.output.tables.goals import attainment_of, pace_of
from mtgrec.output.tables.timeline import gates_of

Row = Mapping[str, object]


class _TableColumn(NamedTuple):
    title: str
    cell: Callable[[Row], str | Cell]
    align: Align = "left"
    fields: tuple[str, ...] = ()
    """The fields that the cell shows: what could not be read in them is added, marked."""
    whole: bool = False
    """Whether its cells are never cut: what could not be read in a date stands there."""
    is_optional: bool = False
    """Whether it is left out where no row has a value."""

    def shown(self, row: Row) -> str | Cell:
        """Return the cell of an entry."""
        cell, unread = self.cell(row), unread_of(row, *self.fields)
        if isinstance(cell, Cell):
            return cell._replace(text=shown(cell.text, unread))
        return shown(cell, unread)


def items_table(kind: ItemKind, rows: Sequence[Row], unread: Sequence[UnreadEntry] = ()) -> Table:
    """Return the table of one kind of item; with marks if the rows have findings.

    `unread` are entries that could not be read: they stand last, each with the id of its record.
    """
    columns = [
        column
        for column in _COLUMNS[kind.name]()
        if not column.is_optional or any(column.cell(row) != NONE for row in rows)
    ]
    table = Table(
        kind_title(kind),
        [Column(column.title, column.align, whole=column.whole) for column in columns],
        [
            *([column.shown(row) for column in columns] for row in rows),
            *(_unread_line([column.title for column in columns], entry) for entry in unread),
        ],
        empty=_("Nothing found."),
        brief=True,
    )
    place = [column.title for column in columns].index(_("What"))
    return marked_table(table, place, [*map(_finding_count, rows), *(0 for _entry in unread)])


def _unread_line(titles: Sequence[str], entry: UnreadEntry) -> Sequence[Cell]:
    address = Cell(entry.record.id, "accent")
    cells = {_("What"): Cell(shown("", entry.text)), _("Address"): address}
    return [cells.get(title, Cell(NONE)) for title in titles]


def _finding_count(row: Row) -> int:
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
    columns = (
        _text_column(_("Date"), "date"),
        _TableColumn(_("Type"), lambda row: type_text(str(row["type"]), types)),
        _text_column(_("Title"), "title"),
        _TableColumn(_("Filled"), lambda row: _filled_text(row["completeness"]), "right"),
        _text_column(_("Decisions"), "decisions", "right"),
        _text_column(_("Actions"), "actions", "right"),
        _address_column("id", _("Record")),
    )
    return Table(
        _("Records"),
        [Column(column.title, column.align, whole=column.whole) for column in columns],
        [[column.shown(row) for column in columns] for row in rows],
        empty=_("Nothing found."),
        brief=True,
    )


def people_tables(rows: Sequence[Row]) -> list[Table]:
    """Return a table of the people in the people file, and one of the names not in it."""
    in_file = [row for row in rows if row["known"]]
    unknown = [row for row in rows if not row["known"]]
    tables = (
        [_people_table(_("People"), in_file, _known_columns())] if in_file or not unknown else []
    )
    if unknown:
        tables.append(_people_table(_("Not in the people file"), unknown, _unknown_columns()))
    return tables


def _people_table(title: str, rows: Sequence[Row], columns: Sequence[_TableColumn]) -> Table:
    return Table(
        title,
        [Column(column.title, column.align, whole=column.whole) for column in columns],
        [[column.shown(row) for column in columns] for row in rows],
        empty=_("Nothing found."),
        brief=True,
    )


def _count_columns() -> tuple[_TableColumn, ...]:
    return (
        _text_column(_("Open"), "open", "right"),
        _text_column(_("Late"), "late", "right"),
        _text_column(_("Finished"), "finished", "right"),
    )


def _known_columns() -> tuple[_TableColumn, ...]:
    return (
        _text_column(_("Name"), "name"),
        _text_column(_("Department"), "department"),
        _text_column(_("Role"), "role"),
        _text_column(_("Manager"), "manager"),
        *_count_columns(),
    )


def _unknown_columns() -> tuple[_TableColumn, ...]:
    return (
        _TableColumn(_("Name"), lambda row: Cell(f"? {row['name']}", "bad")),
        _text_column(_("Department"), "department"),
        *_count_columns(),
    )


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return joined(map(_text, value)) or NONE
    return NONE if value is None or value == "" else str(value)


def _figure_column(title: str, name: str) -> _TableColumn:
    return _TableColumn(title, lambda row: figure_text(_text(row[name])), "right", (name,))


def _text_column(title: str, name: str, align: Align = "left") -> _TableColumn:
    return _TableColumn(title, lambda row: _text(row[name]), align, (name,))


def _word_column(title: str, name: str, words: Words) -> _TableColumn:
    return _TableColumn(
        title,
        lambda row: words.show(str(row[name]), current()) if row[name] else NONE,
        fields=(name,),
    )


def _address_column(name: str = "address", title: str = "") -> _TableColumn:
    return _TableColumn(title or _("Address"), lambda row: Cell(str(row[name]), "accent"))


def _status_column() -> _TableColumn:
    return _TableColumn(_("Status"), status_of)


def status_of(row: Row) -> Cell:
    """Return the declared status, with the lag if the item is late and a mark if off-track.

    A word that could not be read stands behind it.
    """
    lag = row["lag_days"]
    cell = status_cell(
        STATUS.show(str(row["status"]), current()),
        done=row["status"] == "done",
        off_track=row["off_track"] is True,
        late=int(str(lag)) if row["overdue"] and lag is not None else 0,
    )
    return cell._replace(text=shown(cell.text, unread_of(row, "status")))


def _owner_column() -> _TableColumn:
    return _TableColumn(
        _("Owner"),
        lambda row: _text(row["owner"] or row["department"]),
        fields=("owner", "department"),
    )


def _due_column(name: str = "due") -> _TableColumn:
    return _text_column(_("Due"), name)._replace(whole=True)


def actual_of_row(row: Row) -> str:
    """Return the value of a KPI from its document, with its day if it is only the latest one."""
    at = row["actual_at"]
    return dated_text(figure_text(_text(row["actual"])), at if isinstance(at, date) else None)


def _filled_text(value: object) -> str:
    return f"{value['numerator']}/{value['denominator']}" if isinstance(value, Mapping) else NONE


def _what_column() -> _TableColumn:
    return _TableColumn(_("What"), what_of_row, fields=("what",))


_COLUMNS: dict[str, Callable[[], tuple[_TableColumn, ...]]] = {
    "action": lambda: (
        _status_column(),
        _what_column(),
        _owner_column(),
        _due_column(),
        _text_column(_("Needs"), "needs")._replace(is_optional=True),
        _address_column(),
    ),
    "decision": lambda: (
        _status_column(),
        _what_column(),
        _owner_column(),
        _text_column(_("Plan"), "plan"),
        _address_column(),
    ),
    "risk": lambda: (
        _word_column(_("Level"), "level", LEVEL),
        _what_column(),
        _text_column(_("Response"), "response"),
        _owner_column(),
        _address_column(),
    ),
    "kpi": lambda: (
        _what_column(),
        _word_column(_("Tier"), "tier", TIER),
        _figure_column(_("Target"), "target"),
        _TableColumn(_("Actual"), actual_of_row, "right", ("actual",)),
        _TableColumn(_("Attainment"), attainment_of, "right"),
        _TableColumn(_("Expected"), pace_of, "right", is_optional=True),
        _owner_column(),
        _address_column(),
    ),
    "check": lambda: (
        _status_column(),
        _text_column(_("Stage"), "stage"),
        _what_column(),
        _owner_column(),
        _due_column(),
        _address_column(),
    ),
    "milestone": lambda: (
        _status_column(),
        _what_column(),
        _text_column(_("Start"), "start"),
        _text_column(_("End"), "end"),
        _TableColumn(_("Gates"), gates_of, fields=("gates",)),
        _owner_column(),
        _address_column(),
    ),
    "lesson": lambda: (
        _word_column(_("Outcome"), "outcome", OUTCOME),
        _what_column(),
        _text_column(_("Advice"), "advice"),
        _text_column(_("Channel"), "channel"),
        _address_column(),
    ),
    "budget_line": lambda: (
        _what_column(),
        _text_column(_("Channel"), "channel"),
        _figure_column(_("Planned"), "planned"),
        _TableColumn(_("Plan to date"), due_of, "right"),
        _figure_column(_("Spent"), "spent"),
        _TableColumn(_("Used"), use_of, "right"),
        _address_column(),
    ),
}
