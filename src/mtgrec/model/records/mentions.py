"""Who refers to what: the references of all records, turned round."""

from collections.abc import Iterator
from typing import NamedTuple

from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field


class Mention(NamedTuple):
    """A reference to something, seen from the thing it refers to."""

    source: Target
    field: str
    kind: str
    note: str = ""
    """What a follow-up says about it."""


def mentions_of(target: Target, book: AddressBook) -> list[Mention]:
    """Return every reference to `target`, in the order of the records."""
    return [
        mention
        for record in book.records
        for mention, address in _references(record, book)
        if address == target.address
    ]


def mentions_by_address(book: AddressBook) -> dict[str, list[Mention]]:
    """Return all references, by the full address of what they refer to."""
    found: dict[str, list[Mention]] = {}
    for record in book.records:
        for mention, address in _references(record, book):
            found.setdefault(address, []).append(mention)
    return found


def _references(record: Record, book: AddressBook) -> Iterator[tuple[Mention, str]]:
    for item, field, reference in references_in(record):
        if found := book.resolve(reference, record):
            yield _mention(record, item, field), found.address


def references_in(record: Record) -> Iterator[tuple[Item, Field, str]]:
    """Yield every reference that is in `record`, with its item and field, as it is written."""
    for item in record.items:
        for field in KINDS[item.kind].fields.fields:
            if field.kind in ("reference", "references"):
                for reference in item.texts(field.name):
                    yield item, field, reference


def _mention(record: Record, item: Item, field: Field) -> Mention:
    return Mention(Target(record, item), field.name, item.kind, item.text("note") or "")
