"""Find lines whose indentation fits none of the lines above: a frequent mistake in YAML."""

from typing import NamedTuple

from mtgrec.document.source import Unreadable
from mtgrec.document.yaml.lines import Line
from mtgrec.rules.files.yaml_structure import WRONG_INDENT


class _Column(NamedTuple):
    """The column at which the entries (with a dash) or fields of one level begin."""

    at: int
    dash: bool


def wrong_indentation(lines: list[Line], base: int) -> Unreadable | None:
    """Return the error for the first line that fits under none of the lines above it, or None."""
    stack: list[_Column] = []
    may_open_level = True  # whether the line before can have a level below it
    for line in lines:
        if not line.columns:
            continue
        columns = [
            _Column(at, line.text[at : at + 1] == "-" and at < line.column) for at in line.columns
        ]
        above = _levels_above(stack, columns[0])
        if above is None and not (may_open_level and _is_below(stack, columns[0])):
            return _wrong_indent_error(line, stack, base)
        stack = [*(stack if above is None else above), *columns]
        may_open_level = line.opens
    return None


def _levels_above(stack: list[_Column], first: _Column) -> list[_Column] | None:
    """Return the levels above that of `first`, or None where it belongs to no existing level."""
    if first not in stack:
        return None
    rest = stack[: len(stack) - 1 - stack[::-1].index(first)]
    deeper = stack[len(rest) :]
    return rest if all(column.at >= first.at for column in deeper) else None


def _is_below(stack: list[_Column], first: _Column) -> bool:
    """Return whether `first` can open a new level; a list may have the column of its name."""
    if not stack:
        return True
    last = stack[-1]
    return first.at > last.at or (first.at == last.at and first.dash and not last.dash)


def _wrong_indent_error(line: Line, stack: list[_Column], base: int) -> Unreadable:
    same_kind = {column.at + 1 for column in stack if column.dash == line.dashed}
    allowed = sorted(same_kind or {column.at + 1 for column in stack})
    return Unreadable(
        WRONG_INDENT,
        base + line.offset + line.indent,
        column=line.indent + 1,
        wanted=" / ".join(map(str, allowed)),
    )
