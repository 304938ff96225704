"""Money: spent against planned, with a mark for what the plan reaches to today."""

from fractions import Fraction

from mtgrec.output.answer import Column
from mtgrec.output.language import _
from mtgrec.output.report import BudgetBars, BudgetRow, Grid, Value
from mtgrec.output.report.charts.canvas import Canvas, Size
from mtgrec.output.report.charts.figures import amount, short
from mtgrec.output.report.charts.rows import THICK, Area, Note, area, drawn, lane, left_out, rule
from mtgrec.output.report.charts.scales import Tick, steps
from mtgrec.output.report.tone_symbols import marked

_INSET = 3.0


def draw(chart: BudgetBars, size: Size, name: str) -> str:
    """Return the chart as a picture."""
    canvas = Canvas(size)
    where = area(size)
    rows = chart.rows[: drawn(len(chart.rows))]
    most = max([Fraction(0), *(sum_ for row in rows for sum_ in row[1:4] if sum_ is not None)])
    numbers = steps(most, 5 if size.label else 3)
    meanings = [("track", _("Planned")), ("mark", _("planned to date")), ("bar", _("Spent"))]
    top = y = canvas.legend(size.font, meanings)
    for row in rows:
        middle, y = lane(canvas, y, row.label, _notes(row, chart.unit))
        _bars(canvas, where, row, numbers[-1], middle)
    y = left_out(canvas, y, len(chart.rows))
    ticks = [Tick(where.at(float(each / numbers[-1])), short(each, chart.unit)) for each in numbers]
    title = _("amount ({unit})").format(unit=chart.unit) if chart.unit else _("amount")
    return canvas.svg(rule(canvas, top, y, ticks, title), name, chart.title, chart.summary)


def grid(chart: BudgetBars) -> Grid:
    """Return what the chart shows as a table."""
    titles = (_("Planned"), _("Plan to date"), _("Spent"))
    columns = [Column(_("What")), *(Column(title, "right") for title in titles), Column(_("Note"))]
    rows = [
        (
            Value(row.label, evidence=row.evidence),
            *(Value(amount(sum_, chart.unit)) for sum_ in (row.planned, row.to_date, row.spent)),
            Value(row.note, row.tone),
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
    said = Note(marked(row.note, row.tone), f"note {row.tone}".strip())
    return [sums, said] if row.note else [sums]


def _bars(canvas: Canvas, where: Area, row: BudgetRow, most: Fraction, middle: float) -> None:
    top = middle - THICK / 2
    if row.planned is not None:
        width = where.at(float(row.planned / most)) - where.left
        canvas.bar(where.left, top, width, THICK, "track")
    if row.spent is not None:
        width = where.at(float(row.spent / most)) - where.left
        style = f"bar {row.tone}".strip()
        canvas.bar(where.left, top + _INSET, width, THICK - 2 * _INSET, style)
    if row.to_date is not None:
        at = where.at(float(row.to_date / most))
        canvas.line(at, top - 3, at, middle + THICK / 2 + 3, "mark")
