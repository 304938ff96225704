"""Names and their colons as people write them: full-width, without a blank, or not at all."""

import re

from mtgrec.document.source import Unreadable
from mtgrec.document.yaml.lines import Line, split_line, structural_lines
from mtgrec.document.yaml.nodes import Scalar
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Fields
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.words import fold
from mtgrec.rules.files.punctuation import (
    COLON_WITHOUT_BLANK,
    FULL_WIDTH_COLON,
    MISSING_COLON,
    TIGHT_DASH,
    WIDE_BLANK,
)

PEOPLE_KEYS = (
    ("name", "姓名"),
    ("aliases", "别名", "alias"),
    ("department", "部门"),
    ("role", "职务"),
    ("manager", "上级"),
    ("phone", "电话"),
    ("email", "邮箱"),
)
_LISTS = (RECORD, *(kind.fields for kind in KINDS.values()))
_KNOWN = frozenset(
    fold(name)
    for names in (*(fields.spellings() for fields in _LISTS), *PEOPLE_KEYS)
    for name in names
)
_LONGEST_NAME = 20
WIDE_BLANKS = "\u3000\xa0"

_START = rf"[ \t{WIDE_BLANKS}]*+(?:-[ {WIDE_BLANKS}]++)*+(?P<key>[^\s:：\"'#\[{{-][^:：]{{0,19}}?)"
_WIDE_COLON = re.compile(rf"{_START}[ \t{WIDE_BLANKS}]*+：")
_TIGHT_COLON = re.compile(rf"{_START}[ \t]*+:(?=[^ \t:/])")
_WIDE_BLANK = re.compile(rf"[ \t]*+(?:- ++)*+-?(?P<blank>[{WIDE_BLANKS}])")
_FIRST_WORD = re.compile(r"[^\s:：,，;；.。]+")


def known(key: str) -> bool:
    """Return whether `key` is the name of any field."""
    return len(key) <= _LONGEST_NAME and fold(key) in _KNOWN


def wide_colon(line: Line, base: int, *, known_only: bool = True) -> Unreadable | None:
    """Return the trouble of a line whose name ends in a full-width colon."""
    found = _WIDE_COLON.match(line.text)
    if found is None or (known_only and not known(found["key"])):
        return None
    offset = base + line.offset + found.end() - 1
    return Unreadable(FULL_WIDTH_COLON, offset, key=found["key"].strip())


def tight_colon(line: Line, base: int, *, known_only: bool = True) -> Unreadable | None:
    """Return the trouble of a line whose name is followed by a colon without a blank."""
    found = _TIGHT_COLON.match(line.text)
    if found is None or (known_only and not known(found["key"])):
        return None
    offset = base + line.offset + found.end() - 1
    return Unreadable(COLON_WITHOUT_BLANK, offset, key=found["key"].strip())


def wide_blank(line: Line, base: int) -> Unreadable | None:
    """Return the trouble of a line that is indented with full-width blanks."""
    found = _WIDE_BLANK.match(line.text)
    if found is None:
        return None
    return Unreadable(WIDE_BLANK, base + line.offset + found.start("blank"))


def tight_dash(line: Line, base: int) -> Unreadable | None:
    """Return the trouble of `-内容: …`, whose dash wants a blank behind it."""
    if not line.key or line.key[0] != "-" or not known(line.key[1:]):
        return None
    return Unreadable(TIGHT_DASH, base + line.offset + line.column, key=line.key[1:])


def missing_colon(line: Line, base: int) -> Unreadable | None:
    """Return the trouble of a line that begins with the name of a field, but has no colon."""
    word = _FIRST_WORD.match(line.content)
    if line.key is not None or word is None or not known(word[0]):
        return None
    offset = base + line.offset + line.column + word.end()
    return Unreadable(MISSING_COLON, offset, key=word[0])


def explain_text(text: str, base: int) -> Unreadable | None:
    """Return why a front matter that should be a mapping is only a text, if its colons are the reason."""
    for line in structural_lines(text):
        if trouble := wide_colon(line, base) or tight_colon(line, base):
            return trouble
    return None


def swallowed(text: str, offset: int) -> Unreadable | None:
    """Return the trouble of a plain value that took in a line like `负责人：李雷`, meant as a field."""
    for line in structural_lines(text):
        if line.offset and (trouble := wide_colon(line, offset) or tight_colon(line, offset)):
            return trouble
    return None


def refuse_lost_key(node: Scalar, fields: Fields) -> None:
    """Raise Unreadable for a text such as `内容：完成素材` where a field of `fields` is meant."""
    line = split_line(node.text)
    trouble = wide_colon(line, node.start) or tight_colon(line, node.start)
    if node.style is None and trouble and fields.find(str(trouble.values["key"])):
        raise trouble
