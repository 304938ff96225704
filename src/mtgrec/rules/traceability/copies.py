"""Copied items: the same item in two records of one campaign counts once."""

from collections.abc import Iterable, Iterator
from datetime import date

from mtgrec.model.message import both_names, joined
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import DRAWN_ID, item_address
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.quantity import Quantity
from mtgrec.model.values.words import fold
from mtgrec.rules.traceability.t002_copied_item import INFO as COPIED_ITEM
from mtgrec.rules.traceability.t007_changed_copy import INFO as CHANGED_COPY


def find_copies(records: Iterable[Record]) -> tuple[dict[int, list[Item]], list[Problem]]:
    """Return the copied items by `id()` of their record, and a problem for each of them.

    The same drawn id, or the same id and `what`, in two records of one campaign is a copy: the
    item of the older record counts. A copy that differs from its original is another problem
    (T007) than one that can be deleted without a loss (T002).
    """
    first: dict[tuple[str, ...], tuple[Record, Item]] = {}
    copies: dict[int, list[Item]] = {}
    problems: list[Problem] = []
    for record in sorted(records, key=lambda record: (record.date or date.max, record.path)):
        for item in record.items:
            for key in _keys(record, item):
                original_record, original_item = first.setdefault(key, (record, item))
                if original_record is record:
                    continue
                copies.setdefault(id(record), []).append(item)
                problems.append(
                    _problem(
                        record, item, item_address(original_record, original_item), original_item
                    )
                )
                break
    return copies, problems


def _keys(record: Record, item: Item) -> list[tuple[str, ...]]:
    if not item.id:
        return []
    if DRAWN_ID.fullmatch(item.id.upper()):
        return [(campaign, fold(item.id)) for campaign in record.campaigns]
    what = fold(item.text("what") or "")
    return [(campaign, fold(item.id), what) for campaign in record.campaigns if what]


def _problem(record: Record, copy: Item, original_address: str, original: Item) -> Problem:
    place = record.place(copy.at.get("id", copy.offset))
    address = item_address(record, copy)
    fields = list(_differing_fields(copy, original))
    if not fields:
        return COPIED_ITEM.at(record.path, place, address, original=original_address)
    named = joined([both_names(field.name, field.zh) for field in fields])
    return CHANGED_COPY.at(record.path, place, address, original=original_address, fields=named)


def _differing_fields(copy: Item, original: Item) -> Iterator[Field]:
    """Yield the fields of a copy with a value that its original does not have."""
    fields = KINDS[copy.kind].fields.fields
    if copy.kind != original.kind:
        yield from (field for field in fields if field.name in copy.values and field.name != "id")
        return
    for field in fields:
        value = copy.values.get(field.name)
        if value is not None and not _means_same(field, value, original.values.get(field.name)):
            yield field


def _means_same(field: Field, value: object, original_value: object) -> bool:
    if original_value is None:
        return field.name == "status" and value == "open"  # what a missing status means
    if type(value) is tuple and type(original_value) is tuple:  # lists, not quantities
        return all(any(_are_equal(part, other) for other in original_value) for part in value)
    return _are_equal(value, original_value)


def _are_equal(one: object, other: object) -> bool:
    """Return whether two values mean the same, however they are written."""
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one._replace(text="") == other._replace(text="")
    if isinstance(one, Item) and isinstance(other, Item):
        return not any(_differing_fields(one, other))
    return one == other


def without_copies(records: Iterable[Record]) -> tuple[list[Record], list[Problem]]:
    """Return the records without their copied items, and a problem for each of these."""
    records = list(records)
    copies, problems = find_copies(records)
    return [_without(record, copies.get(id(record), [])) for record in records], problems


def _without(record: Record, copies: list[Item]) -> Record:
    if not copies:
        return record
    copied_ids = {id(item) for item in copies}
    return record.with_items(
        {
            kind: tuple(item for item in items if id(item) not in copied_ids)
            for kind, items in record.item_lists.items()
        },
        copies,
    )
