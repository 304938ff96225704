"""The budget chart: spent against planned, with a mark for the plan to date."""

from fractions import Fraction

from mtgrec.output.answer import Column
from mtgrec.output.language import _
from mtgrec.output.report import BudgetBars, BudgetRow, Grid, Value
from mtgrec.output.report.charts.canvas import Canvas, Size
from mtgrec.output.report.charts.figures import amount, short
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
from mtgrec.output.tables.cells import clauses

_INSET = 3.0


def draw(chart: BudgetBars, size: Size, name: str) -> str:
    """Return the chart as a picture."""
    canvas = Canvas(size)
    bars = area(size)
    rows = chart.rows[: drawn_count(len(chart.rows))]
    largest = max([Fraction(0), *(sum_ for row in rows for sum_ in row[1:4] if sum_ is not None)])
    numbers = round_steps(largest, 5 if size.label else 3)
    meanings = [("track", _("Planned")), ("mark", _("planned to date")), ("bar", _("Spent"))]
    top = y = canvas.legend(size.font, meanings)
    for row in rows:
        middle, y = draw_label(canvas, y, row.label, _notes(row, chart.unit))
        _bars(canvas, bars, row, numbers[-1], middle)
    y = draw_left_out(canvas, y, len(chart.rows))
    ticks = [
        Tick(bars.at(float(number / numbers[-1])), short(number, chart.unit)) for number in numbers
    ]
    title = _("amount ({unit})").format(unit=chart.unit) if chart.unit else _("amount")
    return canvas.svg(draw_axis(canvas, top, y, ticks, title), name, chart.title, chart.summary)


def grid(chart: BudgetBars) -> Grid:
    """Return what the chart shows as a table."""
    titles = (_("Planned"), _("Plan to date"), _("Spent"))
    columns = [Column(_("What")), *(Column(title, "right") for title in titles), Column(_("Note"))]
    rows = [
        (
            Value(row.label, evidence=row.evidence),
            *(Value(amount(sum_, chart.unit)) for sum_ in (row.planned, row.to_date, row.spent)),
            Value(_note(row), row.tone),
        )
        for row in chart.rows
    ]
    return Grid(columns, rows, chart.empty)


def _notes(row: BudgetRow, unit: str) -> list[Note]:
    sentence = _("spent {spent}; planned {planned}, to date {to_date}")
    sums = Note(
        sentence.format(
            spent=amount(row.spent, unit),
            planned=amount(row.planned, unit),
            to_date=amount(row.to_date, unit),
        )
    )
    note = Note(marked(_note(row), row.tone), f"note {row.tone}".strip())
    return [sums, note] if note.text else [sums]


def _note(row: BudgetRow) -> str:
    return clauses(filter(None, (row.note, row.unread)))


def _bars(canvas: Canvas, bars: Area, row: BudgetRow, largest: Fraction, middle: float) -> None:
    top = middle - BAR_HEIGHT / 2
    if row.planned is not None:
        width = bars.at(float(row.planned / largest)) - bars.left
        canvas.bar(bars.left, top, width, BAR_HEIGHT, "track")
    if row.spent is not None:
        width = bars.at(float(row.spent / largest)) - bars.left
        style = f"bar {row.tone}".strip()
        canvas.bar(bars.left, top + _INSET, width, BAR_HEIGHT - 2 * _INSET, style)
    if row.to_date is not None:
        at = bars.at(float(row.to_date / largest))
        canvas.line(at, top - 3, at, middle + BAR_HEIGHT / 2 + 3, "mark")
