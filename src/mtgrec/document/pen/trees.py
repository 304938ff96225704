"""Plain trees: the values of a front matter, apart from how they are written, before and after.

A text is a `str`, a list a `list`, a mapping a `tuple` of (key, value) pairs in their order. An
edit states the tree that it wants; the file that it wrote must read back as exactly that tree.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from mtgrec.document.yaml.nodes import Mapping, Node, Scalar
from mtgrec.document.yaml.nodes import Sequence as SequenceNode

Plain = Any
"""`str | list[Plain] | tuple[tuple[str, Plain], ...]`; mypy knows no recursive tuples of this kind."""
Path = tuple[int, ...]
"""The way from the root: which entry, or which pair, at each level."""


class Leaf(NamedTuple):
    """A value to be written on one line: the value itself, and its characters."""

    plain: Plain
    raw: str


class Pair(NamedTuple):
    """A field ready to be written."""

    key: Leaf
    value: "Tree"


Tree = Leaf | list["Tree"] | tuple[Pair, ...]
"""What shall be written: a leaf, a list, or a mapping as a tuple of pairs."""


def plain(node: Node | None) -> Plain:
    """Return the plain value of a node."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return tuple((key.text, plain(value)) for key, value in node.pairs)


def wanted(tree: Tree) -> Plain:
    """Return the plain value of a tree, as it will read back."""
    if isinstance(tree, Leaf):
        return tree.plain
    if isinstance(tree, list):
        return [wanted(entry) for entry in tree]
    return tuple((pair.key.plain, wanted(pair.value)) for pair in tree)


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
    """Return `tree` with an entry (of a list) or a pair (of a mapping) put in at `index`."""
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
