"""Read the export of an advertising platform as a table: its heading, and numbered rows.

A table can be read several times; none of its rows is kept.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from mtgrec.document.metrics.csv_format import csv_lines
from mtgrec.document.metrics.export_names import is_total_row, meaning
from mtgrec.document.metrics.row_blocks import Block, blocks_of, read_block
from mtgrec.document.metrics.wrong_rows import WrongRows
from mtgrec.document.source import Source, decode
from mtgrec.model.errors import UnreadableError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem

_MAX_PREAMBLE = 20  # rows above the heading: a title, the selected days
_DELIMITERS = ",\t;"
_SAMPLE_SIZE = 2_000  # characters
_MOST_KNOWN = 50_000

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
    """The numbers of the rows with totals."""
    wrong: WrongRows


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
        self._plain_beginnings: set[str] = set()
        rows = (
            Row(number, cells)
            for block in blocks()
            for number, cells in zip(block.lines, block.rows, strict=True)
            if any(map(str.strip, cells))
        )
        first = list(islice(rows, _MAX_PREAMBLE))
        if not first:
            raise UnreadableError(Message(N_("there are no rows in this file")), place=name)
        heading = next((row for row in first if _is_heading(row.cells)), first[0])
        self.heading = Row(heading.number, _without_empty_end(heading.cells))

    def check(self) -> None:
        """Raise UnreadableError where a row cannot be read."""
        deque(self._blocks(), maxlen=0)

    def parts(self, unused: Unused | None = None) -> Iterator[Part]:
        """Yield all rows that can be used; `unused` takes up the others."""
        unused = unused or Unused([], WrongRows())
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
        new = set(columns[0]) - self._plain_beginnings
        if max(map(len, rows)) > len(columns) or not all(map(_is_plain_beginning, new)):
            return False
        if len(self._plain_beginnings) > _MOST_KNOWN:
            self._plain_beginnings.clear()
        self._plain_beginnings |= new
        return True

    def _usable(self, block: Block, unused: Unused) -> Iterator[Row]:
        width = len(self.heading.cells)
        for number, cells in zip(block.lines, block.rows, strict=True):
            if number <= self.heading.number or not any(map(str.strip, cells)):
                continue
            if is_total_row(cells):
                unused.totals.append(number)
            elif len(cells) < width or any(map(str.strip, cells[width:])):
                sentence = N_("{count} cells stand in this row, but {width} in the heading")
                count = len(_without_empty_end(cells))
                unused.wrong.add(number, Message(sentence, count=count, width=width))
            else:
                yield Row(number, cells[:width])


def _is_heading(cells: Sequence[str]) -> bool:
    roles = list(map(meaning, cells))
    return "date" in roles and len([role for role in roles if role]) > 1


def _without_empty_end(cells: list[str]) -> list[str]:
    """Return `cells` stripped, without the empty ones at the end of a sheet's row."""
    end = max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return [cell.strip() for cell in cells[:end]]


def _is_plain_beginning(cell: str) -> bool:
    """Return whether a row that begins with this cell is neither empty nor one of totals."""
    return bool(cell.strip()) and (cell[0].isdigit() or not is_total_row([cell]))


def csv_table(source: Source) -> Table:
    """Return the table in a CSV file, read strictly.

    Raises UnreadableError with the row, also while the table is read.
    """
    text = _text(source)
    delimiter = max(_DELIMITERS, key=text[:_SAMPLE_SIZE].count)  # the most frequent one
    plain = source if source.encoding == "utf-8" else Source(source.path, text.encode())
    return Table(
        source.path,
        lambda: _csv_blocks(plain, delimiter),
        lambda: plain.data.count(b"\n"),
        delimiter,
    )


def sheet_table(name: str, rows: Iterable[list[str]]) -> Table:
    """Return the table in the rows of a spreadsheet."""
    every = list(rows)
    return Table(name, lambda: blocks_of(every), lambda: len(every))


def _csv_blocks(source: Source, delimiter: str) -> Iterator[Block]:
    table = csv.reader(csv_lines(source), strict=True, delimiter=delimiter)
    quotes = b'"' in source.data
    while block := read_block(table, quotes=quotes):
        if block.rows:
            yield block
        if block.error:
            raise _not_csv(source.path, block.following, str(block.error))


def _not_csv(path: str, line: int, error: str) -> UnreadableError:
    help = None
    sentence = N_("quotation marks are out of place in this row")
    if "unexpected end" in error:
        sentence = N_("a quotation mark is opened in this row and never closed")
    elif "larger than" in error:
        sentence = N_("a cell has more than 128 KiB")
        help = Message(N_("close the quotation mark that is open in this row, if there is one"))
    return UnreadableError(Message(sentence), help, f"{path}:{line}")


def _text(source: Source) -> str:
    try:
        return source.data.decode(source.encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _undecodable(source, error) from None


def _undecodable(source: Source, error: UnicodeDecodeError) -> UnreadableError:
    problem = decode(source)
    if isinstance(problem, Problem):
        return UnreadableError(
            problem.message,
            Message(N_("say in which encoding it was written, as in: --encoding gb18030")),
            problem.place,
        )
    sentence = N_("this is no text in the encoding {encoding}")
    return UnreadableError(Message(sentence, encoding=error.encoding), place=source.path)
