"""The layout shared by terminal and plain text: cells, column widths, lines."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest

from mtgrec.output.answer import Align, Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.text import atoms, fold, pad, visible, width

GAP = "  "

# Cells up to this width are dates, names, ratios, states: they are not broken.
SHORT = 14
# A word up to this width may be an address, and is not broken; a longer one may be.
WORD = 30
# Running text in a column narrower than this is hard to read.
LEAST = 10
# Only this many rows decide which cells must not be broken, to save time.
SAMPLE = 100

Row = Sequence[Cell]


def clean(cell: str | Cell) -> Cell:
    """Return a cell with its text escaped, on one line."""
    if isinstance(cell, Cell):
        return Cell(visible(cell.text), cell.tone, visible(cell.short))
    return Cell(visible(cell))


def grid(rows: Iterable[Sequence[str | Cell]]) -> list[Row]:
    """Return all rows with every cell escaped."""
    return [[clean(cell) for cell in row] for row in rows]


def headings(columns: Iterable[Column]) -> Row:
    """Return the row of headings of a table."""
    return [clean(column.title) for column in columns]


def non_empty(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that have something to show."""
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


def natural_widths(rows: Sequence[Row]) -> list[int]:
    """Return the width of the widest cell of each column."""
    # A combining mark alone has no width, but a column of width 0 would lose it.
    return [
        max(width(cell.text) or len(cell.text[:1]) for cell in column)
        for column in zip(*rows, strict=True)
    ]


def shortened(row: Row) -> Row:
    """Return a row with the shorter text of each cell that has one."""
    return [Cell(cell.short, cell.tone) if cell.short else cell for cell in row]


def fits_whole(rows: Sequence[Row], room: int) -> bool:
    """Return whether all cells fit into `room` cells without being broken."""
    widest = natural_widths(rows)
    return sum(widest) <= _room_for_cells(room, widest)


def fit(rows: Sequence[Row], room: int, whole: Collection[int] = ()) -> list[int] | None:
    """Return a width for each column so that together they take at most `room` cells.

    Short cells, single words and the cells of columns in `whole` are not broken; returns None if
    that is not possible.
    """
    widest = natural_widths(rows)
    if sum(widest) <= _room_for_cells(room, widest):
        return widest
    columns = enumerate(zip(*rows[:SAMPLE], strict=True))
    least_widths = [
        max(_least_width(cell, whole=number in whole) for cell in column)
        for number, column in columns
    ]
    return (
        _distributed(widest, least_widths, room)
        if sum(least_widths) <= _room_for_cells(room, widest)
        else None
    )


def squeeze(rows: Sequence[Row], room: int) -> list[int]:
    """Return widths where `fit` finds none: any cell may be broken, down to ten cells."""
    widest = natural_widths(rows)
    return _distributed(widest, [min(one, LEAST) for one in widest], room)


def _room_for_cells(room: int, columns: Sequence[int]) -> int:
    return room - len(GAP) * (len(columns) - 1)


def _distributed(widest: Sequence[int], least_widths: Sequence[int], room: int) -> list[int]:
    """Return the least widths, with the room left given cell by cell to the neediest column."""
    widths = list(least_widths)
    for _cell in range(_room_for_cells(room, widest) - sum(least_widths)):
        neediest = max(range(len(widest)), key=lambda index: widest[index] / (widths[index] or 1))
        widths[neediest] += 1
    return widths


def _least_width(cell: Cell, *, whole: bool) -> int:
    """Return the least width of a cell at which it is broken only where it may be."""
    size = width(cell.text)
    is_word = whole or cell.tone == "accent"  # an address is one word
    if size <= SHORT or (is_word and size <= WORD):
        return size
    sizes = [width(atom) for atom in atoms(cell.text)]
    longest = WORD if len(sizes) == 1 else SHORT
    return max([LEAST, *(size for size in sizes if size <= longest)])


def padded(row: Row, widths: Sequence[int], aligns: Sequence[Align]) -> Iterator[list[str]]:
    """Yield the lines of one row, each as a list of cells padded to the column widths."""
    columns = [fold(cell.text, cells) for cell, cells in zip(row, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield list(map(pad, parts, widths, aligns))


def lines(row: Row, widths: Sequence[int], aligns: Sequence[Align]) -> Iterator[str]:
    """Yield the lines of one row, without blanks at their ends."""
    for parts in padded(row, widths, aligns):
        yield GAP.join(parts).rstrip(" ")
