"""Tables of items, records and people."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from mtgrec.model.analysis.unread_entries import UnreadEntry
from mtgrec.model.records.schema.field import ItemKind
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.words import LEVEL, OUTCOME, TIER
from mtgrec.output.answer import Cell, Column, Table
from mtgrec.output.language import _
from mtgrec.output.tables.budget import due_of, use_of
from mtgrec.output.tables.cells import (
    NONE,
    dated_text,
    shown,
    status_cell,
    type_text,
    unread_of,
)
from mtgrec.output.tables.columns import (
    Row,
    TableColumn,
    field_text,
    figure_column,
    text_column,
    word_column,
)
from mtgrec.output.tables.fields import what_of_row
from mtgrec.output.tables.finding_marks import marked_table
from mtgrec.output.tables.goals import attainment_of, pace_of
from mtgrec.output.tables.timeline import gates_of


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
        [Column(column.title, column.align, column.is_spare, column.whole) for column in columns],
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
        text_column(_("Date"), "date"),
        TableColumn(_("Type"), lambda row: type_text(str(row["type"]), types)),
        text_column(_("Title"), "title"),
        TableColumn(_("Filled"), lambda row: _filled_text(row["completeness"]), "right"),
        text_column(_("Decisions"), "decisions", "right"),
        text_column(_("Actions"), "actions", "right"),
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


def _people_table(title: str, rows: Sequence[Row], columns: Sequence[TableColumn]) -> Table:
    return Table(
        title,
        [Column(column.title, column.align, whole=column.whole) for column in columns],
        [[column.shown(row) for column in columns] for row in rows],
        empty=_("Nothing found."),
        brief=True,
    )


def _count_columns() -> tuple[TableColumn, ...]:
    return (
        text_column(_("Open"), "open", "right"),
        text_column(_("Late"), "late", "right"),
        text_column(_("Finished"), "finished", "right"),
    )


def _known_columns() -> tuple[TableColumn, ...]:
    return (
        text_column(_("Name"), "name"),
        text_column(_("Department"), "department"),
        text_column(_("Role"), "role"),
        text_column(_("Manager"), "manager"),
        *_count_columns(),
    )


def _unknown_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Name"), lambda row: Cell(f"? {row['name']}", "bad")),
        text_column(_("Department"), "department"),
        *_count_columns(),
    )


def _address_column(name: str = "address", title: str = "") -> TableColumn:
    return TableColumn(title or _("Address"), lambda row: Cell(str(row[name]), "accent"))


def _status_column() -> TableColumn:
    return TableColumn(_("Status"), status_of)


def status_of(row: Row) -> Cell:
    """Return the declared status, with the lag if the item is late and a mark if off-track.

    A word that could not be read stands behind it.
    """
    lag = row["lag_days"]
    cell = status_cell(
        str(row["kind"]),
        str(row["status"]),
        off_track=row["off_track"] is True,
        late=int(str(lag)) if row["overdue"] and lag is not None else 0,
    )
    return cell._replace(text=shown(cell.text, unread_of(row, "status")))


def _owner_column() -> TableColumn:
    return TableColumn(
        _("Owner"),
        lambda row: field_text(row["owner"] or row["department"]),
        fields=("owner", "department"),
    )


def _due_column(name: str = "due") -> TableColumn:
    return text_column(_("Due"), name)._replace(whole=True)


def actual_of_row(row: Row) -> str:
    """Return the value of a KPI from its document, with its day if it is only the latest one."""
    at = row["actual_at"]
    return dated_text(figure_text(field_text(row["actual"])), at if isinstance(at, date) else None)


def _filled_text(value: object) -> str:
    return f"{value['numerator']}/{value['denominator']}" if isinstance(value, Mapping) else NONE


def _what_column() -> TableColumn:
    return TableColumn(_("What"), what_of_row, fields=("what",))


_COLUMNS: dict[str, Callable[[], tuple[TableColumn, ...]]] = {
    "action": lambda: (
        _status_column(),
        _what_column(),
        _owner_column(),
        _due_column(),
        text_column(_("Needs"), "needs")._replace(is_optional=True),
        _address_column(),
    ),
    "decision": lambda: (
        _status_column(),
        _what_column(),
        _owner_column(),
        text_column(_("Plan"), "plan"),
        _address_column(),
    ),
    "risk": lambda: (
        word_column(_("Level"), "level", LEVEL),
        _what_column(),
        text_column(_("Response"), "response"),
        _owner_column(),
        _address_column(),
    ),
    "kpi": lambda: (
        _what_column(),
        word_column(_("Tier"), "tier", TIER),
        figure_column(_("Target"), "target"),
        TableColumn(_("Actual"), actual_of_row, "right", ("actual",)),
        TableColumn(_("Attainment"), attainment_of, "right"),
        TableColumn(_("Expected"), pace_of, "right", is_optional=True),
        _owner_column(),
        _address_column(),
    ),
    "check": lambda: (
        _status_column(),
        text_column(_("Stage"), "stage"),
        _what_column(),
        text_column(_("Standard"), "standard")._replace(is_optional=True, is_spare=True),
        _owner_column(),
        _due_column(),
        text_column(_("Note"), "note")._replace(is_optional=True, is_spare=True),
        _address_column(),
    ),
    "milestone": lambda: (
        _status_column(),
        _what_column(),
        text_column(_("Start"), "start"),
        text_column(_("End"), "end"),
        TableColumn(_("Gates"), gates_of, fields=("gates",)),
        _owner_column(),
        _address_column(),
    ),
    "lesson": lambda: (
        word_column(_("Outcome"), "outcome", OUTCOME),
        _what_column(),
        text_column(_("Advice"), "advice"),
        text_column(_("Channel"), "channel"),
        _address_column(),
    ),
    "budget_line": lambda: (
        _what_column()._replace(fields=("what", "category")),
        text_column(_("Channel"), "channel"),
        figure_column(_("Planned"), "planned"),
        TableColumn(_("Plan to date"), due_of, "right", ("start", "end")),
        figure_column(_("Spent"), "spent"),
        TableColumn(_("Used"), use_of, "right"),
        _address_column(),
    ),
}
