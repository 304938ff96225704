"""Lines that are under none of the lines above them: the commonest way to break YAML."""

from typing import NamedTuple

from mtgrec.document.source import Unreadable
from mtgrec.document.yaml.lines import Line
from mtgrec.rules.files.yaml_structure import WRONG_INDENT


class _Column(NamedTuple):
    """A column in which entries (with a dash) or fields of one level begin."""

    at: int
    dash: bool


def misplaced(lines: list[Line], base: int) -> Unreadable | None:
    """Return the trouble of the first line that fits under none of the lines above it."""
    stack: list[_Column] = []
    opened = True  # the line before wants something below it
    for line in lines:
        if not line.columns:
            continue
        columns = [
            _Column(at, line.text[at : at + 1] == "-" and at < line.column) for at in line.columns
        ]
        rest = _above(stack, columns[0])
        if rest is None and not (opened and _is_below(stack, columns[0])):
            return _trouble(line, stack, base)
        stack = [*(stack if rest is None else rest), *columns]
        opened = line.opens
    return None


def _above(stack: list[_Column], first: _Column) -> list[_Column] | None:
    """Return the levels above that of `first`, or None where it continues no level."""
    if first not in stack:
        return None
    rest = stack[: len(stack) - 1 - stack[::-1].index(first)]
    deeper = stack[len(rest) :]
    return rest if all(column.at >= first.at for column in deeper) else None


def _is_below(stack: list[_Column], first: _Column) -> bool:
    """Return whether `first` can open a level; a list may be right under its name."""
    if not stack:
        return True
    last = stack[-1]
    return first.at > last.at or (first.at == last.at and first.dash and not last.dash)


def _trouble(line: Line, stack: list[_Column], base: int) -> Unreadable:
    same = {column.at + 1 for column in stack if column.dash == line.dashed}
    wanted = sorted(same or {column.at + 1 for column in stack})
    return Unreadable(
        WRONG_INDENT,
        base + line.offset + line.indent,
        column=line.indent + 1,
        wanted=" / ".join(map(str, wanted)),
    )
