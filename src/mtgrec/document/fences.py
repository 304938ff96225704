"""The front matter's fences: where it begins, where it ends, and whether they are as they should be."""

import re
from typing import NamedTuple

from mtgrec.document.source import Unreadable
from mtgrec.model import traps

_OPENING = re.compile(
    r"(?P<bom>\ufeff?)(?P<blank>(?:[ \t]*(?:\r\n|\r|\n))*)(?P<dashes>-{3,})[ \t]*(?:\r\n|\r|\n|\Z)"
)
_CLOSING = re.compile(r"^(?:-{3,}|\.{3})[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_MAX_FRONT_MATTER = 256 * 1024


class Fences(NamedTuple):
    """Offsets in the text: the YAML is `text[start:end]`, the body `text[body:]`."""

    opening: int
    start: int
    end: int
    body: int
    odd: bool
    """Blank lines before the opening, or more than three dashes."""


def opens(text: str) -> bool:
    """Tell whether `text` begins as front matter does."""
    return _OPENING.match(text) is not None


def find_fences(text: str) -> Fences | None:
    """Return the fences of the front matter, or None where there is none.

    Raises Unreadable where it is never closed, or larger than 256 KiB.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    start = opening.end()
    closing = _closing(text, start)
    if closing is None:
        raise Unreadable(traps.UNCLOSED, opening.start("dashes"))
    if closing.start() - start > _MAX_FRONT_MATTER:
        raise Unreadable(traps.TOO_LARGE, start, measure="> 256 KiB")
    return Fences(
        opening=opening.start("dashes"),
        start=start,
        end=closing.start(),
        body=closing.end(),
        odd=bool(opening["blank"]) or len(opening["dashes"]) > 3,  # noqa: PLR2004
    )


def _closing(text: str, start: int) -> re.Match[str] | None:
    # `^` also matches after a lone CR only if we say so: files of old Macs are rare, but read.
    return _CLOSING.search(text, start) or (
        _LONE_CR_CLOSING.search(text, start) if "\r" in text else None
    )


_LONE_CR_CLOSING = re.compile(r"(?<=\r)(?:-{3,}|\.{3})[ \t]*(?:\r\n|\r|\n|\Z)")
