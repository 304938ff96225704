"""Work on a calendar: bars from day to day, milestones as diamonds, a line for today."""

from collections.abc import Sequence
from datetime import date

from mtgrec.model.values.words import STATUS
from mtgrec.output.answer import Column
from mtgrec.output.language import _, current
from mtgrec.output.report import Gantt, GanttRow, Grid, Value
from mtgrec.output.report.charts.canvas import Canvas, Size
from mtgrec.output.report.charts.lettering import ems
from mtgrec.output.report.charts.rows import (
    THICK,
    Note,
    area,
    drawn,
    lane,
    left_out,
    name_ticks,
    rule,
    today_line,
)
from mtgrec.output.report.charts.scales import Calendar, calendar, years
from mtgrec.output.report.tone_symbols import marked
from mtgrec.output.tables.cells import day_text

_BAND = 6.0
_FEW = 8


def draw(chart: Gantt, size: Size, name: str) -> str:
    """Return the chart as a picture."""
    canvas = Canvas(size)
    where = area(size)
    rows = chart.rows[: drawn(len(chart.rows))]
    days = [day for row in rows for day in (row.start, row.end) if day]
    axis = calendar(days or [chart.today], chart.today, where.left, where.right)
    top = canvas.legend(size.font, _meanings(rows))
    top = today_line(canvas, axis, chart.today, top)
    ticks = axis.ticks(ems("00-00-00") * size.font)
    if len(rows) > _FEW:  # so many that the axis below is out of sight
        name_ticks(canvas, top + size.font, ticks)
        top += size.line
    y = top + 4
    for row in rows:
        middle, y = lane(canvas, y, row.label, [Note(_said(row), _style("note", row))])
        _bar(canvas, axis, row, chart.today, middle)
    y = left_out(canvas, y, len(chart.rows))
    if axis.holds(chart.today):
        at = axis.at(chart.today, end=True)
        canvas.line(at, top, at, y, "line today", behind=True)
    title = _("date ({years})").format(years=years(axis))
    height = rule(canvas, top, y, ticks, title)
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


def _meanings(rows: Sequence[GanttRow]) -> list[tuple[str, str]]:
    """Return the legend: only what is to be seen."""
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
    return row.state or _word("done" if row.done else "open")


def _word(status: str) -> str:
    return STATUS.show(status, current())


def _said(row: GanttRow) -> str:
    state = marked(_state(row), "good" if row.done else row.tone)
    days = [f"{day:%m-%d}" for day in (row.start, row.end) if day]
    if not days:
        return f"{state} · {_('no date')}"
    return f"{state} · {'–'.join(dict.fromkeys(days))}"


def _bar(canvas: Canvas, axis: Calendar, row: GanttRow, today: date, middle: float) -> None:
    first, last = row.start or row.end, row.end or row.start
    if first is None or last is None:
        return
    first = min(first, last)  # where they are mixed up; the label shows what is written
    left, right = axis.at(first), axis.at(last, end=True)
    style = _style("bar", row)
    thick = _BAND if row.kind == "milestone" else THICK
    canvas.bar(left, middle - thick / 2, right - left, thick, style)
    if not row.done and last < today:
        canvas.line(right, middle, axis.at(today, end=True), middle, "line late")
    if row.kind == "milestone":
        canvas.diamond(right, middle, 7, _style("diamond", row))
