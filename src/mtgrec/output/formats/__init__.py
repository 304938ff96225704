"""The formats by name, and the one way from an answer to a stream."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TextIO

from mtgrec.output.answer import Answer, Block, Cell
from mtgrec.output.color import Color, wanted


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


# Each returns the whole text; the second argument is the encoding it will be written in. What draws
# a format is loaded with its first use: a call needs one of them.
FORMATS: Mapping[str, Callable[[Answer, str], str]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "markdown": _markdown,
}


def render(answer: Answer, format: str, encoding: str = "utf-8") -> str:
    """Return the answer in `format`; a table as it looks in a pipe."""
    return FORMATS[format](answer, encoding)


def show(
    answer: Answer,
    format: str,
    stream: TextIO,
    color: Color = "auto",
    width: int | None = None,
    cap: int | None = 100,
) -> None:
    """Write the answer to `stream`: a table as suits the stream, all else as it is."""
    if format == "table":
        show_blocks(answer.blocks(), stream, color, width, cap)
    else:
        stream.write(render(answer, format, stream.encoding or "utf-8"))


def show_blocks(
    blocks: Iterable[Block],
    stream: TextIO,
    color: Color = "auto",
    width: int | None = None,
    cap: int | None = 100,
) -> None:
    """Draw on a terminal, or where colour is asked for, else write plain text, which has no cap."""
    terminal = stream.isatty()
    paint = wanted(color, os.environ, terminal=terminal)
    if not terminal and not paint:
        from mtgrec.output.formats import plain

        stream.write(plain.render(blocks))
        return
    from mtgrec.output.formats.screen import draw

    draw(blocks, stream, color=paint, width=width, cap=cap if terminal else None)


def show_lines(
    lines: Callable[[int | None], Iterable[Sequence[Cell]]],
    stream: TextIO,
    color: Color = "auto",
    width: int | None = None,
) -> None:
    """Write coloured lines, which `lines` makes for a width: folded on a terminal, else as they are.

    In a pipe nobody knows how wide they will be shown: then the width is None.
    """
    terminal = stream.isatty()
    paint = wanted(color, os.environ, terminal=terminal)
    if terminal or paint:
        from mtgrec.output.formats.screen import draw_lines

        draw_lines(lines, stream, color=paint, width=width)
        return
    for line in lines(None):
        text = "".join(piece.text for piece in line)
        stream.write(f"{text}\n")


def prepare_streams() -> None:
    """Let a stream that cannot write a character write `?` for it instead of failing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller: output goes nowhere
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        strict = stream.errors == "strict"
        if stream.errors == "surrogateescape":  # the C locale: as strict with Chinese in ASCII
            strict = not (stream.encoding or "").lower().startswith("utf")
        if strict and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
