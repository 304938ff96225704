"""One thing in one place: the same item in two records of one campaign counts once."""

from collections.abc import Iterable, Iterator
from datetime import date

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
    older record's item counts. A copy that says something else than the original is another problem
    than one that could go without a loss.
    """
    first: dict[tuple[str, ...], tuple[Record, Item]] = {}
    copies: dict[int, list[Item]] = {}
    problems: list[Problem] = []
    for record in sorted(records, key=lambda record: (record.date or date.max, record.path)):
        for item in record.items:
            for key in _keys(record, item):
                original, same = first.setdefault(key, (record, item))
                if original is record:
                    continue
                copies.setdefault(id(record), []).append(item)
                problems.append(_problem(record, item, item_address(original, same), same))
                break
    return copies, problems


def _keys(record: Record, item: Item) -> list[tuple[str, ...]]:
    if not item.id:
        return []
    if DRAWN_ID.fullmatch(item.id.upper()):
        return [(campaign, fold(item.id)) for campaign in record.campaigns]
    what = fold(item.text("what") or "")
    return [(campaign, fold(item.id), what) for campaign in record.campaigns if what]


def _problem(record: Record, copy: Item, address: str, original: Item) -> Problem:
    place = record.place(copy.at.get("id", copy.offset))
    own = item_address(record, copy)
    fields = list(_other_fields(copy, original))
    if not fields:
        return COPIED_ITEM.at(record.path, place, own, original=address)
    named = "、".join(f"{field.name} {field.zh}" for field in fields)
    return CHANGED_COPY.at(record.path, place, own, original=address, fields=named)


def _other_fields(copy: Item, original: Item) -> Iterator[Field]:
    """Yield the fields in which a copy says something that its original does not say."""
    fields = KINDS[copy.kind].fields.fields
    if copy.kind != original.kind:
        yield from (field for field in fields if field.name in copy.values and field.name != "id")
        return
    for field in fields:
        said = copy.values.get(field.name)
        if said is not None and not _says_same(field, said, original.values.get(field.name)):
            yield field


def _says_same(field: Field, said: object, known: object) -> bool:
    if known is None:
        return field.name == "status" and said == "open"  # what a missing status means
    if type(said) is tuple and type(known) is tuple:  # lists, not quantities
        return all(any(_equal(one, other) for other in known) for one in said)
    return _equal(said, known)


def _equal(one: object, other: object) -> bool:
    """Return whether two values say the same, however they are written."""
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one._replace(text="") == other._replace(text="")
    if isinstance(one, Item) and isinstance(other, Item):
        return not any(_other_fields(one, other))
    return one == other


def without_copies(records: Iterable[Record]) -> tuple[list[Record], list[Problem]]:
    """Return the records with their copied items left out, and the problems."""
    records = list(records)
    copies, problems = find_copies(records)
    return [_without(record, copies.get(id(record), [])) for record in records], problems


def _without(record: Record, copied: list[Item]) -> Record:
    if not copied:
        return record
    gone = {id(item) for item in copied}
    return record.with_items(
        {
            kind: tuple(item for item in items if id(item) not in gone)
            for kind, items in record.item_lists.items()
        },
        copied,
    )
