"""References that a user typed or a file contains: the items they mean, and their spelling."""

from functools import lru_cache

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.spelling import closest

REFERENCED_KINDS = {
    "decision": "decision",
    "supersedes": "decision",
    "kpi": "kpi",
    "gates": "check",
}
"""The kind of item that a field must refer to; fields not named here accept any kind."""


def written_reference(
    field: Field, text: str, target: Target, book: AddressBook, place: str
) -> str:
    """Return the reference to write in `target` for the `text` that was typed.

    It is the bare id if that is unambiguous and `text` has no dot, else the full address. Raises
    UsageError where nothing or more than one item matches, or where the kind is wrong.
    """
    found = book.resolve(text, target.record)
    if found is None or found.item is None:
        raise _unknown_address(field, text, book, place)
    kind = REFERENCED_KINDS.get(field.name)
    if kind and found.item.kind != kind:
        raise UsageError(
            Message(
                N_("{address} is of the kind {kind}, not {wanted}"),
                address=found.address,
                wanted=_kind_names(kind),
                kind=_kind_names(found.item.kind),
            ),
            place=place,
        )
    if target.item is not None and found.address == target.address:
        raise UsageError(Message(N_("an item cannot refer to itself")), place=place)
    in_reach = found.record.id == target.record.id or share_campaign(found.record, target.record)
    return found.item.id if found.item.id and in_reach and "." not in text else found.address


def _kind_names(kind: str) -> str:
    return f"{kind} {KINDS[kind].zh}"


def share_campaign(first: Record, second: Record) -> bool:
    return bool(set(first.campaigns) & set(second.campaigns))


def _unknown_address(field: Field, text: str, book: AddressBook, place: str) -> UsageError:
    kind = REFERENCED_KINDS.get(field.name)
    addresses = [
        spelling
        for record in book.records
        for item in record.items
        if item.id and kind in (None, item.kind)
        for spelling in (item.id, f"{record.id}.{item.id}")
    ]
    guess = closest(text, addresses)
    return UsageError(
        Message(N_("nothing, or more than one thing, has the address “{address}”"), address=text),
        Message(N_("did you mean “{word}”?"), word=guess)
        if guess
        else Message(N_("write the address of an item, as mtgrec list shows it")),
        place,
    )


def same_reference(reference: str, other_reference: str, record: Record, book: AddressBook) -> bool:
    """Return whether two references in `record` lead to the same item, or are the same text."""
    if reference.casefold() == other_reference.casefold():
        return True
    found, other = book.resolve(reference, record), book.resolve(other_reference, record)
    return found is not None and other is not None and found.address == other.address


# -- in files


@lru_cache
def reference_fields(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of item that refer to other items."""
    return tuple(
        field for field in KINDS[kind].fields.fields if field.kind in ("reference", "references")
    )


def candidates(reference: str, book: AddressBook) -> list[Target]:
    """Return the items that an ambiguous reference may mean."""
    text = reference.strip()
    found = book.find(text, whole=True) if "." in text else book.exactly(text)
    return [target for target in found if target.item]
