"""Edits as data: what shall change in one record, said by field and place, not by character.

Values are canonical texts: a date as `2026-06-05`, a word by its English name (`done`), yes or no
as `yes` and `no`, everything else as it shall be. The document floor writes them in the
language, quoting and layout that the file already has.
"""

from datetime import date
from typing import NamedTuple

from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field, Fields
from mtgrec.model.records.schema.record_fields import RECORD

Place = tuple[str | int, ...]
"""Where fields are: `()` the record itself, `("actions", 3)` the third entry of that list,
`("budget",)` the group, `("budget", "lines", 2)` an entry inside it. Names are English, numbers
count from 1 and include blank entries."""


class SetField(NamedTuple):
    """Give a field one value, whether it had one or not."""

    place: Place
    field: Field
    value: str


class RemoveField(NamedTuple):
    """Take a field away; nothing to do where it is missing."""

    place: Place
    field: Field


class AddEntry(NamedTuple):
    """Add one text to a field that holds several (tags, people, references)."""

    place: Place
    field: Field
    value: str


class RemoveEntry(NamedTuple):
    """Take one text out of a field that holds several."""

    place: Place
    field: Field
    value: str


class AddNote(NamedTuple):
    """Add a dated note to a log."""

    place: Place
    field: Field
    day: date
    note: str


class AddItem(NamedTuple):
    """Add an item at the end of a list; `place` is where the list's field is."""

    place: Place
    field: Field
    values: tuple[tuple[Field, str], ...]
    """The item's fields in the order in which they shall be written; texts of a field that holds
    several are parted by line ends."""


class RemoveItem(NamedTuple):
    """Take one item out of its list; `place` is where its fields are, `("actions", 3)`.

    The items after it move up by one number.
    """

    place: Place


class Respell(NamedTuple):
    """Write a value anew although it means the same: 下周三 as a date, √ as 已完成."""

    place: Place
    field: Field
    value: str


FieldEdit = SetField | RemoveField | AddEntry | RemoveEntry | AddNote | AddItem | Respell
"""What is done to one field, the one in which items stand included."""
Edit = FieldEdit | RemoveItem


def list_place(kind: str) -> tuple[Place, Field]:
    """Return where the list of items of this kind is in a record, and its field."""
    for field in RECORD.fields:
        if field.kind == "items" and field.items == kind:
            return (), field
        if field.kind == "group":
            for inner in KINDS[field.items].fields.fields:
                if inner.kind == "items" and inner.items == kind:
                    return (field.name,), inner
    raise KeyError(kind)


def item_place(item: Item) -> Place:
    """Return where the fields of an item of a record are."""
    place, field = list_place(item.kind)
    return (*place, field.name, item.number)


def stands_alone(record: Record, item: Item) -> bool:
    """Return whether an item is a text in the place of a whole list, where no field has room."""
    home, field = list_place(item.kind)
    outer = record.values.get(str(home[0])) if home else record
    return isinstance(outer, (Item, Record)) and outer.at.get(field.name) == item.offset


def fields_at(place: Place) -> Fields:
    """Return the fields that may stand at `place`."""
    fields = RECORD
    for step in place:
        if isinstance(step, str):
            fields = KINDS[fields[step].items].fields
    return fields


class FieldChange(NamedTuple):
    """What a field shall be, checked: the group it stands in, and its values (none: it goes)."""

    group: Place
    field: Field
    sign: str
    values: tuple[str, ...]
