"""Read the export of an advertising platform as a table: its heading, and numbered rows."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtgrec.document.metrics.csv_format import csv_lines
from mtgrec.document.metrics.export_names import is_total_row, meaning
from mtgrec.document.source import Source, decode
from mtgrec.model.errors import UnreadableError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem

_MAX_PREAMBLE = 20  # rows above the heading: a title, the selected days
_DELIMITERS = ",\t;"
_SAMPLE_SIZE = 2_000  # characters


class Row(NamedTuple):
    """One row, by its number in the file (a line, or a row of the sheet)."""

    number: int
    cells: list[str]


class Wrong(NamedTuple):
    """A row that cannot be read, and why."""

    number: int
    reason: Message


class Table(NamedTuple):
    """An export without the lines above its heading; rows of totals are listed separately."""

    name: str
    heading: Row
    rows: list[Row]
    totals: list[int]
    """The numbers of the rows with totals."""
    wrong: list[Wrong]
    """Rows with more or fewer cells than the heading."""
    delimiter: str = ""
    """The sign between the cells of a CSV file; empty for a spreadsheet."""


def read_csv(source: Source) -> Iterator[Row]:
    """Yield the rows of a CSV file, read strictly; raises UnreadableError with the row."""
    text = _text(source)
    lines = csv_lines(Source(source.path, text.encode()))
    table = csv.reader(lines, strict=True, delimiter=_delimiter(text))
    number = 1
    try:
        for cells in table:
            yield Row(number, cells)
            number = table.line_num + 1
    except csv.Error as error:
        unclosed = "unexpected end" in str(error)
        sentence = (
            N_("a quotation mark is opened in this row and never closed")
            if unclosed
            else N_("quotation marks are out of place in this row")
        )
        if "larger than" in str(error):
            sentence = N_("a cell is too long")
        raise UnreadableError(Message(sentence), place=f"{source.path}:{number}") from None


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


def delimiter_of(source: Source) -> str:
    """Return the delimiter of a CSV file."""
    return _delimiter(source.data[: 4 * _SAMPLE_SIZE].decode(source.encoding, errors="replace"))


def _delimiter(text: str) -> str:
    """Return the delimiter that is most frequent at the beginning of the file."""
    return max(_DELIMITERS, key=text[:_SAMPLE_SIZE].count)


def table_of(name: str, rows: Iterable[Row]) -> Table:
    """Return the table in `rows`; its heading is the first row with a date and one more name."""
    filled_rows = [row for row in rows if any(map(str.strip, row.cells))]
    place = next(
        (at for at, row in enumerate(filled_rows[:_MAX_PREAMBLE]) if _is_heading(row.cells)), 0
    )
    if not filled_rows:
        raise UnreadableError(Message(N_("there are no rows in this file")), place=name)
    heading = Row(filled_rows[place].number, _without_empty_end(filled_rows[place].cells))
    table = Table(name, heading, [], [], [])
    for row in filled_rows[place + 1 :]:
        _add_row(table, row)
    return table


def _is_heading(cells: Sequence[str]) -> bool:
    roles = list(map(meaning, cells))
    return "date" in roles and len([role for role in roles if role]) > 1


def _without_empty_end(cells: list[str]) -> list[str]:
    """Return `cells` stripped, without the empty ones at the end of a sheet's row."""
    end = max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return [cell.strip() for cell in cells[:end]]


def _add_row(table: Table, row: Row) -> None:
    width = len(table.heading.cells)
    if is_total_row(row.cells):
        table.totals.append(row.number)
    elif len(row.cells) < width or any(map(str.strip, row.cells[width:])):
        sentence = N_("{count} cells stand in this row, but {width} in the heading")
        reason = Message(sentence, count=len(_without_empty_end(row.cells)), width=width)
        table.wrong.append(Wrong(row.number, reason))
    else:
        table.rows.append(Row(row.number, [cell.strip() for cell in row.cells[:width]]))
