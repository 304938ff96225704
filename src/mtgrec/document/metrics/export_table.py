"""Read the export of an advertising platform as a table: its heading, and numbered rows.

A table can be read several times; none of its rows is kept.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from mtgrec.document.metrics.export_names import is_missing, is_total_row, meaning
from mtgrec.document.metrics.platforms import platform_of
from mtgrec.document.metrics.row_blocks import Block, blocks_of
from mtgrec.document.metrics.wrong_rows import WrongRows
from mtgrec.model.errors import UnreadableError
from mtgrec.model.message import N_, Message

_MAX_PREAMBLE = 20  # rows above the heading: a title, the selected days
_MOST_KNOWN = 50_000
_MOST_UNDATED = 20
_NOTE_WIDTH = 2  # in a table this narrow one cell may be a row that was cut off

Blocks = Callable[[], Iterator[Block]]
"""Reads a file from its beginning; a row is numbered as a line, or as in its sheet."""


class Row(NamedTuple):
    """One row, by its number in the file."""

    number: int
    cells: list[str]


class Part(NamedTuple):
    """Consecutive rows of a table, by columns: those that are as wide as its heading."""

    numbers: Sequence[int]
    columns: Sequence[Sequence[str]]

    def column(self, place: int) -> list[str]:
        """Return the cells of a column."""
        return list(map(str.strip, self.columns[place]))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.numbers)


class Unused(NamedTuple):
    """The rows of a table that are no readings."""

    totals: list[int]
    """The numbers of the rows with totals or notes."""
    wrong: WrongRows
    undated: list[Row]
    """Rows without a date, of which only their numbers tell whether they are totals."""

    @classmethod
    def nothing(cls) -> "Unused":
        """Return no rows."""
        return cls([], WrongRows(), [])


class Table:
    """An export without the lines above its heading."""

    def __init__(
        self, name: str, blocks: Blocks, size: Callable[[], int], delimiter: str = ""
    ) -> None:
        """Find the heading: the first row with a date and one more name.

        Raises UnreadableError for a file without rows, and for one that is no CSV at its beginning.
        """
        self.name = name
        self.size = size
        """Returns how many lines or rows there are."""
        self.delimiter = delimiter
        """The sign between the cells of a CSV file; empty for a spreadsheet."""
        self._blocks = blocks
        self._plain: set[str] = set()
        self._dates = 0
        rows = (
            Row(number, cells)
            for block in blocks()
            for number, cells in zip(block.lines, block.rows, strict=True)
            if any(map(str.strip, cells))
        )
        first = list(islice(rows, _MAX_PREAMBLE))
        if not first:
            raise UnreadableError(Message(N_("there are no rows in this file")), place=name)
        heading = next((row for row in first if is_heading(row.cells)), first[0])
        self.heading = Row(heading.number, _without_empty_end(heading.cells))
        above = (row for row in first if row.number < heading.number)
        self.title = " ".join(cell for row in above for cell in row.cells)
        """The text above the heading."""

    def find_dates_in(self, place: int) -> None:
        """Take the place of the column of dates, which tells totals from readings."""
        self._dates = place
        self._plain.clear()

    def check(self) -> None:
        """Raise UnreadableError where a row cannot be read."""
        deque(self._blocks(), maxlen=0)

    def parts(self, unused: Unused | None = None) -> Iterator[Part]:
        """Yield all rows that can be used; `unused` takes up the others."""
        unused = unused or Unused.nothing()
        width = len(self.heading.cells)
        for block in self._blocks():
            columns = block.columns
            if block.lines[-1] <= self.heading.number:
                continue
            if block.lines[0] > self.heading.number and self._is_plain(block.rows, columns):
                yield Part(block.lines, columns[:width])
            elif rows := list(self._usable(block, unused)):
                numbers, cells = zip(*rows, strict=True)
                yield Part(numbers, list(zip(*cells, strict=True)))

    def _is_plain(self, rows: list[list[str]], columns: Sequence[Sequence[str]]) -> bool:
        """Return whether all rows are as wide as the heading, and none is empty or holds totals."""
        width = len(self.heading.cells)
        if len(columns) < width or any(map(str.strip, chain.from_iterable(columns[width:]))):
            return False
        if max(map(len, rows)) > len(columns):
            return False
        for place in {0, self._dates}:
            new = set(columns[place]) - self._plain
            if not all(map(_is_plain_beginning, new)):
                return False
            if len(self._plain) > _MOST_KNOWN:
                self._plain.clear()
            self._plain |= new
        return True

    def _usable(self, block: Block, unused: Unused) -> Iterator[Row]:
        width = len(self.heading.cells)
        for number, cells in zip(block.lines, block.rows, strict=True):
            if number <= self.heading.number or not any(map(str.strip, cells)):
                continue
            date = cells[self._dates] if self._dates < len(cells) else ""
            if is_total_row(cells, date) or _is_note(cells, width):
                unused.totals.append(number)
            elif len(cells) < width or any(map(str.strip, cells[width:])):
                sentence = N_("{count} cells stand in this row, but {width} in the heading")
                count = len(_without_empty_end(cells))
                unused.wrong.add(number, Message(sentence, count=count, width=width))
            elif is_missing(date) and len(unused.undated) < _MOST_UNDATED:
                unused.undated.append(Row(number, list(map(str.strip, cells[:width]))))
            else:
                yield Row(number, cells[:width])


def is_heading(cells: Sequence[str]) -> bool:
    """Return whether a row holds the headings of an export."""
    return known_headings(cells) > 1 or platform_of(cells) is not None


def known_headings(cells: Sequence[str]) -> int:
    """Return how many cells are headings that are known, if one of them is that of the date."""
    roles = list(filter(None, map(meaning, cells)))
    return len(roles) if "date" in roles else 0


def _is_note(cells: Sequence[str], width: int) -> bool:
    """Return whether a row is a remark below the table: a text in its first cell, and no others."""
    first = cells[0].strip()
    is_text = bool(first) and not first[0].isdigit()
    return width > _NOTE_WIDTH and is_text and not any(map(str.strip, cells[1:]))


def _without_empty_end(cells: list[str]) -> list[str]:
    """Return `cells` stripped, without the empty ones at the end of a sheet's row."""
    end = max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return [cell.strip() for cell in cells[:end]]


def _is_plain_beginning(cell: str) -> bool:
    """Return whether a row with this cell, its first or its date, is neither empty nor one of totals."""
    text = cell.strip()
    return bool(text) and (
        text[0].isdigit() or not (is_missing(text) or is_total_row([text], text))
    )


def sheet_table(name: str, rows: Iterable[list[str]]) -> Table:
    """Return the table in the rows of a spreadsheet."""
    every = list(rows)
    return Table(name, lambda: blocks_of(every), lambda: len(every))
