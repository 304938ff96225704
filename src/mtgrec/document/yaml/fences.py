"""Find the fences (`---`) of the front matter, and check their form."""

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
    """The offset of a fence in an unusual form, or None."""


def opens(text: str) -> re.Match[str] | None:
    """Return the match of the opening fence at the beginning of `text`, or None."""
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
    if _size_in_bytes(text, start, closing.start()) > _MAX_FRONT_MATTER:
        measure = Message(N_("more than {size}"), size="256 KiB")
        raise Unreadable(TOO_LARGE, start, measure=measure)
    return Fences(
        opening=opening.start("dashes"),
        start=start,
        end=closing.start(),
        body=closing.end(),
        odd=_unusual_fence(opening, closing),
    )


def _unusual_fence(opening: re.Match[str], closing: re.Match[str]) -> int | None:
    if opening["before"] or len(opening["dashes"]) > _DASHES:
        return opening.start("dashes")
    return closing.start() if len(closing[0].rstrip()) > _DASHES else None


def _size_in_bytes(text: str, start: int, end: int) -> int:
    """Return the size of `text[start:end]` in UTF-8, or its length where that is over the limit."""
    return end - start if end - start > _MAX_FRONT_MATTER else len(text[start:end].encode())
