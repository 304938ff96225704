"""Entries of a list that say nothing: blank lines of a form, “none”, and items without a name."""

from mtgrec.document.record.values import is_none
from mtgrec.document.yaml.nodes import Mapping, Node, Scalar, Sequence, is_blank
from mtgrec.model.records.record import Item
from mtgrec.model.records.schema.field import Field, Fields, ItemKind
from mtgrec.model.values.normalized import is_question, means_none

_LONGEST_KEY = 100
_BESIDE = ("id", "status")
"""What an entry may have besides and still say nothing."""
_NAMING = {"budget_line": ("category", "channel"), "kpi": ("metric",)}
"""Fields that name an item of a kind as well as `what` does."""


def is_nameless(item: Item, kind: ItemKind) -> bool:
    """Return whether an item does not say what it is."""
    names = ("what", *_NAMING.get(kind.name, ()))
    if kind.fields.find("what") is None:
        return False
    texts = [str(item.values.get(name) or "") for name in names]
    return all(means_none(text) or is_question(text) for text in texts)


def is_none_entry(field: Field, node: Node) -> bool:
    """Return whether the only entry of a list says that there is none: 无, or a second dash."""
    return is_none(field, node) or (
        isinstance(node, Sequence) and not node.flow and len(node.items) == 1 and is_blank(node)
    )


def has_fields(node: Mapping, fields: Fields) -> bool:
    """Return whether an entry names a field besides an id and a status, as lines of a form do."""
    found = (fields.find(key.text[:_LONGEST_KEY]) for key, _value in node.pairs)
    return any(field is not None and field.name not in _BESIDE for field in found)


def is_blank_form(node: Node, kind: ItemKind) -> bool:
    """Return whether an entry has no values besides an id and a status.

    A sentence with a colon behind it, which YAML takes for a key, is no blank entry.
    """
    if not isinstance(node, Mapping):
        return is_blank(node)
    keys = {key.text[:_LONGEST_KEY] for key, _value in node.pairs}
    if node.bare or (not has_fields(node, kind.fields) and not all(map(kind.fields.find, keys))):
        return False
    for key, value in node.pairs:
        field = kind.fields.find(key.text[:_LONGEST_KEY])
        if isinstance(value, Scalar) and value.cut:
            return False
        empty = is_blank(value) or (isinstance(value, Scalar) and means_none(value.text))
        if not empty and (field is None or field.name not in _BESIDE):
            return False
    return True
