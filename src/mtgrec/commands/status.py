"""`mtgrec status`: where everything stands."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mtgrec.commands.options import checked, with_filters, with_session, wrong_word
from mtgrec.commands.session import Session
from mtgrec.model.entry import Entry, count_ratio, entries, entry_document, kpi_fields
from mtgrec.model.errors import ExitCode
from mtgrec.model.filters import Filters
from mtgrec.model.record import Record
from mtgrec.model.rhythm import DueMeeting, due_meetings
from mtgrec.model.summary import Group, Stage, Summary, summarize
from mtgrec.model.types import RecordTypes
from mtgrec.model.words import TIER, fold
from mtgrec.output.answer import Answer, Block, Cell, Column, Facts, Table
from mtgrec.output.cells import (
    NONE,
    attainment_cell,
    day_text,
    group_key,
    grouped,
    lag_cell,
    meeting_reason,
    names_text,
    ratio_cell,
    ratio_text,
    type_text,
    warning_cell,
)
from mtgrec.output.language import _, current
from mtgrec.output.problems import problem_documents

_BY = {"campaign": "项目", "owner": "负责人", "department": "部门", "type": "类型", "month": "月份"}


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
    all: Annotated[bool, typer.Option("--all", help=_("show long tables whole"))] = False,
) -> None:
    """Show completion, what is overdue, checklists and goals."""
    filters = checked(filters, session)
    ways = list(dict.fromkeys(map(_way, by or ("campaign", "owner"))))
    records, kept = _kept(session, filters)
    # Over all records: a meeting that a filter leaves out was held all the same.
    meetings = due_meetings(session.library.records, session.now.date())
    summary = summarize(records, kept, ways, meetings, session.now.date())
    answer = Answer(
        blocks=lambda: _blocks(session, summary),
        document=lambda: _document(session, summary),
        rows=lambda: _rows(summary),
    )
    session.answer(answer, cap=None if all else 100)
    if strict and (summary.overdue or summary.off_track):
        raise typer.Exit(ExitCode.FINDINGS)


def _way(word: str) -> str:
    for name, zh in _BY.items():
        if fold(word) in (name, zh):
            return name
    listed = "、".join(f"{name} {zh}" for name, zh in _BY.items())
    raise wrong_word("--by", word, [*_BY, *_BY.values()], listed)


def _kept(session: Session, filters: Filters) -> tuple[list[Record], list[Entry]]:
    """Return the records and entries that the filters leave."""
    library = session.library
    kept = [
        entry
        for entry in entries(library.records, session.outlook)
        if filters.keep_entry(entry, library.register)
    ]
    with_items = {id(entry.record) for entry in kept}
    records = [
        record
        for record in library.records
        if filters.keep_record(record)
        and (id(record) in with_items or (not filters.on_items and filters.keep_marks(record)))
    ]
    return records, kept


def _rows(summary: Summary) -> tuple[Sequence[str], Sequence[dict[str, object]]]:
    rows = [_group_document(group) for group in summary.groups]
    return (list(rows[0]) if rows else ["by", "key"]), rows


# -- for programs


def _document(session: Session, summary: Summary) -> dict[str, object]:
    book = session.book
    return {
        "schema_version": 1,
        "kind": "status",
        "today": session.now.date(),
        "totals": {
            **summary.counts,
            "task_completion": count_ratio(summary.task_completion),
            "on_time": count_ratio(summary.on_time),
            "budget_use": None,
            "overdue": len(summary.overdue),
            "off_track": summary.off_track,
        },
        "groups": [_group_document(group) for group in summary.groups],
        "overdue": [entry_document(entry, book) for entry in summary.overdue],
        "checklists": [_stage_document(stage) for stage in summary.stages],
        "verdicts": [entry_document(entry, book) for entry in summary.verdicts],
        "meetings": [meeting._asdict() for meeting in summary.meetings],
        "kpis": [_kpi_document(entry) for entry in summary.kpis],
        "problems": problem_documents(session.library.problems),
    }


def _group_document(group: Group) -> dict[str, object]:
    return {
        "by": group.by,
        "key": group.key,
        "records": group.records,
        "actions": group.actions,
        "task_completion": count_ratio(group.task_completion),
        "on_time": count_ratio(group.on_time),
        "overdue": group.overdue,
        "off_track": group.off_track,
        "next_due": group.next_due,
    }


def _stage_document(stage: Stage) -> dict[str, object]:
    return {
        "record": stage.record.id,
        "stage": stage.stage,
        "done": count_ratio(stage.done),
        "off_track": stage.off_track,
    }


def _kpi_document(entry: Entry) -> dict[str, object]:
    baseline = entry.item.quantity("baseline")
    return {
        "address": entry.address,
        "what": entry.item.text("what"),
        "baseline": baseline.text if baseline else None,
        **kpi_fields(entry),
        "tier": entry.item.text("tier"),
        "channel": entry.item.text("channel"),
        "owner": entry.owner.text,
    }


# -- for people


def _blocks(session: Session, summary: Summary) -> list[Block]:
    if not summary.counts["records"]:
        return [_nothing_yet(session)]
    ways = dict.fromkeys(group.by for group in summary.groups)
    types = session.workspace.types
    return [
        _totals(session, summary),
        *(
            _groups(way, [group for group in summary.groups if group.by == way], types)
            for way in ways
        ),
        *([_overdue(summary.overdue)] if summary.overdue or summary.counts["actions"] else []),
        *([_verdicts(summary.verdicts)] if summary.verdicts else []),
        *([_meetings(summary.meetings, types)] if summary.meetings else []),
        *([_checklists(summary.stages)] if summary.stages else []),
        *([_kpis(summary.kpis)] if summary.kpis else []),
    ]


def _nothing_yet(session: Session) -> Block:
    if session.library.records:
        return Table(_("Status"), (), (), empty=_("Nothing matches these filters."))
    return Table(_("Status"), (), (), empty=_("No records yet. Begin with: mtgrec new kickoff"))


def _totals(session: Session, summary: Summary) -> Block:
    counts = summary.counts
    return Facts(
        _("Status on {date}").format(date=session.now.date().isoformat()),
        [
            (_("Records"), str(counts["records"])),
            (_("Task completion"), ratio_cell(summary.task_completion)),
            (_("On time"), ratio_text(summary.on_time)),
            (_("Overdue"), warning_cell(len(summary.overdue))),
            (_("Off-track"), warning_cell(summary.off_track)),
        ],
    )


def _groups(way: str, groups: Sequence[Group], types: RecordTypes) -> Block:
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
        titles[way],
        [
            Column(names[way]),
            Column(_("Task completion"), "right"),
            Column(_("On time"), "right"),
            Column(_("Overdue"), "right"),
            Column(_("Off-track"), "right"),
            Column(_("Next due")),
        ],
        [
            [
                group_key(group.key, way, types),
                ratio_cell(group.task_completion),
                ratio_text(group.on_time),
                warning_cell(group.overdue),
                warning_cell(group.off_track),
                day_text(group.next_due),
            ]
            for group in groups
        ],
    )


def _overdue(late: Sequence[Entry]) -> Block:
    empty = _("Nothing is overdue.")
    return _entries(_("Overdue"), _("Late"), [(lag_cell(entry), entry) for entry in late], empty)


def _verdicts(asking: Sequence[Entry]) -> Block:
    marked = [(Cell(f"! {entry.carried}", "bad"), entry) for entry in asking]
    return _entries(_("Needs a verdict"), _("Carried"), marked)


def _entries(
    title: str, first: str, marked: Sequence[tuple[Cell, Entry]], empty: str = ""
) -> Block:
    """Return items with what is the matter with each in the first column."""
    return Table(
        title,
        [
            Column(first, "right"),
            Column(_("What")),
            Column(_("Owner")),
            Column(_("Due")),
            Column(_("Address")),
        ],
        [
            [
                mark,
                entry.item.text("what") or "",
                names_text(entry.owner),
                day_text(entry.item.due),
                Cell(entry.address, "accent"),
            ]
            for mark, entry in marked
        ],
        empty=empty,
    )


def _meetings(due: Sequence[DueMeeting], types: RecordTypes) -> Block:
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
            for meeting in due
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


def _kpis(kpis: Sequence[Entry]) -> Block:
    return Table(
        _("Goal attainment"),
        [
            Column(_("KPI")),
            Column(_("Tier")),
            Column(_("Target"), "right"),
            Column(_("Actual"), "right"),
            Column(_("Attainment"), "right"),
            Column(_("Address")),
        ],
        [_kpi_row(entry) for entry in kpis],
    )


def _kpi_row(entry: Entry) -> list[str | Cell]:
    stands = entry.standing
    return [
        entry.item.text("what") or "",
        TIER.show(entry.item.text("tier") or NONE, current()),
        (stands.target_text if stands else None) or NONE,
        grouped(stands.actual.text) if stands and stands.actual else _("no data"),
        attainment_cell(stands.attainment) if stands else NONE,
        Cell(entry.address, "accent"),
    ]
