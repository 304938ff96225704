"""Mentions: the references of all records, listed by what they refer to."""

from collections.abc import Iterator
from typing import NamedTuple

from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field


class Mention(NamedTuple):
    """A reference, described for the item it refers to: `source` is the item that contains it."""

    source: Target
    field: str
    kind: str
    note: str = ""
    """The note of a follow-up; empty for other items."""


def mentions_of(target: Target, book: AddressBook) -> list[Mention]:
    """Return every reference to `target`, in the order of the records."""
    return [
        mention
        for record in book.records
        for mention, address in _references(record, book)
        if address == target.address
    ]


def mentions_by_address(book: AddressBook) -> dict[str, list[Mention]]:
    """Return all references, grouped by the full address of the item they refer to."""
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
    """Yield every reference in `record` as it is written, with its item and field."""
    for item in record.items:
        for field in KINDS[item.kind].fields.fields:
            if field.kind in ("reference", "references"):
                for reference in item.texts(field.name):
                    yield item, field, reference


def _mention(record: Record, item: Item, field: Field) -> Mention:
    return Mention(Target(record, item), field.name, item.kind, item.text("note") or "")
