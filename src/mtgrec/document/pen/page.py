"""The page: a file's text and the nodes of its front matter, with lines, columns and line ends."""

import re
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple, TypeVar, cast

from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence
from mtgrec.model.message import N_, Message

_REST_OF_LINE = re.compile(r"[^\r\n]*+")
_BREAK = re.compile(r"\r\n|\r|\n")
_COMMENT_LINE = re.compile(r"(?>\r\n|\r|\n)(?P<indent> *+)#[^\r\n]*+")
_PREFIX = re.compile(r" *+(?:- ++)*+")

_Value = TypeVar("_Value")


class Refusal(Exception):
    """The edit cannot be made at this place without changing more than was requested."""

    def __init__(self, offset: int, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.offset = offset
        self.message = Message(reason, **values)


class Splice(NamedTuple):
    """Replaces the characters from `start` up to `end` by `text`."""

    start: int
    end: int
    text: str


class Page:
    """A text and the root of its front matter."""

    def __init__(self, text: str, root: Mapping, language: str, *, traditional: bool) -> None:
        self.text = text
        self.root = root
        self.language = language
        """`zh` or `en`: the language in which most of the record's fields are named."""
        self.traditional = traditional
        """Whether its names are written in Traditional characters."""
        self._cached: dict[Hashable, object] = {}

    def with_text(self, text: str) -> "Page":
        """Return the page with another text, of which the root is still right where it is used."""
        return Page(text, self.root, self.language, traditional=self.traditional)

    def cached(self, key: Hashable, compute: Callable[[], _Value]) -> _Value:
        """Return the result of `compute`, called once for all edits that use this key."""
        if key not in self._cached:
            self._cached[key] = compute()
        return cast("_Value", self._cached[key])

    # -- lines

    def line_start(self, offset: int) -> int:
        """Return where the line of `offset` begins."""
        return 1 + max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset))

    def line_end(self, offset: int) -> int:
        """Return where the line of `offset` ends, before its line ending."""
        found = _REST_OF_LINE.match(self.text, offset)
        return found.end() if found else offset

    def line_break(self, offset: int) -> str:
        """Return the line ending of the line of `offset`."""
        found = _BREAK.match(self.text, self.line_end(offset))
        return found[0] if found else "\n"

    def column(self, offset: int) -> int:
        """Return the number of characters before `offset` on its line."""
        return offset - self.line_start(offset)

    def before(self, offset: int) -> str:
        """Return the text before `offset` on its line."""
        return self.text[self.line_start(offset) : offset]

    def begins_line(self, offset: int) -> bool:
        """Return whether there is only indentation before `offset` on its line."""
        return not self.before(offset).strip(" ")

    def rest(self, offset: int) -> str:
        """Return the text after `offset` on its line."""
        return self.text[offset : self.line_end(offset)]

    def key_column(self, mapping: Mapping) -> int:
        """Return the column of a block mapping's keys; raises Refusal for an unusual layout."""
        key = mapping.pairs[0][0]
        if not _PREFIX.fullmatch(self.before(key.start)):
            raise Refusal(key.start, N_("this is written in an unusual way"))
        return self.column(key.start)

    def dash_column(self, sequence: Sequence) -> int:
        """Return the column of a block list's dashes."""
        if self.text[sequence.start : sequence.start + 1] != "-":
            raise Refusal(sequence.start, N_("this is written in an unusual way"))
        return self.column(sequence.start)

    # -- extents

    def after_colon(self, key: Scalar) -> int:
        """Return the place right after the colon that follows `key`; raises Refusal without one."""
        found = re.compile(r"[ \t]*+:").match(self.text, key.end)
        if found is None:
            raise Refusal(key.start, N_("this name is written in an unusual way"))
        return found.end()

    def end(self, node: Node) -> int:
        """Return the end of a value, without the comments and blank lines that follow it."""
        while not isinstance(node, Scalar) and not node.flow:
            inner = node.items if isinstance(node, Sequence) else [pair[1] for pair in node.pairs]
            if not inner:
                break
            node = inner[-1]
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            return node.start + len(self.text[node.start : node.end].rstrip())
        return node.end

    def below(self, end: int, column: int) -> int:
        """Return the end of the comments right below a value that are indented beyond `column`.

        Such comments belong to the value above them.
        """
        while found := _COMMENT_LINE.match(self.text, end):
            if len(found["indent"]) <= column:
                break
            end = found.end()
        return end

    def has_comment(self, start: int, end: int, node: Node) -> bool:
        """Return whether a comment lies between `start` and `end`, outside the texts of `node`."""
        place, between = start, ""
        for leaf in leaves(node):
            if start <= leaf.start and leaf.end <= end:
                between += self.text[place : leaf.start]
                place = max(place, leaf.end)
        return "#" in between + self.text[place:end]


def leaves(node: Node) -> Iterator[Scalar]:
    """Yield every text of `node`, names too, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from leaves(item)
    else:
        for key, value in node.pairs:
            yield key
            yield from leaves(value)
