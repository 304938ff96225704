"""`mtgrec list KIND`: the items of one kind, the records, or the people."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated

import typer

from mtgrec.commands.options import with_filters, with_session, with_types, wrong_word
from mtgrec.commands.session import Session
from mtgrec.model.entry import Entry, entries, entry_document
from mtgrec.model.filters import Filters
from mtgrec.model.listing import person_rows, record_document, sorted_by
from mtgrec.model.record import Record
from mtgrec.model.schema import BUDGET_LINE, LISTED, ItemKind
from mtgrec.model.words import fold
from mtgrec.output import item_tables
from mtgrec.output.answer import Answer, Block
from mtgrec.output.language import _
from mtgrec.output.problems import problem_document

Rows = Sequence[dict[str, object]]

_RECORDS = ("records", "record", "记录", "纪要")
_PEOPLE = ("people", "person", "人员", "人")
_KINDS = (*LISTED, BUDGET_LINE)


@with_session
@with_filters
def command(
    session: Session,
    filters: Filters,
    kind: Annotated[
        str,
        typer.Argument(
            metavar=_("KIND"),
            help=_("actions decisions risks kpis checks milestones lessons records people"),
        ),
    ],
    *,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort", metavar=_("FIELD"), help=_("sort by this field"), show_default=False
        ),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help=_("show long tables whole"))] = False,
) -> None:
    """List items of one kind, records or people."""
    filters = with_types(filters, session.workspace.types)
    name, rows, blocks = _listed(session, kind, filters)
    rows = sorted_by(rows, sort) if sort else rows
    answer = Answer(
        blocks=lambda: [blocks(rows)],
        document=lambda: {
            "schema_version": 1,
            "kind": name,
            "today": session.now.date(),
            "items": rows,
            "problems": [problem_document(problem) for problem in session.library.problems],
        },
        rows=lambda: (list(rows[0]) if rows else ["address"], rows),
    )
    session.answer(answer, cap=None if all else 100)


def _listed(
    session: Session, word: str, filters: Filters
) -> tuple[str, Rows, Callable[[Rows], Block]]:
    """Return the plural name of what is listed, its rows, and how to show them."""
    if fold(word) in _RECORDS:
        return "records", _record_rows(session, filters), item_tables.records_table
    if fold(word) in _PEOPLE:
        kept = _entries(session, filters, {"action", "check"})
        return "people", person_rows(session.library.register, kept), item_tables.people_table
    kind = find_kind(word)
    book = session.library.book()
    rows = [entry_document(entry, book) for entry in _entries(session, filters, {kind.name})]
    return kind.plural, rows, lambda rows: item_tables.items_table(kind, rows)


def find_kind(word: str) -> ItemKind:
    """Return the kind of item that `word` names, in singular, plural or Chinese; raises UsageError."""
    spellings = {
        fold(spelling): kind
        for kind in _KINDS
        for spelling in (kind.name, kind.plural, kind.zh, *kind.further)
    }
    if kind := spellings.get(fold(word)):
        return kind
    candidates = [*spellings, *_RECORDS, *_PEOPLE]
    listed = " ".join((*(kind.plural for kind in LISTED), "records", "people"))
    raise wrong_word("KIND", word, candidates, listed)


def _entries(session: Session, filters: Filters, kinds: set[str]) -> list[Entry]:
    library = session.library
    return [
        entry
        for entry in entries(library.records, session.outlook)
        if entry.item.kind in kinds and filters.keep_entry(entry, library.register)
    ]


def _record_rows(session: Session, filters: Filters) -> Rows:
    library = session.library
    if not filters.on_items:
        kept: Iterable[Record] = filter(filters.keep_marks, library.records)
    else:
        with_items = {
            id(entry.record)
            for entry in entries(library.records, session.outlook)
            if filters.keep_entry(entry, library.register)
        }
        kept = [record for record in library.records if id(record) in with_items]
    return [record_document(record) for record in kept if filters.keep_record(record)]
