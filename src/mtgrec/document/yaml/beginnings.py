"""Find where the fields of a file begin: behind a fence, or behind what stands in its place.

People type dashes of all kinds, put a heading above the fence, or write the fields as a code block. Such
a file is never read as if nothing were wrong, but it may be a record that somebody misses.
"""

import re
from typing import NamedTuple

from mtgrec.document.yaml.fences import INVISIBLE, is_proper, opens

_END = r"(?>\r\n|\r|\n|\Z)"
_LINE = re.compile(rf"(?P<text>[^\r\n]*+){_END}")
_SIGN = r"(?:[^\w\s]|_)"
_SIGNS_ONLY = re.compile(
    rf"[{INVISIBLE} \t]*+(?:{_SIGN}{{2,}}|{_SIGN}(?:[ \t]++{_SIGN})++|[—―…])[ \t]*+(?=[\r\n]|\Z)"
)
_HYPHENS = re.compile(rf"[{INVISIBLE} \t>\\`]*+--(?!>)")
_CODE = re.compile(rf"[{INVISIBLE} \t]*+(?:`{{3,}}|~{{3,}})[ \t]*+[\w-]*+[ \t]*+(?=[\r\n]|\Z)")
_BLANK = re.compile(rf"[{INVISIBLE} \t]*+(?=[\r\n]|\Z)")
FIELD = re.compile(
    rf"""(?P<indent>[{INVISIBLE} \t]*+)(?:-[ ]++)?[*"'“”‘’`_「【]{{0,3}}"""
    r"""(?P<key>[^\W_][^\r\n:：*"'“”‘’`「」【】#\[\]]{0,39}?)"""
    r"""[*"'“”‘’`_」】]{0,3}[ \t\u3000\xa0]*+[:：](?!//)(?P<value>[^\r\n]*)"""
)
"""A line with a field: in quotes or bold too, with a colon of either width."""
_MAX_LINES_ABOVE = 12
_MAX_WIDTH = 200


class Beginning(NamedTuple):
    """The offsets of the line that opens the fields, and of the first line below it."""

    line: int
    fields: int
    fence: bool
    """Whether the line is a fence, perhaps a damaged one."""
    proper: bool
    """Whether it is a fence of hyphens, which the reader accepts."""


def beginning(text: str) -> Beginning | None:
    """Return where the fields of `text` begin, or None where none do in its first lines."""
    if opening := opens(text):
        return Beginning(opening.start("dashes"), opening.end(), True, is_proper(opening))
    place, first = 0, True
    for _ in range(_MAX_LINES_ABOVE):
        if place >= len(text):
            break
        line = place
        end = _LINE.match(text, place)
        place = end.end() if end else len(text)
        if _BLANK.match(text, line):
            continue
        if _CODE.match(text, line):
            return _with_fields(text, line, place, fence=True) if first else None
        if _SIGNS_ONLY.match(text, line) or _HYPHENS.match(text, line):
            if found := _with_fields(text, line, place, fence=first):
                return found
        elif first and FIELD.match(text, line, line + _MAX_WIDTH):
            return Beginning(line, line, fence=False, proper=False)
        first = False
    return None


def _with_fields(text: str, line: int, below: int, *, fence: bool) -> Beginning | None:
    """Return the beginning at `line` if a field follows it, maybe after a fence of hyphens."""
    place = below
    for _ in range(3):
        if FIELD.match(text, place, place + _MAX_WIDTH):
            return Beginning(line, place, fence, proper=False)
        if not (_BLANK.match(text, place) or _HYPHENS.match(text, place)) or place >= len(text):
            return None
        found = _LINE.match(text, place)
        place = found.end() if found else len(text)
    return None
