"""Aligned text without colour or boxes, nothing cut: the output into pipes."""

from collections.abc import Iterable, Iterator

from mtgrec.output.answer import Block, Facts, Prose, Table
from mtgrec.output.formats.layout import grid, headings, lines, natural_widths, non_empty
from mtgrec.output.text import visible


def render(blocks: Iterable[Block]) -> str:
    """Return all blocks as text, with a blank line between them."""
    return "\n".join("".join(f"{line}\n" for line in _block(block)) for block in non_empty(blocks))


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield visible(block.title)
    match block:
        case Table(rows=[]):
            yield visible(block.empty)
        case Table():
            yield from _table(block)
            if block.rest:
                yield visible(block.rest)
        case Facts():
            yield from _facts(block)
        case Prose():
            yield from visible(block.text, multiline=True).removesuffix("\n").split("\n")


def _table(table: Table) -> Iterator[str]:
    rows = [headings(table.columns), *grid(table.rows)]
    widths = natural_widths(rows)
    aligns = [column.align for column in table.columns]
    for row in rows:
        yield from lines(row, widths, aligns)


def _facts(facts: Facts) -> Iterator[str]:
    rows = grid(facts.pairs)
    widths = natural_widths(rows)
    for row in rows:
        yield from lines(row, widths, ("left", "left"))
