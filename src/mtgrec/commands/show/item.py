"""`mtgrec show` for one item."""

from collections.abc import Mapping, Sequence

from mtgrec.commands.findings import codes_of, findings_by_item, problems_of
from mtgrec.commands.session import Session
from mtgrec.commands.show.figures import Figures, figures_of
from mtgrec.commands.show.mentions import document, mention_blocks, record_line
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.mentions import Mention
from mtgrec.model.records.plain_values import plain_value
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field, Fields
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.statuses import TEXT
from mtgrec.output.answer import Answer, Block, Cell, Column, Facts, Table
from mtgrec.output.documents.items import item_document
from mtgrec.output.language import _
from mtgrec.output.tables.cells import (
    clauses,
    field_title,
    joined,
    meetings_text,
    named,
    shown,
    unread_of,
)
from mtgrec.output.tables.fields import field_text, lines, unknown_keys
from mtgrec.output.tables.finding_marks import findings_facts
from mtgrec.output.tables.items import actual_of_row, status_of

# The state of these kinds is shown by figures: their status is shown only if it is written.
_STATELESS = {"kpi", "lesson", "budget_line"}
_STATUS_FIELDS = {
    *(
        "what",
        "owner",
        "owners",
        "owner_text",
        "department",
        "due",
        "status",
        "status_text",
        "overdue",
    ),
    *("lag_days", "off_track", "carried", "wants_verdict", "escalated", "major", "tags", "waive"),
}


def item_answer(
    session: Session, state: ItemState, mentions: Sequence[Mention], book: AddressBook
) -> Answer:
    findings = findings_by_item(session, [state], with_records=True).of(state.item)
    content = plain_item_document(state, book, session.context, codes_of(findings))
    figures = figures_of(state, session.context, book)
    content |= figures.fields
    return Answer(
        blocks=lambda: [
            *_facts(state, content, figures),
            *findings_facts(problems_of(findings)),
            *figures.blocks,
            *mention_blocks(mentions),
        ],
        document=lambda: document(session, "item", content, mentions),
        rows=lambda: (list(content), [content]),
    )


def _facts(state: ItemState, row: dict[str, object], figures: Figures) -> list[Block]:
    pairs: list[tuple[str, str | Cell]] = []
    stated = state.item.kind not in _STATELESS or not state.item.lacks("status")
    if "status" in row and stated:
        pairs.append((_("Status"), status_of(row)))
        pairs += lines("", state.item.text(TEXT) or "")
    pairs += _carried_pairs(state)
    for field in KINDS[state.item.kind].fields.fields:
        if field.name == "status":
            continue
        elsewhere = field.name in ("id", "what", *figures.replaced) or field.kind == "items"
        text = "" if elsewhere else field_text(_shown_value(field, row), field.words)
        pairs += lines(field_title(field), shown(text, unread_of(row, field.name)))
        if field.name == "owner":
            pairs += lines("", field_text(row.get("owner_text")))
    pairs += unknown_keys(state.item.unread, KINDS[state.item.kind].fields)
    pairs += _entries_not_counted(state.item)
    pairs += figures.pairs
    pairs.append((_("Record"), record_line(state.record)))
    pairs.append((_("File"), f"{state.record.path}:{state.line}"))
    return [Facts(f"{state.address}  {state.item.text('what') or ''}".strip(), pairs)]


def _entries_not_counted(item: Item) -> list[tuple[str, str | Cell]]:
    """Return the changes and deviations of a KPI of which something could not be read."""
    return [
        pair
        for field in KINDS[item.kind].fields.fields
        if field.kind == "items"
        for inner in item.items(field.name)
        if inner.unread or (inner.kind == "change" and inner.lacks("to"))
        for pair in lines(field_title(field), field_text([plain_value(inner)]))
    ]


def _carried_pairs(state: ItemState) -> list[tuple[str, str | Cell]]:
    pairs: list[tuple[str, str | Cell]] = []
    if state.escalated and state.verdict:
        day_and_note = joined((state.verdict.day.isoformat(), state.verdict.note or ""))
        pairs.append((_("Escalated"), Cell(f"! {day_and_note}", "bad")))
    if not state.carried or not state.open:
        return pairs
    text = meetings_text(state.carried)
    if state.wants_verdict:
        text = _("! {times}, needs a verdict").format(times=text)
    return [*pairs, (_("Carried"), Cell(text, "bad" if state.wants_verdict else ""))]


def plain_item_document(
    state: ItemState, book: AddressBook, context: Context, findings: Sequence[str]
) -> dict[str, object]:
    """Return an item as JSON data; a kind without a status gets no lag and the like."""
    document = item_document(state, book, context, findings)
    if KINDS[state.item.kind].fields.find("status"):
        return document
    return {name: value for name, value in document.items() if name not in _STATUS_FIELDS}


def _shown_value(field: Field, row: dict[str, object]) -> object:
    """Return a field as it is shown: a figure as everywhere, of a reference its target's address."""
    value = row[field.name]
    if field.name == "actual":
        return actual_of_row(row)
    if field.kind == "number" and isinstance(value, str):
        return figure_text(value)
    if field.kind == "reference":
        return row[f"{field.name}_address"] or value
    if field.kind == "references" and isinstance(value, list):
        addresses = row[f"{field.name}_addresses"]
        resolved = addresses if isinstance(addresses, list) else []
        return [address or written for address, written in zip(resolved, value, strict=True)]
    return value


def _shown_text(field: Field, row: dict[str, object]) -> str:
    return shown(field_text(_shown_value(field, row), field.words), unread_of(row, field.name))


def plain_items_table(field: Field, rows: object) -> list[Block]:
    """Return the table of a list of items, with one column for each field; nothing for no items."""
    if not isinstance(rows, list) or not rows:
        return []
    fields = KINDS[field.items].fields
    cells = [[_shown_text(column, row) for column in fields.fields] for row in rows]
    columns = [Column(field_title(column)) for column in fields.fields]
    others = [_unknown_keys_text(row, fields) for row in rows]
    if any(others):
        columns.append(Column(_("Unknown keys")))
        cells = [[*line, other] for line, other in zip(cells, others, strict=True)]
    return [Table(field_title(field), columns, cells)]


def _unknown_keys_text(row: Mapping[str, object], fields: Fields) -> str:
    unread = row.get("unread")
    pairs = unknown_keys(unread, fields) if isinstance(unread, Mapping) else []
    return clauses(named(title, str(text)) for title, text in pairs)
