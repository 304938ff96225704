"""The unified diff of a file, as `git diff` and `patch` write and read it."""

from collections.abc import Iterator
from difflib import unified_diff

from mtgrec.output.text import visible

_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(path: str, before: str, after: str) -> str:
    """Return the diff from `before` to `after`, exact to the last character; empty if equal."""
    return "".join(_lines(path, before, after))


def _lines(path: str, before: str, after: str) -> Iterator[str]:
    # A tab ends the name of a file that contains blanks.
    end = "\t" if " " in path else ""
    # Only a line feed separates lines here; a carriage return is the last character of its line.
    for line in unified_diff(_split(before), _split(after), f"a/{path}{end}", f"b/{path}{end}"):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def _split(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines


def shown(diff: str) -> str:
    """Return a diff for display, with hidden or dangerous characters escaped."""
    lines = [line.removesuffix("\r") for line in diff.split("\n")[:-1]]
    return "".join(f"{visible(line, multiline=True)}\n" for line in lines)
