"""Why YAML cannot read a front matter, in terms of what the person wrote.

The parsers' own messages differ between the C and the Python parser and speak of tokens. This
reads the lines as a colleague would, and names the first one that is certainly wrong.
"""

import re
from itertools import accumulate, takewhile

from mtgrec.document.source import Unreadable, quoted
from mtgrec.document.yaml.colons import (
    known,
    missing_colon,
    tight_colon,
    tight_dash,
    wide_blank,
    wide_colon,
)
from mtgrec.document.yaml.indentation import misplaced
from mtgrec.document.yaml.lines import (
    Line,
    brackets_end,
    is_block_header,
    quotes_end,
    structural_lines,
)
from mtgrec.model.message import N_, Message
from mtgrec.rules.files.front_matter import UNCLOSED
from mtgrec.rules.files.punctuation import NAMELESS_LINE
from mtgrec.rules.files.yaml_quoting import BAD_ESCAPE, COLON_IN_VALUE, NOT_CLOSED, SPECIAL_START
from mtgrec.rules.files.yaml_structure import BROKEN_YAML, TAB, YAML_MACHINERY

_FLOW_START = re.compile(r"[\[{,][ \t]*+(?P<char>[#@`%*&!|>])")
_HEADING = re.compile(r"#{1,6} ")
_COLON = re.compile(r":(?=[ \t]|$)")
_ESCAPE = re.compile(
    r"\\(?P<good>[0abt\tnvfre \"/\\N_LP\r\n]"
    r"|x[0-9a-fA-F]{2}|u(?!d[89a-f])[0-9a-fA-F]{4}|U00(?:0|10)[0-9a-fA-F]{5})?",
    re.IGNORECASE,
)
_CLOSED_BY = {'"': '"', "'": "'", "[": "]", "{": "}"}
_SPECIAL = "@`%*&!|>"


def explain(text: str, base: int, stopped: int) -> Unreadable:
    """Return why `text` is no YAML; `base` is its offset in the file, `stopped` where the parser gave up."""
    if stopped < len(text) and text[stopped] == "\t":
        return Unreadable(TAB, base + stopped)
    lines = list(structural_lines(text))
    body = body_start(lines)
    lines = [line for line in lines if line.offset <= stopped]
    for line in lines:
        if body is not None and line.offset >= body:
            return Unreadable(UNCLOSED, base + body)
        if trouble := _certain(text, line, base):
            return trouble
    return (
        _doubtful(lines, base)
        or misplaced(lines, base)
        or Unreadable(BROKEN_YAML, base + min(stopped, len(text.rstrip())))
    )


def body_start(lines: list[Line]) -> int | None:
    """Return where the text seems to begin, in a front matter that is not closed."""
    candidates = [
        number for number, line in enumerate(lines) if line.after_blank and _is_text(line)
    ]
    fields = list(accumulate(map(_names_field, lines))) if candidates else []
    for number in candidates:
        below = len(lines) - number - 1
        few = (fields[-1] - fields[number]) * 2 <= below
        if few or (lines[number].text.startswith("##") and not _goes_on(lines[number + 1])):
            return lines[number].offset
    return None


def _goes_on(line: Line) -> bool:
    """Return whether the front matter goes on after a comment that looks like a heading."""
    return _names_field(line) and (line.key is not None or not line.dashed)


def _is_text(line: Line) -> bool:
    if _HEADING.match(line.text):
        return True
    plain = line.key is None and not line.dashed and line.indent == 0 and line.text[0] not in "#@`%"
    return plain and not _without_name(line, 0)


def _names_field(line: Line) -> bool:
    if line.key is not None:
        return known(line.key)
    return bool(wide_colon(line, 0) or tight_colon(line, 0))


def _certain(text: str, line: Line, base: int) -> Unreadable | None:
    """Return what is certainly wrong with a line, the commonest causes first."""
    if line.text.lstrip().startswith("#"):
        return None
    return (
        wide_colon(line, base)
        or tight_colon(line, base)
        or wide_blank(line, base)
        or tight_dash(line, base)
        or _directive(line, base)
        or _special_key(line, base)
        or _value(text, line, base)
    )


