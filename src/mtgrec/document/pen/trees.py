"""Plain trees: the values of a front matter without their notation, before and after an edit.

A text is a `str`, a list a `list`, a mapping a `tuple` of (key, value) pairs in their order. An
edit states with patches how the tree changes; the changed file must read back as exactly that tree.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

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


def count_values(tree: Plain) -> int:
    """Return how many values a plain tree is made of: texts, names, lists and mappings."""
    if isinstance(tree, str):
        return 1
    if isinstance(tree, list):
        return 1 + sum(map(count_values, tree))
    return 1 + len(tree) + sum(count_values(value) for _, value in tree)


def plain_of_tree(tree: Tree) -> Plain:
    """Return the plain tree that `tree` reads back as once it is written."""
    if isinstance(tree, Leaf):
        return tree.plain
    if isinstance(tree, list):
        return [plain_of_tree(entry) for entry in tree]
    return tuple((pair.key.plain, plain_of_tree(pair.value)) for pair in tree)


class Patch(NamedTuple):
    """A change of a plain tree: of the value at `path`, or of an entry or pair right inside of it."""

    path: Path
    action: Literal["replace", "insert", "remove"]
    entry: int
    value: Plain


def replaced(path: Path, value: Plain) -> Patch:
    """Replace the value at `path`."""
    return Patch(path, "replace", 0, value)


def with_entry(path: Path, index: int, entry: Plain) -> Patch:
    """Insert an entry (of a list) or a pair (of a mapping) at `index` of the value at `path`."""
    return Patch(path, "insert", index, entry)


def without_entry(path: Path, index: int) -> Patch:
    """Remove the entry or pair at `index` of the value at `path`."""
    return Patch(path, "remove", index, None)


def patched(tree: Plain, patches: Iterable[Patch], depth: int = 0) -> Plain:
    """Return `tree` with all patches applied; the places of all of them are those in `tree`."""
    own: list[Patch] = []
    below: defaultdict[int, list[Patch]] = defaultdict(list)
    for patch in patches:
        if len(patch.path) > depth:
            below[patch.path[depth]].append(patch)
        elif patch.action == "replace":
            return patch.value
        else:
            own.append(patch)
    entries = list(tree)
    for step, inner in below.items():
        if isinstance(tree, list):
            entries[step] = patched(entries[step], inner, depth + 1)
        else:
            key, old = entries[step]
            entries[step] = (key, patched(old, inner, depth + 1))
    for patch in sorted(own, key=lambda patch: patch.entry, reverse=True):
        if patch.action == "remove":
            del entries[patch.entry]
        else:
            entries.insert(patch.entry, patch.value)
    return entries if isinstance(tree, list) else tuple(entries)


def keys_of(nodes: Sequence[Node]) -> list[str]:
    """Return the keys of those nodes that are mappings."""
    return [key.text for node in nodes if isinstance(node, Mapping) for key, _ in node.pairs]
