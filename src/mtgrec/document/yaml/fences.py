"""Find the fences (`---`) of the front matter, and check their form."""

import re
from typing import NamedTuple

from mtgrec.document.source import Unreadable
from mtgrec.model.message import N_, Message
from mtgrec.rules.files.encoding import TOO_LARGE
from mtgrec.rules.files.fences import DAMAGED_FENCE
from mtgrec.rules.files.front_matter import UNCLOSED

_END = r"(?>\r\n|\r|\n|\Z)"
DASHES = "-—–―－‐‑‒−﹣"
"""The hyphen of a fence, and the dashes that programs and input methods write instead of it."""
FENCE_LIKE = rf"[{DASHES}](?:[ \t]*+[{DASHES}])*+"
"""A pattern for a line of dashes, maybe with blanks between them."""
INVISIBLE = r"\0\x0b\x0c\xa0\u200b-\u200f\u2060\u3000\ufeff"
"""For a class of characters: what is not seen, or looks like a blank, and is typed or pasted by mistake."""
# A conflict of two whole files puts git's marker above the first fence: that is still front matter.
_BLANKS = rf"[ \t{INVISIBLE}]*+"
_OPENING = re.compile(
    r"(?P<bom>\ufeff?)"
    rf"(?P<before>(?:{_BLANKS}(?>\r\n|\r|\n))*+(?:<{{7}} [^\r\n]*+(?>\r\n|\r|\n))?+{_BLANKS})"
    rf"(?P<dashes>-{{3,}}+(?![ \t]*[{DASHES}])|{FENCE_LIKE})(?P<after>{_BLANKS}){_END}"
)
_CLOSING = re.compile(rf"(?<![^\r\n])(?:-{{3,}}+|\.{{3}})[ \t]*+{_END}")
_LINE_OF_DASHES = re.compile(rf"(?<![^\r\n])(?P<dashes>{FENCE_LIKE})[ \t]*+{_END}")
MAX_FRONT_MATTER = 256 * 1024
"""The greatest size of a front matter in bytes. Where it is never closed, no more is looked at."""
TOO_LONG = Message(N_("more than {size} of front matter"), size="256 KiB")
_DASHES = 3


def is_proper(opening: re.Match[str]) -> bool:
    """Return whether an opening fence is made of at least three hyphens, as it should be."""
    return len(opening["dashes"]) >= _DASHES and not opening["dashes"].strip("-")


class Fences(NamedTuple):
    """Offsets in the text: the YAML is `text[start:end]`, the body `text[body:]`."""

    opening: int
    start: int
    end: int
    body: int
    odd: int | None
    """The offset of a fence in an unusual form, or None."""


def opens(text: str) -> re.Match[str] | None:
    """Return the match of the opening fence, maybe damaged, at the beginning of `text`, or None."""
    return _OPENING.match(text)


def find_fences(text: str) -> Fences | None:
    """Return the fences of the front matter, or None where there is none.

    Raises Unreadable where a fence is damaged, where it is never closed, or larger than 256 KiB.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    if not is_proper(opening):
        raise Unreadable(DAMAGED_FENCE, opening.start("dashes"), fence=opening["dashes"])
    start = opening.end()
    closing = _CLOSING.search(text, start)
    if closing is None:
        for line in _LINE_OF_DASHES.finditer(text, start, start + MAX_FRONT_MATTER):
            if error := damaged_fence(line["dashes"], line.start()):
                raise error
        raise Unreadable(UNCLOSED, opening.start("dashes"))
    if _size_in_bytes(text, start, closing.start()) > MAX_FRONT_MATTER:
        raise Unreadable(TOO_LARGE, start, measure=TOO_LONG)
    return Fences(
        opening=opening.start("dashes"),
        start=start,
        end=closing.start(),
        body=closing.end(),
        odd=_unusual_fence(opening, closing),
    )


def damaged_fence(line: str, offset: int) -> Unreadable | None:
    """Return the error for a line that seems to be a damaged closing fence, or None.

    Hyphens with blanks between them are lists in YAML.
    """
    dashes = line.rstrip(" \t")
    if dashes == "--" or (
        not set(dashes) <= set("- \t") and re.fullmatch(FENCE_LIKE, dashes) is not None
    ):
        return Unreadable(DAMAGED_FENCE, offset, fence=dashes)
    return None


def _unusual_fence(opening: re.Match[str], closing: re.Match[str]) -> int | None:
    if opening["before"] or opening["after"].strip(" \t") or len(opening["dashes"]) > _DASHES:
        return opening.start("dashes")
    return closing.start() if len(closing[0].rstrip()) > _DASHES else None


def _size_in_bytes(text: str, start: int, end: int) -> int:
    """Return the size of `text[start:end]` in UTF-8, or its length where that is over the limit."""
    return end - start if end - start > MAX_FRONT_MATTER else len(text[start:end].encode())
