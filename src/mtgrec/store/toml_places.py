"""Where a key stands in a TOML file, which tomllib does not tell."""

import re
import tomllib
from collections.abc import Mapping, Sequence

_LINES = 500
"""A longer file is not searched: each of its lines is read anew with all before it."""


def key_place(text: str, path: Sequence[str]) -> tuple[int, int] | None:
    """Return line and column of a key in valid TOML, of its table where it is missing, or None.

    A key stands in the first lines that, read alone, contain it.
    """
    lengths = range(len(path), 0, -1)
    return next((place for length in lengths if (place := _place(text, path[:length]))), None)


def _place(text: str, path: Sequence[str]) -> tuple[int, int] | None:
    lines = text.splitlines(keepends=True)
    begin = 0
    for end in range(1, min(len(lines), _LINES) + 1):
        try:
            tables = tomllib.loads("".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue  # within a value of several lines
        if _contains(tables, path):
            return begin + 1, _column(lines[begin], path[-1])
        begin = end
    return None


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
