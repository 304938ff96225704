"""The front matter's fences: where it begins, where it ends, and whether they are as they should be."""

import re
from typing import NamedTuple

from mtgrec.document.source import Unreadable
from mtgrec.model.message import N_, Message
from mtgrec.rules.files.encoding import TOO_LARGE
from mtgrec.rules.files.front_matter import UNCLOSED

_END = r"(?>\r\n|\r|\n|\Z)"
# A conflict of two whole files puts git's marker above the first fence: that is still front matter.
_OPENING = re.compile(
    r"(?P<bom>\ufeff?)"
    r"(?P<before>(?:[ \t\ufeff\u200b]*+(?>\r\n|\r|\n))*+(?:<{7} [^\r\n]*+(?>\r\n|\r|\n))?+[ \t]*+)"
    rf"(?P<dashes>-{{3,}}+)[ \t]*+{_END}"
)
_CLOSING = re.compile(rf"(?<![^\r\n])(?:-{{3,}}+|\.{{3}})[ \t]*+{_END}")
_MAX_FRONT_MATTER = 256 * 1024
_DASHES = 3


class Fences(NamedTuple):
    """Offsets in the text: the YAML is `text[start:end]`, the body `text[body:]`."""

    opening: int
    start: int
    end: int
    body: int
    odd: int | None
    """The offset of a fence that is not as it should be."""


def opens(text: str) -> re.Match[str] | None:
    """Return how `text` begins, if it begins as front matter does."""
    return _OPENING.match(text)


def find_fences(text: str) -> Fences | None:
    """Return the fences of the front matter, or None where there is none.

    Raises Unreadable where it is never closed, or larger than 256 KiB.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    start = opening.end()
    closing = _CLOSING.search(text, start)
    if closing is None:
        raise Unreadable(UNCLOSED, opening.start("dashes"))
    if _bytes(text, start, closing.start()) > _MAX_FRONT_MATTER:
        measure = Message(N_("more than {size}"), size="256 KiB")
        raise Unreadable(TOO_LARGE, start, measure=measure)
    return Fences(
        opening=opening.start("dashes"),
        start=start,
        end=closing.start(),
        body=closing.end(),
        odd=_odd(opening, closing),
    )


def _odd(opening: re.Match[str], closing: re.Match[str]) -> int | None:
    if opening["before"] or len(opening["dashes"]) > _DASHES:
        return opening.start("dashes")
    return closing.start() if len(closing[0].rstrip()) > _DASHES else None


def _bytes(text: str, start: int, end: int) -> int:
    """Return how large a part of `text` is in UTF-8, or its number of characters if that is much."""
    return end - start if end - start > _MAX_FRONT_MATTER else len(text[start:end].encode())
