"""Lay out trees as lines with the file's indentation, or on one line in brackets."""

from unicodedata import east_asian_width

from mtgrec.document.pen.page import Page
from mtgrec.document.pen.trees import Leaf, Pair, Tree
from mtgrec.document.yaml.nodes import Mapping, Scalar, Sequence, walk

_INDENT = 2


def in_brackets(tree: Tree) -> str:
    """Return a tree on one line: `{id: A1, tags: [a, b]}`."""
    if isinstance(tree, Leaf):
        return tree.raw
    if isinstance(tree, list):
        return "[" + ", ".join(in_brackets(entry) for entry in tree) + "]"
    return "{" + ", ".join(f"{pair.key.raw}: {in_brackets(pair.value)}" for pair in tree) + "}"


class Layout:
    """Lays out trees as lines, with lists indented below their names as elsewhere in the file."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def indent(self) -> int:
        """The indentation of a list below its name."""
        return self.page.cached("indentation of lists", lambda: _list_indent(self.page))

    def pair(self, pair: Pair, column: int, gap: int = 1) -> list[str]:
        """Return the lines of a field; `gap` blanks follow its colon."""
        head = f"{' ' * column}{pair.key.raw}:"
        if isinstance(pair.value, Leaf):
            return [f"{head}{' ' * gap}{pair.value.raw}"]
        if isinstance(pair.value, list):
            return [head, *self.entries(pair.value, column + self.indent)]
        return [head, *self.pairs(pair.value, column + _INDENT)]

    def pairs(self, pairs: tuple[Pair, ...], column: int) -> list[str]:
        """Return the lines of a mapping."""
        return [line for pair in pairs for line in self.pair(pair, column)]

    def entries(self, entries: list[Tree], column: int) -> list[str]:
        """Return the lines of a list."""
        return [line for entry in entries for line in self.entry(entry, column)]

    def entry(self, entry: Tree, column: int, gap: int = 1) -> list[str]:
        """Return the lines of one entry, its dash at `column` and `gap` blanks after it."""
        dash = f"{' ' * column}-{' ' * gap}"
        if isinstance(entry, tuple) and not isinstance(entry, Leaf) and entry:
            first, *rest = self.pairs(entry, column + 1 + gap)
            return [dash + first.lstrip(" "), *rest]
        return [dash + in_brackets(entry)]


def _list_indent(page: Page) -> int:
    """Return the most frequent indentation of the dashes of a list relative to its name."""
    indents = [
        page.column(value.start) - page.column(key.start)
        for node in walk(page.root)
        if isinstance(node, Mapping) and not node.flow
        for key, value in node.pairs
        if isinstance(value, Sequence) and not value.flow and value.items
    ]
    likely = [indent for indent in indents if indent >= 0]
    return max(set(likely), key=likely.count) if likely else _INDENT


def gap_like(page: Page, mapping: Mapping, name: str) -> int:
    """Return the number of blanks after the colon of a new field, aligned with its neighbours."""
    columns, gaps = set(), set()
    for key, value in mapping.pairs:
        between = page.text[key.end : value.start]
        if isinstance(value, Scalar) and value.start < value.end and between.strip(" ") == ":":
            columns.add(_width(page.text[key.start : value.start]))
            gaps.add(len(between))
    aligned = len(columns) == 1 and len(gaps) > 1
    return max(1, columns.pop() - _width(name) - 1) if aligned else 1


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
