"""Goals side by side: every bar is a share of its own target, the line is the target."""

from fractions import Fraction

from mtgrec.output.answer import Column
from mtgrec.output.language import _
from mtgrec.output.report import Grid, TargetBars, TargetRow, Value
from mtgrec.output.report.charts.canvas import Canvas, Size
from mtgrec.output.report.charts.figures import amount, percent
from mtgrec.output.report.charts.rows import THICK, Area, Note, area, drawn, lane, left_out, rule
from mtgrec.output.report.charts.scales import Tick, steps
from mtgrec.output.report.tone_symbols import marked

_MOST = Fraction(2)
"""Bars beyond twice the target are cut: they would make all others short."""


def draw(chart: TargetBars, size: Size, name: str) -> str:
    """Return the chart as a picture."""
    canvas = Canvas(size)
    where = area(size)
    rows = chart.rows[: drawn(len(chart.rows))]
    longest = max([Fraction(1), *(row.ratio for row in rows if row.ratio is not None)])
    numbers = steps(min(longest, _MOST), 5 if size.label else 4)
    top = y = canvas.legend(size.font, [("mark", _("Target"))])
    for row in rows:
        middle, y = lane(canvas, y, row.label, [Note(_said(row), f"note {row.tone}".strip())])
        _bar(canvas, where, row, numbers[-1], middle)
    y = left_out(canvas, y, len(chart.rows))
    ticks = [Tick(where.at(float(each / numbers[-1])), percent(each)) for each in numbers]
    title = _("share of the target (%)")
    return canvas.svg(rule(canvas, top, y, ticks, title), name, chart.title, chart.summary)


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
            Value(amount(row.actual, row.unit), evidence=row.evidence),
            Value(amount(row.target, row.unit)),
            Value(_rate(row), row.tone),
        )
        for row in chart.rows
    ]
    return Grid(columns, rows, chart.empty)


def _rate(row: TargetRow) -> str:
    return (row.reason or _("no data")) if row.ratio is None else percent(row.ratio)


def _said(row: TargetRow) -> str:
    rate = marked(_rate(row), row.tone)
    target = amount(row.target, row.unit)
    if row.actual is None:
        return _("{rate}; target {target}").format(rate=rate, target=target)
    actual = amount(row.actual, row.unit)
    return _("{rate}: {actual}, target {target}").format(rate=rate, actual=actual, target=target)


def _bar(canvas: Canvas, where: Area, row: TargetRow, most: Fraction, middle: float) -> None:
    top = middle - THICK / 2
    canvas.bar(where.left, top, where.right - where.left, THICK, "track")
    if row.ratio is not None:
        reached = where.at(float(row.ratio / most))
        canvas.bar(where.left, top, reached - where.left, THICK, f"bar {row.tone}".strip())
        if row.ratio > most:
            canvas.text(where.right - 3, middle + THICK * 0.35, "»", "beyond", "end")
    target = where.at(float(1 / most))
    canvas.line(target, top - 3, target, middle + THICK / 2 + 3, "mark")
