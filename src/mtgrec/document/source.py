"""Decode bytes to text strictly, and convert offsets to lines and columns."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.files.encoding import NOT_UTF8, UTF16

_PIECE = 2**16
_CHINESE = "[\u4e00-\u9fff]"  # compiled only for a file that is not UTF-8
_UTF16_LE = re.compile(rb"\xff\xfe|(?:[\r\n\t ]\0)*+-\0-\0-\0")
_UTF16_BE = re.compile(rb"\xfe\xff|(?:\0[\r\n\t ])*+\0-\0-\0-")
_OLD_ENCODINGS = {"gb18030": "GBK", "big5hkscs": "Big5"}
_FREQUENT_CHARACTERS = frozenset(
    "的一是了在人有我不会會議议题題类類型日期时時间間地点點项項目负負责責与與行动動"
)


class Source(NamedTuple):
    """A file as it was read: its path relative to the root, and its bytes."""

    path: str
    data: bytes
    encoding: str = "utf-8"


class LineOf(int):
    """An offset that a sentence shows as the number of its line."""


class Unreadable(Exception):
    """The file cannot be read as a record; carries the rule, the offset and the message values."""

    def __init__(self, info: RuleInfo, offset: int, /, **values: object) -> None:
        super().__init__(info.code)
        self.info = info
        self.offset = offset
        self.values = values


def line_starts(text: str) -> Sequence[int]:
    """Return the offset at which each line of `text` begins (CRLF, LF and CR all end a line)."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    starts, place = array("I", [0]), 0
    while place < len(text):  # in pieces, as a file of only line ends would become a huge list
        end = text.find("\n", place + _PIECE) + 1 or len(text)
        lengths = map(len, text[place:end].split("\n")[:-1])
        starts.extend(map(add, accumulate(lengths), count(place + 1)))
        place = end
    return starts


def place_of(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of the character at `offset`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def quoted(text: str) -> str:
    """Return `text` in double quotes, or in single ones where it holds `"` or a backslash."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def decode(source: Source) -> str | Problem:
    """Return the text of a file, or the problem that it cannot be decoded; never a guess."""
    if _UTF16_LE.match(source.data) or _UTF16_BE.match(source.data):
        return UTF16.at(source.path, (1, 1))
    try:
        return source.data.decode(source.encoding)
    except UnicodeDecodeError as error:
        return _not_text(source, error.start)


def _not_text(source: Source, start: int) -> Problem:
    before = source.data[:start].decode(source.encoding, errors="replace")
    actual = _actual_encoding(source)
    guess: Message | str = ""
    if actual == source.encoding:
        guess = Message(N_("; the rest of the file is fine, so this character is damaged"))
        fix = Message(N_(", after retyping the character at this place"))
    elif actual:
        name = _OLD_ENCODINGS.get(actual, actual.upper())
        guess = Message(N_("; it looks like {encoding}"), encoding=name)
        fix = Message(
            N_(", or convert it: iconv -f {old} -t {new} OLD.md > NEW.md"),
            old=actual.upper(),
            new=source.encoding.upper(),
        )
    else:
        fix = Message(N_(", after opening it with the encoding in which it was written"))
    return NOT_UTF8.at(
        source.path,
        place_of(line_starts(before), len(before)),
        None,
        encoding=source.encoding.upper(),
        byte=f"{source.data[start]:02X}",
        guess=guess,
        mend=fix,
    )


def _actual_encoding(source: Source) -> str | None:
    """Return the likely encoding of a file, for the message only."""
    if _is_mostly_valid(source.data, source.encoding):
        return source.encoding
    decoded = {
        encoding: _decode_strictly(source.data, encoding)
        for encoding in ("utf-8", *_OLD_ENCODINGS)
        if encoding != source.encoding
    }
    likely = {name: text for name, text in decoded.items() if text and re.search(_CHINESE, text)}
    if "utf-8" in likely:
        return "utf-8"
    return max(
        likely,
        key=lambda name: sum(map(_FREQUENT_CHARACTERS.__contains__, likely[name])),
        default=None,
    )


def _is_mostly_valid(data: bytes, encoding: str) -> bool:
    """Return whether most of the characters beyond ASCII in `data` are valid UTF-8."""
    text = data.decode(encoding, errors="replace")
    wrong = text.count("\ufffd")
    return encoding == "utf-8" and len(re.findall(_CHINESE, text)) > wrong


def _decode_strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def guesses(data: bytes) -> Iterator[str]:
    """Yield possible decodings of undecodable bytes, to see whether they look like a record."""
    if _UTF16_LE.match(data):
        yield data.decode("utf-16-le", errors="replace")
    elif _UTF16_BE.match(data):
        yield data.decode("utf-16-be", errors="replace")
    else:
        for encoding in ("utf-8", *_OLD_ENCODINGS):
            yield data.decode(encoding, errors="replace")
