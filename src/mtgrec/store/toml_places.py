"""Where a key stands in a TOML file, which tomllib does not tell."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence

_LONGEST_VALUE = 50
"""Lines of a value; the key of a longer one is not found."""


def key_place(text: str, path: Sequence[str]) -> tuple[int, int] | None:
    """Return line and column of a key in valid TOML, of its table where it is missing, or None.

    A key stands in the first lines that, read alone, contain it.
    """
    lengths = range(len(path), 0, -1)
    return next((place for length in lengths if (place := _place(text, path[:length]))), None)


def _place(text: str, path: Sequence[str]) -> tuple[int, int] | None:
    lines = text.splitlines(keepends=True)
    if not _begins_within(lines, len(lines), path):
        return None
    line = bisect_left(range(1, len(lines)), True, key=lambda end: _begins_within(lines, end, path))
    return line + 1, _column(lines[line], path[-1])


def _begins_within(lines: Sequence[str], end: int, path: Sequence[str]) -> bool:
    """Return whether a key begins in the first `end` lines, with the rest of the last value."""
    for stop in range(end, min(end + _LONGEST_VALUE, len(lines)) + 1):
        try:
            return _contains(tomllib.loads("".join(lines[:stop])), path)
        except tomllib.TOMLDecodeError:  # within a value of several lines
            continue
    return False


def _contains(table: object, path: Sequence[str]) -> bool:
    for name in path:
        if not isinstance(table, Mapping) or name not in table:
            return False
        table = table[name]
    return True


def _column(line: str, name: str) -> int:
    """Return the column of a key in its line, of the last name before `=` or `]`; 1 if unclear."""
    found = re.search(rf"""(?<![\w-])["']?{re.escape(name)}["']?(?=\s*[\]=.])""", line)
    return found.start() + 1 if found else 1
