"""The chart of goals: every bar is a share of its own target, and a line marks the target."""

from fractions import Fraction

from mtgrec.output.answer import Column
from mtgrec.output.language import _
from mtgrec.output.report import Grid, TargetBars, TargetRow, Value
from mtgrec.output.report.charts.canvas import Canvas, Size
from mtgrec.output.report.charts.figures import amount, percent
from mtgrec.output.report.charts.rows import (
    BAR_HEIGHT,
    Area,
    Note,
    area,
    draw_axis,
    draw_label,
    draw_left_out,
    drawn_count,
)
from mtgrec.output.report.charts.scales import Tick, round_steps
from mtgrec.output.report.tone_symbols import marked
from mtgrec.output.tables.cells import clauses, dated_text

_LARGEST_SHARE = Fraction(2)
"""Bars are cut at twice the target, because a longer one would make all others short."""


def draw(chart: TargetBars, size: Size, name: str) -> str:
    """Return the chart as a picture."""
    canvas = Canvas(size)
    bars = area(size)
    rows = chart.rows[: drawn_count(len(chart.rows))]
    longest = max([Fraction(1), *(row.ratio for row in rows if row.ratio is not None)])
    numbers = round_steps(min(longest, _LARGEST_SHARE), 5 if size.label else 4)
    top = y = canvas.legend(size.font, [("mark", _("Target"))])
    for row in rows:
        middle, y = draw_label(
            canvas, y, row.label, [Note(_note_text(row), f"note {row.tone}".strip())]
        )
        _bar(canvas, bars, row, numbers[-1], middle)
    y = draw_left_out(canvas, y, len(chart.rows))
    ticks = [Tick(bars.at(float(number / numbers[-1])), percent(number)) for number in numbers]
    title = _("share of the target (%)")
    return canvas.svg(draw_axis(canvas, top, y, ticks, title), name, chart.title, chart.summary)


def grid(chart: TargetBars) -> Grid:
    """Return what the chart shows as a table."""
    columns = [
        Column(_("What")),
        Column(_("Actual"), "right"),
        Column(_("Target"), "right"),
        Column(_("Attainment"), "right"),
    ]
    rows = [
        (
            Value(row.label),
            Value(_actual(row), evidence=row.evidence),
            Value(amount(row.target, row.unit)),
            Value(_rate(row), row.tone),
        )
        for row in chart.rows
    ]
    return Grid(columns, rows, chart.empty)


def _rate(row: TargetRow) -> str:
    rate = (row.reason or _("no data")) if row.ratio is None else percent(row.ratio)
    return clauses(filter(None, (rate, row.unread)))


def _actual(row: TargetRow) -> str:
    return dated_text(amount(row.actual, row.actual_unit or row.unit), row.at)


def _note_text(row: TargetRow) -> str:
    rate = marked(_rate(row), row.tone)
    target = amount(row.target, row.unit)
    if row.actual is None:
        return _("{rate}; target {target}").format(rate=rate, target=target)
    actual = _actual(row)
    return _("{rate}: {actual}, target {target}").format(rate=rate, actual=actual, target=target)


def _bar(canvas: Canvas, bars: Area, row: TargetRow, largest: Fraction, middle: float) -> None:
    top = middle - BAR_HEIGHT / 2
    canvas.bar(bars.left, top, bars.right - bars.left, BAR_HEIGHT, "track")
    if row.ratio is not None:
        end = bars.at(float(row.ratio / largest))
        canvas.bar(bars.left, top, end - bars.left, BAR_HEIGHT, f"bar {row.tone}".strip())
        if row.ratio > largest:
            canvas.text(bars.right - 3, middle + BAR_HEIGHT * 0.35, "»", "beyond", "end")
    target = bars.at(float(1 / largest))
    canvas.line(target, top - 3, target, middle + BAR_HEIGHT / 2 + 3, "mark")
