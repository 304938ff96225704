"""Find wrong punctuation after field names: full-width colons, missing blanks, missing colons."""

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
_FIELD_NAMES = frozenset(
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


def is_field_name(key: str) -> bool:
    """Return whether `key` is a name of any field of records, items or people."""
    return len(key) <= _LONGEST_NAME and fold(key) in _FIELD_NAMES


def wide_colon(line: Line, base: int, *, known_only: bool = True) -> Unreadable | None:
    """Return the error for a line whose name ends in a full-width colon, or None."""
    found = _WIDE_COLON.match(line.text)
    if found is None or (known_only and not is_field_name(found["key"])):
        return None
    offset = base + line.offset + found.end() - 1
    return Unreadable(FULL_WIDTH_COLON, offset, key=found["key"].strip())


def tight_colon(line: Line, base: int, *, known_only: bool = True) -> Unreadable | None:
    """Return the error for a line with a colon without a blank after its name, or None."""
    found = _TIGHT_COLON.match(line.text)
    if found is None or (known_only and not is_field_name(found["key"])):
        return None
    offset = base + line.offset + found.end() - 1
    return Unreadable(COLON_WITHOUT_BLANK, offset, key=found["key"].strip())


def wide_blank(line: Line, base: int) -> Unreadable | None:
    """Return the error for a line that is indented with full-width blanks, or None."""
    found = _WIDE_BLANK.match(line.text)
    if found is None:
        return None
    return Unreadable(WIDE_BLANK, base + line.offset + found.start("blank"))


def tight_dash(line: Line, base: int) -> Unreadable | None:
    """Return the error for `-内容: …`, which lacks a blank after its dash, or None."""
    if not line.key or line.key[0] != "-" or not is_field_name(line.key[1:]):
        return None
    return Unreadable(TIGHT_DASH, base + line.offset + line.column, key=line.key[1:])


def missing_colon(line: Line, base: int) -> Unreadable | None:
    """Return the error for a line that begins with a field name but has no colon, or None."""
    word = _FIRST_WORD.match(line.content)
    if line.key is not None or word is None or not is_field_name(word[0]):
        return None
    offset = base + line.offset + line.column + word.end()
    return Unreadable(MISSING_COLON, offset, key=word[0])


def explain_text(text: str, base: int) -> Unreadable | None:
    """Return the error for a front matter that is a text because of its colons, or None."""
    for line in structural_lines(text):
        if error := wide_colon(line, base) or tight_colon(line, base):
            return error
    return None


def swallowed_field(text: str, offset: int) -> Unreadable | None:
    """Return the error for a plain value that includes a line such as `负责人：李雷`, or None."""
    for line in structural_lines(text):
        if line.offset and (error := wide_colon(line, offset) or tight_colon(line, offset)):
            return error
    return None


def refuse_lost_key(node: Scalar, fields: Fields) -> None:
    """Raise Unreadable for a text such as `内容：完成素材` that begins with a name in `fields`."""
    line = split_line(node.text)
    error = wide_colon(line, node.start) or tight_colon(line, node.start)
    if node.style is None and error and fields.find(str(error.values["key"])):
        raise error
