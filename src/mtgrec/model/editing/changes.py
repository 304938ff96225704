"""What is different between two readings of a record, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mtgrec.model.records.address import Target
from mtgrec.model.records.plain_values import missing_value, plain_value
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD


class ChangedField(NamedTuple):
    """One field that is different now, with its value before and after as plain data."""

    address: str
    what: str
    name: str
    """The field's English name; `budget.total` inside a group."""
    field: Field
    before: object
    after: object
    path: str
    line: int


class _Side(NamedTuple):
    """One thing that has fields, in one of the readings."""

    values: Mapping[str, object]
    at: Mapping[str, int]
    offset: int


def changed_fields(old: Record, new: Record) -> list[ChangedField]:
    """Return the changed fields of the record and of every item that is in both readings."""
    before, after = ({(item.kind, item.number): item for item in side.items} for side in (old, new))
    found = [*_of_record(old, new)]
    for key, item in before.items():
        then = after.get(key)
        fields = KINDS[item.kind].fields.fields
        home = Target(new, then) if then else Target(old, item)
        found += _fields(home, fields, _side(item), _side(then or Item(*key, item.offset, {}, {})))
    return found


def _of_record(old: Record, new: Record) -> Iterator[ChangedField]:
    home = Target(new)
    before, after = (_Side(each.values, each.at, 0) for each in (old, new))
    yield from _fields(home, RECORD.fields, before, after)
    for field in RECORD.fields:
        if field.kind == "group":
            inner = KINDS[field.items].fields.fields
            groups = _group(before, field), _group(after, field)
            yield from _fields(home, inner, *groups, prefix=f"{field.name}.")


def _group(side: _Side, field: Field) -> _Side:
    group = side.values.get(field.name)
    return _side(group) if isinstance(group, Item) else _Side({}, {}, side.at.get(field.name, 0))


def _side(item: Item) -> _Side:
    return _Side(item.values, item.at, item.offset)


def _fields(
    home: Target, fields: Iterable[Field], old: _Side, new: _Side, prefix: str = ""
) -> Iterator[ChangedField]:
    for field in fields:
        if field.kind in ("items", "group"):
            continue
        before, after = _value(home, field, old), _value(home, field, new)
        if before != after or (field.name in old.values) != (field.name in new.values):
            line = home.record.place(new.at.get(field.name, new.offset))[0]
            name = prefix + field.name
            path = home.record.path
            yield ChangedField(home.address, home.what, name, field, before, after, path, line)


def _value(home: Target, field: Field, side: _Side) -> object:
    """Return a field's value; a missing status is an open one, except of minutes."""
    value = plain_value(side.values.get(field.name), missing_value(field))
    stateful = home.item is not None or home.record.type.role == "campaign"
    return "open" if value is None and field.name == "status" and stateful else value
