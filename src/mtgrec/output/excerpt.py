"""One line of a file, with carets below the value that a finding is about, cut to a width."""

import re
from typing import NamedTuple

from mtgrec.output.text import visible, width

_DOTS = "..."  # its width is the same on every terminal, unlike that of “…”
_CLOSING = {"[": "]", "{": "}"}
_COMMENT = re.compile(r"\s#")
# Where a value is longer than the line, the room divided by this is left for the text before it.
_LEAD_DIVISOR = 4
_AROUND = 8
"""How many times the room is looked at before and after a place, as characters may have no width."""


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
    if not separators and _within_brackets(line[:start]):
        separators = ",}]"
    # Only what can be shown is looked at: a line may be as long as a file, and hold many findings.
    first = max(0, start - _AROUND * room)
    line, start = line[first : start + _AROUND * room], start - first
    end = _value_end(line, start, separators)
    parts = (visible(line[:start]), visible(line[start:end]), visible(line[end:].rstrip()))
    caret = 0 if width(parts[1]) else 1  # without a value the caret alone takes room
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


def _within_brackets(before: str) -> bool:
    opened = sum(map(before.count, _CLOSING))
    return opened > sum(map(before.count, _CLOSING.values()))


def _cropped(before: str, value: str, after: str, room: int) -> tuple[str, str, str]:
    """Return the three parts cut to `room` cells, so that the value stays visible."""
    if width(before + value + after) <= room:
        return before, value, after
    if width(before + value) + len(_DOTS) * bool(after) > room:
        left = max(room // _LEAD_DIVISOR, room - width(value) - len(_DOTS) * bool(after))
        before = _tail(before, left)
    value_room = room - width(before)
    if width(value) + len(_DOTS) * bool(after) > value_room:
        return before, _head(value, value_room), ""
    return before, value, _head(after, value_room - width(value))


def _head(text: str, cells: int) -> str:
    """Return the beginning of a text, with dots if it was cut."""
    if width(text) <= cells:
        return text
    kept = len(text)
    while kept and width(text[:kept]) > cells - len(_DOTS):
        kept -= max(1, (width(text[:kept]) - cells + len(_DOTS)) // 2)
    return text[: max(kept, 0)] + _DOTS


def _tail(text: str, cells: int) -> str:
    """Return the end of a text, with dots if it was cut."""
    if width(text) <= cells:
        return text
    start = 0
    while start < len(text) and width(text[start:]) > cells - len(_DOTS):
        start += max(1, (width(text[start:]) - cells + len(_DOTS)) // 2)
    return _DOTS + text[start:]
