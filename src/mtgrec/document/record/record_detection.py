"""Decide whether a text looks like a record; such a file is never dropped silently."""

import re
from collections.abc import Iterable

from mtgrec.document.yaml.fences import opens
from mtgrec.document.yaml.nodes import Node, Scalar
from mtgrec.model.records.types import RecordTypes
from mtgrec.model.values.spelling import closest

OWN_TYPE = "mtgrec"
"""A name of the record's type that no other tool uses: it wins over a `type` of Obsidian."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_TYPE_LINE = re.compile(
    r"""[\ufeff\u200b]*+(?:-[ ]++)?["']?(?:type|类型|類型|mtgrec)["']?[ \t\u3000]*+[:：](?P<word>[^\r\n]*)""",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\s#.*")
_SEPARATORS = re.compile(r"[、，,；;/]")
_SURROUNDING = " \t\u3000\xa0'\"“”‘’[]"
_MAX_LINES = 50
_MAX_WIDTH = 200
Pair = tuple[Scalar, Node]


def own_type_first(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the fields of a mapping in their order, but with `mtgrec: TYPE` before all others."""
    return sorted(pairs, key=lambda pair: pair[0].text != OWN_TYPE)


def looks_like_record(text: str, types: RecordTypes) -> bool:
    """Return whether `text` begins with `---` and names a type of `types` soon after.

    A misspelled type counts as well.
    """
    return type_line(text, types) is not None


def type_line(text: str, types: RecordTypes) -> int | None:
    """Return the offset of the line with a type in the first lines after `---`, or None."""
    opening = opens(text)
    place = opening.end() if opening else len(text)
    in_code = False  # a page about records may show one in a code block
    for _ in range(_MAX_LINES):
        in_code ^= text.startswith(("```", "~~~"), place)
        found = _TYPE_LINE.match(text, place, place + _MAX_WIDTH)
        if found and not in_code and _names_type(found["word"], types):
            return place
        end = _LINE_END.search(text, place)
        if end is None:
            break
        place = end.end()
    return None


def close_type(word: str, types: RecordTypes) -> str | None:
    """Return the name of a type that `word` is probably meant to be (difflib ratio >= 0.75)."""
    return closest(word, types.spellings(), cutoff=0.75)


def _names_type(written: str, types: RecordTypes) -> bool:
    words = (word.strip(_SURROUNDING) for word in _SEPARATORS.split(_COMMENT.sub("", written)))
    return any(word and (types.find(word) or close_type(word, types)) for word in words)
