"""The Gantt chart: bars from day to day, milestones as diamonds, a line for today."""

from collections.abc import Sequence
from datetime import date

from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Column
from mtgrec.output.language import _, current
from mtgrec.output.report import Gantt, GanttRow, Grid, Value
from mtgrec.output.report.charts.canvas import Canvas, Size
from mtgrec.output.report.charts.lettering import ems
from mtgrec.output.report.charts.rows import (
    BAR_HEIGHT,
    Note,
    area,
    draw_axis,
    draw_label,
    draw_left_out,
    draw_tick_labels,
    draw_today_label,
    drawn_count,
)
from mtgrec.output.report.charts.scales import Calendar, calendar, years
from mtgrec.output.report.tone_symbols import marked
from mtgrec.output.tables.cells import clauses, day_text

_MILESTONE_BAR_HEIGHT = 6.0
_FEW = 8


def draw(chart: Gantt, size: Size, name: str) -> str:
    """Return the chart as a picture."""
    canvas = Canvas(size)
    bars = area(size)
    rows = chart.rows[: drawn_count(len(chart.rows))]
    days = [day for row in rows for day in (row.start, row.end) if day]
    axis = calendar(days or [chart.today], chart.today, bars.left, bars.right)
    top = canvas.legend(size.font, _legend(rows))
    top = draw_today_label(canvas, axis, chart.today, top)
    ticks = axis.ticks(ems("00-00-00") * size.font)
    if len(rows) > _FEW:  # with many rows the axis below may be out of sight
        draw_tick_labels(canvas, top + size.font, ticks)
        top += size.line
    y = top + 4
    for row in rows:
        middle, y = draw_label(canvas, y, row.label, [Note(_note_text(row), _style("note", row))])
        _bar(canvas, axis, row, chart.today, middle)
    y = draw_left_out(canvas, y, len(chart.rows))
    if axis.contains(chart.today):
        at = axis.at(chart.today, end=True)
        canvas.line(at, top, at, y, "line today", behind=True)
    title = _("date ({years})").format(years=years(axis))
    height = draw_axis(canvas, top, y, ticks, title)
    return canvas.svg(height, name, chart.title, chart.summary)


def grid(chart: Gantt) -> Grid:
    """Return what the chart shows as a table."""
    columns = [Column(_("What")), Column(_("Start")), Column(_("End")), Column(_("Status"))]
    rows = [
        (
            Value(row.label, evidence=row.evidence),
            Value(day_text(row.start)),
            Value(day_text(row.end)),
            Value(_state(row), row.tone),
        )
        for row in chart.rows
    ]
    return Grid(columns, rows, chart.empty)


def _legend(rows: Sequence[GanttRow]) -> list[tuple[str, str]]:
    """Return the legend of the styles that occur in the chart."""
    meanings = {
        _style("bar", row): {
            "bar done": _word("done"),
            "bar bad": _("needs attention"),
            "bar": _word("open"),
        }[_style("bar", row)]
        for row in rows
        if row.start or row.end
    }
    if any(row.kind == "milestone" for row in rows):
        meanings["diamond"] = _("end of a milestone")
    return list(meanings.items())


def _style(start: str, row: GanttRow) -> str:
    if row.done:
        return f"{start} done"
    return f"{start} bad" if row.tone == "bad" else start


def _state(row: GanttRow) -> str:
    state = row.state or _word("done" if row.done else "open")
    return clauses(filter(None, (state, row.unread)))


def _word(status: str) -> str:
    return STATUS.show(status, current())


def _note_text(row: GanttRow) -> str:
    state = marked(_state(row), "good" if row.done else row.tone)
    days = [f"{day:%m-%d}" for day in (row.start, row.end) if day]
    if not days and row.unread:
        return state
    if not days:
        return f"{state} · {_('no date')}"
    return f"{state} · {'–'.join(dict.fromkeys(days))}"


def _bar(canvas: Canvas, axis: Calendar, row: GanttRow, today: date, middle: float) -> None:
    first, last = row.start or row.end, row.end or row.start
    if first is None or last is None:
        return
    first = min(first, last)  # if start and end are swapped; the label shows them as written
    left, right = axis.at(first), axis.at(last, end=True)
    style = _style("bar", row)
    height = _MILESTONE_BAR_HEIGHT if row.kind == "milestone" else BAR_HEIGHT
    canvas.bar(left, middle - height / 2, right - left, height, style)
    if row.late:
        canvas.line(right, middle, axis.at(today, end=True), middle, "line late")
    if row.kind == "milestone":
        canvas.diamond(right, middle, 7, _style("diamond", row))
