"""The calendar chart of a report: actions and milestones as spans of days."""

from collections.abc import Iterable
from datetime import date

from mtgrec.model.figures.item_state import ItemState
from mtgrec.output.language import _
from mtgrec.output.report import Gantt, GanttRow
from mtgrec.output.tables.fields import what_text
from mtgrec.reports.shared.item_tables import evidence, state_value, unread_note


def calendar(title: str, states: Iterable[ItemState], today: date) -> Gantt:
    """Return the chart of actions and milestones, sorted by their first day."""
    rows = sorted(map(_row, states), key=_first_day)
    undated = sum(row.end is None and not row.unread for row in rows)
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


def _row(state: ItemState) -> GanttRow:
    """Return the row of an item; an action runs from the date of its record to its due date."""
    milestone = state.item.kind == "milestone"
    start = state.item.day("start") if milestone else state.record.date
    end = state.item.due
    status = state_value(state)
    return GanttRow(
        label=what_text(state.item),
        start=None if start and end and start > end else start,
        end=end,
        done=state.item.status == "done",
        tone=status.tone,
        state=status.text,
        late=state.overdue,
        kind="milestone" if milestone else "action",
        evidence=(evidence(state),),
        unread=unread_note(state.item, "start", "end", "due"),
    )


def _first_day(row: GanttRow) -> tuple[date, date]:
    end = row.end or date.max
    return (row.start or end, end)
