"""Why YAML cannot read a front matter, in terms of what the person wrote.

The parsers' own messages differ between the C and the Python parser and speak of tokens. This
reads the lines as a colleague would, and names the first one that is certainly wrong.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtgrec.document.source import Unreadable
from mtgrec.model import traps
from mtgrec.model.message import N_, Message
from mtgrec.model.schema import KINDS, RECORD
from mtgrec.model.words import fold

KNOWN_KEYS = frozenset(
    fold(spelling)
    for fields in (RECORD, *(kind.fields for kind in KINDS.values()))
    for spelling in fields.spellings()
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_WIDE_KEY = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:：\"'#][^:：]{0,15}?)[ \t]*：")
_TIGHT_KEY = re.compile(r" *(?:- +)*(?P<key>[^\s:：\"'#][^:：]{0,15}?):(?=[^\s:/])")
_PAIR = re.compile(
    r"(?P<head> *(?:- +)*)(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'\[{#&*!|>%@`-](?:[^:#]|:(?=\S)|(?<=\S)#)*?)"
    r"[ ]*:(?:(?P<gap>[ \t]+)|(?=\s*$)))?(?P<value>.*)"
)
_BLOCK_HEADER = re.compile(r"[|>][+-]?[1-9]?[+-]?[ \t]*(?:#.*)?")
_FLOW_TROUBLE = re.compile(r"[\[{,][ \t]*(?P<char>[#@`%*&!|>])")
_HEADING = re.compile(r"#{1,6} ")


class _Line(NamedTuple):
    offset: int
    text: str
    blank_before: bool


def explain(text: str, base: int, problem: int) -> Unreadable:
    """Return why `text` is no YAML; `base` is its offset in the file, `problem` where the parser stopped."""
    doubtful: Unreadable | None = None
    heading: int | None = None
    for line in _structural_lines(text):
        if line.blank_before and _HEADING.match(line.text):
            heading = line.offset
        elif trouble := _certain(line, base):
            return trouble
        elif _prose(line.text):
            if heading is not None:
                return Unreadable(traps.UNCLOSED, base + heading)
            doubtful = doubtful or _wide_key(line, base, known_only=False)
    return doubtful or Unreadable(traps.BROKEN_YAML, base + min(problem, max(len(text) - 1, 0)))


def explain_text(text: str, base: int) -> Unreadable | None:
    """Return why a front matter that should be a mapping is only a text, if a colon is the reason."""
    for line in _structural_lines(text):
        if trouble := _wide_key(line, base) or _tight_key(line, base):
            return trouble
    return None


def swallowed_key(text: str, offset: int) -> Unreadable | None:
    """Return the trouble of a plain value that took in a line like `负责人：李雷`, meant as a field."""
    first = True
    for found in _LINE.finditer(text):
        if not first and (trouble := _wide_key(_Line(found.start(), found[0], False), offset)):
            return trouble
        first = False
    return None


def wide_key(text: str, offset: int) -> Unreadable | None:
    """Return the trouble of a text that begins with a known field's name and a full-width colon."""
    return _wide_key(_Line(0, text, False), offset) if "：" in text else None


def _certain(line: _Line, base: int) -> Unreadable | None:
    """Return what is certainly wrong with a line, the commonest causes first."""
    if line.text.lstrip().startswith("#"):
        return None
    return (
        _tab(line, base)
        or _wide_key(line, base)
        or _tight_key(line, base)
        or _directive(line, base)
        or _value(line, base)
    )


def _tab(line: _Line, base: int) -> Unreadable | None:
    found = re.match(r" *\t", line.text) or re.match(
        r" *(?:- +)*(?:[^\s\"'#][^:]*:|-)\t+\S", line.text
    )
    if not found or not line.text.strip():
        return None
    return Unreadable(traps.TAB, base + line.offset + line.text.index("\t"))


def _wide_key(line: _Line, base: int, *, known_only: bool = True) -> Unreadable | None:
    found = _WIDE_KEY.match(line.text)
    if found is None or (known_only and fold(found["key"]) not in KNOWN_KEYS):
        return None
    return Unreadable(
        traps.FULL_WIDTH_COLON, base + line.offset + found.end() - 1, key=found["key"]
    )


