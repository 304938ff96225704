"""Plain trees: the values of a front matter without their notation, before and after an edit.

A text is a `str`, a list a `list`, a mapping a `tuple` of (key, value) pairs in their order. An
edit states the expected tree; the changed file must read back as exactly that tree.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from mtgrec.document.yaml.nodes import Mapping, Node, Scalar
from mtgrec.document.yaml.nodes import Sequence as SequenceNode

Plain = Any
"""`str | list[Plain] | tuple[tuple[str, Plain], ...]`; mypy does not support such recursion."""
Path = tuple[int, ...]
"""The index of the entry or of the pair at each level, from the root."""


class Leaf(NamedTuple):
    """A value to be written on one line: the value itself, and its notation (`raw`)."""

    plain: Plain
    raw: str


class Pair(NamedTuple):
    """A field to be written: its name and its value."""

    key: Leaf
    value: "Tree"


Tree = Leaf | list["Tree"] | tuple[Pair, ...]
"""A value to be written: a leaf, a list, or a mapping as a tuple of pairs."""


def plain(node: Node | None) -> Plain:
    """Return the plain tree of a node."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return tuple((key.text, plain(value)) for key, value in node.pairs)


def plain_of_tree(tree: Tree) -> Plain:
    """Return the plain tree that `tree` reads back as once it is written."""
    if isinstance(tree, Leaf):
        return tree.plain
    if isinstance(tree, list):
        return [plain_of_tree(entry) for entry in tree]
    return tuple((pair.key.plain, plain_of_tree(pair.value)) for pair in tree)


def replaced(tree: Plain, path: Path, value: Plain) -> Plain:
    """Return `tree` with the value at `path` replaced."""
    if not path:
        return value
    here, rest = path[0], path[1:]
    if isinstance(tree, list):
        return [*tree[:here], replaced(tree[here], rest, value), *tree[here + 1 :]]
    key, old = tree[here]
    return (*tree[:here], (key, replaced(old, rest, value)), *tree[here + 1 :])


def at(tree: Plain, path: Path) -> Plain:
    """Return the value at `path`."""
    for step in path:
        tree = tree[step] if isinstance(tree, list) else tree[step][1]
    return tree


def with_entry(tree: Plain, path: Path, index: int, entry: Plain) -> Plain:
    """Return `tree` with an entry (of a list) or a pair (of a mapping) inserted at `index`."""
    inner = at(tree, path)
    entries = [*inner[:index], entry, *inner[index:]]
    return replaced(tree, path, entries if isinstance(inner, list) else tuple(entries))


def without_entry(tree: Plain, path: Path, index: int) -> Plain:
    """Return `tree` without the entry or pair at `index`."""
    inner = at(tree, path)
    entries = [*inner[:index], *inner[index + 1 :]]
    return replaced(tree, path, entries if isinstance(inner, list) else tuple(entries))


def keys_of(nodes: Sequence[Node]) -> list[str]:
    """Return the keys of those nodes that are mappings."""
    return [key.text for node in nodes if isinstance(node, Mapping) for key, _ in node.pairs]
