"""`mtgrec list KIND`: the items of one kind, the records, or the people."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Annotated, NamedTuple

import typer

from mtgrec.commands.options import checked, note_not_judged, with_filters, with_session
from mtgrec.commands.session import Session
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.analysis.sorting import sorted_by
from mtgrec.model.analysis.summary import COUNTED, waiting
from mtgrec.model.analysis.unread_entries import UnreadEntry, unread_entries
from mtgrec.model.analysis.urgency import most_urgent_first
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import LISTED, kind_spellings
from mtgrec.model.records.schema.details import BUDGET_LINE
from mtgrec.model.records.schema.field import Fields, ItemKind
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.words import fold
from mtgrec.output.answer import Answer, Block
from mtgrec.output.documents.campaigns import CAMPAIGN_NAMES, campaign_figures, campaign_row
from mtgrec.output.documents.items import item_document, item_fields
from mtgrec.output.documents.people import PERSON_NAMES, person_rows
from mtgrec.output.documents.problems import problem_documents
from mtgrec.output.documents.records import RECORD_NAMES, record_document
from mtgrec.output.documents.unread import unread_documents
from mtgrec.output.language import _
from mtgrec.output.tables.campaigns import campaigns_table
from mtgrec.output.tables.items import items_table, people_tables, records_table
from mtgrec.output.tables.kpi import waiting_table

Rows = Sequence[dict[str, object]]

_RECORD_WORDS = ("records", "record", "记录", "纪要")
_MEETING_WORDS = ("meetings", "meeting", "minutes", "会议", "会议纪要")
_CAMPAIGN_WORDS = ("campaigns", "campaign", "projects", "project", "项目", "活动")
_PEOPLE_WORDS = ("people", "person", "人员", "人")
_KINDS = (*LISTED, BUDGET_LINE)


class _Listing(NamedTuple):
    """What is listed: its JSON kind, columns and their fields, rows, and how to print them."""

    kind: str
    names: Sequence[str]
    fields: Fields
    rows: Rows
    blocks: Callable[[Rows], Sequence[Block]]
    not_judged: Sequence[str]
    """What a date or a status that cannot be read keeps out: addresses, or ids of records."""
    unread: Sequence[UnreadEntry] = ()


@with_session
@with_filters
def command(
    session: Session,
    filters: Filters,
    kind: Annotated[
        str,
        typer.Argument(
            metavar=_("KIND"),
            help=_(
                "actions (tasks, todos) decisions risks kpis checks milestones lessons "
                "records meetings campaigns people"
            ),
        ),
    ],
    *,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort", metavar=_("FIELD"), help=_("sort by this field"), show_default=False
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar=_("NUMBER"), min=1, help=_("only so many, the first ones")),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help=_("show long tables whole"))] = False,
) -> None:
    """List items of one kind, records or people: open ones first, the most urgent at the top."""
    session.require_workspace()
    filters = checked(filters, session)
    listing = _listing_of(session, kind, filters)
    rows = listing.rows
    if sort:
        rows = sorted_by(rows, sort, listing.names, listing.fields)
    rows = rows[:limit]
    answer = Answer(
        blocks=lambda: listing.blocks(rows),
        document=lambda: {
            "schema_version": 1,
            "kind": listing.kind,
            "today": session.now.date(),
            "items": rows,
            "unread_entries": unread_documents(listing.unread),
            "problems": problem_documents(session.library.problems),
        },
        rows=lambda: (listing.names, rows),
    )
    session.answer(answer, cap=None if all else 100)
    note_not_judged(listing.not_judged)


def _listing_of(session: Session, word: str, filters: Filters) -> _Listing:
    if fold(word) in _CAMPAIGN_WORDS:
        return _campaigns(session, filters)
    if fold(word) in (*_RECORD_WORDS, *_MEETING_WORDS):
        types, meetings = session.workspace.types, fold(word) in _MEETING_WORDS
        records = [
            record_document(record)
            for record in _records(session, filters)
            if record.type.is_meeting or not meetings
        ]
        return _Listing(
            "records",
            RECORD_NAMES,
            RECORD,
            records,
            lambda rows: [records_table(rows, types)],
            [
                each.path
                for each in session.records
                if filters.cannot_judge_record(each) and (each.type.is_meeting or not meetings)
            ],
        )
    if fold(word) in _PEOPLE_WORDS:
        tasks = _states(session, filters, set(COUNTED))
        people = person_rows(session.library.register, tasks, everybody=filters == Filters())
        return _Listing("people", PERSON_NAMES, Fields(()), people, people_tables, ())
    kind = find_kind(word)
    own = _states(session, filters, {kind.name})
    states = _with_needed(session, filters, own) if kind.name == "action" else own
    states = most_urgent_first(states, kind.name)
    items = [item_document(state, session.records_book, session.context) for state in states]

    unread = _unread_entries(session, filters, kind)

    def blocks(rows: Rows) -> list[Block]:
        deviations = waiting(states, session.context)
        return [
            items_table(kind, rows, unread),
            *([waiting_table(deviations)] if deviations else []),
        ]

    register = session.library.register
    not_judged = [
        state.address
        for state in session.item_states
        if state.item.kind == kind.name and filters.cannot_judge(state, register)
    ]
    return _Listing(kind.plural, item_fields(kind), kind.fields, items, blocks, not_judged, unread)


def _campaigns(session: Session, filters: Filters) -> _Listing:
    """Return the campaigns; `--open` and `--status` ask for what their plans declare."""
    of_items = filters._replace(open=False, status=())
    kept = _records(session, of_items)
    states = _states(session, of_items, set(COUNTED))
    campaigns = {
        each.code: each
        for each in campaign_figures(session.records, kept, states, session.now.date())
        if each.kept_by(filters) and _matches_campaign(each.code, filters)
    }
    return _Listing(
        "campaigns",
        CAMPAIGN_NAMES,
        RECORD,
        [campaign_row(each) for each in campaigns.values()],
        lambda rows: [campaigns_table(campaigns[str(row["code"])] for row in rows)],
        (),
    )


def _matches_campaign(code: str, filters: Filters) -> bool:
    """Return whether a campaign is asked for; a record of it may belong to another one, too."""
    return not filters.campaign or name_key(code) in map(name_key, filters.campaign)


def _unread_entries(session: Session, filters: Filters, kind: ItemKind) -> list[UnreadEntry]:
    """Return the entries of a kind's lists that could not be read."""
    if filters.on_items:
        return []
    entries = unread_entries(session.records, filters.keep_record)
    return [entry for entry in entries if entry.field.items == kind.name]


