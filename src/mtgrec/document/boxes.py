"""Boxes to tick, as in `□未完成 ☑已完成 □异常`: which status they say."""

import re
from typing import NamedTuple

from mtgrec.model.words import STATUS

_BOX = re.compile(r"(?P<ticked>☑|☒|■|✅|✓|✔|√|\[[xX√✓]\])|(?P<empty>□|☐|\[ ?\])")
_BETWEEN = " \t/、，,;；|"


class Boxes(NamedTuple):
    """The status that boxes say; `unfilled` where none of them is ticked, which reads as open."""

    status: str | None
    unfilled: bool = False


def read_boxes(text: str) -> Boxes:
    """Return what the boxes in `text` say; no status where that is unclear or there are none."""
    pieces = [piece.strip(_BETWEEN) if piece else piece for piece in _BOX.split(text)]
    ticks, labels = [bool(ticked) for ticked in pieces[1::3]], pieces[3::3]
    if pieces[0] and labels and not labels[-1]:  # the boxes stand behind their words
        labels = [pieces[0], *labels[:-1]]
    words = [
        (ticked, STATUS.find(label)) for ticked, label in zip(ticks, labels, strict=True) if label
    ]
    chosen = [word for ticked, word in words if ticked]
    if not words and not pieces[0] and len(ticks) == 1:
        return Boxes("done" if ticks[0] else "open")
    if len(words) == 1 == len(ticks):
        return Boxes(words[0][1])
    if words and not chosen and all(word for _, word in words):
        return Boxes("open", unfilled=True)
    return Boxes(chosen[0] if len(chosen) == 1 else None)
