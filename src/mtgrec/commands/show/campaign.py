"""`mtgrec show CAMPAIGN`: all about a campaign on one page."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mtgrec.commands.findings import codes_of, findings_by_item
from mtgrec.commands.session import Session
from mtgrec.model.analysis.agreement import unconfirmed_departments
from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.analysis.summary import COUNTED, waiting
from mtgrec.model.analysis.unread_entries import UnreadEntry, unread_entries
from mtgrec.model.figures.budget import CampaignBudget, budgets
from mtgrec.model.figures.campaign import is_closed, is_over, plan_of
from mtgrec.model.figures.due_meetings import due_meetings
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.figures.milestones import MilestoneState, milestone_states
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.people import People
from mtgrec.model.records.plain_values import missing_value, plain_value
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema.field import ItemKind
from mtgrec.model.records.schema.items import (
    ACTION,
    CHECK,
    DECISION,
    KPI,
    LESSON,
    MILESTONE,
    RISK,
)
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.shell_words import shell_words
from mtgrec.output.answer import Answer, Block, Cell, Facts, Prose
from mtgrec.output.documents.figures import budget_document, stop_document
from mtgrec.output.documents.items import item_document
from mtgrec.output.documents.people import person_rows
from mtgrec.output.documents.problems import problem_documents
from mtgrec.output.documents.records import record_document
from mtgrec.output.documents.unread import unread_documents
from mtgrec.output.language import _
from mtgrec.output.tables.budget import budget_blocks
from mtgrec.output.tables.cells import (
    day_text,
    field_title,
    in_brackets,
    joined,
    meeting_reason,
    shown,
    type_text,
)
from mtgrec.output.tables.fields import field_text, lines
from mtgrec.output.tables.finding_marks import mark_line
from mtgrec.output.tables.items import items_table, people_tables, records_table
from mtgrec.output.tables.kpi import waiting_table
from mtgrec.output.tables.timeline import timeline_table
from mtgrec.output.tables.unread import unread_table

_OPEN_KINDS = (ACTION, RISK, CHECK)
"""Of these only the open items are shown, the most urgent first."""
_SHOWN_KINDS = (DECISION, *_OPEN_KINDS, KPI, MILESTONE, LESSON)
_MOST_ROWS = 20
_PLAN_FIELDS = (
    *("start", "end", "rhythm", "status", "audience", "strategies", "channels", "tags", "log"),
)


def find_campaign(session: Session, word: str) -> str | None:
    """Return the code of the campaign that `word` names, or None."""
    codes = {code for record in session.records for code in record.campaigns}
    return next((code for code in sorted(codes) if name_key(code) == name_key(word)), None)


def campaign_answer(session: Session, code: str, book: AddressBook) -> Answer:
    """Return the page of a campaign: its plan, records, items, budget and people."""
    records = [record for record in session.records if code in record.campaigns]
    states = item_states(records, session.context)
    budget = next(iter(budgets(records, session.context)), None)
    milestones = milestone_states(states, book)
    unread = unread_entries(session.records, lambda record: code in record.campaigns)
    document = _campaign_document(session, code, records, states, book)
    document |= {
        "budget": budget_document(budget) if budget else None,
        "timeline": [stop_document(milestone) for milestone in milestones],
        "unread_entries": unread_documents(unread),
    }
    paths = {record.path for record in records}
    return Answer(
        blocks=lambda: _blocks(
            session,
            records,
            document,
            unread,
            _figures(session, budget, milestones, waiting(states, session.context)),
        ),
        document=lambda: {
            "schema_version": 1,
            "kind": "campaign",
            "today": session.now.date(),
            "campaign": document,
            "problems": problem_documents(session.library.problems, paths),
        },
        rows=lambda: (list(document["records"][0]), document["records"]),
    )


def _campaign_document(
    session: Session,
    code: str,
    records: Sequence[Record],
    states: Sequence[ItemState],
    book: AddressBook,
) -> dict[str, Any]:
    today = session.now.date()
    plan = plan_of(records)
    shown_kinds = {kind.name for kind in _SHOWN_KINDS}
    findings = findings_by_item(
        session, [state for state in states if state.item.kind in shown_kinds]
    )
    return {
        "code": code,
        "title": plan.title if plan else None,
        "plan": plan.id if plan else None,
        "closed": is_closed(plan),
        "over": is_over(plan, today),
        **{
            name: plain_value(plan.values.get(name) if plan else None, missing_value(RECORD[name]))
            for name in _PLAN_FIELDS
        },
        "not_confirmed": list(unconfirmed_departments(records, states, session.context.register)),
        "meetings": [meeting._asdict() for meeting in due_meetings(records, today)],
        "records": [record_document(record) for record in records],
        **{
            kind.plural: [
                item_document(state, book, session.context, codes_of(findings.of(state.item)))
                for state in _shown_states(states, kind)
            ]
            for kind in _SHOWN_KINDS
        },
        "people": _people_rows(session.library.register, states),
    }


def _shown_states(states: Sequence[ItemState], kind: ItemKind) -> list[ItemState]:
    """Return the items of a kind in the order of the records, or the open ones by urgency."""
    of_kind = [state for state in states if state.item.kind == kind.name]
    if kind not in _OPEN_KINDS:
        return of_kind
    return sorted((state for state in of_kind if state.open), key=_urgency)


def _urgency(state: ItemState) -> tuple[bool, int, date]:
    return not state.off_track, -(state.lag_days or 0), state.item.due or date.max


def _people_rows(register: People, states: Sequence[ItemState]) -> list[dict[str, object]]:
    """Return the rows of the people who own an item of the campaign."""
    tasks = [state for state in states if state.item.kind in COUNTED]
    owners = {name for state in states for name in state.owner.people}
    return [row for row in person_rows(register, tasks) if row["name"] in owners]


def _figures(
    session: Session,
    budget: CampaignBudget | None,
    milestones: Sequence[MilestoneState],
    deviations: Sequence[tuple[ItemState, Deviation]],
) -> list[Block]:
    chart = timeline_table(milestones, session.now.date())
    return [
        *([waiting_table(deviations)] if deviations else []),
        *([chart] if chart else []),
        *(budget_blocks(budget) if budget else []),
    ]


def _blocks(
    session: Session,
    records: Sequence[Record],
    document: Mapping[str, Any],
    unread: Sequence[UnreadEntry],
    figures: list[Block],
) -> list[Block]:
    types = session.workspace.types
    kinds_with_rows = [(kind, document[kind.plural]) for kind in _SHOWN_KINDS]
    return [
        _head(session, records, document),
        records_table(document["records"], types),
        *(
            block
            for kind, rows in kinds_with_rows
            if rows
            for block in _items(kind, rows, document["code"])
        ),
        *figures,
        *([unread_table(unread)] if unread else []),
        *people_tables(document["people"]),
        *mark_line(row for _kind, rows in kinds_with_rows for row in rows),
    ]


def _items(kind: ItemKind, rows: Sequence[Mapping[str, Any]], code: str) -> list[Block]:
    """Return the table of one kind; of open items at most 20, with the command for the rest."""
    if kind not in _OPEN_KINDS:
        return [items_table(kind, rows)]
    table = items_table(kind, rows[:_MOST_ROWS])
    blocks: list[Block] = [table._replace(title=_("{kind}, open").format(kind=table.title))]
    if len(rows) > _MOST_ROWS:
        rest = _("further: {count}; see them with: {command}").format(
            count=len(rows) - _MOST_ROWS,
            command=shell_words("mtgrec", "list", kind.plural, "--open", "--campaign", code),
        )
        blocks.append(Prose("", rest))
    return blocks


def _plan_pairs(plan: Record) -> list[tuple[str, str | Cell]]:
    pairs: list[tuple[str, str | Cell]] = []
    for name in _PLAN_FIELDS:
        field = RECORD[name]
        text = field_text(plain_value(plan.values.get(name)), field.words)
        pairs += lines(field_title(field), shown(text, plan.unread.get(name)))
    return pairs


def _add_standing(pairs: list[tuple[str, str | Cell]], document: Mapping[str, Any]) -> None:
    """Say whether a campaign is closed or over, behind the status that its plan declares."""
    standing = ""
    if document["closed"] or document["over"]:
        standing = _("closed") if document["closed"] else _("past its end, not closed")
    for place, (title, text) in enumerate(pairs):
        if title == field_title(RECORD["status"]):
            pairs[place] = (title, f"{text}{in_brackets(standing)}" if standing else text)
            return
    pairs.append((_("Status"), standing or _("under way")))


def _head(session: Session, records: Sequence[Record], document: Mapping[str, Any]) -> Facts:
    plan = plan_of(records)
    pairs = _plan_pairs(plan) if plan else []
    if document["not_confirmed"]:
        pairs.append((_("Not confirmed by"), Cell(f"! {joined(document['not_confirmed'])}", "bad")))
    _add_standing(pairs, document)
    for meeting in due_meetings(records, session.now.date()):
        meeting_text = _("{date} {meeting} ({reason})").format(
            date=day_text(meeting.due),
            meeting=type_text(meeting.type, session.workspace.types),
            reason=meeting_reason(meeting, records, session.workspace.types),
        )
        pairs.append((_("Next meeting"), meeting_text))
    return Facts(f"{document['code']}  {document['title'] or ''}".strip(), pairs)
