"""The status as text, block by block."""

from collections.abc import Sequence

from mtgrec.commands.findings import FindingsByItem
from mtgrec.commands.session import Session
from mtgrec.model.analysis.summary import COUNTED, Group, Stage, Summary
from mtgrec.model.analysis.unread_entries import UnreadEntry
from mtgrec.model.figures.budget import CampaignBudget, total_of
from mtgrec.model.figures.due_meetings import DueMeeting
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.schema.field import plural_of
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.words import TIER
from mtgrec.output.answer import Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.language import _, current
from mtgrec.output.tables.budget import budgets_table, use_text
from mtgrec.output.tables.cells import (
    NONE,
    actual_of,
    day_text,
    decision_reason,
    due_text,
    group_key,
    lag_cell,
    meeting_reason,
    names_text,
    ratio_cell,
    ratio_text,
    shown,
    target_of,
    type_text,
    warning_cell,
)
from mtgrec.output.tables.fields import what_text
from mtgrec.output.tables.finding_marks import mark_text, marked_table
from mtgrec.output.tables.kpi import reached_cell, standing_cell, waiting_table
from mtgrec.output.tables.unread import unread_table


def status_blocks(
    session: Session,
    summary: Summary,
    money: Sequence[CampaignBudget],
    findings: FindingsByItem,
    unread: Sequence[UnreadEntry],
) -> list[Block]:
    """Return the blocks, with the worst items of each first; items with findings are marked."""
    if not (summary.counts["records"] or summary.needed):
        return [_nothing_yet(session)]
    groupings = dict.fromkeys(group.by for group in summary.groups)
    types, book = session.workspace.types, session.book
    shown = (*summary.overdue, *summary.to_decide, *summary.needed, *summary.kpis)
    marked = any(findings.of(state.item) for state in shown)
    return [
        _totals(session, summary, money),
        *(
            _groups(grouping, [group for group in summary.groups if group.by == grouping], types)
            for grouping in groupings
        ),
        *(
            [_overdue(book, summary.overdue, findings)]
            if summary.overdue or any(summary.counts[plural_of(kind)] for kind in COUNTED)
            else []
        ),
        *([_to_decide(book, summary.to_decide, findings)] if summary.to_decide else []),
        *([_needed(book, summary.needed, findings)] if summary.needed else []),
        *([_meetings(summary.meetings, types)] if summary.meetings else []),
        *([_checklists(summary.stages)] if summary.stages else []),
        *([_kpis(book, summary.kpis, findings)] if summary.kpis else []),
        *([waiting_table(summary.deviations)] if summary.deviations else []),
        *([budgets_table(money)] if money else []),
        *([unread_table(unread)] if unread else []),
        *([Prose("", mark_text())] if marked else []),
    ]


def _address(book: AddressBook, state: ItemState) -> Cell:
    return Cell(state.address, "accent", book.shortest(state.record, state.item))


def _nothing_yet(session: Session) -> Block:
    if session.library.records:
        return Table(_("Status"), (), (), empty=_("Nothing matches these filters."))
    if session.library.unreadable:
        return Table(_("Status"), (), (), empty=_("No record could be read."))
    return Table(_("Status"), (), (), empty=_("No records yet. Begin with: mtgrec new kickoff"))


def _totals(session: Session, summary: Summary, money: Sequence[CampaignBudget]) -> Block:
    counts = summary.counts
    use = use_text(total_of(money))
    return Facts(
        _("Status on {date}").format(date=session.now.date().isoformat()),
        [
            (_("Records"), str(counts["records"])),
            (_("Task completion"), ratio_cell(summary.task_completion)),
            (_("On time"), ratio_text(summary.on_time)),
            *([(_("Budget use"), use)] if money else []),
            (_("Overdue"), warning_cell(len(summary.overdue))),
            (_("Off-track"), warning_cell(summary.off_track)),
        ],
    )


