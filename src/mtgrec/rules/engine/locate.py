"""Which field of which item stands at a line and column of a record."""

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
    """Where the fields around the place are; of an item inside another one (a change of a target)
    the place of the inner one."""
    field: Field | None
    value: object = None
    """What the field says."""


def field_at(record: Record, line: int, column: int) -> FieldPlace | None:
    """Return what is at a place of `record`, None for a place outside of it.

    What is indented less than the items before it belongs to the record itself.
    """
    if not 0 < line <= len(record.breaks):
        return None
    offset = record.breaks[line - 1] + column - 1
    item = item_at(record, line, column)
    if item is None:
        return _field_spot(record, None, (), record.at, record.values, offset)
    spot = _inner(record, item, item_place(item), item, offset)
    return spot or _field_spot(record, item, item_place(item), item.at, item.values, offset)


def item_at(record: Record, line: int, column: int) -> Item | None:
    """Return the item to which what is at a line and column belongs, be it a copy."""
    offset = record.breaks[line - 1] + column - 1
    item = record.item_before(offset)
    if item is None or any(item.offset < start <= offset for start in record.at.values()):
        return None
    # What is unknown has no place in `at`; its column tells that it stands further out.
    return None if column < record.place(item.offset)[1] else item


def _inner(record: Record, item: Item, place: Place, outer: Item, offset: int) -> FieldPlace | None:
    for field in KINDS[outer.kind].fields.fields:
        if field.kind != "items":
            continue
        for each in outer.items(field.name):
            where = (*place, field.name, each.number)
            spot = _field_spot(record, item, where, each.at, each.values, offset, each.kind)
            if spot.field:
                return spot
    return None


def _field_spot(
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