def find_kind(word: str) -> ItemKind:
    """Return the kind of item that `word` names, in singular, plural or Chinese; raises UsageError."""
    spellings = kind_spellings(_KINDS)
    if kind := spellings.get(fold(word)):
        return kind
    # Not meetings: “everything” is spelt nearly like it.
    candidates = [*spellings, *_RECORD_WORDS, *_CAMPAIGN_WORDS, *_PEOPLE_WORDS]
    kinds = (f"{kind.plural} {kind.zh}" for kind in LISTED)
    possible = [*kinds, "records 记录", "meetings 会议", "campaigns 项目", "people 人员"]
    raise wrong_word(_("KIND"), word, candidates, possible)


def _states(session: Session, filters: Filters, kinds: set[str]) -> list[ItemState]:
    library = session.library
    return [
        state
        for state in session.item_states
        if state.item.kind in kinds and filters.keep_state(state, library.register)
    ]


def _with_needed(session: Session, filters: Filters, own: Sequence[ItemState]) -> list[ItemState]:
    """Return the actions of the departments asked for, and those that need something of them (A12)."""
    register, kept = session.library.register, {id(state.item) for state in own}
    return [
        state
        for state in session.item_states
        if id(state.item) in kept or filters.keep_needed(state, register)
    ]


def _records(session: Session, filters: Filters) -> list[Record]:
    library = session.library
    if not filters.on_items:
        records: Iterable[Record] = filter(filters.keep_tags_and_channels, session.records)
    else:
        records_with_items = {
            id(state.record)
            for state in session.item_states
            if filters.keep_state(state, library.register)
        }
        records = [record for record in session.records if id(record) in records_with_items]
    kept = [record for record in records if filters.keep_record(record)]
    return sorted(kept, key=lambda record: record.date or date.min, reverse=True)
