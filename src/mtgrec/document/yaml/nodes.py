"""Nodes: texts, lists and mappings of a front matter with their offsets; values are texts."""

import re
from collections.abc import Iterator

_DASHED = re.compile(r"[-–—•·][^\s–—-]")


class Scalar:
    """A text and its offsets; `style` is None for a plain one, else its quote or block sign.

    `cut` marks one that a comma cuts in brackets, so that its value is not what was meant.
    """

    __slots__ = ("cut", "end", "start", "style", "text")

    def __init__(
        self, text: str, start: int, end: int, style: str | None, *, cut: bool = False
    ) -> None:
        self.cut = cut
        self.text = text
        self.start = start
        self.end = end
        self.style = style

    @property
    def value(self) -> str:
        """The text without the line ends in which a block ends: they are part of its layout."""
        return self.text.rstrip("\n") if self.style in ("|", ">") else self.text


class Sequence:
    """A list of nodes; `flow` is True for one in brackets."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, start: int, *, flow: bool) -> None:
        self.items: list[Node] = []
        self.start = start
        self.end = start
        self.flow = flow


class Mapping:
    """Keys and values in the order of the file; `flow` is True for a mapping in braces.

    `bare` are its keys without a colon, as in `{done}`.
    """

    __slots__ = ("bare", "end", "flow", "pairs", "start")

    def __init__(self, start: int, *, flow: bool) -> None:
        self.pairs: list[tuple[Scalar, Node]] = []
        self.bare: list[Scalar] = []
        self.start = start
        self.end = start
        self.flow = flow


Node = Scalar | Sequence | Mapping


def walk(root: Node) -> Iterator[Node]:
    """Yield `root` and every value below it, in the order of the file."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Sequence):
            waiting.extend(reversed(node.items))
        elif isinstance(node, Mapping):
            waiting.extend(value for _, value in reversed(node.pairs))


def is_blank(node: Node) -> bool:
    """Return whether a node is empty: an empty text or list, or one of only such values."""
    if isinstance(node, Scalar):
        return not node.text.strip() or (node.style is None and node.text in ("~", "null"))
    if isinstance(node, Sequence):
        return all(is_blank(item) for item in node.items)
    return not node.bare and all(is_blank(value) for _, value in node.pairs)


def unlink(node: Node) -> Node:
    """Return `[[李雷]]`, which YAML reads as a list in a list, as a text; other nodes unchanged."""
    if isinstance(node, Scalar):
        return node
    inner = _only_entry(node)
    text = _only_entry(inner) if inner else None
    if isinstance(text, Scalar):
        return Scalar(f"[[{text.text}]]", node.start, node.end, None)
    return node


def unbox(node: Node) -> Node:
    """Return `[x]`, a ticked box that YAML reads as a list, as a text; other nodes unchanged."""
    text = _only_entry(node)
    if isinstance(text, Scalar):
        return Scalar(f"[{text.text}]", node.start, node.end, None)
    return node


def is_dashed(node: Node) -> bool:
    """Return whether a text or key begins with a dash that probably should begin a list entry."""
    if isinstance(node, Mapping) and node.pairs:
        node = node.pairs[0][0]
    if not isinstance(node, Scalar) or node.style is not None:
        return False
    return _DASHED.match(node.text) is not None


def _only_entry(node: Node) -> Node | None:
    if isinstance(node, Sequence) and node.flow and len(node.items) == 1:
        return node.items[0]
    return None
