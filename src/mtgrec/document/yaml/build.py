"""Build nodes from YAML text, in one pass over the parser's events.

The events are checked before a node is built: depth, number of nodes, aliases, anchors, tags,
directives and merge keys. Duplicate keys are checked afterwards.
"""

import re
from typing import Any

import yaml

from mtgrec.document.source import LineOf, Unreadable, quoted
from mtgrec.document.yaml.colons import swallowed_field
from mtgrec.document.yaml.cuts import join_cuts
from mtgrec.document.yaml.events import Prepared, prepare
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence
from mtgrec.document.yaml.quotes import runs_into_field
from mtgrec.model.message import N_, Message
from mtgrec.rules.files.encoding import TOO_LARGE
from mtgrec.rules.files.yaml_quoting import BAD_ESCAPE, NOT_CLOSED, SPECIAL_START
from mtgrec.rules.files.yaml_structure import DUPLICATE_KEY, YAML_MACHINERY

MAX_DEPTH = 32
MAX_NODES = 20_000
"""The most values of a file of people or of holidays."""

_STYLES = frozenset("'\"|>")
_COUNTED_HEADER = re.compile(r"[|>][+-]?[1-9][^\r\n]*+")
_INVISIBLE = "\t\ufeff\u200b"
_SURROGATE = re.compile("[\ud800-\udfff]")


def too_many(limit: int) -> Message:
    """Return the words for more values than a text may have."""
    return Message(N_("more than {limit} values"), limit=f"{limit:,}")


def build(text: str, base: int = 0, most: int = MAX_NODES) -> Node | None:
    """Return the root node of the YAML `text`, None where it is empty; offsets count from `base`.

    Raises Unreadable for YAML that records must not use, and yaml.YAMLError or ValueError for
    invalid YAML.
    """
    prepared = prepare(text)
    *others, last = prepared.loaders
    for loader in others:
        try:
            return _build(text, prepared, loader, base, most)
        except Unreadable as error:  # the last parser decides, and gives the place
            if error.info is TOO_LARGE:  # which it would take long to say once more
                raise
        except yaml.YAMLError:
            continue
    return _build(text, prepared, last, base, most)


def _build(text: str, prepared: Prepared, loader: Any, base: int, most: int) -> Node | None:
    builder = _Builder(prepared, base, most)
    for event in prepared.events(loader):
        builder.handle(event)
    for mapping in builder.mappings:
        if len({key.text for key, _ in mapping.pairs}) < len(mapping.pairs):
            _refuse_duplicate(mapping)
    for scalar in builder.suspicious:
        _refuse_lost_text(text, scalar, base)
    return builder.root


def _refuse_lost_text(text: str, scalar: Scalar, base: int) -> None:
    """Raise Unreadable where YAML silently reads a field or a sign as something else."""
    start, end = scalar.start - base, scalar.end - base
    written = text[start:end]
    if scalar.style is None:
        if error := swallowed_field(written, scalar.start):
            raise error
    elif scalar.style in ('"', "'"):
        if runs_into_field(text, start, end):
            raise Unreadable(NOT_CLOSED, scalar.start, character=scalar.style, closing=scalar.style)
    # `>5` is meant as “more than five”; YAML takes it for an empty text, indented by five.
    elif header := _COUNTED_HEADER.match(written):
        value = quoted(header[0].strip())
        raise Unreadable(SPECIAL_START, scalar.start, character=value[1], value=value)


def _refuse_duplicate(mapping: Mapping) -> None:
    seen: dict[str, Scalar] = {}
    for key, _ in mapping.pairs:
        first = seen.setdefault(key.text, key)
        if first is not key:
            raise Unreadable(
                DUPLICATE_KEY,
                key.start,
                key=key.text,
                first=LineOf(first.start),
                second=LineOf(key.start),
            )


