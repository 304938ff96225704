"""Blocks on a terminal, drawn by Rich: coloured, folded to its width, no character lost.

Rich's own tables squeeze short columns, break Chinese at random and take half a millisecond a row,
so it gets lines that are folded and padded already, as segments to be coloured. It is slow to load:
import this module only where something is really drawn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TextIO

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from mtgrec.model.message import Message
from mtgrec.output.answer import Align, Block, Cell, Facts, Prose, Table
from mtgrec.output.color import STYLES
from mtgrec.output.formats.layout import GAP, Row, fit, grid, headings, padded, shown, squeeze
from mtgrec.output.language import say
from mtgrec.output.text import fold, visible
from mtgrec.output.text import width as text_width

_FURTHER = " " * 4
# Two columns of the least width go into this; a narrower terminal wraps by itself.
NARROWEST = 24
# In a pipe there is no width to keep to, also when somebody asks for colour there.
ENDLESS = 1_000_000


def draw(
    blocks: Iterable[Block],
    stream: TextIO,
    *,
    color: bool,
    width: int | None = None,
    cap: int | None = None,
) -> None:
    """Draw all blocks; of a table with more than `cap` rows only the first ones, saying so."""
    console = _console(stream, width, color=color)
    pieces: list[Segment] = []
    for number, block in enumerate(shown(blocks)):
        if number:
            pieces.append(Segment.line())
        pieces += _block(console, block, cap)
    # All at once: each call of `print` costs Rich as much as a table costs us.
    console.print(Segments(pieces), end="", crop=False)


def draw_lines(
    lines: Callable[[int | None], Iterable[Sequence[Cell]]],
    stream: TextIO,
    *,
    color: bool,
    width: int | None = None,
) -> None:
    """Draw lines in pieces of several colours, folded to the width of a terminal."""
    console = _console(stream, width, color=color)
    room = console.width if stream.isatty() else None
    pieces = [piece for line in lines(room) for piece in _line(line, console.width)]
    console.print(Segments(pieces), end="", crop=False)


def _line(line: Sequence[Cell], cells: int) -> Iterator[Segment]:
    """Yield a line as Rich's segments; what does not fit goes on below, further in."""
    whole = "".join(piece.text for piece in line)
    fits, place = text_width(whole) <= cells, 0
    for number, part in enumerate(fold(whole, cells if fits else cells - len(_FURTHER))):
        if number:
            yield Segment(_FURTHER)
        place = whole.index(part, place)  # folding takes only blanks away
        yield from _pieces(line, place, place + len(part))
        yield Segment.line()
        place += len(part)


def _pieces(line: Sequence[Cell], start: int, end: int) -> Iterator[Segment]:
    at = 0
    for piece in line:
        text = piece.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            yield Segment(text, _style(STYLES[piece.tone]))
        at += len(piece.text)


def _block(console: Console, block: Block, cap: int | None) -> Iterator[Segment]:
    if block.title:
        yield from _text(console, visible(block.title), "bold")
    match block:
        case Table(rows=[]):
            yield from _text(console, visible(block.empty))
        case Table():
            yield from _table(console, block, cap)
        case Facts():
            yield from _pairs(console, grid(block.pairs))
        case Prose():
            text = visible(block.text, multiline=True)
            yield from _text(console, text.removesuffix("\n"))


def _console(stream: TextIO, width: int | None, *, color: bool) -> Console:
    console = Console(
        file=stream,
        width=width or (None if stream.isatty() else ENDLESS),
        color_system="standard" if color else None,
        no_color=not color,
    )
    console.width = max(console.width, NARROWEST)
    return console


def _text(console: Console, text: str, style: str = "") -> Iterator[Segment]:
    for line in text.split("\n"):
        for part in fold(line, console.width):
            yield Segment(part, _style(style))
            yield Segment.line()


def _table(console: Console, table: Table, cap: int | None) -> Iterator[Segment]:
    head, body = headings(table.columns), grid(table.rows[:cap])
    aligns = [column.align for column in table.columns]
    widths = fit([head, *body], console.width)
    if widths:
        yield from _grid(console, body, widths, aligns, head)
    else:
        yield from _pairs(console, list(_stacked(head, body)))
    more = len(table.rows) - len(body)
    if more:
        told = say(Message("{count} more rows: --all shows them", count=more))
        yield from _text(console, told, "dim")


def _stacked(head: Row, body: Iterable[Row]) -> Iterable[Row]:
    """Yield what is too wide for a table as names and values, one row of it after the other."""
    for number, row in enumerate(body):
        if number:
            yield Cell(""), Cell("")
        yield from zip(head, row, strict=True)


def _pairs(console: Console, rows: Sequence[Row]) -> Iterator[Segment]:
    named = [(Cell(name.text, "accent"), value) for name, value in rows]
    widths = fit(named, console.width) or squeeze(named, console.width)
    return _grid(console, named, widths, ("left", "left"))


def _grid(
    console: Console,
    rows: Iterable[Row],
    widths: Sequence[int],
    aligns: Sequence[Align],
    head: Row | None = None,
) -> Iterator[Segment]:
    if head:
        yield from _row(head, widths, aligns, ["bold"] * len(head))
        rule = "─" if console.encoding.startswith("utf") else "-"
        yield Segment(f"{rule * (sum(widths) + len(GAP) * (len(widths) - 1))}\n")
    for row in rows:
        yield from _row(row, widths, aligns, [STYLES[cell.tone] for cell in row])


def _row(
    row: Row, widths: Sequence[int], aligns: Sequence[Align], styles: Sequence[str]
) -> Iterator[Segment]:
    """Yield one row as Rich's segments: folded and padded already, only to be coloured."""
    looks = list(map(_style, styles))
    for parts in padded(row, widths, aligns):
        parts[-1] = parts[-1].rstrip(" ")
        for number, (part, look) in enumerate(zip(parts, looks, strict=True)):
            if number:
                yield Segment(GAP)
            yield Segment(part, look)
        yield Segment.line()


@cache
def _style(name: str) -> Style:
    return Style.parse(name)
