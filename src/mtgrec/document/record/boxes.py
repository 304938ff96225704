"""Read the status from boxes to tick, as in `□未完成 ☑已完成 □异常`, and tick them."""

import re
from typing import NamedTuple

from mtgrec.model.values.words import STATUS

_BOX = re.compile(r"(?P<ticked>☑|☒|■|✅|✓|✔|√|\[[xX√✓]\])|(?P<empty>□|☐|\[ ?\])")
_TICKS = {"□": "☑", "☐": "☑", "[ ]": "[x]", "[]": "[x]"}
_BLANKS = {"☑": "☐", "☒": "☐", "■": "□"} | dict.fromkeys("✅✓✔√", "☐")
_BETWEEN = " \t/、，,;；|"


class Boxes(NamedTuple):
    """The status given by boxes; `unfilled` if none of them is ticked, which means open."""

    status: str | None
    unfilled: bool = False


def read_boxes(text: str) -> Boxes:
    """Return the status of the boxes in `text`; None where it is unclear or there are none."""
    pieces = [piece.strip(_BETWEEN) if piece else piece for piece in _BOX.split(text)]
    ticks, labels = [bool(ticked) for ticked in pieces[1::3]], pieces[3::3]
    if pieces[0] and labels and not labels[-1]:  # the boxes are after their words
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


def ticked(text: str, status: str) -> str | None:
    """Return `text`, which holds boxes, with the box of `status` ticked and no other.

    None where `text` holds no boxes, or none for this status.
    """
    found = list(_BOX.finditer(text))
    if not found or read_boxes(text).status is None:
        return None
    for chosen in range(len(found)):
        tried = _with_tick(text, found, chosen)
        if read_boxes(tried) == Boxes(status):
            return tried
    blank = _with_tick(text, found, None)
    return blank if status == "open" and read_boxes(blank).status == "open" else None


def _with_tick(text: str, boxes: list[re.Match[str]], chosen: int | None) -> str:
    written = text
    for number, box in reversed(list(enumerate(boxes))):
        sign = _tick(boxes, box[0]) if number == chosen else _blank(boxes, box[0])
        written = written[: box.start()] + sign + written[box.end() :]
    return written


def _tick(boxes: list[re.Match[str]], sign: str) -> str:
    """Return the tick used elsewhere in the text, or else the one that fits this empty box."""
    used = next((box["ticked"] for box in boxes if box["ticked"]), None)
    return used or _TICKS.get(sign, sign)


def _blank(boxes: list[re.Match[str]], sign: str) -> str:
    used = next((box["empty"] for box in boxes if box["empty"]), None)
    return used or _BLANKS.get(sign, "[ ]" if sign[0] == "[" else sign)
