"""The status as text, block by block."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from mtgrec.commands.findings import FindingsByItem
from mtgrec.commands.session import Session
from mtgrec.model.analysis.summary import COUNTED, Group, Stage, Summary, with_closed_as_one
from mtgrec.model.analysis.unread_entries import UnreadEntry
from mtgrec.model.figures.budget import CampaignBudget, total_of
from mtgrec.model.figures.campaign import closed_campaigns
from mtgrec.model.figures.due_meetings import DueMeeting
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Record
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
    days_left_cell,
    decision_reason,
    group_key,
    lag_cell,
    meeting_reason,
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
from mtgrec.output.tables.tasks import tasks_table
from mtgrec.output.tables.unread import unread_table


def status_blocks(
    session: Session,
    summary: Summary,
    money: Sequence[CampaignBudget],
    findings: FindingsByItem,
    unread: Sequence[UnreadEntry],
    first: Callable[..., Table],
) -> list[Block]:
    """Return the blocks, with the worst items of each first; items with findings are marked.

    `first` keeps the first rows of a table; a line below says which command has the others.
    """
    if not (summary.counts["records"] or summary.needed):
        return [_nothing_yet(session)]
    groupings = dict.fromkeys(group.by for group in summary.groups)
    types, closed = session.workspace.types, closed_campaigns(session.records)
    shown = (*summary.overdue, *summary.due_soon, *summary.to_decide, *summary.needed)
    marked = any(findings.of(state.item) for state in (*shown, *summary.kpis))

    return [
        _totals(session, summary, money),
        *(
            first(
                _groups(grouping, summary.groups, types, closed),
                f"status --by {grouping} --all",
            )
            for grouping in groupings
        ),
        *(
            [
                first(
                    _overdue(summary.overdue, findings),
                    *(f"list {kind} --overdue" for kind in _kinds(summary.overdue)),
                )
            ]
            if summary.overdue or any(summary.counts[plural_of(kind)] for kind in COUNTED)
            else []
        ),
        *(
            [first(_due_soon(summary.due_soon, session.now.date(), findings))]
            if summary.due_soon
            else []
        ),
        *([first(_to_decide(summary.to_decide, findings))] if summary.to_decide else []),
        *([first(_needed(summary.needed, findings))] if summary.needed else []),
        *([first(_meetings(summary.meetings, session.records, types))] if summary.meetings else []),
        *([first(_checklists(summary.stages), "list checks")] if summary.stages else []),
        *([first(_kpis(summary.kpis, findings), "list kpis")] if summary.kpis else []),
        *([first(waiting_table(summary.deviations))] if summary.deviations else []),
        *([first(budgets_table(money))] if money else []),
        *([first(unread_table(unread))] if unread else []),
        *([Prose("", mark_text())] if marked else []),
    ]


def _kinds(states: Sequence[ItemState]) -> list[str]:
    """Return the plural names of the kinds of items, in the order in which they come."""
    return list(dict.fromkeys(plural_of(state.item.kind) for state in states))


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


def _groups(
    grouping: str, all_groups: Sequence[Group], types: RecordTypes, closed: Collection[str]
) -> Table:
    groups = [group for group in all_groups if group.by == grouping]
    if grouping == "campaign":
        groups = with_closed_as_one(groups, closed)
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
                group_key(group.key, grouping, types)
                if group.members == 1
                else _("(closed: {count})").format(count=group.members),
                ratio_cell(group.task_completion),
                ratio_text(group.on_time),
                warning_cell(group.overdue),
                warning_cell(group.off_track),
                day_text(group.next_due),
            ]
            for group in groups
        ],
    )


def _overdue(states: Sequence[ItemState], findings: FindingsByItem) -> Table:
    empty = _("Nothing is overdue.")
    lags = [(lag_cell(state), state) for state in states]
    late = Column(_("Late"), "right")
    return tasks_table(_("Overdue"), late, lags, found=findings.number, empty=empty)


def _due_soon(states: Sequence[ItemState], today: date, findings: FindingsByItem) -> Table:
    left = [(days_left_cell(state, today), state) for state in states]
    title = _("Due in the next 7 days")
    return tasks_table(title, Column(_("Left"), "right"), left, found=findings.number)


def _to_decide(states: Sequence[ItemState], findings: FindingsByItem) -> Table:
    reasons = [(Cell(f"! {decision_reason(state)}", "bad"), state) for state in states]
    why = Column(_("Why"), "right", whole=True)
    return tasks_table(_("To be decided"), why, reasons, found=findings.number)


def _needed(states: Sequence[ItemState], findings: FindingsByItem) -> Table:
    needs = [(Cell(state.item.text("needs") or ""), state) for state in states]
    return tasks_table(_("Support needed"), Column(_("Needs")), needs, found=findings.number)


def _meetings(
    meetings: Sequence[DueMeeting], records: Sequence[Record], types: RecordTypes
) -> Table:
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
                meeting_reason(meeting, records, types),
            ]
            for meeting in meetings
        ],
        brief=True,
    )


def _checklists(stages: Sequence[Stage]) -> Table:
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


def _kpis(kpis: Sequence[ItemState], findings: FindingsByItem) -> Table:
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
        [_kpi_row(state, has_pace=has_pace) for state in kpis],
        brief=True,
    )
    return marked_table(table, 0, [len(findings.of(state.item)) for state in kpis])


def _kpi_row(state: ItemState, *, has_pace: bool) -> list[str | Cell]:
    return [
        what_text(state.item),
        shown(TIER.show(state.item.text("tier") or NONE, current()), state.item.unread.get("tier")),
        target_of(state) or NONE,
        actual_of(state) or _("no data"),
        reached_cell(state),
        *([standing_cell(state)] if has_pace else []),
        Cell(state.address, "accent"),
    ]
