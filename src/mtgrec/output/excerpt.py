"""One line of a file, with carets below the value that a finding is about, cut to a width."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from mtgrec.output.text import visible, width

_DOTS = "..."  # its width is the same on every terminal, unlike that of “…”
_CLOSING = {"[": "]", "{": "}"}
_COMMENT = re.compile(r"\s#")
# Where a value is longer than the line, the room divided by this is left for the text before it.
_LEAD_DIVISOR = 4
_AROUND = 8
"""How many times the room is looked at before and after a place, as characters may have no width."""
_BLOCK = 1024
"""The brackets of a line are counted in blocks of so many characters."""


class Excerpt(NamedTuple):
    """An escaped source line, and the line of carets to show below it."""

    source: str
    blanks: str
    carets: str


def excerpt(line: str, column: int, room: int, path: str = "") -> Excerpt:
    """Return the part of `line` around the value at `column` (from 1), in at most `room` cells."""
    if line.startswith("\ufeff"):
        line, column = line[1:], max(1, column - 1)
    start = min(column - 1, len(line))
    separators = ",\t" if path.endswith(".csv") else ""
    if not separators and _within_brackets(line, start):
        separators = ",}]"
    # Only what can be shown is looked at: a line may be as long as a file, and hold many findings.
    first = max(0, start - _AROUND * room)
    line, start = line[first : start + _AROUND * room], start - first
    end = _value_end(line, start, separators)
    parts = (visible(line[:start]), visible(line[start:end]), visible(line[end:].rstrip()))
    caret = 0 if _width(parts[1], room) else 1  # without a value the caret alone takes room
    before, value, after = _cropped(*parts, max(room, 3 * len(_DOTS)) - caret)
    return Excerpt(
        f"{before}{value}{after}".rstrip(), " " * width(before), "^" * max(width(value), 1)
    )


def _value_end(line: str, start: int, separators: str) -> int:
    """Return where the value that begins at `start` ends on this line."""
    rest = line[start:].rstrip()
    first = rest[:1]
    if first in ('"', "'") and (closed := _quoted_end(rest)):
        return start + closed
    if first in _CLOSING:
        return start + _bracket_end(rest)
    places = [place for separator in separators if (place := rest.find(separator)) > 0]
    if comment := _COMMENT.search(rest):
        places.append(comment.start())
    return start + len(rest[: min(places, default=len(rest))].rstrip())


def _quoted_end(rest: str) -> int:
    """Return the end of a quoted value; 0 if the quotes are not closed."""
    pattern = r'"(?:[^"\\]|\\.)*"' if rest[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(pattern, rest)
    return found.end() if found else 0


def _bracket_end(rest: str) -> int:
    depth = 0
    for place, sign in enumerate(rest):
        depth += (sign in _CLOSING) - (sign in _CLOSING.values())
        if depth == 0:
            return place + 1
    return len(rest)


def _within_brackets(line: str, place: int) -> bool:
    block = place // _BLOCK
    return _open_brackets(line)[block] + _opened(line, block * _BLOCK, place) > 0


@lru_cache(maxsize=1)  # a line as long as a file may hold thousands of findings
def _open_brackets(line: str) -> Sequence[int]:
    """Return how many more brackets are opened than closed before each block of a line."""
    blocks = range(0, len(line) + 1, _BLOCK)
    return list(accumulate((_opened(line, at, at + _BLOCK) for at in blocks), initial=0))


def _opened(line: str, start: int, end: int) -> int:
    signs = _CLOSING.items()
    return sum(line.count(one, start, end) - line.count(two, start, end) for one, two in signs)


def _cropped(before: str, value: str, after: str, room: int) -> tuple[str, str, str]:
    """Return the three parts cut to `room` cells, so that the value stays visible."""
    if _width(before + value + after, room) <= room:
        return before, value, after
    dots, size = len(_DOTS) * bool(after), _width(value, room)
    if _width(before + value, room) + dots > room:
        left = max(room // _LEAD_DIVISOR, room - size - dots)
        before = _tail(before, left)
    value_room = room - width(before)
    if size + dots > value_room:
        return before, _head(value, value_room), ""
    return before, value, _head(after, value_room - size)


def _width(text: str, most: int) -> int:
    """Return the width of a text; of a longer one, that of a beginning wider than `most` cells."""
    return width(_beginning(text, most))


def _beginning(text: str, cells: int) -> str:
    """Return a text, or a beginning of it that is wider than `cells`: that is quicker measured."""
    size = max(cells, 0) + 1
    while size < len(text) and width(text[:size]) <= cells:
        size *= 2
    return text[:size]


def _head(text: str, cells: int) -> str:
    """Return the beginning of a text, with dots if it was cut."""
    text = _beginning(text, cells)
    if width(text) <= cells:
        return text
    kept = len(text)
    while kept and width(text[:kept]) > cells - len(_DOTS):
        kept -= max(1, (width(text[:kept]) - cells + len(_DOTS)) // 2)
    return text[: max(kept, 0)] + _DOTS


def _tail(text: str, cells: int) -> str:
    """Return the end of a text, with dots if it was cut."""
    size = max(cells, 0) + 1
    while size < len(text) and width(text[-size:]) <= cells:
        size *= 2
    text = text[-size:]
    if width(text) <= cells:
        return text
    start = 0
    while start < len(text) and width(text[start:]) > cells - len(_DOTS):
        start += max(1, (width(text[start:]) - cells + len(_DOTS)) // 2)
    return _DOTS + text[start:]
