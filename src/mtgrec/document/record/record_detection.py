"""Decide whether a text looks like a record; such a file is never dropped silently.

One sign decides alone: the type of a record, or words for a meeting, where the type stands. Others need
company: a type named inside of a longer text, a misspelt name of the field, a field that hardly any
other tool has in its front matter. So a post, a note or a page of another tool is left in peace.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mtgrec.document.yaml.beginnings import FIELD, Beginning, beginning
from mtgrec.document.yaml.nodes import Node, Scalar
from mtgrec.model.records.schema.record_fields import FURTHER_TYPE_KEYS, RECORD, is_telling
from mtgrec.model.records.type_names import is_some_meeting, mentions_meeting
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.spelling import closest, is_slip
from mtgrec.model.values.words import fold

OWN_TYPE = "mtgrec"
"""A name of the record's type that no other tool uses: it wins over a `type` of Obsidian."""
_FURTHER_TYPE_KEYS = frozenset(map(fold, FURTHER_TYPE_KEYS))
_LINE_END = re.compile(r"\r\n|\r|\n")
_CLOSING = re.compile(r"(?:-{3,}|\.{3})[ \t]*+(?=[\r\n]|\Z)")
_COMMENT = re.compile(r"\s#.*")
_SEPARATORS = re.compile(r"[、，,；;/]")
_SURROUNDING = " \t\u3000\xa0'\"“”‘’[]*`「」"
_UNSEEN = "\ufeff\u200b"
_MAX_LINES = 50
_MAX_WIDTH = 200
_ENOUGH = 2
_SHORT = 3  # 周刊 is no slip of 周会, and 运动会 none of 启动会
_SHORT_LATIN = 4  # plant is no slip of plan
Pair = tuple[Scalar, Node]


