"""New ids: free, well formed, and not given to what others refer to by the old one."""

from collections.abc import Collection

from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import DRAWN_ID, AddressBook, Target
from mtgrec.model.records.mentions import mentions_of, references_in
from mtgrec.model.records.naming import id_part
from mtgrec.model.records.record import Record

_IN_DERIVED_ID = ("type", "campaign", "date")
"""What the id of a record is made of where none is written."""


def check_item_id(id: str, home: Target, book: AddressBook, place: str) -> None:
    """Raise UsageError or RefusedError where the item of `home`, old or new, cannot be called `id`."""
    _check_form(id, place)
    old = home.item.id if home.item else None
    if old and old.casefold() == id.casefold():
        return
    if taken := _bearer(id, home.record, book):
        raise RefusedError(
            Message(
                N_("this id is taken: {address} {what}"), address=taken.address, what=taken.what
            ),
            place=place,
        )


def _check_form(id: str, place: str) -> None:
    if id != id_part(id) or not id:
        raise UsageError(
            Message(N_("an id consists of letters, digits and -: “{id}”"), id=id), place=place
        )


def _bearer(id: str, record: Record, book: AddressBook) -> Target | None:
    """Return what bears `id` in the record; for an id like a drawn one, in its campaigns too."""
    drawn = DRAWN_ID.fullmatch(id.upper())
    campaigns = set(record.campaigns)
    for target in book.exactly(id):
        near = target.record.id == record.id or (drawn and campaigns & set(target.record.campaigns))
        if target.item and near:
            return target
    return None


def check_record_id(id: str, home: Target, book: AddressBook, place: str) -> None:
    """Raise UsageError or RefusedError where the record cannot be called `id`."""
    _check_form(id, place)
    others = [each for each in book.exactly(id) if each.record.path != home.record.path]
    if others:
        raise RefusedError(
            Message(N_("{id} exists already: {path}"), id=id, path=others[0].record.path),
            place=place,
        )


def refuse_if_mentioned(home: Target, book: AddressBook, place: str) -> None:
    """Raise RefusedError where something refers to `home` by the id that it is about to lose."""
    mention = _of_item(home, book) if home.item else _into(home.record, book)
    if mention:
        raise RefusedError(
            Message(
                N_("{address} refers to it by its id, and would lose it"), address=mention.address
            ),
            Message(N_("change that reference first")),
            place,
        )


def _of_item(home: Target, book: AddressBook) -> Target | None:
    return next((mention.source for mention in mentions_of(home, book)), None)


def _into(record: Record, book: AddressBook) -> Target | None:
    """Return what names the record, or an item in it, by an address that holds the record's id."""
    for other in book.records:
        for item, _, reference in references_in(other):
            found = book.resolve(reference, other)
            if found and found.record.id == record.id and not _is_bare(reference, found):
                return Target(other, item)
    return None


def _is_bare(reference: str, found: Target) -> bool:
    """Return whether a reference is only the id of an item, whatever its record is called."""
    id = found.item.id if found.item else None
    return id is not None and reference.strip().casefold() == id.casefold()


def renames(field_name: str, record: Record) -> bool:
    """Return whether changing this field of a record gives the record another id."""
    return field_name == "id" or ("id" not in record.values and field_name in _IN_DERIVED_ID)


def ids_in(records: Collection[Record], campaigns: Collection[str]) -> set[str]:
    """Return the items' ids in the campaigns (of all, if there are none): fresh ones must differ."""
    return {
        item.id
        for record in records
        if not campaigns or set(campaigns) & set(record.campaigns)
        for item in record.items
        if item.id
    }
