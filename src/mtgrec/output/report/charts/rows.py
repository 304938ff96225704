"""Charts made of rows: a label and its bar, side by side or one above the other."""

from datetime import date
from typing import NamedTuple

from mtgrec.output.language import _
from mtgrec.output.report.charts.canvas import Canvas, Size
from mtgrec.output.report.charts.lettering import ems, wrapped
from mtgrec.output.report.charts.scales import Calendar, Tick

BAR_HEIGHT = 14.0
_MOST_ROWS_DRAWN = 40
_GAP = 10.0
_LABEL_LINES = 2
SMALL = 0.88
"""The size of notes relative to labels; the style sheet has the same number."""


class Note(NamedTuple):
    """A text below a label, in smaller type."""

    text: str
    style: str = "note"


class Area(NamedTuple):
    """The horizontal extent of the bars."""

    left: float
    right: float

    def at(self, share: float) -> float:
        """Return the x of a share of the width, limited to its edges."""
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)


def area(size: Size) -> Area:
    """Return the extent of the bars in a chart of this size."""
    return Area(size.label + 12 if size.label else 2.0, size.width - 12)


def drawn_count(count: int) -> int:
    """Return how many of `count` rows are drawn; a chart of hundreds of rows is unreadable."""
    return min(count, _MOST_ROWS_DRAWN)


def draw_left_out(canvas: Canvas, y: float, count: int) -> float:
    """Write how many of `count` rows are not drawn, if any; return the `y` of the axis."""
    more = count - drawn_count(count)
    if not more:
        return y
    text = _("{count} more: see the figures of this chart").format(count=more)
    canvas.text(0, y + canvas.size.font, text, "note")
    return y + canvas.size.line + 4


def draw_label(canvas: Canvas, top: float, label: str, notes: list[Note]) -> tuple[float, float]:
    """Write a row's label and notes; return the `y` of its bar's middle and of the next row."""
    size = canvas.size
    room = (size.label or size.width - 4) / size.font
    lines = _lines(label, "", room)
    for note in notes:
        lines += _lines(note.text, note.style, room / SMALL)
    height = len(lines) * size.line
    tall = max(height, BAR_HEIGHT) if size.label else height
    for number, (part, style, full) in enumerate(lines):
        above = (tall - height) / 2 + number * size.line
        canvas.text(0, top + above + size.font, part, style, full=full)
    if size.label:
        return top + tall / 2, top + tall + _GAP
    return top + tall + 4 + BAR_HEIGHT / 2, top + tall + 4 + BAR_HEIGHT + _GAP


def _lines(text: str, style: str, room: float) -> list[tuple[str, str, str]]:
    """Return each line with its style, and the full text if it was cut, else empty."""
    parts = wrapped(text, room, _LABEL_LINES)
    cut = parts != wrapped(text, room, len(text))
    return [(part, style, text if cut else "") for part in parts]


def draw_today_label(canvas: Canvas, axis: Calendar, today: date, y: float) -> float:
    """Write the label of today's line, if today is on the axis; return the `y` of the line."""
    if not axis.contains(today):
        return y
    size = canvas.size
    text = _("today {day}").format(day=f"{today:%m-%d}")
    half = ems(text) * size.font / 2
    x = min(max(axis.at(today, end=True), half), size.width - half)
    canvas.text(x, y + size.font * 0.4, text, "now", "middle")
    return y + size.font * 0.4 + 5


def draw_axis(canvas: Canvas, top: float, bottom: float, ticks: list[Tick], title: str) -> float:
    """Draw the grid lines, their labels and the title of the axis; return the `y` below it."""
    size = canvas.size
    for tick in ticks:
        canvas.line(tick.at, top, tick.at, bottom, "grid", behind=True)
    y = bottom + size.font * 1.25
    draw_tick_labels(canvas, y, ticks)
    canvas.text(size.width, y + size.line, title, "note", "end")
    return y + size.line + 6


def draw_tick_labels(canvas: Canvas, y: float, ticks: list[Tick]) -> None:
    """Write the labels of an axis; those at the edges are aligned inwards."""
    size = canvas.size
    for tick in ticks:
        half = len(tick.text) * size.font * 0.3
        if tick.at + half > size.width:
            canvas.text(size.width, y, tick.text, "note", "end")
        else:
            anchor = "start" if tick.at < half else "middle"
            canvas.text(tick.at, y, tick.text, "note", anchor)
