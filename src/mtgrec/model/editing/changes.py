"""The differences between two versions of a record, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mtgrec.model.records.address import Target
from mtgrec.model.records.plain_values import missing_value, plain_value
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.statuses import TEXT


class ChangedField(NamedTuple):
    """One field that differs, with its values before and after as plain data."""

    address: str
    what: str
    name: str
    """The field's English name; `budget.total` inside a group."""
    field: Field
    before: object
    after: object
    path: str
    line: int
    unread: Mapping[str, str]
    """What could not be read on either side, as written, under `before` and `after`."""


class _Side(NamedTuple):
    """The fields of a record, an item or a group, in one of the two versions."""

    values: Mapping[str, object]
    at: Mapping[str, int]
    offset: int
    unread: Mapping[str, str]


def changed_fields(old: Record, new: Record) -> list[ChangedField]:
    """Return the changed fields of the record and of every item of the old version."""
    before, after = ({(item.kind, item.number): item for item in side.items} for side in (old, new))
    changes = [*_of_record(old, new)]
    for key, item in before.items():
        new_item = after.get(key)
        fields = KINDS[item.kind].fields.fields
        target = Target(new, new_item) if new_item else Target(old, item)
        changes += _fields(
            target, fields, _side(item), _side(new_item or Item(*key, item.offset, {}, {}))
        )
    return changes


def _of_record(old: Record, new: Record) -> Iterator[ChangedField]:
    target = Target(new)
    before, after = (_Side(each.values, each.at, 0, each.unread) for each in (old, new))
    yield from _fields(target, RECORD.fields, before, after)
    for field in RECORD.fields:
        if field.kind == "group":
            inner = KINDS[field.items].fields.fields
            groups = _group(before, field), _group(after, field)
            yield from _fields(target, inner, *groups, prefix=f"{field.name}.")


def _group(side: _Side, field: Field) -> _Side:
    group = side.values.get(field.name)
    return (
        _side(group) if isinstance(group, Item) else _Side({}, {}, side.at.get(field.name, 0), {})
    )


def _side(item: Item) -> _Side:
    return _Side(item.values, item.at, item.offset, item.unread)


def _fields(
    target: Target, fields: Iterable[Field], old: _Side, new: _Side, prefix: str = ""
) -> Iterator[ChangedField]:
    for field in fields:
        if field.kind in ("items", "group"):
            continue
        before, after = _value(target, field, old), _value(target, field, new)
        if field.name == "status" and before == after:
            before, after = (side.values.get(TEXT) or before for side in (old, new))
        unread = _unread(field, old, new)
        if (
            before != after
            or unread.get("before") != unread.get("after")
            or (field.name in old.values) != (field.name in new.values)
        ):
            line = target.record.place(new.at.get(field.name, new.offset))[0]
            name = prefix + field.name
            path = target.record.path
            yield ChangedField(
                target.address, target.what, name, field, before, after, path, line, unread
            )


def _unread(field: Field, old: _Side, new: _Side) -> dict[str, str]:
    sides = {"before": old, "after": new}
    return {
        name: side.unread[field.name] for name, side in sides.items() if field.name in side.unread
    }


def _value(target: Target, field: Field, side: _Side) -> object:
    """Return a field's value as plain data; a missing status means open, except in minutes.

    What cannot be read has no value.
    """
    if field.name in side.unread and field.name not in side.values:
        return missing_value(field)
    value = plain_value(side.values.get(field.name), missing_value(field))
    has_status = target.item is not None or target.record.type.role == "campaign"
    return "open" if value is None and field.name == "status" and has_status else value
