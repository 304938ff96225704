"""What both the terminal and the plain text need to set out blocks: cells, widths, lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from mtgrec.output.answer import Align, Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.text import atoms, fold, pad, visible, width

GAP = "  "

# Cells up to this width are dates, names, ratios, states: they are not worth breaking.
SHORT = 14
# A word up to this width is an address; anything longer may well be cut in two.
WORD = 30
# A column of running text narrower than this is no longer read but deciphered.
LEAST = 10
# So many rows say which cells must stay whole; the others only have to fit.
SAMPLE = 100

Row = Sequence[Cell]


def clean(cell: str | Cell) -> Cell:
    """Return a cell that is harmless, on one line, and has a tone."""
    if isinstance(cell, Cell):
        return Cell(visible(cell.text), cell.tone)
    return Cell(visible(cell))


def grid(rows: Iterable[Sequence[str | Cell]]) -> list[Row]:
    """Return all rows with every cell harmless."""
    return [[clean(cell) for cell in row] for row in rows]


def headings(columns: Iterable[Column]) -> Row:
    """Return the row that is above a table."""
    return [clean(column.title) for column in columns]


def shown(blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out the blocks that have nothing to say."""
    for block in blocks:
        match block:
            case Table():
                content: object = block.rows or block.empty
            case Facts():
                content = block.pairs
            case Prose():
                content = block.text
        if content:
            yield block


def naturals(rows: Sequence[Row]) -> list[int]:
    """Return the width of the widest cell of each column."""
    # A lone mark takes no room, but a column without room would lose it.
    return [
        max(width(cell.text) or len(cell.text[:1]) for cell in column)
        for column in zip(*rows, strict=True)
    ]


def fit(rows: Sequence[Row], room: int) -> list[int] | None:
    """Return a width for each column so that together they fill at most `room` cells.

    Short cells and single words stay whole; where that cannot be, the columns do not fit.
    """
    wide = naturals(rows)
    if sum(wide) <= _inside(room, wide):
        return wide
    floors = [max(map(_floor, column)) for column in zip(*rows[:SAMPLE], strict=True)]
    return _shared(wide, floors, room) if sum(floors) <= _inside(room, wide) else None


def squeeze(rows: Sequence[Row], room: int) -> list[int]:
    """Return widths as `fit` does where it cannot: any cell may be broken, at ten cells or more."""
    wide = naturals(rows)
    return _shared(wide, [min(most, LEAST) for most in wide], room)


def _inside(room: int, columns: Sequence[int]) -> int:
    return room - len(GAP) * (len(columns) - 1)


def _shared(wide: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """Give what is left above the floors, cell by cell, to the column that needs it most."""
    widths = list(floors)
    for _cell in range(_inside(room, wide) - sum(floors)):
        neediest = max(range(len(wide)), key=lambda index: wide[index] / (widths[index] or 1))
        widths[neediest] += 1
    return widths


def _floor(cell: Cell) -> int:
    """Return the width below which the cell would be broken where it should not be."""
    size = width(cell.text)
    if size <= SHORT or (cell.tone == "accent" and size <= WORD):  # an address is one word
        return size
    sizes = [width(atom) for atom in atoms(cell.text)]
    longest = WORD if len(sizes) == 1 else SHORT
    return max([LEAST, *(size for size in sizes if size <= longest)])


def padded(row: Row, widths: Sequence[int], aligns: Sequence[Align]) -> Iterator[list[str]]:
    """Yield the lines of one row, each as its cells, padded to their columns."""
    columns = [fold(cell.text, cells) for cell, cells in zip(row, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield list(map(pad, parts, widths, aligns))


def lines(row: Row, widths: Sequence[int], aligns: Sequence[Align]) -> Iterator[str]:
    """Yield the lines of one row, without blanks at their ends."""
    for parts in padded(row, widths, aligns):
        yield GAP.join(parts).rstrip(" ")
