"""The layout shared by terminal and plain text: cells, column widths, lines."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import zip_longest

from mtgrec.output.answer import Align, Block, Cell, Column, Facts, Prose, Table
from mtgrec.output.text import atoms, cut, fold, pad, visible, width

GAP = "  "

# Cells up to this width are dates, names, ratios, states: they are not broken.
SHORT = 14
# In a brief table nothing is broken: cells up to this width are not cut.
SHORT_IN_BRIEF = 16
# A word up to this width is not broken; a longer one may be.
WORD = 30
# Running text in a column narrower than this is hard to read.
LEAST = 10
# Only this many rows decide which cells must not be broken, to save time.
SAMPLE = 100

Row = Sequence[Cell]


def clean(cell: str | Cell) -> Cell:
    """Return a cell with its text escaped, on one line."""
    if isinstance(cell, Cell):
        return Cell(visible(cell.text), cell.tone)
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


def shortened(row: Row, shorten: Callable[[str], str]) -> Row:
    """Return a row with its addresses as short as `shorten` makes them."""
    return [Cell(shorten(cell.text), cell.tone) if cell.tone == "accent" else cell for cell in row]


def fit(
    rows: Sequence[Row], room: int, whole: Collection[int] = (), *, brief: bool = False
) -> list[int] | None:
    """Return a width for each column so that together they take at most `room` cells.

    Short cells, addresses, single words and the cells of columns in `whole` are not broken, or cut
    where the table is `brief`; returns None if that is not possible.
    """
    widest = natural_widths(rows)
    if sum(widest) <= _room_for_cells(room, widest):
        return widest
    least_widths = [
        max(
            *(_least_width(cell, whole=number in whole, brief=brief) for cell in column[:SAMPLE]),
            *(width(cell.text) for cell in column if cell.tone == "accent"),
            0,
        )
        for number, column in enumerate(zip(*rows, strict=True))
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


def _least_width(cell: Cell, *, whole: bool, brief: bool) -> int:
    """Return the least width of a cell at which it is broken or cut only where it may be."""
    size = width(cell.text)
    if size <= (SHORT_IN_BRIEF if brief else SHORT) or (whole and size <= WORD):
        return size
    if brief:
        return LEAST
    sizes = [width(atom) for atom in atoms(cell.text)]
    longest = WORD if len(sizes) == 1 else SHORT
    return max([LEAST, *(size for size in sizes if size <= longest)])


def padded(
    row: Row, widths: Sequence[int], aligns: Sequence[Align], *, brief: bool = False
) -> Iterator[list[str]]:
    """Yield the lines of one row, each as a list of cells padded to the column widths."""
    pairs = zip(row, widths, strict=True)
    columns = [[cut(cell.text, size)] if brief else fold(cell.text, size) for cell, size in pairs]
    for parts in zip_longest(*columns, fillvalue=""):
        yield list(map(pad, parts, widths, aligns))


def lines(row: Row, widths: Sequence[int], aligns: Sequence[Align]) -> Iterator[str]:
    """Yield the lines of one row, without blanks at their ends."""
    for parts in padded(row, widths, aligns):
        yield GAP.join(parts).rstrip(" ")
