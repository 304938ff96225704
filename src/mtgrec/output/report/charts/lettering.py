"""The width of texts in a picture, and how they are shortened and wrapped.

The reader's fonts are unknown, so widths are estimates in ems, rather too large than too small.
"""

from collections.abc import Iterator

from mtgrec.output.text import JOINER, atoms, visible, width

ELLIPSIS = "…"
_WIDE = 2
_NARROW_SIGNS = frozenset("iIjlftr.,:;|!'()[]/- ·")
_BROAD_SIGNS = frozenset("mwMW%@—…✓✗◆")
_EMOJI = "\U0001f000"


def ems(text: str) -> float:
    """Return the estimated width of `text` as a multiple of the font size."""
    return sum(map(_em, text))


def _em(sign: str) -> float:
    cells = width(sign)
    if cells == _WIDE:
        return 1.3 if sign >= _EMOJI else 1.0
    if sign in _NARROW_SIGNS:
        return 0.37
    if sign in _BROAD_SIGNS:
        return 0.98
    return cells * (0.74 if sign.isupper() else 0.6)


def shortened(text: str, room: float) -> str:
    """Return `text`, cut with an ellipsis if it is wider than `room` ems."""
    if ems(text) <= room:
        return text
    kept = ""
    for sign in _characters(text):
        if ems(kept + sign + ELLIPSIS) > room:
            break
        kept += sign
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, room: float, max_lines: int) -> list[str]:
    """Return `text` as at most `max_lines` lines of `room` ems; the last one is cut with an ellipsis."""
    lines = [""]
    for piece in _pieces(visible(text).strip(), room):
        if len(lines) <= max_lines and lines[-1] and ems(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        # What is beyond the last line is kept together: it only decides about the ellipsis.
        if lines[-1] or not piece.isspace():
            lines[-1] += piece
    kept = lines[: max_lines - 1]
    if rest := " ".join(lines[max_lines - 1 :]).rstrip():
        kept.append(shortened(rest, room))
    return [line.rstrip() for line in kept]


def _pieces(text: str, room: float) -> Iterator[str]:
    for atom in atoms(text):
        yield from [atom] if ems(atom) <= room else _characters(atom)


def _characters(text: str) -> list[str]:
    """Return the characters, each with what combines with it: accents, parts of joined emoji."""
    signs: list[str] = []
    for sign in text:
        if signs and (not width(sign) or signs[-1].endswith(JOINER)):
            signs[-1] += sign
        else:
            signs.append(sign)
    return signs
