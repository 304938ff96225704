"""A page of Markdown on a terminal: headings and lists drawn by Rich, tables as in every answer.

Rich is slow to load: import this module only where something is drawn.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, TextIO

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Markdown, MarkdownElement, TableElement
from rich.segment import Segment

from mtgrec.output.answer import Column, Table
from mtgrec.output.formats.screen import block_segments, console_for, print_segments
from mtgrec.output.formats.screen_options import Screen
from mtgrec.output.text import visible

if TYPE_CHECKING:
    from markdown_it.token import Token


class _Table(TableElement):
    """A table in our own layout: Rich's breaks ids and dates where Chinese has no blank."""

    def __init__(self, shorten: Callable[[str], str] | None) -> None:
        super().__init__()
        self.shorten = shorten

    @classmethod
    def create(cls, markdown: Markdown, token: "Token") -> "_Table":  # noqa: ARG003 - as Rich calls it
        """Return the table of a page; Rich calls this where one begins."""
        assert isinstance(markdown, _Page)  # noqa: S101 - no other page has these tables
        return cls(markdown.shorten)

    def __rich_console__(self, console: Console, _options: ConsoleOptions) -> RenderResult:
        heads = self.header.row.cells if self.header and self.header.row else ()
        rows = self.body.rows if self.body else ()
        table = Table(
            "",
            [
                Column(head.content.plain, "right" if head.justify == "right" else "left")
                for head in heads
            ],
            [[self._shortened(cell.content.plain) for cell in row.cells] for row in rows],
        )
        yield from block_segments(console, table, None, None)

    def _shortened(self, text: str) -> str:
        """Return a cell with its addresses as short as they may be; behind them stand sources."""
        return " ".join(map(self.shorten, text.split(" "))) if self.shorten else text


class _Page(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "table_open": _Table,
    }
    shorten: Callable[[str], str] | None = None


def draw_markdown(text: str, stream: TextIO, how: Screen, *, color: bool) -> None:
    """Draw a page; comments are left out, and of a link only its text is shown."""
    console = console_for(stream, how.width, color=color)
    page = _Page(visible(text, multiline=True))
    page.shorten = how.shorten
    print_segments(console, _pieces(console, page), stream, how)


def _pieces(console: Console, page: Markdown) -> Iterator[Segment]:
    """Yield the page without hyperlinks, and without the blanks that Rich fills lines with."""
    for line in Segment.split_lines(console.render(page)):
        while line and not line[-1].text.strip():
            line.pop()
        for number, piece in enumerate(line, 1):
            text = piece.text.rstrip() if number == len(line) else piece.text
            yield Segment(text, piece.style and piece.style.clear_meta_and_links())
        yield Segment.line()
