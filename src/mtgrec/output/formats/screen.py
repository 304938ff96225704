"""Blocks on a terminal, drawn by Rich: coloured, folded to its width, no character lost.

Rich's own tables squeeze short columns, break Chinese anywhere and take half a millisecond per row,
so Rich gets lines that are already folded and padded, as segments to colour. Rich is slow to load:
import this module only where something is drawn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TextIO

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from mtgrec.model.message import Message
from mtgrec.output.answer import Align, Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.color import STYLES
from mtgrec.output.formats.layout import (
    GAP,
    Row,
    fit,
    grid,
    headings,
    non_empty,
    padded,
    shortened,
    squeeze,
)
from mtgrec.output.formats.screen_options import Screen
from mtgrec.output.language import say
from mtgrec.output.pager import page
from mtgrec.output.text import fold, visible
from mtgrec.output.text import width as text_width

_CONTINUATION_INDENT = " " * 4
# Two columns of the least width fit into this; a narrower terminal wraps by itself.
NARROWEST = 24
# The width in a pipe, where there is no limit even if colour is requested.
ENDLESS = 1_000_000


def draw(
    blocks: Iterable[Block], stream: TextIO, how: Screen, *, color: bool, cap: int | None = None
) -> None:
    """Draw all blocks; of a table at most `cap` rows, followed by the number left out."""
    console = console_for(stream, how.width, color=color)
    pieces: list[Segment] = []
    for number, block in enumerate(non_empty(blocks)):
        if number:
            pieces.append(Segment.line())
        pieces += block_segments(console, block, cap, how.shorten)
    print_segments(console, pieces, stream, how)


def draw_lines(
    lines: Callable[[int | None], Iterable[Sequence[Cell]]],
    stream: TextIO,
    how: Screen,
    *,
    color: bool,
) -> None:
    """Draw lines made of coloured pieces, folded to the width of a terminal."""
    console = console_for(stream, how.width, color=color)
    room = console.width if stream.isatty() else None
    pieces = [piece for line in lines(room) for piece in _line(line, console.width)]
    print_segments(console, pieces, stream, how)


def print_segments(
    console: Console, pieces: Iterable[Segment], stream: TextIO, how: Screen
) -> None:
    """Write what is drawn; what does not fit on a terminal through a pager, if that is asked."""
    # In one call: each call of `print` takes Rich as long as a whole table takes here.
    with console.capture() as captured:
        console.print(Segments(pieces), end="", crop=False)
    text = captured.get()
    if not (how.pager and stream.isatty() and page(text, stream, console.height)):
        stream.write(text)


def _line(line: Sequence[Cell], cells: int) -> Iterator[Segment]:
    """Yield a line as segments of Rich; what does not fit continues below, indented."""
    whole = "".join(piece.text for piece in line)
    fits, place = text_width(whole) <= cells, 0
    for number, part in enumerate(
        fold(whole, cells if fits else cells - len(_CONTINUATION_INDENT))
    ):
        if number:
            yield Segment(_CONTINUATION_INDENT)
        place = whole.index(part, place)  # folding removes only blanks
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


def block_segments(
    console: Console, block: Block, cap: int | None, shorten: Callable[[str], str] | None
) -> Iterator[Segment]:
    """Yield a block as it is drawn; of a table at most `cap` rows."""
    if block.title:
        yield from _text(console, visible(block.title), "bold")
    match block:
        case Table(rows=[]):
            yield from _text(console, visible(block.empty))
        case Table():
            yield from _table(console, block, cap, shorten)
        case Facts():
            yield from _pairs(console, grid(block.pairs))
        case Prose():
            text = visible(block.text, multiline=True)
            yield from _text(console, text.removesuffix("\n"))


def console_for(stream: TextIO, width: int | None, *, color: bool) -> Console:
    """Return Rich's console for a stream, never narrower than `NARROWEST`."""
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


def _table(
    console: Console, table: Table, cap: int | None, shorten: Callable[[str], str] | None
) -> Iterator[Segment]:
    head, body = headings(table.columns), grid(table.rows[:cap])
    if shorten:
        body = [shortened(row, shorten) for row in body]
    for columns, rows in _attempts(table.columns, [head, *body]):
        whole = [number for number, column in enumerate(columns) if column.whole]
        if widths := fit(rows, console.width, whole, brief=table.brief):
            aligns = [column.align for column in columns]
            yield from _grid(console, rows[1:], widths, aligns, rows[0], brief=table.brief)
            break
    else:
        yield from _pairs(console, list(_stacked(head, body)))
    left_out = len(table.rows) - len(body)
    if left_out:
        sentence = say(Message("{count} more rows: --all shows them", count=left_out))
        yield from _text(console, sentence, "dim")
    if table.rest:
        yield from _text(console, visible(table.rest), "dim")


def _attempts(
    columns: Sequence[Column], rows: Sequence[Row]
) -> Iterator[tuple[Sequence[Column], Sequence[Row]]]:
    """Yield a table as it is, and then, as long as it does not fit, without spare columns."""
    yield columns, rows
    spare = [number for number, column in enumerate(columns) if column.spare]
    for left_out in range(1, len(spare) + 1):
        kept = [number for number in range(len(columns)) if number not in spare[:left_out]]
        yield (
            [columns[number] for number in kept],
            [[row[number] for number in kept] for row in rows],
        )


def _stacked(head: Row, body: Iterable[Row]) -> Iterable[Row]:
    """Yield the rows of a table that is too wide as pairs of heading and value."""
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
    *,
    brief: bool = False,
) -> Iterator[Segment]:
    if head:
        yield from _row(head, widths, aligns, ["bold"] * len(head), brief=brief)
        line = "─" if console.encoding.startswith("utf") else "-"
        yield Segment(f"{line * (sum(widths) + len(GAP) * (len(widths) - 1))}\n")
    for row in rows:
        yield from _row(row, widths, aligns, [STYLES[cell.tone] for cell in row], brief=brief)


def _row(
    row: Row, widths: Sequence[int], aligns: Sequence[Align], styles: Sequence[str], *, brief: bool
) -> Iterator[Segment]:
    """Yield one row as segments of Rich: folded or, in a brief table, cut; padded and coloured."""
    rich_styles = list(map(_style, styles))
    for parts in padded(row, widths, aligns, brief=brief):
        parts[-1] = parts[-1].rstrip(" ")
        for number, (part, rich_style) in enumerate(zip(parts, rich_styles, strict=True)):
            if number:
                yield Segment(GAP)
            yield Segment(part, rich_style)
        yield Segment.line()


@cache
def _style(name: str) -> Style:
    return Style.parse(name)
