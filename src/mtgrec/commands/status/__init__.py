"""`mtgrec status`: completion, overdue items, checklists, goals and budgets."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mtgrec.commands.findings import FindingsByItem, findings_by_item
from mtgrec.commands.options import checked, note_not_judged, with_filters, with_session
from mtgrec.commands.session import Session
from mtgrec.commands.status.blocks import status_blocks
from mtgrec.commands.status.rest import first_of
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.analysis.summary import COUNTED, Summary, summarize
from mtgrec.model.analysis.unread_entries import UnreadEntry, unread_entries
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import ExitCode
from mtgrec.model.figures.budget import CampaignBudget, budgets, filtered_budgets
from mtgrec.model.figures.due_meetings import due_meetings
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Record
from mtgrec.model.values.words import fold
from mtgrec.output.answer import Answer
from mtgrec.output.language import _

_MOST_ROWS = 20
_GROUPINGS = {
    "campaign": "项目",
    "owner": "负责人",
    "department": "部门",
    "type": "类型",
    "month": "月份",
}


@with_session
@with_filters
def command(
    session: Session,
    filters: Filters,
    *,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            help=_("group by campaign, owner, department, type or month (may be repeated)"),
            metavar=_("WORD"),
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help=_("exit with 1 if anything is overdue or off-track"))
    ] = False,
    all: Annotated[
        bool, typer.Option("--all", help=_("show all rows, not only the first 20 of a table"))
    ] = False,
) -> None:
    """Show completion, what is overdue, checklists and goals."""
    session.require_workspace(note_empty=session.format != "table")
    filters = checked(filters, session)
    groupings = list(dict.fromkeys(map(_grouping, by or ("campaign", "owner"))))
    records, states = _filtered(session, filters)
    money = filtered_budgets(budgets(session.records, session.context), records, states)
    # Of all records: a meeting was held even where a filter leaves it out.
    meetings = due_meetings(session.records, session.now.date())
    summary = summarize(records, states, groupings, meetings, session.context)
    summary = summary._replace(needed=_needed(session, filters))
    unread = [] if filters.on_items else unread_entries(session.records, filters.keep_record)
    answer = Answer(
        blocks=lambda: status_blocks(
            session,
            summary,
            money,
            _findings_of_shown(session, summary),
            unread,
            first_of(filters, None if all else _MOST_ROWS),
        ),
        document=lambda: _document(
            session, summary, money, _findings_of_shown(session, summary), unread
        ),
        rows=lambda: _rows(summary),
    )
    session.answer(answer, cap=None)
    note_not_judged(_not_judged(session, filters))
    if strict and (summary.overdue or summary.off_track):
        raise typer.Exit(ExitCode.FINDINGS)


def _grouping(word: str) -> str:
    for name, zh in _GROUPINGS.items():
        if fold(word) in (name, zh):
            return name
    possible = [f"{name} {zh}" for name, zh in _GROUPINGS.items()]
    raise wrong_word("--by", word, [*_GROUPINGS, *_GROUPINGS.values()], possible)


def _filtered(session: Session, filters: Filters) -> tuple[list[Record], list[ItemState]]:
    """Return the records and item states that meet the filters."""
    library = session.library
    states = [state for state in session.item_states if filters.keep_state(state, library.register)]
    records_with_items = {id(state.record) for state in states}
    records = [
        record
        for record in session.records
        if filters.keep_record(record)
        and (
            id(record) in records_with_items
            or (not filters.on_items and filters.keep_tags_and_channels(record))
        )
    ]
    return records, states


def _not_judged(session: Session, filters: Filters) -> list[str]:
    """Return the items of which nobody can tell whether they are overdue, or meet the filters."""
    register, overdue = session.library.register, filters._replace(overdue=True)
    return [
        state.address
        for state in session.item_states
        if state.item.kind in COUNTED
        and any(each.cannot_judge(state, register) for each in (filters, overdue))
    ]


def _needed(session: Session, filters: Filters) -> list[ItemState]:
    """Return the open actions of others that need something of the departments asked for (A12)."""
    register = session.library.register
    return [
        state
        for state in session.item_states
        if state.open
        and filters.keep_needed(state, register)
        and not filters.keep_state(state, register)
    ]


def _findings_of_shown(session: Session, summary: Summary) -> FindingsByItem:
    """Return the findings about the items that are listed one by one."""
    shown = [
        *(*summary.overdue, *summary.due_soon, *summary.to_decide),
        *(*summary.needed, *summary.kpis),
    ]
    return findings_by_item(session, shown) if shown else FindingsByItem({}, {})


# Imported only for JSON and CSV: every module more delays the answer on a terminal.


def _document(
    session: Session,
    summary: Summary,
    money: Sequence[CampaignBudget],
    findings: FindingsByItem,
    unread: Sequence[UnreadEntry],
) -> dict[str, object]:
    from mtgrec.commands.status.documents import status_document

    return status_document(session, summary, money, findings, unread)


def _rows(summary: Summary) -> tuple[Sequence[str], Sequence[dict[str, object]]]:
    from mtgrec.commands.status.documents import group_document

    rows = [group_document(group) for group in summary.groups]
    return (list(rows[0]) if rows else ["by", "key"]), rows
