"""Read a CSV file as the table of an export: the sign between its cells, and its rows, strictly."""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress

from mtgrec.document.metrics.csv_format import csv_lines
from mtgrec.document.metrics.export_names import meaning
from mtgrec.document.metrics.export_table import Table, is_heading, known_headings
from mtgrec.document.metrics.row_blocks import Block, read_block
from mtgrec.document.source import Source, decode
from mtgrec.model.errors import UnreadableError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem

_DELIMITERS = ",\t;|，；"
_SAMPLE_SIZE = 4_000  # characters
_SAMPLE_LINES = 20
_FORMULA = re.compile(r'^\s*="([^"]*)"\s*$')


def csv_table(source: Source) -> Table:
    """Return the table in a CSV file, read strictly.

    Raises UnreadableError with the row, also while the table is read.
    """
    text = _text(source)
    delimiter = _delimiter(text)
    plain = source if source.encoding == "utf-8" else Source(source.path, text.encode())
    return Table(
        source.path,
        lambda: _csv_blocks(plain, delimiter),
        lambda: plain.data.count(b"\n"),
        delimiter,
    )


def is_certain(source: Source) -> bool:
    """Return whether a file in an encoding that was only supposed has known Chinese headings."""
    try:
        heading = csv_table(source).heading.cells
    except UnreadableError:
        return False
    return is_heading(heading) and any(meaning(cell) for cell in heading if not cell.isascii())


def _delimiter(text: str) -> str:
    """Return the sign between the cells: the one that makes most headings known, else the most frequent."""
    sample = text[:_SAMPLE_SIZE]
    lines = sample.splitlines()[:_SAMPLE_LINES]

    def known(delimiter: str) -> int:
        rows = csv.reader(lines, delimiter=delimiter)
        with suppress(csv.Error):
            return max((known_headings(row) for row in rows), default=0)
        return 0

    return max(_DELIMITERS, key=lambda sign: (known(sign), sample.count(sign)))


def _csv_blocks(source: Source, delimiter: str) -> Iterator[Block]:
    table = csv.reader(csv_lines(source), strict=True, delimiter=delimiter)
    quotes = b'"' in source.data
    formulas = quotes and b'="' in source.data.replace(b'""', b'"')
    while block := read_block(table, quotes=quotes):
        if block.rows:
            yield block._replace(rows=list(map(_texts, block.rows))) if formulas else block
        if block.error:
            raise _not_csv(source.path, block.following, str(block.error))


def _texts(row: list[str]) -> list[str]:
    """Return the cells of a row; those that a program wrote as ="2026-06-05" are texts."""
    return [_FORMULA.sub(r"\1", cell) for cell in row]


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
