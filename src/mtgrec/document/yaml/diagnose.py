"""Explain why a front matter is not valid YAML, in terms of the lines that the user wrote.

The messages of the C and the Python parser differ and speak of tokens. This module checks the
lines one by one and reports the first that is certainly wrong.
"""

import re
from itertools import accumulate, takewhile

from mtgrec.document.source import Unreadable, quoted
from mtgrec.document.yaml.colons import (
    is_field_name,
    missing_colon,
    tight_colon,
    tight_dash,
    wide_blank,
    wide_colon,
)
from mtgrec.document.yaml.fences import damaged_fence
from mtgrec.document.yaml.indentation import wrong_indentation
from mtgrec.document.yaml.lines import (
    Line,
    brackets_end,
    is_block_header,
    quotes_end,
    structural_lines,
)
from mtgrec.document.yaml.quotes import unclosed_quote
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
_SPECIAL_SIGNS = "@`%*&!|>"


def explain(text: str, base: int, stopped: int) -> Unreadable:
    """Return the reason why `text` is not valid YAML.

    `base` is its offset in the file, `stopped` the offset in `text` at which the parser stopped.
    """
    if stopped < len(text) and text[stopped] == "\t":
        return Unreadable(TAB, base + stopped)
    lines = list(takewhile(lambda line: line.offset <= stopped, structural_lines(text)))
    # What stands below matters only where the body may have begun already.
    body = body_start(list(structural_lines(text))) if any(map(_may_be_body, lines)) else None
    for line in lines:
        if body is not None and line.offset >= body:
            return Unreadable(UNCLOSED, base + body)
        if error := _certain_error(text, line, base):
            return error
    return (
        _probable_error(lines, base)
        or wrong_indentation(lines, base)
        or Unreadable(BROKEN_YAML, base + min(stopped, len(text.rstrip())))
    )


def body_start(lines: list[Line]) -> int | None:
    """Return where the body seems to begin in a front matter without a closing fence, or None."""
    candidates = [number for number, line in enumerate(lines) if _may_be_body(line)]
    fields = list(accumulate(map(_names_field, lines))) if candidates else []
    for number in candidates:
        below = len(lines) - number - 1
        few_fields = (fields[-1] - fields[number]) * 2 <= below
        if few_fields or (
            lines[number].text.startswith("##") and not _is_field_line(lines[number + 1])
        ):
            return lines[number].offset
    return None


def _is_field_line(line: Line) -> bool:
    """Return whether `line` is a field, so that a comment above it is no heading of the body."""
    return _names_field(line) and (line.key is not None or not line.dashed)


def _may_be_body(line: Line) -> bool:
    return line.after_blank and _is_body_text(line)


def _is_body_text(line: Line) -> bool:
    if _HEADING.match(line.text):
        return True
    plain = line.key is None and not line.dashed and line.indent == 0 and line.text[0] not in "#@`%"
    return plain and not _name_without_colon(line, 0)


def _names_field(line: Line) -> bool:
    if line.key is not None:
        return is_field_name(line.key)
    return bool(wide_colon(line, 0) or tight_colon(line, 0))


def _certain_error(text: str, line: Line, base: int) -> Unreadable | None:
    """Return the error that is certain for a line, or None; frequent causes first."""
    if line.text.lstrip().startswith("#"):
        return None
    return (
        damaged_fence(line.text, base + line.offset)
        or wide_colon(line, base)
        or tight_colon(line, base)
        or wide_blank(line, base)
        or tight_dash(line, base)
        or _directive_error(line, base)
        or _special_key_error(line, base)
        or _value_error(text, line, base)
    )


def _directive_error(line: Line, base: int) -> Unreadable | None:
    if not line.text.startswith("%"):
        return None
    return Unreadable(YAML_MACHINERY, base + line.offset, what=Message(N_("a directive (%)")))


def _special_key_error(line: Line, base: int) -> Unreadable | None:
    if not line.key or line.key[0] not in _SPECIAL_SIGNS:
        return None
    return _special_start_error(line.key, base + line.offset + line.column)


def _value_error(text: str, line: Line, base: int) -> Unreadable | None:
    offset = base + line.offset + line.value_column
    first = line.value[:1]
    if not first or first == "#" or is_block_header(line.value):
        return None
    if first in _CLOSED_BY:
        return _quotes_or_brackets_error(text, line, base)
    if first in _SPECIAL_SIGNS or (line.key is not None and line.value.startswith(("- ", "? "))):
        return _special_start_error(line.value, offset)
    return _second_colon_error(line, base) if line.key is not None else None


def _special_start_error(value: str, offset: int) -> Unreadable:
    plain = _without_comment(value)
    return Unreadable(SPECIAL_START, offset, character=value[0], value=quoted(plain))


def _without_comment(value: str) -> str:
    return re.split(r"[ \t]#", value, maxsplit=1)[0].rstrip()


def _quotes_or_brackets_error(text: str, line: Line, base: int) -> Unreadable | None:
    """Return the error in a value in quotes or brackets, or None."""
    start = line.offset + line.value_column
    sign = line.value[0]
    if (quote := unclosed_quote(text, start)) is not None:
        sign, start = text[quote], quote
        end = None
    else:
        end = quotes_end(text, start) if sign in "\"'" else brackets_end(text, start)
    if end is None:
        closing = _CLOSED_BY[sign]
        return Unreadable(NOT_CLOSED, base + start, character=sign, closing=closing)
    if sign == '"' and (error := _bad_escape_error(text, start, end, base)):
        return error
    rest = re.match(r"[^\r\n]*", text[end : line.offset + len(line.text)])
    if rest and (after := rest[0].strip()) and not after.startswith("#"):
        return _special_start_error(line.value, base + start)
    return _bracket_entry_error(text, start, end, base) if sign in "[{" else None


def _bad_escape_error(text: str, start: int, end: int, base: int) -> Unreadable | None:
    for found in _ESCAPE.finditer(text, start, end):
        if found["good"] is None:
            at = found.start()
            return Unreadable(BAD_ESCAPE, base + at, escape=text[at : at + 2])
    return None


def _bracket_entry_error(text: str, start: int, end: int, base: int) -> Unreadable | None:
    found = _FLOW_START.search(text, start, end)
    if found is None:
        return None
    entry = re.split(r"[,\]}]", text[found.start("char") : end])[0].strip()
    return _special_start_error(entry, base + found.start("char"))


def _second_colon_error(line: Line, base: int) -> Unreadable | None:
    plain = _without_comment(line.value)
    second = _COLON.search(plain)
    if second is None:
        return None
    offset = base + line.offset + line.value_column + second.start()
    return Unreadable(COLON_IN_VALUE, offset, value=quoted(plain))


def _probable_error(lines: list[Line], base: int) -> Unreadable | None:
    """Return the probable error in the nameless lines at which the parser stopped, or None."""
    last = lines[:-1] if lines and lines[-1].key is not None else lines
    nameless = list(takewhile(lambda line: line.key is None, reversed(last)))[::-1]
    if error := next(filter(None, (_name_without_colon(line, base) for line in nameless)), None):
        return error
    above = last[-len(nameless) - 1] if len(nameless) < len(last) else None
    for line in nameless:
        if not line.dashed and (above is None or line.indent <= above.column):
            return Unreadable(NAMELESS_LINE, base + line.offset + line.indent)
    return None


def _name_without_colon(line: Line, base: int) -> Unreadable | None:
    return (
        wide_colon(line, base, known_only=False)
        or tight_colon(line, base, known_only=False)
        or missing_colon(line, base)
    )
