"""Locations: which field of which item is at a line and column of a record."""

from collections.abc import Mapping
from typing import NamedTuple

from mtgrec.model.editing.edit import Place, item_place
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD


class FieldPlace(NamedTuple):
    """A place in a record: the item there, if any, and the field whose value begins there, if any."""

    record: Record
    item: Item | None
    place: Place
    """The place that the field belongs to: the record, an item, or the inner one of two nested
    items (such as a change of a target)."""
    field: Field | None
    value: object = None
    """The value of the field."""


def field_at(record: Record, line: int, column: int) -> FieldPlace | None:
    """Return the item and field at a line and column (from 1), None outside of `record`.

    What is indented less than the items before it belongs to the record itself.
    """
    if not 0 < line <= len(record.breaks):
        return None
    offset = record.breaks[line - 1] + column - 1
    item = item_at(record, line, column)
    if item is None:
        return _at_offset(record, None, (), record.at, record.values, offset)
    nested = _in_nested_item(record, item, item_place(item), item, offset)
    return nested or _at_offset(record, item, item_place(item), item.at, item.values, offset)


def item_at(record: Record, line: int, column: int) -> Item | None:
    """Return the item that a line and column (from 1) lie in, copied items included."""
    offset = record.breaks[line - 1] + column - 1
    item = record.item_before(offset)
    if item is None or any(item.offset < start <= offset for start in record.at.values()):
        return None
    # An unknown field is not in `at`; only its column shows that it lies outside of the item.
    return None if column < record.place(item.offset)[1] else item


def _in_nested_item(
    record: Record, item: Item, place: Place, outer: Item, offset: int
) -> FieldPlace | None:
    for field in KINDS[outer.kind].fields.fields:
        if field.kind != "items":
            continue
        for inner in outer.items(field.name):
            inner_place = (*place, field.name, inner.number)
            location = _at_offset(
                record, item, inner_place, inner.at, inner.values, offset, inner.kind
            )
            if location.field:
                return location
    return None


def _at_offset(
    record: Record,
    item: Item | None,
    place: Place,
    at: Mapping[str, int],
    values: Mapping[str, object],
    offset: int,
    kind: str = "",
) -> FieldPlace:
    fields = KINDS[kind or item.kind].fields if item else RECORD
    for name, start in at.items():
        if start == offset:
            return FieldPlace(record, item, place, fields[name], values.get(name))
    return FieldPlace(record, item, place, None)
