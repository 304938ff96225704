"""Check an edit by the values of the record: whether it is done, and what else it has changed."""

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
from mtgrec.model.figures.progress import contradicts_progress
from mtgrec.model.records.record import Item, Note, Record
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.quantity import Quantity
from mtgrec.model.values.statuses import SAID_BY_STATUS, TEXT
from mtgrec.model.values.words import RECORD_STATUS, fold

Key = tuple[Place, str]
"""The place of the item (or of the record) that holds a value, and the name of its field."""


def typed_values(record: Record) -> dict[Key, object]:
    """Return every value of a record and of its items, by place and field name."""
    found = dict(_values((), record.values))
    for kind, items in record.item_lists.items():
        place, field = list_place(kind)
        if not place:  # lists inside a group are already among the record's values
            found.update(_values_of_items((field.name,), tuple(items)))
    return found


def _values(place: Place, values: Mapping[str, object]) -> Iterator[tuple[Key, object]]:
    for name, value in values.items():
        if isinstance(value, Item):
            yield from _values((*place, name), value.values)
        elif isinstance(value, tuple) and value and isinstance(value[0], Item):
            yield from _values_of_items((*place, name), value)
        elif value != ():
            yield (place, name), value


def _values_of_items(place: Place, items: tuple[Item, ...]) -> Iterator[tuple[Key, object]]:
    for item in items:
        yield from _values((*place, item.number), item.values)


def unintended_changes(edit: Edit, old: Record, new: Record) -> list[str]:
    """Return the titles of the fields whose values differ although `edit` does not change them."""
    before, after = typed_values(old), typed_values(new)
    if isinstance(edit, RemoveItem):
        before = _without_item(edit.place, before)
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return [_field_title(key, before) for key in changed if not _is_intended(edit, key, before)]


def _without_item(place: Place, values: dict[Key, object]) -> dict[Key, object]:
    """Return the values without the item at `place`, with the items after it moved up by one."""
    *list_place, removed = place
    depth = len(list_place)
    kept: dict[Key, object] = {}
    for (path, name), value in values.items():
        number = path[depth] if len(path) > depth and path[:depth] == tuple(list_place) else None
        if not isinstance(number, int) or not isinstance(removed, int) or number < removed:
            kept[path, name] = value
        elif number > removed:
            kept[(*list_place, number - 1, *path[depth + 1 :]), name] = value
    return kept


def _field_title(key: Key, values: dict[Key, object]) -> str:
    """Return the title of a field as messages show it: `A7KQ due 截止`."""
    place, name = key
    field = fields_at(place)["status" if name == TEXT else name]
    label = values.get((place, "id")) or ".".join(map(str, place))
    return f"{label} {field.name} {field.zh}".strip()


def _is_intended(edit: Edit, key: Key, before: dict[Key, object]) -> bool:
    if isinstance(edit, (RemoveItem, Respell)):
        return False
    place, name = key
    is_new_item = not any(existing == place for existing, _ in before)
    if isinstance(edit, AddItem):
        return is_new_item and place[:-1] == (*edit.place, edit.field.name)
    names = ("status", *SAID_BY_STATUS) if edit.field.name == "status" else (edit.field.name,)
    # A blank entry of a form becomes an item with its first value.
    return place == edit.place and (is_new_item or name in names)


def is_done(edit: Edit, record: Record) -> bool:
    """Return whether `record` already has the value that `edit` sets."""
    if isinstance(edit, (AddItem, RemoveField, RemoveItem)):
        return False
    values = typed_values(record)
    current = values.get((edit.place, edit.field.name))
    entries = current if isinstance(current, tuple) else ()
    match edit:
        case SetField() | Respell():
            if current is None:  # a missing status counts as open
                return (edit.field.name, edit.value) == ("status", "open")
            if edit.field.name == "status":
                text = values.get((edit.place, TEXT))
                if not RECORD_STATUS.has_name(edit.value):
                    return text == edit.value
                if contradicts_progress(text, values.get((edit.place, "progress"))):
                    return False
            return _same_value(edit.field, edit.value, current)
        case AddEntry():
            return fold(edit.value) in map(fold, map(str, entries))
        case RemoveEntry():
            return fold(edit.value) not in map(fold, map(str, entries))
        case AddNote():
            return Note(edit.day, edit.note) in entries


def _same_value(field: Field, value: str, current: object) -> bool:
    """Return whether `value`, written in `field`, is read as the value `current`."""
    parsed = Values(Reporter("", "")).read(field, Scalar(value, 0, 0, '"'))
    if isinstance(parsed, Quantity) and isinstance(current, Quantity):
        return parsed._replace(text="") == current._replace(text="")
    if isinstance(parsed, str) and isinstance(current, tuple):  # the campaigns of an evaluation
        return parsed.strip() == "、".join(map(str, current))
    if isinstance(parsed, str) and isinstance(current, str):
        return parsed.strip() == current.strip()
    return parsed == current
