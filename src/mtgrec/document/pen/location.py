"""Find the node that the place of an edit names: a mapping, a list or a bare entry."""

from typing import NamedTuple

from mtgrec.document.pen.page import Page, Refusal, Splice
from mtgrec.document.pen.trees import Patch, Path
from mtgrec.document.record.record_detection import own_type_first
from mtgrec.document.yaml.colons import WIDE_BLANKS
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, is_blank
from mtgrec.model.editing.edit import Place
from mtgrec.model.message import N_
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field, Fields
from mtgrec.model.records.schema.record_fields import RECORD


class TextChange(NamedTuple):
    """The characters that an edit replaces, and how the plain tree changes by that."""

    splices: list[Splice]
    patches: list[Patch]

    def applied(self, text: str) -> str:
        """Return `text` with the splices applied; they do not overlap."""
        pieces, place = list[str](), 0
        for splice in sorted(self.splices):
            pieces += [text[place : splice.start], splice.text]
            place = splice.end
        return "".join([*pieces, text[place:]])


class Location(NamedTuple):
    """The node that holds an edit's field, and its surroundings."""

    node: Node
    path: Path
    fields: Fields
    near: list[Node]
    """The entries of its list, as examples for names and layout."""
    missing: Place
    """The steps of the place that do not exist yet: groups and lists to be added."""


class Value(NamedTuple):
    """A field that exists in the file: the index of its pair, its name and its value."""

    pair: int
    key: Scalar
    node: Node


def locate(page: Page, place: Place) -> Location:
    """Return the location that `place` names; raises Refusal where there is no such entry."""
    node: Node = page.root
    path: Path = ()
    fields = RECORD
    near: list[Node] = []
    for depth, step in enumerate(place):
        if isinstance(step, int):
            if not isinstance(node, Sequence) or len(node.items) < step:
                raise Refusal(node.start, N_("this entry does not stand in a list yet"))
            near, path, node = node.items, (*path, step - 1), node.items[step - 1]
            continue
        field = fields[step]
        found = _find_once(page, node, fields, field)
        if found is None or is_nothing(found.node):
            return Location(node, path, fields, near, place[depth:])
        path, node, fields = (*path, found.pair), found.node, KINDS[field.items].fields
    return Location(node, path, fields, near, ())


def _find_once(page: Page, node: Node, fields: Fields, field: Field) -> Value | None:
    """Return where `field` is written, looked for once: many edits go through the same list."""
    return page.cached((id(node), field.name), lambda: find(node, fields, field))


def find(node: Node, fields: Fields, field: Field) -> Value | None:
    """Return where `field` is written in a mapping: its first occurrence, which the reader uses."""
    if not isinstance(node, Mapping):
        return None
    for key, value in own_type_first(node.pairs):
        if fields.find(key.text) == field and key.text[:1] not in WIDE_BLANKS:
            return Value(node.pairs.index((key, value)), key, value)
    return None


def is_nothing(node: Node) -> bool:
    """Return whether a node holds no value at all, not even a blank form entry."""
    if isinstance(node, Scalar):
        return is_blank(node)
    return not (node.items if isinstance(node, Sequence) else node.pairs)
