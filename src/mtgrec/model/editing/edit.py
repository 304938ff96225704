"""Edits as data: the changes to one record, addressed by field and place instead of characters.

Values are canonical texts: a date as `2026-06-05`, a word by its English name (`done`), yes or no
as `yes` and `no`, all other values as they are to be written. The document floor writes them in the
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
    """Set a field to one value, replacing the present value if there is one."""

    place: Place
    field: Field
    value: str


class RemoveField(NamedTuple):
    """Remove a field; no effect where it is missing."""

    place: Place
    field: Field


class AddEntry(NamedTuple):
    """Add one text to a field that holds several (tags, people, references)."""

    place: Place
    field: Field
    value: str


class RemoveEntry(NamedTuple):
    """Remove one text from a field that holds several."""

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
    """Append an item to a list; `place` is that of the field that holds the list."""

    place: Place
    field: Field
    values: tuple[tuple[Field, str], ...]
    """The item's fields in the order of writing; several texts of a field are joined by newlines."""


class RemoveItem(NamedTuple):
    """Remove one item from its list; `place` is that of its fields, `("actions", 3)`.

    The items after it move up by one number.
    """

    place: Place


class Respell(NamedTuple):
    """Write a value in its standard form, keeping its meaning: 下周三 as a date, √ as 已完成."""

    place: Place
    field: Field
    value: str


FieldEdit = SetField | RemoveField | AddEntry | RemoveEntry | AddNote | AddItem | Respell
"""An edit of one field; AddItem edits the field that holds the list."""
Edit = FieldEdit | RemoveItem
Fix = SetField | Respell | RemoveItem
"""The edits that fix findings; many of one file are made together."""


def list_place(kind: str) -> tuple[Place, Field]:
    """Return the place and the field of the list that holds items of this kind; raises KeyError."""
    for field in RECORD.fields:
        if field.kind == "items" and field.items == kind:
            return (), field
        if field.kind == "group":
            for inner in KINDS[field.items].fields.fields:
                if inner.kind == "items" and inner.items == kind:
                    return (field.name,), inner
    raise KeyError(kind)


def item_place(item: Item) -> Place:
    """Return the place of an item's fields in its record."""
    place, field = list_place(item.kind)
    return (*place, field.name, item.number)


def is_whole_list(record: Record, item: Item) -> bool:
    """Return whether an item is one text instead of a list, so that it can hold no fields."""
    place, field = list_place(item.kind)
    outer = record.values.get(str(place[0])) if place else record
    return isinstance(outer, (Item, Record)) and outer.at.get(field.name) == item.offset


def fields_at(place: Place) -> Fields:
    """Return the fields that are allowed at `place`."""
    fields = RECORD
    for step in place:
        if isinstance(step, str):
            fields = KINDS[fields[step].items].fields
    return fields


class FieldChange(NamedTuple):
    """A checked change of one field: the group that the field is in, and its new values."""

    group: Place
    field: Field
    sign: str
    """`+` adds the values, `-` removes them, empty replaces the present ones."""
    values: tuple[str, ...]
    """Canonical texts; none removes the field."""
