"""A picture in SVG, drawn piece by piece; text goes in as text and comes out as text.

Every attribute is a number or a word of ours: nothing that a record says can become one.
"""

from html import escape
from typing import NamedTuple

from mtgrec.output.report.charts.lettering import ems, shortened
from mtgrec.output.text import visible


class Size(NamedTuple):
    """A width to draw for. A page carries every chart twice: readers' screens differ that much."""

    name: str
    width: float
    label: float
    """Room for labels beside the bars; 0 puts them above."""
    font: float

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.font * 1.4


WIDE = Size("wide", 880, 270, 14)
NARROW = Size("narrow", 360, 0, 13.5)
SIZES = (WIDE, NARROW)


class Canvas:
    """Collects what is drawn; `svg` returns the whole."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self._parts: list[str] = []
        self._behind: list[str] = []

    def text(
        self, x: float, y: float, text: str, style: str = "", anchor: str = "", full: str = ""
    ) -> None:
        """Write `text` with its baseline at `y`; `full` is shown where the mouse rests on it."""
        # The anchor is a presentation attribute, so the picture holds without a style sheet.
        leaning = f' text-anchor="{anchor}"' if anchor else ""
        title = f"<title>{_clean(full)}</title>" if full and full != text else ""
        self._add(
            f'<text x="{_n(x)}" y="{_n(y)}"{leaning}{_class(style)}>{_clean(text)}{title}</text>'
        )

    def line(
        self, x1: float, y1: float, x2: float, y2: float, style: str, *, behind: bool = False
    ) -> None:
        """Draw a straight line; one that lies `behind` is covered by all else."""
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        parts = self._behind if behind else self._parts
        parts.append(f'<line {ends} stroke="currentColor"{_class(style)}/>')

    def bar(self, x: float, y: float, width: float, height: float, style: str = "bar") -> None:
        """Draw a rectangle with slightly round corners, at least so wide that it can be seen."""
        box = f'x="{_n(x)}" y="{_n(y)}" width="{_n(max(width, 1.5))}" height="{_n(height)}"'
        self._add(f'<rect {box} rx="2"{_class(style)}/>')

    def path(self, steps: str, style: str) -> None:
        """Draw a line of many points; `steps` come from `point`."""
        self._add(f'<path d="{steps}" fill="none" stroke="currentColor"{_class(style)}/>')

    def diamond(self, x: float, y: float, radius: float, style: str) -> None:
        """Draw the sign of a milestone."""
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        points = " ".join(f"{_n(left)},{_n(top)}" for left, top in corners)
        self._add(f'<polygon points="{points}"{_class(style)}/>')

    def legend(self, y: float, items: list[tuple[str, str]]) -> float:
        """Write samples of styles with what they mean; return where the next thing may begin."""
        size, x = self.size, 0.0
        for style, text in items:
            room = 30 + ems(text) * size.font
            if x and x + room > size.width:
                x, y = 0.0, y + size.line
            self._sample(x, y - size.font * 0.35, style)
            self.text(x + 24, y, shortened(text, (size.width - x - 26) / size.font), full=text)
            x += room + 12
        return y + size.line

    def _sample(self, x: float, y: float, style: str) -> None:
        if style.startswith("line"):
            self.line(x, y, x + 18, y, style)
        elif style.startswith("mark"):
            self.line(x + 9, y - 7, x + 9, y + 7, style)
        elif style.startswith("diamond"):
            self.diamond(x + 9, y, 6, style)
        else:
            self.bar(x, y - 5, 18, 10, style)

    def svg(self, height: float, name: str, title: str, summary: str) -> str:
        """Return the picture; `name` tells it from the others on the page."""
        size = self.size
        head = (
            f'<svg class="{size.name}" viewBox="0 0 {_n(size.width)} {_n(height)}"'
            f' font-size="{_n(size.font)}" role="img" aria-labelledby="{name}t {name}d">'
            f'<title id="{name}t">{_clean(title)}</title>'
            f'<desc id="{name}d">{_clean(summary or title)}</desc>'
        )
        return f"{head}{''.join(self._behind)}{''.join(self._parts)}</svg>"

    def _add(self, part: str) -> None:
        self._parts.append(part)


def point(command: str, x: float, y: float) -> str:
    """Return one step of a path: `M` moves there, `L` draws a line there."""
    return f"{command}{_n(x)} {_n(y)}"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _clean(text: str) -> str:
    return escape(visible(text))


def _class(style: str) -> str:
    return f' class="{style}"' if style else ""
