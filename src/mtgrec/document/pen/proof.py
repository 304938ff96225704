"""What an edit means for a record's values: whether it is done, and what else it has changed."""

from collections.abc import Iterator, Mapping

from mtgrec.document.record.values import Values
from mtgrec.document.reporter import Reporter
from mtgrec.document.yaml.nodes import Scalar
from mtgrec.model.editing.edit import (
    AddEntry,
    AddItem,
    AddNote,
    Edit,
    Place,
    RemoveEntry,
    RemoveField,
    RemoveItem,
    Respell,
    SetField,
    fields_at,
    list_place,
)
from mtgrec.model.records.record import Item, Note, Record
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.quantity import Quantity
from mtgrec.model.values.words import fold

Key = tuple[Place, str]
"""Where a value is, and its field's name."""


def typed_values(record: Record) -> dict[Key, object]:
    """Return every value of a record, those of its items too, by where it is."""
    found = dict(_values((), record.values))
    for kind, items in record.item_lists.items():
        place, field = list_place(kind)
        if not place:  # what is inside a group is among the record's values
            found.update(_of_items((field.name,), tuple(items)))
    return found


def _values(place: Place, values: Mapping[str, object]) -> Iterator[tuple[Key, object]]:
    for name, value in values.items():
        if isinstance(value, Item):
            yield from _values((*place, name), value.values)
        elif isinstance(value, tuple) and value and isinstance(value[0], Item):
            yield from _of_items((*place, name), value)
        elif value != ():
            yield (place, name), value


def _of_items(place: Place, items: tuple[Item, ...]) -> Iterator[tuple[Key, object]]:
    for item in items:
        yield from _values((*place, item.number), item.values)


def unmeant(edit: Edit, old: Record, new: Record) -> list[str]:
    """Return the fields, other than the edited one, whose values are no longer what they were."""
    before, after = typed_values(old), typed_values(new)
    if isinstance(edit, RemoveItem):
        before = _without(edit.place, before)
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return [_named(key, before) for key in changed if not _is_meant(edit, key, before)]


def _without(place: Place, values: dict[Key, object]) -> dict[Key, object]:
    """Return the values as they are once the item at `place` is gone and those after it moved up."""
    *home, gone = place
    depth = len(home)
    kept: dict[Key, object] = {}
    for (where, name), value in values.items():
        number = where[depth] if len(where) > depth and where[:depth] == tuple(home) else None
        if not isinstance(number, int) or not isinstance(gone, int) or number < gone:
            kept[where, name] = value
        elif number > gone:
            kept[(*home, number - 1, *where[depth + 1 :]), name] = value
    return kept


def _named(key: Key, values: dict[Key, object]) -> str:
    """Return how a person would name a field: `A7KQ due 截止`."""
    place, name = key
    field = fields_at(place)[name]
    home = values.get((place, "id")) or ".".join(map(str, place))
    return f"{home} {field.name} {field.zh}".strip()


def _is_meant(edit: Edit, key: Key, before: dict[Key, object]) -> bool:
    if isinstance(edit, (RemoveItem, Respell)):
        return False
    place, name = key
    fresh = not any(known == place for known, _ in before)
    if isinstance(edit, AddItem):
        return fresh and place[:-1] == (*edit.place, edit.field.name)
    # A blank entry of a form becomes an item with its first value.
    return place == edit.place and (fresh or name == edit.field.name)


def is_done(edit: Edit, record: Record) -> bool:
    """Return whether a record says already what an edit wants it to say."""
    if isinstance(edit, (AddItem, RemoveField, RemoveItem)):
        return False
    now = typed_values(record).get((edit.place, edit.field.name))
    entries = now if isinstance(now, tuple) else ()
    match edit:
        case SetField() | Respell():
            if now is None:  # a missing status is an open one
                return (edit.field.name, edit.value) == ("status", "open")
            return _means(edit.field, edit.value, now)
        case AddEntry():
            return fold(edit.value) in map(fold, map(str, entries))
        case RemoveEntry():
            return fold(edit.value) not in map(fold, map(str, entries))
        case AddNote():
            return Note(edit.day, edit.note) in entries


def _means(field: Field, value: str, now: object) -> bool:
    """Return whether `now` is what a file means by `value` in `field`."""
    meant = Values(Reporter("", "")).read(field, Scalar(value, 0, 0, '"'))
    if isinstance(meant, Quantity) and isinstance(now, Quantity):
        return meant._replace(text="") == now._replace(text="")
    if isinstance(meant, str) and isinstance(now, tuple):  # the campaigns of an evaluation
        return meant.strip() == "、".join(map(str, now))
    if isinstance(meant, str) and isinstance(now, str):
        return meant.strip() == now.strip()
    return meant == now
