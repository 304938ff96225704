"""Changing ids: a new id must be well formed and free, and no reference may lose its target."""

from collections.abc import Collection

from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import DRAWN_ID, AddressBook, Target
from mtgrec.model.records.mentions import mentions_of, references_in
from mtgrec.model.records.naming import id_part
from mtgrec.model.records.record import Record

_PARTS_OF_DERIVED_ID = ("type", "campaign", "date")
"""The fields from which the id of a record is derived where none is written."""


def check_item_id(id: str, target: Target, book: AddressBook, place: str) -> None:
    """Check that the item of `target`, existing or new, may be called `id`.

    Raises UsageError for a malformed id and RefusedError for one that is taken; both name `place`.
    """
    _check_form(id, place)
    old = target.item.id if target.item else None
    if old and old.casefold() == id.casefold():
        return
    if owner := _owner_of_id(id, target.record, book):
        raise RefusedError(
            Message(
                N_("this id is taken: {address} {what}"), address=owner.address, what=owner.what
            ),
            place=place,
        )


def _check_form(id: str, place: str) -> None:
    if id != id_part(id) or not id:
        raise UsageError(
            Message(N_("an id consists of letters, digits and -: “{id}”"), id=id), place=place
        )


def _owner_of_id(id: str, record: Record, book: AddressBook) -> Target | None:
    """Return the item called `id` in the record; for a random id also in its campaigns."""
    is_random = DRAWN_ID.fullmatch(id.upper())
    campaigns = set(record.campaigns)
    for other in book.exactly(id):
        in_reach = other.record.id == record.id or (
            is_random and campaigns & set(other.record.campaigns)
        )
        if other.item and in_reach:
            return other
    return None


def check_record_id(id: str, target: Target, book: AddressBook, place: str) -> None:
    """Check that the record of `target` may be called `id`; raises UsageError or RefusedError."""
    _check_form(id, place)
    others = [each for each in book.exactly(id) if each.record.path != target.record.path]
    if others:
        raise RefusedError(
            Message(N_("{id} exists already: {path}"), id=id, path=others[0].record.path),
            place=place,
        )


def refuse_if_mentioned(target: Target, book: AddressBook, place: str) -> None:
    """Raise RefusedError where a reference names `target` by the id that it is about to lose."""
    mention = (
        _reference_to_item(target, book) if target.item else _reference_into(target.record, book)
    )
    if mention:
        raise RefusedError(
            Message(
                N_("{address} refers to it by its id, and would lose it"), address=mention.address
            ),
            Message(N_("change that reference first")),
            place,
        )


def _reference_to_item(target: Target, book: AddressBook) -> Target | None:
    return next((mention.source for mention in mentions_of(target, book)), None)


def _reference_into(record: Record, book: AddressBook) -> Target | None:
    """Return an item that refers to the record, or into it, by an address with the record's id."""
    for other in book.records:
        for item, _, reference in references_in(other):
            found = book.resolve(reference, other)
            if found and found.record.id == record.id and not _is_bare_id(reference, found):
                return Target(other, item)
    return None


def _is_bare_id(reference: str, found: Target) -> bool:
    """Return whether a reference is only an item's id, so that the record's id does not matter."""
    id = found.item.id if found.item else None
    return id is not None and reference.strip().casefold() == id.casefold()


def changes_record_id(field_name: str, record: Record) -> bool:
    """Return whether changing this field of a record changes the record's id."""
    return field_name == "id" or ("id" not in record.values and field_name in _PARTS_OF_DERIVED_ID)


def ids_in(records: Collection[Record], campaigns: Collection[str]) -> set[str]:
    """Return the ids of all items of the campaigns, or of all records if no campaign is given.

    A new id must differ from them.
    """
    return {
        item.id
        for record in records
        if not campaigns or set(campaigns) & set(record.campaigns)
        for item in record.items
        if item.id
    }
