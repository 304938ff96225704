"""The lines of a CSV file, decoded piece by piece: a file of readings may hold a million of them."""

import re
from collections.abc import Iterator
from itertools import chain

from mtgrec.document.source import Source

_LINE = re.compile(r"[^\n]*+\n|[^\n]++")
_OLD_LINE = r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++"  # where a carriage return alone ends one
BOM = b"\xef\xbb\xbf"
_AT_ONCE = 1 << 18  # bytes: decoding more takes memory, less takes time


def csv_lines(source: Source) -> Iterator[str]:
    """Yield the lines of a file with their ends; raises UnicodeDecodeError where it is no text."""
    returns = source.data.count(b"\r")
    line = re.compile(_OLD_LINE) if returns != source.data.count(b"\r\n") else _LINE
    return chain.from_iterable(map(line.findall, _pieces(source)))


def _pieces(source: Source) -> Iterator[str]:
    """Yield the text of a file in pieces of whole lines."""
    data = source.data
    start = len(BOM) if data.startswith(BOM) else 0
    while start < len(data):
        # In UTF-8 and in GB18030 this byte is never part of another character.
        end = data.rfind(b"\n", start, start + _AT_ONCE) + 1
        end = end or data.find(b"\n", start) + 1 or len(data)
        yield data[start:end].decode(source.encoding)
        start = end