class _Builder:
    """Builds the nodes of one document; offsets are moved by `base` to count in the whole text."""

    def __init__(self, prepared: Prepared, base: int, most: int) -> None:
        self.text = prepared.text
        self.originals = prepared.originals
        self.base = base
        self.most = most
        self.root: Node | None = None
        self.mappings: list[Mapping] = []
        self.suspicious: list[Scalar] = []
        """Plain and quoted texts over several lines and empty texts: content may be lost in them."""
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._count = 0

    def handle(self, event: Any) -> None:
        """Add the node of one event; raises Unreadable for what records must not use."""
        if isinstance(event, yaml.ScalarEvent):
            self._guard(event)
            self._add(self._scalar(event))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._guard(event)
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, N_("an alias (*)"))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _close(self, event: Any) -> None:
        node = self._stack.pop()
        node.end = event.end_mark.index + self.base
        self._keys.pop()
        if node.flow:
            join_cuts(node, self._written)

    def _written(self, start: int, end: int) -> str:
        return self.text[start - self.base : end - self.base].translate(self.originals)

    def _guard(self, event: Any) -> None:
        self._count += 1
        if self._count > self.most:
            self._too_large(event, too_many(self.most))
        if event.anchor is not None:
            self._refuse(event, N_("an anchor (&)"))
        if event.tag is not None:
            self._refuse(event, N_("a tag (!)"))

    def _document(self, event: Any) -> None:
        if event.version or event.tags:
            self._refuse(event, N_("a directive (%)"))
        if event.explicit or self.root is not None:
            self._refuse(event, N_("a second document (---)"))

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        text = event.value.translate(self.originals) if self.originals else event.value
        style = event.style if event.style in _STYLES else None
        if style is None:
            if start == end:
                start = end = self._after_colon(start)
            elif text[:1] in _INVISIBLE or text[-1:] in _INVISIBLE:
                start += len(text) - len(text.lstrip(_INVISIBLE))
                end -= len(text) - len(text.rstrip(_INVISIBLE))
                text = text.strip(_INVISIBLE)
        elif style == '"' and (escaped := _SURROGATE.search(text)):
            code = f"\\u{ord(escaped[0]):04x}"
            raise Unreadable(BAD_ESCAPE, start + self.base, escape=code)
        scalar = Scalar(text, start + self.base, end + self.base, style)
        lines = event.end_mark.line - event.start_mark.line
        if (len(text) != end - start and (style is None or not text)) or (
            lines and style in ("'", '"')
        ):
            self.suspicious.append(scalar)
        return scalar

    def _after_colon(self, place: int) -> int:
        """Return the offset of a missing value: right after the colon or the dash."""
        while place and self.text[place - 1] in " \r\n":
            place -= 1
        return place

    def _open(self, event: Any) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._too_large(event, Message(N_("nested more than 32 levels deep")))
        start, flow = event.start_mark.index + self.base, bool(event.flow_style)
        node: Mapping | Sequence = Sequence(start, flow=flow)
        if isinstance(event, yaml.MappingStartEvent):
            node = Mapping(start, flow=flow)
            self.mappings.append(node)
        self._add(node)
        self._stack.append(node)
        self._keys.append(None)

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
        else:
            self._keys[-1] = self._key(node)

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise self._wrong_key_error(node)
        if node.style is None and node.text == "<<":
            what = Message(N_("a merge key (<<)"))
            raise Unreadable(YAML_MACHINERY, node.start, what=what)
        return node

    def _wrong_key_error(self, node: Node) -> Unreadable:
        """Return the error for brackets in the place of a key, as in `{{title}}`."""
        parent = self._stack[-1]
        place = parent.start if parent.flow else node.start
        line = re.match(r"[^\r\n]*", self.text[place - self.base :])
        value = quoted(line[0].translate(self.originals)) if line else ""
        return Unreadable(SPECIAL_START, place, character=value[1], value=value)

    def _too_large(self, event: Any, measure: Message) -> None:
        raise Unreadable(TOO_LARGE, event.start_mark.index + self.base, measure=measure)

    def _refuse(self, event: Any, what: str) -> None:
        offset = event.start_mark.index + self.base
        raise Unreadable(YAML_MACHINERY, offset, what=Message(what))
