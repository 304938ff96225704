"""The unified diff of a file, as `git diff` and `patch` write and read it."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from mtgrec.output.text import visible

_AROUND = 100
"""The lines around the differences that are compared nevertheless; a diff shows three of them."""
_LONG = 2**19
_PIECE = 2**16
_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(path: str, before: str, after: str) -> str:
    """Return the diff from `before` to `after`, exact to the last character; empty if equal."""
    return "".join(_lines(path, before, after))


def _lines(path: str, before: str, after: str) -> Iterator[str]:
    # A tab ends the name of a file that contains blanks.
    end = "\t" if " " in path else ""
    above = _same_beginning(before, after)
    skipped = before.count("\n", 0, above)
    before, after = before[above:], after[above:]
    same = _same_end(before, after)
    before, after = (text[: len(text) - same] for text in (before, after))
    # Only a line feed separates lines here; a carriage return is the last character of its line.
    for line in unified_diff(_split(before), _split(after), f"a/{path}{end}", f"b/{path}{end}"):
        moved = _moved(line, skipped) if skipped and line.startswith("@@") else line
        yield moved if moved.endswith("\n") else f"{moved}\n{_NO_NEWLINE}"


def _moved(heading: str, lines: int) -> str:
    """Return the heading of a hunk, `@@ -1,2 +1,3 @@`, so many lines further down."""
    return re.sub(r"(?<= [-+])[0-9]+", lambda found: str(int(found[0]) + lines), heading)


def _same_beginning(before: str, after: str) -> int:
    """Return how many characters at the beginning of long texts need not be compared line by line.

    They are whole lines, the same in both, and far enough from the first difference.
    """
    if min(len(before), len(after)) < _LONG:
        return 0
    place = _common(before, after)
    for _line in range(_AROUND + 1):
        place = before.rfind("\n", 0, max(place, 0))
    return place + 1


def _same_end(before: str, after: str) -> int:
    """Return how many characters at the end of long texts need not be compared line by line."""
    if min(len(before), len(after)) < _LONG:
        return 0
    place = len(before) - _common(before[::-1], after[::-1])
    for _line in range(_AROUND + 1):
        place = before.find("\n", place) + 1 or len(before)
    return len(before) - place


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    most = min(len(one), len(other))
    least = 0
    while least < most and one[least : least + _PIECE] == other[least : least + _PIECE]:
        least += _PIECE
    least, most = min(least, most), min(least + _PIECE, most)
    while least < most:
        middle = (least + most + 1) // 2
        same = one[least:middle] == other[least:middle]
        least, most = (middle, most) if same else (least, middle - 1)
    return least


def _split(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines


def shown(diff: str) -> str:
    """Return a diff for display, with hidden or dangerous characters escaped."""
    lines = [line.removesuffix("\r") for line in diff.split("\n")[:-1]]
    return "".join(f"{visible(line, multiline=True)}\n" for line in lines)
