"""Check an edit by the values of the record: whether it is done, and what else it has changed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mtgrec.document.record.values import Values as Reader
from mtgrec.document.reporter import Reporter
from mtgrec.document.yaml.nodes import Scalar
from mtgrec.model.editing.edit import (
    AddEntry,
    AddItem,
    AddNote,
    Edit,
    FieldEdit,
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
Values = dict[Key, object]
"""The values of a record and of its items."""


def typed_values(record: Record) -> Values:
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


def unintended_changes(edits: Iterable[Edit], before: Values, after: Values) -> list[str]:
    """Return the titles of the fields whose values differ although no edit changes them.

    `before` and `after` are the typed values of the record; the places are those in `before`.
    """
    fields: list[FieldEdit] = []
    removed: list[Place] = []
    for edit in edits:
        if isinstance(edit, RemoveItem):
            removed.append(edit.place)
        else:
            fields.append(edit)
    if removed:
        before = _without_items(removed, before)
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    if not changed:
        return []
    intended = _Intended(fields, before)
    return [_field_title(key, before) for key in changed if key not in intended]


def _without_items(removed: Iterable[Place], values: Values) -> Values:
    """Return the values without the items at the places `removed`, those after them moved up."""
    by_list: defaultdict[Place, list[int]] = defaultdict(list)
    for place in removed:
        by_list[place[:-1]].append(int(place[-1]))
    numbers = {place: sorted(each) for place, each in by_list.items()}
    moved = {place: _moved(place, numbers) for place in {place for place, _ in values}}
    return {
        (new, name): value
        for (place, name), value in values.items()
        if (new := moved[place]) is not None
    }


def _moved(place: Place, removed: Mapping[Place, list[int]]) -> Place | None:
    """Return where a place is once items are removed (by list, sorted); None if it is in one."""
    steps: list[str | int] = []
    for depth, step in enumerate(place):
        numbers = removed.get(place[:depth], ()) if isinstance(step, int) else ()
        before = bisect_left(numbers, step) if numbers else 0
        if before < len(numbers) and numbers[before] == step:
            return None
        steps.append(step - before if isinstance(step, int) else step)
    return tuple(steps)


def _field_title(key: Key, values: Values) -> str:
    """Return the title of a field as messages show it: `A7KQ due 截止`."""
    place, name = key
    field = fields_at(place)["status" if name == TEXT else name]
    label = values.get((place, "id")) or ".".join(map(str, place))
    return f"{label} {field.name} {field.zh}".strip()


class _Intended:
    """The keys of the values that edits of fields may change."""

    def __init__(self, edits: Iterable[FieldEdit], before: Values) -> None:
        self.existing = {place for place, _ in before}
        self.lists: set[Place] = set()
        self.names: defaultdict[Place, set[str]] = defaultdict(set)
        for edit in edits:
            name = edit.field.name
            if isinstance(edit, AddItem):
                self.lists.add((*edit.place, name))
            elif not isinstance(edit, Respell):
                self.names[edit.place] |= {name, *(SAID_BY_STATUS if name == "status" else ())}

    def __contains__(self, key: Key) -> bool:
        place, name = key
        if place not in self.existing:  # a new item, or a blank entry with its first value
            return place[:-1] in self.lists or place in self.names
        return name in self.names.get(place, ())


def is_done(edit: Edit, values: Values) -> bool:
    """Return whether a record with these values already has the one that `edit` sets."""
    if isinstance(edit, (AddItem, RemoveField, RemoveItem)):
        return False
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
    parsed = Reader(Reporter("", "")).read(field, Scalar(value, 0, 0, '"'))
    if isinstance(parsed, Quantity) and isinstance(current, Quantity):
        return parsed._replace(text="") == current._replace(text="")
    if isinstance(parsed, str) and isinstance(current, tuple):  # the campaigns of an evaluation
        return parsed.strip() == "、".join(map(str, current))
    if isinstance(parsed, str) and isinstance(current, str):
        return parsed.strip() == current.strip()
    return parsed == current
