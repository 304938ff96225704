"""The burn-up chart: how much there was to do and how much was done, day by day, as lines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.output.answer import Column
from mtgrec.output.language import _
from mtgrec.output.report import BurnUp, Grid, Value
from mtgrec.output.report.charts.canvas import Canvas, Size, point
from mtgrec.output.report.charts.lettering import ems
from mtgrec.output.report.charts.rows import draw_axis, draw_today_label
from mtgrec.output.report.charts.scales import Calendar, calendar, round_steps, years
from mtgrec.output.tables.cells import NONE, day_text

_SHARE_OF_WIDTH = 0.3
_LEAST_HEIGHT = 190


class _Plot(NamedTuple):
    """The two axes of the chart."""

    days: Calendar
    largest: Fraction
    top: float
    bottom: float

    def y(self, count: int | Fraction) -> float:
        return self.bottom - (self.bottom - self.top) * float(Fraction(count) / self.largest)


def draw(chart: BurnUp, size: Size, name: str) -> str:
    """Return the chart as a picture."""
    canvas = Canvas(size)
    numbers = round_steps(
        Fraction(max([1, *chart.scope, *_not_none(chart.done), *chart.planned])), 5
    )
    whole = [number for number in numbers if number.denominator == 1]
    left = max(ems(str(number)) for number in whole) * size.font + 8
    axis = calendar([*chart.days, chart.today], chart.today, left, size.width - 12)
    top = canvas.legend(size.font, _legend(chart)) + size.line
    canvas.text(0, top - size.line * 0.6, chart.axis, "note")
    top = draw_today_label(canvas, axis, chart.today, top) + 6
    plot = _Plot(axis, numbers[-1], top, top + max(_LEAST_HEIGHT, size.width * _SHARE_OF_WIDTH))
    for number in whole:
        y = plot.y(number)
        canvas.line(left, y, size.width - 12, y, "grid", behind=True)
        canvas.text(left - 6, y + size.font * 0.35, str(number), "note", "end")
    if axis.contains(chart.today):
        at = axis.at(chart.today, end=True)
        canvas.line(at, plot.top, at, plot.bottom, "line today", behind=True)
    for counts, style in _lines(chart):
        canvas.path(_path(plot, chart.days, counts), style)
    title = _("date ({years})").format(years=years(axis))
    # Counts are of the end of a day, and so is today's line.
    ticks = axis.ticks(ems("00-00-00") * size.font, end=True)
    height = draw_axis(canvas, plot.top, plot.bottom, ticks, title)
    return canvas.svg(height, name, chart.title, chart.summary)


def grid(chart: BurnUp) -> Grid:
    """Return the chart as a table of the days on which a number changed."""
    planned = [Column(_("due by then"), "right")] if chart.planned else []
    columns = [
        Column(_("Date")),
        Column(_("in all"), "right"),
        *planned,
        Column(_("done"), "right"),
    ]
    rows: list[Sequence[Value]] = []
    before: tuple[object, ...] = ()
    for number, day in enumerate(chart.days):
        counts = (
            chart.scope[number],
            *([chart.planned[number]] if chart.planned else []),
            chart.done[number],
        )
        if counts != before or number == len(chart.days) - 1:
            cells = [Value(NONE if count is None else str(count)) for count in counts]
            rows.append([Value(day_text(day), evidence=() if rows else chart.evidence), *cells])
        before = counts
    return Grid(columns, rows, chart.empty)


def _not_none(counts: Iterable[int | None]) -> list[int]:
    return [count for count in counts if count is not None]


def _lines(chart: BurnUp) -> Iterator[tuple[Sequence[int | None], str]]:
    yield chart.scope, "line scope"
    if chart.planned:
        yield chart.planned, "line plan"
    yield chart.done, "line done"


def _legend(chart: BurnUp) -> list[tuple[str, str]]:
    """Return the legend: the style of each line with its name and its count today."""
    names = {"line scope": _("in all"), "line plan": _("due by then"), "line done": _("done")}
    return [
        (style, f"{names[style]} {_count_today(chart, counts)}") for counts, style in _lines(chart)
    ]


def _count_today(chart: BurnUp, counts: Sequence[int | None]) -> str:
    pairs = zip(chart.days, counts, strict=False)
    past = [count for day, count in pairs if day <= chart.today and count is not None]
    return str(past[-1]) if past else NONE


def _path(plot: _Plot, days: Sequence[date], counts: Sequence[int | None]) -> str:
    """Return the path of a line that rises during each day, and is level between the days given."""
    path: list[str] = []
    before = 0
    for day, count in zip(days, counts, strict=False):
        if count is None:
            break
        start = plot.y(before if path else count)
        path.append(point("L" if path else "M", plot.days.at(day), start))
        path.append(point("L", plot.days.at(day, end=True), plot.y(count)))
        before = count
    return "".join(path)
