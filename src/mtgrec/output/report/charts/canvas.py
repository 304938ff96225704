"""A picture in SVG, drawn element by element; texts are escaped.

Every attribute is a number or a word of mtgrec's own: no text of a record can become one.
"""

from html import escape
from typing import NamedTuple

from mtgrec.output.report.charts.lettering import ems, shortened
from mtgrec.output.text import visible


class Size(NamedTuple):
    """A width to draw for. A page has every chart twice, for wide and for narrow screens."""

    name: str
    width: float
    label: float
    """The width of the labels beside the bars; 0 puts them above the bars."""
    font: float

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.font * 1.4


WIDE = Size("wide", 880, 270, 14)
NARROW = Size("narrow", 360, 0, 13.5)
SIZES = (WIDE, NARROW)


class Canvas:
    """Collects the elements that are drawn; `svg` returns the whole picture."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self._parts: list[str] = []
        self._behind: list[str] = []

    def text(
        self, x: float, y: float, text: str, style: str = "", anchor: str = "", full: str = ""
    ) -> None:
        """Write `text` with its baseline at `y`; `full` is shown as its tooltip."""
        # The anchor is a presentation attribute, so the picture is right without a style sheet too.
        anchor_attribute = f' text-anchor="{anchor}"' if anchor else ""
        title = f"<title>{_clean(full)}</title>" if full and full != text else ""
        attributes = f'x="{_number(x)}" y="{_number(y)}"{anchor_attribute}{_class(style)}'
        self._add(f"<text {attributes}>{_clean(text)}{title}</text>")

    def line(
        self, x1: float, y1: float, x2: float, y2: float, style: str, *, behind: bool = False
    ) -> None:
        """Draw a straight line; one drawn `behind` is covered by everything else."""
        ends = f'x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}"'
        parts = self._behind if behind else self._parts
        parts.append(f'<line {ends} stroke="currentColor"{_class(style)}/>')

    def bar(self, x: float, y: float, width: float, height: float, style: str = "bar") -> None:
        """Draw a rectangle with slightly rounded corners, at least 1.5 wide to be visible."""
        corner = f'x="{_number(x)}" y="{_number(y)}"'
        box = f'{corner} width="{_number(max(width, 1.5))}" height="{_number(height)}"'
        self._add(f'<rect {box} rx="2"{_class(style)}/>')

    def path(self, steps: str, style: str) -> None:
        """Draw a line through many points; `steps` is made of the results of `point`."""
        self._add(f'<path d="{steps}" fill="none" stroke="currentColor"{_class(style)}/>')

    def diamond(self, x: float, y: float, radius: float, style: str) -> None:
        """Draw the symbol of a milestone."""
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        points = " ".join(f"{_number(left)},{_number(top)}" for left, top in corners)
        self._add(f'<polygon points="{points}"{_class(style)}/>')

    def legend(self, y: float, items: list[tuple[str, str]]) -> float:
        """Draw samples of styles with their meanings; return the `y` below them."""
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
        """Return the picture as SVG; `name`, part of the element ids, must be unique on the page."""
        size = self.size
        head = (
            f'<svg class="{size.name}" viewBox="0 0 {_number(size.width)} {_number(height)}"'
            f' font-size="{_number(size.font)}" role="img" aria-labelledby="{name}t {name}d">'
            f'<title id="{name}t">{_clean(title)}</title>'
            f'<desc id="{name}d">{_clean(summary or title)}</desc>'
        )
        return f"{head}{''.join(self._behind)}{''.join(self._parts)}</svg>"

    def _add(self, part: str) -> None:
        self._parts.append(part)


def point(command: str, x: float, y: float) -> str:
    """Return one command of an SVG path: `M` moves to the point, `L` draws a line to it."""
    return f"{command}{_number(x)} {_number(y)}"


def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _clean(text: str) -> str:
    return escape(visible(text))


def _class(style: str) -> str:
    return f' class="{style}"' if style else ""
