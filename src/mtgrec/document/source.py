"""From bytes to text: strict decoding, and where a character stands."""

import re
from bisect import bisect_right
from typing import NamedTuple

from mtgrec.model import traps
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.traps import Trap

BOM = "\ufeff"
_BREAK = re.compile(r"\r\n|\r|\n")
_CHINESE = r"[\u4e00-\u9fff]"
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff", b"-\0-\0-\0", b"\0-\0-\0-")
_MERGE_START = re.compile(r"^<{7}(?: .*)?\r?$", re.MULTILINE)
_MERGE_END = re.compile(r"^>{7}(?: .*)?\r?$", re.MULTILINE)


class Source(NamedTuple):
    """A file as it was read: its path relative to the root, and its bytes."""

    path: str
    data: bytes
    encoding: str = "utf-8"


class Unreadable(Exception):
    """The file cannot be read as a record; carries the trap and the place."""

    def __init__(self, trap: Trap, offset: int, /, **values: object) -> None:
        super().__init__(trap.code)
        self.trap = trap
        self.offset = offset
        self.values = values


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line of `text` begins (CRLF, LF and CR all end a line)."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


def place_of(starts: list[int], offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of the character at `offset`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def decode(source: Source) -> str | Problem:
    """Return the text of a file, or the problem that keeps it from being text; never a guess."""
    if source.data.startswith(_UTF16_STARTS):
        return traps.UTF16.at(source.path, (1, 1))
    try:
        return source.data.decode(source.encoding)
    except UnicodeDecodeError as error:
        return _not_text(source, error.start)


def _not_text(source: Source, start: int) -> Problem:
    before = source.data[:start].decode(source.encoding, errors="replace")
    guess = guess_text(source.data)
    looks_gbk = source.encoding == "utf-8" and guess is not None and re.search(_CHINESE, guess)
    return traps.NOT_UTF8.at(
        source.path,
        place_of(line_starts(before), len(before)),
        byte=f"{source.data[start]:02X}",
        guess=Message(N_("; it looks like GBK")) if looks_gbk else "",
        encoding="GB18030" if looks_gbk else "ENCODING",
    )


def guess_text(data: bytes) -> str | None:
    """Return a GB18030 or UTF-16 reading of `data`, only to see whether it looks like a record."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "gb18030"
    if data.startswith(b"-\0"):
        encoding = "utf-16-le"
    elif data.startswith(b"\0-"):
        encoding = "utf-16-be"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def check_text(text: str) -> None:
    """Raise Unreadable for a NUL anywhere, or for the markers of an unresolved merge."""
    if (nul := text.find("\0")) >= 0:
        raise Unreadable(traps.CONTROL_CHARACTER, nul, character="U+0000")
    if "<<<<<<<" in text or ">>>>>>>" in text:
        start, end = _MERGE_START.search(text), _MERGE_END.search(text)
        if start and end:
            raise Unreadable(traps.MERGE_MARKER, min(start.start(), end.start()))
