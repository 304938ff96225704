"""The columns of `metrics.csv` in both languages, and its lines."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from mtgrec.document.record.short import LONGEST
from mtgrec.document.source import Source
from mtgrec.model.values.words import fold

COLUMNS = (
    ("date", "日期"),
    ("channel", "渠道"),
    ("metric", "指标"),
    ("value", "数值"),
    ("expected", "预期"),
    ("campaign", "项目"),
)
_BY_NAME = {fold(spelling): names[0] for names in COLUMNS for spelling in names}


def column(name: str) -> str | None:
    """Return the English name of a column, or None where it is none of ours."""
    return _BY_NAME.get(fold(name[:LONGEST]))


def title_of(name: str) -> str:
    """Return both names of a column, as messages show it."""
    return next(" ".join(names) for names in COLUMNS if names[0] == name)


def columns_of(heading: Sequence[str]) -> dict[str, int]:
    """Return the index of each known column by its English name."""
    names = list(map(column, heading))
    return {name: names.index(name) for name in names if name}


_LINE = re.compile(r"[^\n]*+\n|[^\n]++")


_CR_LINE = (
    r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++"  # for a file in which a carriage return alone ends a line
)


# The cells of a line, up to one whose quotation mark is not closed in this line.
_CLOSED_CELLS = re.compile(r'(?:(?:"(?:[^"]++|"")*+"[^,]*+|(?!")[^,]*+),)*+')

BOM = b"\xef\xbb\xbf"


_CHUNK_SIZE = 1 << 18  # bytes decoded at a time: more takes memory, less takes time


Report = Callable[[int, int], None]
"""Is told the line and the column of a quotation mark that nothing closes."""


def csv_lines(source: Source, unclosed: Report | None = None) -> Iterator[str]:
    """Yield the lines of a file with their line ends; raises UnicodeDecodeError.

    The csv module takes everything after a quotation mark that is never closed for one cell. With
    `unclosed`, such a line is reported and comes out empty, so that the rows below it are read; the
    heading comes out without its quotation marks.
    """
    returns = source.data.count(b"\r")
    line = re.compile(_CR_LINE) if returns != source.data.count(b"\r\n") else _LINE
    lines = chain.from_iterable(map(line.findall, _chunks(source)))
    return _closed(lines, unclosed) if unclosed and b'"' in source.data else lines


def _closed(lines: Iterator[str], unclosed: Report) -> Iterator[str]:
    waiting: deque[str] = deque()  # lines that were looked at in search of a closing mark
    number = 0
    is_heading = True
    while line := waiting.popleft() if waiting else next(lines, ""):
        number += 1
        if line.count('"') % 2 and not _ends_with_line(line):
            more, is_closed = _rest_of_row(line, chain(_popped(waiting), lines))
            waiting.extendleft(reversed(more))
            if is_closed:
                yield line
                yield from (waiting.popleft() for _ in more)
                number += len(more)
                is_heading = False
                continue
            unclosed(number, _CLOSED_CELLS.match(line).end() + 1)  # type: ignore[union-attr]
            line = line.replace('"', "") if is_heading else "\n"
        is_heading = is_heading and not line.strip()
        yield line


def _popped(waiting: deque[str]) -> Iterator[str]:
    while waiting:
        yield waiting.popleft()


def _ends_with_line(line: str) -> bool:
    """Return whether a row ends with its first line: its odd mark stands inside of a plain cell."""
    table = csv.reader((line, "\n"))
    next(table)
    return table.line_num == 1


def _rest_of_row(line: str, following: Iterator[str]) -> tuple[list[str], bool]:
    """Return the lines that a row takes up after its first, and whether its last mark is closed."""
    taken: list[str] = []

    def row() -> Iterator[str]:
        yield line
        for each in following:
            taken.append(each)
            yield each

    try:
        next(csv.reader(row(), strict=True))
    except csv.Error:  # what follows the next mark shows that it opens a cell; or the file ends
        return taken, False
    return taken, True


def _chunks(source: Source) -> Iterator[str]:
    """Yield the text of a file in pieces of whole lines."""
    data = source.data
    start = len(BOM) if data.startswith(BOM) else 0
    while start < len(data):
        # In UTF-8 and in GB18030 this byte is never part of another character.
        end = data.rfind(b"\n", start, start + _CHUNK_SIZE) + 1
        end = end or data.find(b"\n", start) + 1 or len(data)
        yield data[start:end].decode(source.encoding)
        start = end
