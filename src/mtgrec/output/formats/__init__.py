"""The formats by name, and how an answer is written to a stream."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import TextIO

from mtgrec.output.answer import Answer, Block, Cell
from mtgrec.output.color import Color, use_color
from mtgrec.output.formats.screen_options import Screen

_SCREEN = Screen()

_LINES_AT_ONCE = 1000


def _json(answer: Answer, encoding: str) -> str:
    from mtgrec.output.formats import as_json

    return as_json.render(answer.document(), encoding)


def _csv(answer: Answer, _: str) -> str:
    from mtgrec.output.formats import as_csv

    return as_csv.render(*answer.rows())


def _tsv(answer: Answer, _: str) -> str:
    from mtgrec.output.formats import as_csv

    return as_csv.render(*answer.rows(), delimiter="\t")


def _markdown(answer: Answer, _: str) -> str:
    from mtgrec.output.formats import markdown

    return markdown.render(answer.blocks())


def _table(answer: Answer, _: str) -> str:
    from mtgrec.output.formats import plain

    return plain.render(answer.blocks())


# Each returns the whole text; the second argument is the encoding it will be written in. The module
# of a format is loaded at its first use: a call needs only one of them.
FORMATS: Mapping[str, Callable[[Answer, str], str]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "markdown": _markdown,
}


def load(format: str, stream: TextIO, color: Color = "auto") -> None:
    """Load what `show` needs, which otherwise is loaded when it writes."""
    terminal = stream.isatty()
    if format == "table" and (terminal or use_color(color, os.environ, terminal=terminal)):
        from mtgrec.output.formats import screen  # noqa: F401
    else:
        render(Answer(lambda: (), dict, lambda: ((), ())), format)


def render(answer: Answer, format: str, encoding: str = "utf-8") -> str:
    """Return the answer in `format`; a table as plain text, as for a pipe."""
    return FORMATS[format](answer, encoding)


def show(
    answer: Answer,
    format: str,
    stream: TextIO,
    color: Color = "auto",
    how: Screen = _SCREEN,
    cap: int | None = 100,
) -> None:
    """Write the answer to `stream`; a table depends on the stream, see `show_blocks`."""
    if format == "table":
        show_blocks(answer.blocks(), stream, color, how, cap)
    else:
        stream.write(render(answer, format, stream.encoding or "utf-8"))


def show_blocks(
    blocks: Iterable[Block],
    stream: TextIO,
    color: Color = "auto",
    how: Screen = _SCREEN,
    cap: int | None = 100,
) -> None:
    """Draw with Rich on a terminal or in colour; else write plain text, with all rows of tables."""
    terminal = stream.isatty()
    colored = use_color(color, os.environ, terminal=terminal)
    if not terminal and not colored:
        from mtgrec.output.formats import plain

        stream.write(plain.render(blocks))
        return
    from mtgrec.output.formats.screen import draw

    how = how if terminal else how._replace(shorten=None, pager=False)
    draw(blocks, stream, how, color=colored, cap=cap if terminal else None)


def show_lines(
    lines: Callable[[int | None], Iterable[Sequence[Cell]]],
    stream: TextIO,
    color: Color = "auto",
    how: Screen = _SCREEN,
) -> None:
    """Write the coloured lines that `lines` returns for a width in cells; folded on a terminal.

    In a pipe the width is unknown: `lines` is called with None.
    """
    terminal = stream.isatty()
    colored = use_color(color, os.environ, terminal=terminal)
    if terminal or colored:
        from mtgrec.output.formats.screen import draw_lines

        draw_lines(lines, stream, how, color=colored)
        return
    texts = (f"{''.join(piece.text for piece in line)}\n" for line in lines(None))
    while block := "".join(islice(texts, _LINES_AT_ONCE)):
        stream.write(block)


def show_markdown(text: str, stream: TextIO, color: Color = "auto", how: Screen = _SCREEN) -> None:
    """Draw a page of Markdown on a terminal; elsewhere write it as it is."""
    if not stream.isatty():
        stream.write(text)
        return
    from mtgrec.output.formats.screen_markdown import draw_markdown

    draw_markdown(text, stream, how, color=use_color(color, os.environ, terminal=True))
