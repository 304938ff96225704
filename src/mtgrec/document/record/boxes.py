"""Read the status from boxes to tick, as in `□未完成 ☑已完成 □异常`, and tick them."""

import re
from typing import NamedTuple

from mtgrec.model.values.statuses import CROSSES, EMPTY_BOXES, TICKS, StatusText, read_status
from mtgrec.model.values.words import STATUS, Words

_BOX = re.compile(
    rf"(?P<ticked>[{TICKS}]\ufe0f?|\[[xX√✓✔]\])"
    rf"|(?P<empty>[{EMPTY_BOXES}]\ufe0f?|\[ ?\])|(?P<crossed>[{CROSSES}]\ufe0f?)"
)
_FORM_BOX = re.compile(rf"[{EMPTY_BOXES}☑]|\[[ xX]\]")
_TICKS = {"□": "☑", "☐": "☑", "⬜": "✅", "🔲": "✅", "[ ]": "[x]", "[]": "[x]"}
_BLANKS = {"☑": "☐", "☒": "☐", "■": "□"} | dict.fromkeys("✅✓✔√", "☐")
_BETWEEN = " \t/、，,;；|"
_FINISHED_OR_GOING_ON = ("done", "doing", "paused")


class Boxes(NamedTuple):
    """What boxes say; None where it is unclear or there are no boxes."""

    reading: StatusText | None
    unfilled: bool = False
    """Whether there are several and none of them is ticked, which means open."""

    @property
    def status(self) -> str | None:
        """The English name of the status, or None."""
        return self.reading.status if self.reading else None


def read_boxes(text: str, words: Words = STATUS) -> Boxes:
    """Return what the boxes in `text` say, each of them with its word before or behind it."""
    boxes = list(_BOX.finditer(text))
    starts, ends = [*(box.start() for box in boxes), len(text)], [0, *(box.end() for box in boxes)]
    first, *labels = (
        text[end:start].strip(_BETWEEN) for start, end in zip(starts, ends, strict=True)
    )
    if first and labels and not labels[-1]:  # the boxes are after their words
        first, labels = "", [first, *labels[:-1]]
    if not any((first, *labels)) and len(boxes) == 1:
        return Boxes(StatusText("done" if boxes[0]["ticked"] else "open"))
    pairs = [
        (box, read_status(label, words)) for box, label in zip(boxes, labels, strict=True) if label
    ]
    if len(pairs) == 1 == len(boxes) and not first:
        box, reading = pairs[0]
        denied = box["crossed"] and reading and reading.status in _FINISHED_OR_GOING_ON
        return Boxes(None if denied else reading)
    chosen = [reading for box, reading in pairs if box["ticked"]]
    if pairs and not chosen and all(reading and box["empty"] for box, reading in pairs):
        return Boxes(StatusText("open"), unfilled=True)
    return Boxes(chosen[0] if len(chosen) == 1 and not first else None)


def has_box(text: str) -> bool:
    """Return whether `text` begins with a box of a form, ticked or not: not a mere tick or cross."""
    return _FORM_BOX.match(text) is not None


def ticked(text: str, status: str) -> str | None:
    """Return `text`, which holds boxes, with the box of `status` ticked and no other.

    None where `text` holds no boxes, or none for this status.
    """
    found = list(_BOX.finditer(text))
    if not found or read_boxes(text).status is None:
        return None
    for chosen in range(len(found)):
        tried = _with_tick(text, found, chosen)
        if (read := read_boxes(tried)).status == status and not read.unfilled:
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
