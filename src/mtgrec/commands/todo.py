"""`mtgrec todo`: what one person has open, the most urgent first, over all campaigns (B3, A14)."""

import os
from collections.abc import Sequence

from mtgrec.commands.findings import FindingsByItem, findings_by_item
from mtgrec.commands.options import checked, note_not_judged, with_filters, with_session
from mtgrec.commands.session import Session
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.analysis.summary import COUNTED
from mtgrec.model.analysis.urgency import by_deadline, is_due_soon
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.values.name_keys import person_key
from mtgrec.output.answer import Answer, Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.documents.items import item_document
from mtgrec.output.documents.problems import problem_documents
from mtgrec.output.language import _
from mtgrec.output.tables.cells import days_left_cell, joined, lag_cell, warning_cell
from mtgrec.output.tables.finding_marks import mark_text
from mtgrec.output.tables.tasks import tasks_table
from mtgrec.store.git import user_name

_KINDS = (*COUNTED, "decision", "risk")
_FIELDS = (
    *("address", "kind", "campaign", "what", "owner", "department", "due", "status", "overdue"),
    *("lag_days", "off_track", "escalated", "carried"),
)


@with_session
@with_filters
def command(session: Session, filters: Filters) -> None:
    """Show what you have open over all campaigns: late first, then by deadline.

    You are the --owner, else MTGREC_ME, else the name that git writes into your commits.
    """
    session.require_workspace()
    asked = bool(filters.owner)
    filters = filters._replace(owner=filters.owner or (_me(),), open=True)
    filters = checked(filters, session) if asked else filters
    register = session.library.register
    of_kinds = [state for state in session.item_states if state.item.kind in _KINDS]
    states = sorted(
        (state for state in of_kinds if filters.keep_state(state, register)), key=by_deadline
    )
    findings = findings_by_item(session, states) if states else FindingsByItem({}, {})
    owners = [name for text in filters.owner for name in register.names_in(text)] or filters.owner
    answer = Answer(
        blocks=lambda: _blocks(session, owners, states, findings, asked=asked),
        document=lambda: {
            "schema_version": 1,
            "kind": "todo",
            "today": session.now.date(),
            "owners": list(owners),
            "items": _documents(session, states),
            "problems": problem_documents(session.library.problems),
        },
        rows=lambda: (_FIELDS, _documents(session, states)),
    )
    session.answer(answer, cap=None)
    note_not_judged([state.address for state in of_kinds if filters.cannot_judge(state, register)])


def _me() -> str:
    """Return the name of who asks; raises UsageError where nobody told it."""
    if name := os.environ.get("MTGREC_ME", "").strip() or user_name():
        return name
    raise UsageError(
        Message(N_("nobody told who you are")),
        Message(N_("say it once with MTGREC_ME=NAME, or each time with --owner NAME")),
    )


def _documents(session: Session, states: Sequence[ItemState]) -> list[dict[str, object]]:
    return [item_document(state, session.records_book, session.context) for state in states]


def _blocks(
    session: Session,
    owners: Sequence[str],
    states: Sequence[ItemState],
    findings: FindingsByItem,
    *,
    asked: bool,
) -> list[Block]:
    today, names = session.now.date(), joined(owners)
    title = _("Open for {name} on {date}").format(name=names, date=today.isoformat())
    if not states:
        return [Table(title, (), (), empty=_nothing(session, owners, asked=asked))]
    late = [state for state in states if state.overdue]
    soon = [state for state in states if not state.overdue and is_due_soon(state, today)]
    dated = [state for state in states if state.item.due and state not in (*late, *soon)]
    undated = [state for state in states if state.item.due is None]

    def left(state: ItemState) -> Cell:
        return days_left_cell(state, today)

    parts = [
        (_("Overdue"), _("Late"), late, lag_cell),
        (_("Due in the next 7 days"), _("Left"), soon, left),
        (_("Later"), _("Left"), dated, left),
        (_("No date"), _("Left"), undated, left),
    ]
    counts: list[tuple[str, str | Cell]] = [
        (heading, warning_cell(len(part)) if part is late else str(len(part)))
        for heading, _column, part, _cell in parts
    ]
    marked = any(findings.number(state) for state in states)
    return [
        Facts(title, counts),
        *(
            tasks_table(
                heading,
                Column(column, "right"),
                [(cell(state), state) for state in part],
                found=findings.number,
                by_campaign=True,
            )
            for heading, column, part, cell in parts
            if part
        ),
        *([Prose("", mark_text())] if marked else []),
    ]


def _nothing(session: Session, owners: Sequence[str], *, asked: bool) -> str:
    """Return what to say of somebody without open items, or of whom no record says a word."""
    known = {person_key(name) for state in session.item_states for name in state.owner.people}
    known |= {person_key(person.name) for person in session.library.register.people}
    if asked or known.intersection(map(person_key, owners)):
        return _("Nothing is open.")
    return _(
        "No record knows this name. Say how the records call you: "
        "MTGREC_ME=NAME, or mtgrec todo --owner NAME"
    )
