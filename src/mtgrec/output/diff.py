"""The unified diff of a file, as `git diff` and `patch` write and read it."""

from collections.abc import Iterator
from difflib import unified_diff

from mtgrec.output.text import visible

_AROUND = 100
"""The lines after the last difference that are compared nevertheless; a diff shows three of them."""
_LONG = 2**19
_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(path: str, before: str, after: str) -> str:
    """Return the diff from `before` to `after`, exact to the last character; empty if equal."""
    return "".join(_lines(path, before, after))


def _lines(path: str, before: str, after: str) -> Iterator[str]:
    # A tab ends the name of a file that contains blanks.
    end = "\t" if " " in path else ""
    same = _same_end(before, after)
    before, after = (text[: len(text) - same] for text in (before, after))
    # Only a line feed separates lines here; a carriage return is the last character of its line.
    for line in unified_diff(_split(before), _split(after), f"a/{path}{end}", f"b/{path}{end}"):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def _same_end(before: str, after: str) -> int:
    """Return how many characters of a long text need not be compared line by line.

    They are the same at the end of both, and far enough from the last difference.
    """
    least, most = 0, min(len(before), len(after))
    if most < _LONG:
        return 0
    while least < most:
        middle = (least + most + 1) // 2
        same = before[len(before) - middle :] == after[len(after) - middle :]
        least, most = (middle, most) if same else (least, middle - 1)
    place = len(before) - least
    for _line in range(_AROUND + 1):
        place = before.find("\n", place) + 1 or len(before)
    return len(before) - place


def _split(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines


def shown(diff: str) -> str:
    """Return a diff for display, with hidden or dangerous characters escaped."""
    lines = [line.removesuffix("\r") for line in diff.split("\n")[:-1]]
    return "".join(f"{visible(line, multiline=True)}\n" for line in lines)
