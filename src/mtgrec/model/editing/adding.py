"""New items: their fields in the order of writing, and whether a record has such an item already."""

from collections.abc import Sequence

from mtgrec.model.editing.current_values import already_says
from mtgrec.model.editing.edit import AddItem, FieldChange, list_place
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import Field, ItemKind

_FIRST = ("id", "what", "owner", "department", "due", "start", "end")
_LAST = ("status", "major", "note", "tags")


def text_field(kind: ItemKind) -> Field:
    """Return the field that holds the words of an item: `what`; of a follow-up its note."""
    return kind.fields.find("what") or kind.fields["note"]


def standing_item(record: Record, kind: ItemKind, wished: Sequence[FieldChange]) -> Item | None:
    """Return the item of `record` that says all that is wished already, or None.

    One that is done or cancelled does not count: a task may come again.
    """
    for item in record.item_lists.get(kind.name, ()):
        if item.status not in FINISHED and all(
            already_says(item.values, wish.field, wish.values) for wish in wished
        ):
            return item
    return None


def new_item(kind: ItemKind, wished: Sequence[FieldChange], id: str | None) -> AddItem:
    """Return the edit that adds the item, called `id` unless that is among the wishes."""
    place, field = list_place(kind.name)
    values = [(wish.field, "\n".join(wish.values)) for wish in wished]
    if id is not None:
        values.append((kind.fields["id"], id))
    in_order = sorted(values, key=lambda value: _rank(value[0], kind))
    return AddItem(place, field, tuple(in_order))


def _rank(field: Field, kind: ItemKind) -> tuple[int, int]:
    """Tell where a field is written: who and when after what, remarks at the end."""
    if field.name in _FIRST:
        return (0, _FIRST.index(field.name))
    if field.name in _LAST and kind.fields.find("what"):
        return (2, _LAST.index(field.name))
    return (1, kind.fields.fields.index(field))