def _tight_key(line: _Line, base: int) -> Unreadable | None:
    found = _TIGHT_KEY.match(line.text)
    if found is None or fold(found["key"]) not in KNOWN_KEYS:
        return None
    return Unreadable(
        traps.COLON_WITHOUT_BLANK, base + line.offset + found.end() - 1, key=found["key"]
    )


def _directive(line: _Line, base: int) -> Unreadable | None:
    if not line.text.startswith("%"):
        return None
    return Unreadable(traps.YAML_MACHINERY, base + line.offset, what=Message(N_("a directive (%)")))


def _value(line: _Line, base: int) -> Unreadable | None:
    found = _PAIR.match(line.text.rstrip("\r\n"))
    if found is None:
        return None
    value, offset = found["value"].rstrip(), base + line.offset + found.start("value")
    if found["key"] is None:
        value = value.lstrip()
        offset = base + line.offset + len(line.text) - len(line.text.lstrip(" -"))
        value = line.text.rstrip().lstrip(" -") if found["head"].strip() else value
    if not value:
        return None
    return _special(value, offset) or _flow(value, offset) or _second_colon(value, offset, found)


def _special(value: str, offset: int) -> Unreadable | None:
    if value[0] in "|>" and _BLOCK_HEADER.fullmatch(value):
        return None
    tail = re.fullmatch(r"\"(?:[^\"\\]|\\.)*\"(?P<rest>.*)|'(?:[^']|'')*'(?P<rest2>.*)", value)
    rest = (tail["rest"] or tail["rest2"] or "").strip() if tail else ""
    if value[0] in "@`%*&!|>" or (rest and not rest.startswith(("#", ":"))):
        return Unreadable(traps.SPECIAL_START, offset, character=value[0], value=_quoted(value))
    return None


def _flow(value: str, offset: int) -> Unreadable | None:
    found = _FLOW_TROUBLE.search(value) if value[0] in "[{" else None
    if found is None:
        return None
    entry = re.split(r"[,\]}]", value[found.start("char") :])[0].strip()
    return Unreadable(
        traps.SPECIAL_START,
        offset + found.start("char"),
        character=found["char"],
        value=_quoted(entry),
    )


def _second_colon(value: str, offset: int, found: re.Match[str]) -> Unreadable | None:
    if found["key"] is None or value[0] in "\"'[{|>":
        return None
    plain = re.split(r"\s#", value)[0].rstrip()
    second = re.search(r":(?=\s|$)", plain)
    if second is None:
        return None
    return Unreadable(traps.COLON_IN_VALUE, offset + second.start(), value=_quoted(plain))


def _quoted(value: str) -> str:
    return f"'{value}'" if '"' in value or "\\" in value else f'"{value}"'


def _prose(line: str) -> bool:
    text = line.rstrip()
    return bool(text) and not text[0].isspace() and text[0] not in "-#" and ":" not in text


def _structural_lines(text: str) -> Iterator[_Line]:
    """Yield the lines that carry structure: those inside block and quoted texts are passed over."""
    inside: int | None = None  # the indentation below which a block text ends
    closing = ""  # the quote that ends a quoted text of several lines
    blank = False
    for found in _LINE.finditer(text):
        line = found[0]
        stripped = line.strip()
        if closing:
            closing = "" if closing in line else closing
        elif not stripped:
            blank = True
            continue
        elif inside is not None and _indent(line) > inside:
            pass
        else:
            inside = None
            yield _Line(found.start(), line, blank)
            pair = _PAIR.match(line.rstrip("\r\n"))
            value = pair["value"].strip() if pair else ""
            if pair and value[:1] in ("|", ">") and _BLOCK_HEADER.fullmatch(value):
                inside = len(pair["head"]) if pair["key"] else _indent(line)
            elif value[:1] in ('"', "'") and value.count(value[0]) == 1:
                closing = value[0]
        blank = False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
