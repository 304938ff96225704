"""`mtgrec show` for one record."""

from collections.abc import Sequence

from mtgrec.commands.findings import codes_of, findings_by_item, problems_of
from mtgrec.commands.session import Session
from mtgrec.commands.show.item import plain_item_document, plain_items_table
from mtgrec.commands.show.mentions import document, mention_blocks
from mtgrec.model.analysis.agreement import unconfirmed_departments
from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.analysis.summary import waiting
from mtgrec.model.figures.item_state import ItemState, item_state
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.mentions import Mention
from mtgrec.model.records.people import People
from mtgrec.model.records.plain_values import missing_value, plain_value
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.statuses import TEXT
from mtgrec.output.answer import Answer, Block, Cell, Facts, Prose
from mtgrec.output.documents.records import record_document
from mtgrec.output.language import _, current, say
from mtgrec.output.tables.cells import field_title, joined, shown
from mtgrec.output.tables.fields import field_text, lines, unknown_keys
from mtgrec.output.tables.finding_marks import findings_facts, mark_line
from mtgrec.output.tables.items import items_table
from mtgrec.output.tables.kpi import waiting_table

_MOST_TEXT = 250_000
"""The characters of a text that are shown: a meeting's, with its transcript, many times over."""


def record_answer(
    session: Session, record: Record, mentions: Sequence[Mention], book: AddressBook
) -> Answer:
    people = session.library.register
    states = {
        kind: [item_state(record, item, session.context) for item in items]
        for kind, items in record.item_lists.items()
        if items
    }
    findings = findings_by_item(
        session, [state for each in states.values() for state in each], with_records=True
    )
    rows = {
        kind: [
            plain_item_document(state, book, session.context, codes_of(findings.of(state.item)))
            for state in each
        ]
        for kind, each in states.items()
    }
    record_findings = findings.of_record(record)
    content = {
        **record_document(record),
        **_record_fields(record, people),
        "not_confirmed": list(_not_confirmed(session, record)),
        "findings": codes_of(record_findings),
    }
    items = {KINDS[kind].plural: each for kind, each in rows.items()}
    return Answer(
        blocks=lambda: _record_blocks(
            record,
            people,
            rows,
            _not_confirmed(session, record),
            waiting(states.get("kpi", ()), session.context),
            mentions,
            problems_of(record_findings),
        ),
        document=lambda: document(session, "record", {**content, "items": items}, mentions),
        rows=lambda: (list(content), [content]),
    )


def _plain_field(record: Record, field: Field, people: People) -> object:
    """Return a field as plain data; people by the names that they are shown with everywhere."""
    if field.kind == "people":
        return [name for text in record.texts(field.name) for name in people.names_in(text)]
    return plain_value(record.values.get(field.name), missing_value(field))


def _not_confirmed(session: Session, record: Record) -> tuple[str, ...]:
    """Return the departments whose agreement a kickoff or plan lacks; none for other records."""
    if record.type.role not in ("kickoff", "campaign"):
        return ()
    campaigns = set(record.campaigns)
    records = [
        each
        for each in session.library.records
        if each.path == record.path or campaigns & set(each.campaigns)
    ]
    states = [
        item_state(each, action, session.context)
        for each in records
        for action in each.item_lists.get("action", ())
    ]
    return unconfirmed_departments(records, states, session.context.register)


def _record_fields(record: Record, people: People) -> dict[str, object]:
    return {
        field.name: _plain_field(record, field, people)
        for field in RECORD.fields
        if field.kind != "items"
        and field.name not in ("id", "type", "title", "date", "campaign", "draft")
    } | {TEXT: record.text(TEXT)}


def _record_blocks(
    record: Record,
    people: People,
    rows: dict[str, list[dict[str, object]]],
    not_confirmed: Sequence[str],
    deviations: Sequence[tuple[ItemState, Deviation]],
    mentions: Sequence[Mention],
    problems: Sequence[Problem],
) -> list[Block]:
    pairs: list[tuple[str, str | Cell]] = [(_("Type"), record.type.title(current()))]
    for field in RECORD.fields:
        elsewhere = field.name in ("type", "id", "title") or field.kind in ("items", "group")
        value = None if elsewhere else _plain_field(record, field, people)
        text = shown(field_text(value, field.words), record.unread.get(field.name))
        pairs += lines(field_title(field), text)
        if field.name == "status":
            pairs += lines("" if text else field_title(field), record.text(TEXT) or "")
    pairs += unknown_keys(record.unread, RECORD)
    if not_confirmed:
        pairs.append((_("Not confirmed by"), Cell(f"! {joined(not_confirmed)}", "bad")))
    pairs.append((_("File"), record.path))
    title = f"{record.id}  {record.title or ''}".strip()
    tables: list[Block] = [
        items_table(KINDS[kind], each)
        for kind, each in rows.items()
        if KINDS[kind].fields.find("what")
    ]
    if deviations:
        tables.append(waiting_table(deviations))
    tables += plain_items_table(RECORD["follow_ups"], rows.get("follow_up"))
    return [
        Facts(title, pairs),
        *findings_facts(problems),
        *_budget(record),
        *tables,
        *mark_line(row for each in rows.values() for row in each),
        *mention_blocks(mentions),
        *_body(record),
    ]


def _body(record: Record) -> list[Block]:
    """Return the text below the front matter; of a very long one the beginning, and where it ends."""
    text = record.body.strip("\r\n")
    if len(text) > _MOST_TEXT:
        more = Message(
            N_("... and {count} more characters: mtgrec edit {path}"),
            count=f"{len(text) - _MOST_TEXT:,}",
            path=record.path,
        )
        text = f"{text[:_MOST_TEXT]}\n{say(more)}"
    return [Prose(_("Text"), text)] if text.strip() else []


def _budget(record: Record) -> list[Block]:
    """Return the budget of a plan as a whole; its lines are in another table."""
    budget = record.values.get("budget")
    if not isinstance(budget, Item):
        return []
    pairs: list[tuple[str, str | Cell]] = []
    for field in KINDS["budget"].fields.fields:
        value = None if field.kind == "items" else plain_value(budget.values.get(field.name))
        text = shown(field_text(value), budget.unread.get(field.name))
        pairs += lines(field_title(field), text)
    pairs += unknown_keys(budget.unread, KINDS["budget"].fields)
    return [Facts(field_title(RECORD["budget"]), pairs)]