def _groups(grouping: str, groups: Sequence[Group], types: RecordTypes) -> Block:
    titles = {
        "campaign": _("Campaigns"),
        "owner": _("Owners"),
        "department": _("Departments"),
        "type": _("Record types"),
        "month": _("Months"),
    }
    names = {
        "campaign": _("Campaign"),
        "owner": _("Owner"),
        "department": _("Department"),
        "type": _("Type"),
        "month": _("Month"),
    }
    return Table(
        titles[grouping],
        [
            Column(names[grouping]),
            Column(_("Task completion"), "right"),
            Column(_("On time"), "right"),
            Column(_("Overdue"), "right"),
            Column(_("Off-track"), "right"),
            Column(_("Next due")),
        ],
        [
            [
                group_key(group.key, grouping, types),
                ratio_cell(group.task_completion),
                ratio_text(group.on_time),
                warning_cell(group.overdue),
                warning_cell(group.off_track),
                day_text(group.next_due),
            ]
            for group in groups
        ],
    )


def _overdue(book: AddressBook, states: Sequence[ItemState], findings: FindingsByItem) -> Block:
    empty = _("Nothing is overdue.")
    lags = [(lag_cell(state), state) for state in states]
    return _items_table(book, _("Overdue"), Column(_("Late"), "right"), lags, findings, empty)


def _to_decide(book: AddressBook, states: Sequence[ItemState], findings: FindingsByItem) -> Block:
    reasons = [(Cell(f"! {decision_reason(state)}", "bad"), state) for state in states]
    return _items_table(
        book, _("To be decided"), Column(_("Why"), "right", whole=True), reasons, findings
    )


def _needed(book: AddressBook, states: Sequence[ItemState], findings: FindingsByItem) -> Block:
    needs = [(Cell(state.item.text("needs") or ""), state) for state in states]
    return _items_table(book, _("Support needed"), Column(_("Needs")), needs, findings)


def _items_table(
    book: AddressBook,
    title: str,
    first_column: Column,
    rows: Sequence[tuple[Cell, ItemState]],
    findings: FindingsByItem,
    empty: str = "",
) -> Block:
    """Return a table of items; `first_column` holds the cell of each."""
    table = Table(
        title,
        [
            first_column,
            Column(_("What")),
            Column(_("Owner")),
            Column(_("Due")),
            Column(_("Address")),
        ],
        [
            [
                cell,
                what_text(state.item),
                names_text(state),
                due_text(state.item),
                _address(book, state),
            ]
            for cell, state in rows
        ],
        empty=empty,
    )
    return marked_table(table, 1, [len(findings.of(state.item)) for _cell, state in rows])


def _meetings(meetings: Sequence[DueMeeting], types: RecordTypes) -> Block:
    return Table(
        _("Next meetings"),
        [Column(_("Date")), Column(_("Meeting")), Column(_("Campaign")), Column(_("Why"))],
        [
            [
                Cell(f"! {day_text(meeting.due)}", "bad")
                if meeting.overdue
                else day_text(meeting.due),
                type_text(meeting.type, types),
                meeting.campaign,
                meeting_reason(meeting),
            ]
            for meeting in meetings
        ],
    )


def _checklists(stages: Sequence[Stage]) -> Block:
    return Table(
        _("Checklists"),
        [
            Column(_("Checklist")),
            Column(_("Stage")),
            Column(_("Checks done"), "right"),
            Column(_("Off-track"), "right"),
        ],
        [
            [
                Cell(stage.record.id, "accent"),
                stage.stage or NONE,
                ratio_cell(stage.done),
                warning_cell(stage.off_track),
            ]
            for stage in stages
        ],
    )


def _kpis(book: AddressBook, kpis: Sequence[ItemState], findings: FindingsByItem) -> Block:
    has_pace = any(standing_cell(state).text != NONE for state in kpis)
    table = Table(
        _("Goal attainment"),
        [
            Column(_("KPI")),
            Column(_("Tier"), spare=True),
            Column(_("Target"), "right"),
            Column(_("Actual"), "right"),
            Column(_("Attainment"), "right"),
            *([Column(_("Expected"), "right")] if has_pace else []),
            Column(_("Address")),
        ],
        [_kpi_row(book, state, has_pace=has_pace) for state in kpis],
    )
    return marked_table(table, 0, [len(findings.of(state.item)) for state in kpis])


def _kpi_row(book: AddressBook, state: ItemState, *, has_pace: bool) -> list[str | Cell]:
    return [
        what_text(state.item),
        shown(TIER.show(state.item.text("tier") or NONE, current()), state.item.unread.get("tier")),
        target_of(state) or NONE,
        actual_of(state) or _("no data"),
        reached_cell(state),
        *([standing_cell(state)] if has_pace else []),
        _address(book, state),
    ]
