"""Draw `mtgrec status` in the examples as SVG pictures; with `--check` say which are stale.

The colours and the places of all characters are those of the real output. Rich's own SVG export is
not used: it squeezes a Chinese character into one cell and loads its font from the network.
"""

import re
import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

import _pages
import _terminal
from mtgrec.output.text import width


class Picture(NamedTuple):
    """One picture: where it goes and what is to be seen on it."""

    path: str
    language: str
    example: str
    day: str
    title: str


PICTURES = (
    Picture("docs/status.svg", "zh", "618-2026", "2026-06-28", "mtgrec status 的输出"),
    Picture("docs/status.en.svg", "en", "spring-launch", "2026-04-21", "What mtgrec status prints"),
)
COMMAND = "status"

SIZE = 16
CELL = 9.2
LINE = 22
MARGIN = 22
FONTS = (
    "'Cascadia Mono', 'Sarasa Mono SC', Menlo, Consolas, 'DejaVu Sans Mono', "
    "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"
)
# What a terminal is told, and the class that looks so. Cyan is the accent; red and green only say
# bad and good.
LOOKS = {"0": "", "1": "bold", "2": "dim", "31": "bad", "32": "good", "36": "accent"}
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" \
height="{height}" role="img" aria-labelledby="title">
<title id="title">{title}</title>
<!-- Made by tools/picture.py: not to be edited. -->
<style>
text {{ font: {size}px {fonts}; fill: #d0d7de; white-space: pre; }}
line {{ stroke: #3d4650; }}
.bold {{ fill: #ffffff; font-weight: bold; }}
.dim {{ fill: #7d8590; }}
.bad {{ fill: #ff7b72; }}
.good {{ fill: #7ec98f; }}
.accent {{ fill: #56c8d8; }}
</style>
<rect width="{width}" height="{height}" rx="10" fill="#10161d"/>
{content}
</svg>
"""


class Piece(NamedTuple):
    """Characters of one look and one width, and the cell they begin in."""

    text: str
    cell: int
    look: str


def pages() -> dict[str, str]:
    """Return the pictures by their path."""
    return {picture.path: drawn(picture) for picture in PICTURES}


def drawn(picture: Picture) -> str:
    """Return the picture as SVG."""
    with _terminal.scratch(picture.example) as folder:
        said = _terminal.run(
            [COMMAND], folder, language=picture.language, day=picture.day, color="always"
        )
    lines = f"\x1b[2m$\x1b[0m mtgrec {COMMAND}\n\n{said.rstrip()}".split("\n")
    return SVG.format(
        width=round(_terminal.WIDTH * CELL + 2 * MARGIN),
        height=len(lines) * LINE + 2 * MARGIN,
        title=picture.title,
        size=SIZE,
        fonts=FONTS,
        content="\n".join(
            tag(piece, MARGIN + number * LINE)
            for number, line in enumerate(lines)
            for piece in pieces(line)
        ),
    )


def pieces(line: str) -> Iterator[Piece]:
    """Yield the pieces of a line, without the blanks between them.

    A browser spreads a piece evenly over the cells it takes, so wide characters stand apart.
    """
    cell = 0
    for look, text in runs(line):
        for size, group in groupby(text, key=width):
            same = "".join(group)
            for found in re.finditer(r"\S+(?: \S+)*", same):
                yield Piece(found[0], cell + found.start() * size, look)
            cell += len(same) * size


def runs(line: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between two changes of look, with the look."""
    look = ""
    for number, part in enumerate(re.split(r"\x1b\[([\d;]*)m", line)):
        if number % 2:
            look = LOOKS[part]
        else:
            yield look, part


def tag(piece: Piece, top: float) -> str:
    """Return the element that draws a piece in the line at `top`."""
    x, long = MARGIN + piece.cell * CELL, width(piece.text) * CELL
    if set(piece.text) == {"─"}:
        y = top + LINE / 2
        return f'<line x1="{x:g}" y1="{y:g}" x2="{x + long:g}" y2="{y:g}"/>'
    if width(piece.text[0]) > 1:
        # Each wide character in the middle of its two cells: a browser adds room only between them.
        spare = 2 * CELL - SIZE
        x, long = x + spare / 2, long - spare
    look = f' class="{piece.look}"' if piece.look else ""
    place = f'x="{x:g}" y="{top + SIZE:g}" textLength="{long:g}"'
    return f"<text {place}{look}>{escape(piece.text)}</text>"


if __name__ == "__main__":
    sys.exit(_pages.main(pages))
