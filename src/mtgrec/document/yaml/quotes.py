"""Find quotes that nothing closes on their own lines, so that they run on into other fields."""

import re

from mtgrec.document.yaml.colons import is_field_name
from mtgrec.document.yaml.lines import quotes_end, split_line

_LINE_START = re.compile(r"[\r\n]+")
_FLOW_SIGN = re.compile(r"""(?<=[ \[{,:\r\n])["']|[\[\]{}]""")


def unclosed_quote(text: str, start: int) -> int | None:
    """Return the offset of an unclosed quote in the value in quotes or brackets at `start`, or None.

    A quote that is closed only after another field or entry began counts as unclosed.
    """
    depth = 0
    for found in _FLOW_SIGN.finditer(text, start):
        sign, place = found[0], found.start()
        if place < start:
            continue
        if sign in "\"'":
            end = quotes_end(text, place)
            if end is None or runs_into_field(text, place, end):
                return place
            start = end
        else:
            depth += 1 if sign in "[{" else -1
        if depth <= 0:
            return None
    return None


def runs_into_field(text: str, start: int, end: int) -> bool:
    """Return whether a quoted text over several lines includes a line that begins another field.

    Such a line is indented no further than the field, or the dash, of the text itself.
    """
    inner = list(_LINE_START.finditer(text, start, end))
    if not inner:
        return False
    head_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    head = split_line(text[head_start:start])
    for found in inner:
        line = split_line(re.split(r"[\r\n]", text[found.end() : end], maxsplit=1)[0])
        if line.dashed and line.indent <= head.indent and head.dashed:
            return True
        if line.key and line.indent <= head.column and is_field_name(line.key):
            return True
    return False
