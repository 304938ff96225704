"""The columns of `metrics.csv` in both languages, and its lines."""

import re
from collections.abc import Iterator, Sequence
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


BOM = b"\xef\xbb\xbf"


_CHUNK_SIZE = 1 << 18  # bytes decoded at a time: more takes memory, less takes time


def csv_lines(source: Source) -> Iterator[str]:
    """Yield the lines of a file with their line ends; raises UnicodeDecodeError."""
    returns = source.data.count(b"\r")
    line = re.compile(_CR_LINE) if returns != source.data.count(b"\r\n") else _LINE
    return chain.from_iterable(map(line.findall, _chunks(source)))


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