def own_type_first(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the fields of a mapping in their order, but with `mtgrec: TYPE` before all others.

    Names of the type that may say something else, such as 会议类型, come last.
    """
    return sorted(pairs, key=lambda pair: _rank(pair[0].text))


def _rank(key: str) -> int:
    return 0 if key == OWN_TYPE else 2 if is_further_type_key(key) else 1


def is_further_type_key(key: str) -> bool:
    """Return whether `key` is a name of the type that beside a plain `type` says something else."""
    return fold(key) in _FURTHER_TYPE_KEYS


def looks_like_record(text: str, types: RecordTypes) -> bool:
    """Return whether `text` seems to be meant as a record of one of `types`; see the module."""
    return signs_of_record(text, types) is not None


class Signs(NamedTuple):
    """What makes a text look like a record."""

    beginning: Beginning
    type_line: int | None
    """The offset of a line that certainly names a type, or None."""
    place: int
    """The offset of the line to point at: that of a type of whatever kind, or the first sign."""
    in_front_matter: bool
    """Whether there are enough signs even without a type that stands below the front matter."""


def signs_of_record(text: str, types: RecordTypes) -> Signs | None:
    """Return what makes `text` look like a record, or None where that is not enough."""
    start = beginning(text)
    if start is None:
        return None
    certain = type_line(text, types, start) if start.fence else None
    signs = _Signs(types)
    for offset, indent, key, value in _fields(text, start):
        signs.add(offset, indent, key, value)
    enough = signs.enough(start)
    if certain is None and not enough:
        return None
    line = signs.type_line if certain is None else certain
    places = (signs.named_at, signs.first, line, start.line)
    return Signs(start, line, next(place for place in places if place is not None), enough)


def type_line(text: str, types: RecordTypes, start: Beginning) -> int | None:
    """Return the offset of the line that names a type in the first lines after `start`, or None."""
    in_code = False  # a page about records may show one in a code block
    for place in _line_offsets(text, start.fields):
        in_code ^= text.startswith(("```", "~~~"), place)
        found = None if in_code else FIELD.match(text, place, place + _MAX_WIDTH)
        if found and not found["indent"].strip(_UNSEEN) and _is_type_key(found["key"]):
            certainties = (_certainty(word, types) for word in _words(found["value"]))
            if max(certainties, default=0) >= _ENOUGH:
                return place
    return None


# A folder of another tool repeats a few types in thousands of files.
@lru_cache(maxsize=1024)
def close_type(word: str, types: RecordTypes) -> str | None:
    """Return the name of a type that `word` is probably meant to be (difflib ratio >= 0.75)."""
    return closest(word, types.spellings(), cutoff=0.75)


class _Signs:
    """Counts the signs in the front matter of one file."""

    def __init__(self, types: RecordTypes) -> None:
        self.types = types
        self.type_line: int | None = None
        self.first: int | None = None
        self.named_at: int | None = None
        """The offset of the line with a type, known or not."""
        self._indent: str | None = None
        self._of_type = 0
        self._telling: set[str] = set()
        self._others: set[str] = set()

    def add(self, offset: int, indent: str, key: str, value: str) -> None:
        """Count what a line says; fields that are indented more than the first are an item's."""
        if self._indent is None:
            self._indent = indent
        if len(indent) > len(self._indent):
            return
        certainty = self._certainty(key, value)
        self._of_type = max(self._of_type, certainty)
        field = RECORD.find(key)
        if is_telling(key) and field is not None and field.name != "type":
            self._telling.add(field.name)
        elif field is not None:
            self._others.add(field.name)
        if self.named_at is None and _words(value) and (certainty or _is_type_key(key)):
            self.named_at = offset
        if certainty >= _ENOUGH and self.type_line is None:
            self.type_line = offset
        if self.first is None and (certainty or self._telling):
            self.first = offset

    def enough(self, start: Beginning) -> bool:
        """Return whether all this makes a record, at this beginning."""
        points = self._of_type + len(self._telling)
        if self.named_at is not None and not self._of_type:
            return points > _ENOUGH  # the file says that it is something else
        if start.proper:
            return points >= _ENOUGH
        if start.fence:
            return points >= _ENOUGH or (points > 0 and len(self._others) > 0)
        # Minutes of others have such lines in their text too, but hardly the type of a record.
        company = len(self._telling) + (len(self._others) if self._of_type >= _ENOUGH else 0)
        return self._of_type > 0 and company >= _ENOUGH

    def _certainty(self, key: str, value: str) -> int:
        words = _words(value)
        if _is_type_key(key):
            return max((_certainty(word, self.types) for word in words), default=0)
        likeness = _likeness_to_type(key)
        return likeness if likeness and any(map(self.types.find, words)) else 0


def _fields(text: str, start: Beginning) -> Iterator[tuple[int, str, str, str]]:
    """Yield the lines with fields up to the closing fence: offset, indentation, name and value."""
    for place in _line_offsets(text, start.fields):
        if _CLOSING.match(text, place):
            return
        if found := FIELD.match(text, place, place + _MAX_WIDTH):
            yield place, found["indent"], found["key"].strip(), found["value"]


def _line_offsets(text: str, place: int) -> Iterator[int]:
    for _ in range(_MAX_LINES):
        yield place
        end = _LINE_END.search(text, place)
        if end is None:
            return
        place = end.end()


def _words(value: str) -> list[str]:
    parts = (word.strip(_SURROUNDING) for word in _SEPARATORS.split(_COMMENT.sub("", value)))
    return [word for word in parts if word]


def _is_type_key(key: str) -> bool:
    field = RECORD.find(key)
    return field is not None and field.name == "type"


@lru_cache(maxsize=1024)
def _likeness_to_type(key: str) -> int:
    """Return how much a name that is none of the type's is like one: 0 to 2."""
    folded = fold(key)
    if any(is_slip(folded, word) for word in ("type", "类型")):
        return _ENOUGH
    return 1 if closest(key, RECORD["type"].spellings) else 0


@lru_cache(maxsize=1024)
def _certainty(word: str, types: RecordTypes) -> int:
    """Return how certainly `word` is meant as the type of a record: 0 to 2."""
    folded = fold(word)
    if types.find(word) or is_some_meeting(folded):
        return _ENOUGH
    if close := close_type(word, types):
        short = len(word) <= _SHORT or (close.isascii() and len(close) <= _SHORT_LATIN)
        return 1 if short else _ENOUGH
    named = types.named_in(word)
    if named is None:
        return int(mentions_meeting(folded))
    return _ENOUGH if named[1].endswith("会") else 1
