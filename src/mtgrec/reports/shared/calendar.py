"""The calendar of a report: actions and milestones as spans of days."""

from collections.abc import Iterable
from datetime import date

from mtgrec.model.figures.item_state import Entry
from mtgrec.output.language import _
from mtgrec.output.report import Gantt, GanttRow
from mtgrec.reports.shared.item_tables import evidence, state


def calendar(title: str, entries: Iterable[Entry], today: date) -> Gantt:
    """Return the chart of actions and milestones, those that begin first at the top."""
    rows = sorted(map(_row, entries), key=_first_day)
    undated = sum(row.end is None for row in rows)
    late = sum(row.tone == "bad" for row in rows)
    summary = _("{count} items, {done} of them done, {late} off-track, {undated} without a date.")
    return Gantt(
        title,
        rows,
        today,
        summary.format(
            count=len(rows), done=sum(row.done for row in rows), late=late, undated=undated
        ),
        _("There are no dates to show."),
    )


def _row(entry: Entry) -> GanttRow:
    """Return an item's days: an action runs from its record's day until it is due."""
    milestone = entry.item.kind == "milestone"
    start = entry.item.day("start") if milestone else entry.record.date
    end = entry.item.due
    shown = state(entry)
    return GanttRow(
        label=entry.item.text("what") or entry.address,
        start=None if start and end and start > end else start,
        end=end,
        done=entry.item.status == "done",
        tone=shown.tone,
        state=shown.text,
        kind="milestone" if milestone else "action",
        evidence=(evidence(entry),),
    )


def _first_day(row: GanttRow) -> tuple[date, date]:
    end = row.end or date.max
    return (row.start or end, end)
