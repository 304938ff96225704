"""From YAML text to nodes: texts with their places, in one pass over the parser's events.

Nothing is typed here: `14:30` and `no` stay the texts they are. Guards act on the events, before
anything is built: depth, number of nodes, aliases, anchors, tags, directives, duplicate keys.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from mtgrec.document.source import Unreadable, line_starts, place_of
from mtgrec.model import traps
from mtgrec.model.message import N_, Message

MAX_DEPTH = 32
MAX_NODES = 20_000

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TRAILING_BLANKS = re.compile(r"[ \t]*\t[ \t]*(?=\r|\n|\Z)")
_TAB = re.compile(r"\t+")


class Scalar:
    """A text, with its span; `style` is None for a plain one, else its quote or block sign."""

    __slots__ = ("end", "start", "style", "text")

    def __init__(self, text: str, start: int, end: int, style: str | None) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.style = style


class Sequence:
    """A list of nodes."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, start: int, *, flow: bool) -> None:
        self.items: list[Node] = []
        self.start = start
        self.end = start
        self.flow = flow


class Mapping:
    """Keys and values in the order of the file."""

    __slots__ = ("end", "flow", "pairs", "start")

    def __init__(self, start: int, *, flow: bool) -> None:
        self.pairs: list[tuple[Scalar, Node]] = []
        self.start = start
        self.end = start
        self.flow = flow


Node = Scalar | Sequence | Mapping


class Builder:
    """Builds the nodes of one document; offsets are moved by `base` to count in the whole text."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.root: Node | None = None
        self.scalars: list[Scalar] = []
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._count = 0

    def take(self, event: yaml.Event) -> None:
        """Add what one event says."""
        if isinstance(event, yaml.ScalarEvent):
            self._guard(event)
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._guard(event)
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, N_("an alias (*)"))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _guard(self, event: Any) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise Unreadable(traps.TOO_LARGE, self._start(event), measure=f"> {MAX_NODES}")
        if event.anchor is not None:
            self._refuse(event, N_("an anchor (&)"))
        if event.tag is not None:
            self._refuse(event, N_("a tag (!)"))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        if event.version or event.tags:
            self._refuse(event, N_("a directive (%)"))
        if event.explicit or self.root is not None:
            self._refuse(event, N_("a second document (---)"))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        style = event.style if event.style in ("'", '"', "|", ">") else None
        scalar = Scalar(event.value, self._start(event), self._end(event), style)
        self.scalars.append(scalar)
        self._add(scalar)

    def _open(self, event: Any) -> None:
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        node = kind(self._start(event), flow=bool(event.flow_style))
        if isinstance(node, Mapping) and self._expects_key():
            raise Unreadable(traps.BROKEN_YAML, node.start)
        self._add(node)
        self._stack.append(node)
        self._keys.append(None)
        if len(self._stack) > MAX_DEPTH:
            raise Unreadable(traps.TOO_LARGE, node.start, measure=f"> {MAX_DEPTH}")

    def _close(self, event: Any) -> None:
        self._stack.pop().end = self._end(event)
        self._keys.pop()

    def _expects_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1], Mapping) and self._keys[-1] is None

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self._keys[-1]) is not None:
            parent.pairs.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
            if node.style is None and node.text == "<<":
                raise Unreadable(
                    traps.YAML_MACHINERY, node.start, what=Message(N_("a merge key (<<)"))
                )
        else:
            raise Unreadable(traps.BROKEN_YAML, node.start)

    def _start(self, event: Any) -> int:
        return int(event.start_mark.index) + self.base

    def _end(self, event: Any) -> int:
        return int(event.end_mark.index) + self.base

    def _refuse(self, event: yaml.Event, what: str) -> None:
        raise Unreadable(traps.YAML_MACHINERY, self._start(event), what=Message(what))


def build(text: str, base: int = 0) -> Node | None:
    """Return the root node of the YAML `text` (None where it is empty).

    Raises Unreadable for what records do not use, and yaml.YAMLError for what is no YAML.
    """
    builder = Builder(base)
    # Tabs at the end of a line mean nothing; only one of the two parsers forgives them.
    harmless = (
        _TRAILING_BLANKS.sub(lambda found: " " * len(found[0]), text) if "\t" in text else text
    )
    for event in _events(harmless):
        builder.take(event)
    if "\t" in harmless:
        _refuse_tabs(harmless, base, builder.scalars)
    _refuse_duplicates(builder.root, text, base)
    return builder.root


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=_LOADER)


def _refuse_tabs(text: str, base: int, scalars: list[Scalar]) -> None:
    """Refuse tabs outside of values and comments: the two parsers disagree about them."""
    spans = [(scalar.start - base, scalar.end - base) for scalar in scalars]
    for found in _TAB.finditer(text):
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        inside = any(start <= found.start() < end for start, end in spans)
        if not inside and not re.search(r"(?:^|\s)#", before):
            raise Unreadable(traps.TAB, base + found.start())


def _refuse_duplicates(root: Node | None, text: str, base: int) -> None:
    waiting: list[Node] = [root] if root is not None else []
    starts: list[int] | None = None
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            seen: dict[str, Scalar] = {}
            for key, value in node.pairs:
                if key.text in seen:
                    starts = starts or line_starts(text)
                    first = place_of(starts, seen[key.text].start - base)[0]
                    second = place_of(starts, key.start - base)[0]
                    raise DuplicateKey(key.start, key.text, first, second)
                seen[key.text] = key
                if not isinstance(value, Scalar):
                    waiting.append(value)


class DuplicateKey(Unreadable):
    """A key that stands twice in one mapping; the lines count within the YAML text, from 1."""

    def __init__(self, offset: int, key: str, first: int, second: int) -> None:
        super().__init__(traps.DUPLICATE_KEY, offset, key=key, first=first, second=second)
