"""Blocks as Markdown; the text of records is escaped: no markup, HTML or links of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mtgrec.output.answer import Block, Cell, Facts, Prose, Table
from mtgrec.output.formats.layout import Row, grid, headings, non_empty
from mtgrec.output.text import visible

# Includes what only some renderers know: ~~, $formula$, ==mark==, %%comment%%, bare URLs.
_MARKUP = re.compile(r"[\\`*_\[\]|#~$]|(?<==)=|(?<=%)%|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
# HTML as entities, because not every renderer accepts a backslash before it.
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What makes a list or a ruler at the start of a line.
_BULLET = re.compile(r"^(\d*)(?=[-+=.)])")


def render(blocks: Iterable[Block]) -> str:
    """Return all blocks, each under its title."""
    return "\n".join("".join(f"{line}\n" for line in _block(block)) for block in non_empty(blocks))


def inert(text: str) -> str:
    """Return `text` on one line, escaped so that Markdown shows it literally."""
    return _MARKUP.sub(r"\\\g<0>", visible(text).translate(_HTML)).strip()


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield f"## {inert(block.title)}"
        yield ""
    match block:
        case Table(rows=[]):
            yield _BULLET.sub(r"\1\\", inert(block.empty))
        case Table():
            yield from _table(block)
            if block.rest:
                yield ""
                yield inert(block.rest)
        case Facts():
            yield from _facts(grid(block.pairs))
        case Prose():
            yield from _fenced(visible(block.text, multiline=True).removesuffix("\n"))


def _table(table: Table) -> Iterator[str]:
    yield _row(headings(table.columns))
    yield _bars("---:" if column.align == "right" else "---" for column in table.columns)
    for row in grid(table.rows):
        yield _row(row)


def _row(cells: Iterable[Cell]) -> str:
    return _bars(inert(cell.text) for cell in cells)


def _bars(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _facts(rows: Sequence[Row]) -> Iterator[str]:
    for name, value in rows:
        # A further line of the same name is nested below the first.
        head = f"- **{inert(name.text)}**:" if name.text else "  -"
        yield f"{head} {inert(value.text)}".rstrip(" ")


def _fenced(text: str) -> Iterator[str]:
    """Yield the text between code fences that are longer than any run of backquotes in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text"
    yield from text.split("\n")
    yield fence
