"""Values that YAML cuts or hides in brackets: `{planned: 90,000}` is 90 to it, `{done}` a name.

A value without quotes that a comma cuts is put together again and marked, so that it is reported
and never read as its first part.
"""

import re
from collections.abc import Callable

from mtgrec.document.reporter import Reporter
from mtgrec.document.source import quoted
from mtgrec.document.yaml.colons import is_field_name
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, walk
from mtgrec.rules.files.brackets import CUT_BY_COMMA, VALUE_IN_BRACES

_THOUSANDS = re.compile(r"\d{3}(?!\d)")

Written = Callable[[int, int], str]
"""Returns the text between two offsets, as it is written in the file."""


def join_cuts(node: Mapping | Sequence, written: Written) -> None:
    """Put together the values of a flow node that commas cut, and note its names without colon."""
    if isinstance(node, Sequence):
        _join_numbers(node, written)
        return
    pairs: list[tuple[Scalar, Node]] = []
    for key, value in node.pairs:
        if not _is_bare(key, value, written):
            pairs.append((key, value))
            continue
        name, last = pairs[-1] if pairs else (key, key)
        if last is not key and _may_go_on(last, key) and name not in node.bare:
            pairs[-1] = (name, _joined(last, key, written))
        else:
            pairs.append((key, value))
            node.bare.append(key)
    node.pairs = pairs


def _is_bare(key: Scalar, value: Node, written: Written) -> bool:
    """Return whether a name in braces has neither a value nor a colon."""
    empty = isinstance(value, Scalar) and value.style is None and not value.text
    return empty and ":" not in written(key.end, value.start)


def _may_go_on(value: Node, rest: Scalar) -> bool:
    plain = isinstance(value, Scalar) and value.style is None and bool(value.text)
    return plain and rest.style is None and not is_field_name(rest.text)


def _joined(first: Node, last: Node, written: Written) -> Scalar:
    return Scalar(written(first.start, last.end), first.start, last.end, None, cut=True)


def _join_numbers(node: Sequence, written: Written) -> None:
    items: list[Node] = []
    for item in node.items:
        if items and _is_cut_number(items[-1], item, written):
            items[-1] = _joined(items[-1], item, written)
        else:
            items.append(item)
    node.items = items


def _is_cut_number(first: Node, second: Node, written: Written) -> bool:
    plain = all(isinstance(node, Scalar) and node.style is None for node in (first, second))
    return (
        plain
        and written(first.end, second.start) == ","
        and written(first.start, first.end)[-1:].isdecimal()
        and _THOUSANDS.match(written(second.start, second.end)) is not None
    )


def report_cuts(reporter: Reporter, root: Node) -> None:
    """Report what YAML cuts or hides in brackets and braces anywhere below `root`."""
    for node in walk(root):
        if isinstance(node, Scalar):
            if node.cut:
                value = quoted(node.text)
                reporter.report(CUT_BY_COMMA, node.start, text=node.text, value=value)
        elif isinstance(node, Mapping) and node.bare:
            for place in [node] if is_in_braces(node) else node.bare:
                value = reporter.text[place.start : place.end]
                reporter.report(VALUE_IN_BRACES, place.start, value=value)


def is_in_braces(node: Node) -> bool:
    """Return whether a node is a value in single braces: `{done}`."""
    return isinstance(node, Mapping) and bool(node.bare) and len(node.bare) == len(node.pairs)