def _directive(line: Line, base: int) -> Unreadable | None:
    if not line.text.startswith("%"):
        return None
    return Unreadable(YAML_MACHINERY, base + line.offset, what=Message(N_("a directive (%)")))


def _special_key(line: Line, base: int) -> Unreadable | None:
    if not line.key or line.key[0] not in _SPECIAL:
        return None
    return _special(line.key, base + line.offset + line.column)


def _value(text: str, line: Line, base: int) -> Unreadable | None:
    offset = base + line.offset + line.value_column
    first = line.value[:1]
    if not first or first == "#" or is_block_header(line.value):
        return None
    if first in _CLOSED_BY:
        return _enclosed(text, line, base)
    if first in _SPECIAL or (line.key is not None and line.value.startswith(("- ", "? "))):
        return _special(line.value, offset)
    return _second_colon(line, base) if line.key is not None else None


def _special(value: str, offset: int) -> Unreadable:
    plain = _without_comment(value)
    return Unreadable(SPECIAL_START, offset, character=value[0], value=quoted(plain))


def _without_comment(value: str) -> str:
    return re.split(r"[ \t]#", value, maxsplit=1)[0].rstrip()


def _enclosed(text: str, line: Line, base: int) -> Unreadable | None:
    """Return what is wrong with a value in quotes or brackets."""
    start = line.offset + line.value_column
    sign = line.value[0]
    end = quotes_end(text, start) if sign in "\"'" else brackets_end(text, start)
    if end is None:
        closing = _CLOSED_BY[sign]
        return Unreadable(NOT_CLOSED, base + start, character=sign, closing=closing)
    if sign == '"' and (trouble := _bad_escape(text, start, end, base)):
        return trouble
    rest = re.match(r"[^\r\n]*", text[end : line.offset + len(line.text)])
    if rest and (after := rest[0].strip()) and not after.startswith("#"):
        return _special(line.value, base + start)
    return _in_brackets(text, start, end, base) if sign in "[{" else None


def _bad_escape(text: str, start: int, end: int, base: int) -> Unreadable | None:
    for found in _ESCAPE.finditer(text, start, end):
        if found["good"] is None:
            at = found.start()
            return Unreadable(BAD_ESCAPE, base + at, escape=text[at : at + 2])
    return None


def _in_brackets(text: str, start: int, end: int, base: int) -> Unreadable | None:
    found = _FLOW_START.search(text, start, end)
    if found is None:
        return None
    entry = re.split(r"[,\]}]", text[found.start("char") : end])[0].strip()
    return _special(entry, base + found.start("char"))


def _second_colon(line: Line, base: int) -> Unreadable | None:
    plain = _without_comment(line.value)
    second = _COLON.search(plain)
    if second is None:
        return None
    offset = base + line.offset + line.value_column + second.start()
    return Unreadable(COLON_IN_VALUE, offset, value=quoted(plain))


def _doubtful(lines: list[Line], base: int) -> Unreadable | None:
    """Return what is probably wrong with the lines without a name at which the parser stopped."""
    last = lines[:-1] if lines and lines[-1].key is not None else lines
    nameless = list(takewhile(lambda line: line.key is None, reversed(last)))[::-1]
    if trouble := next(filter(None, (_without_name(line, base) for line in nameless)), None):
        return trouble
    above = last[-len(nameless) - 1] if len(nameless) < len(last) else None
    for line in nameless:
        if not line.dashed and (above is None or line.indent <= above.column):
            return Unreadable(NAMELESS_LINE, base + line.offset + line.indent)
    return None


def _without_name(line: Line, base: int) -> Unreadable | None:
    return (
        wide_colon(line, base, known_only=False)
        or tight_colon(line, base, known_only=False)
        or missing_colon(line, base)
    )
