"""References as they are typed: what they lead to, and how they are written in a file."""

from mtgrec.model.address import AddressBook, Target
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.record import Record
from mtgrec.model.schema import KINDS, Field
from mtgrec.model.words import closest

WANTED = {"decision": "decision", "supersedes": "decision", "kpi": "kpi", "gates": "check"}
"""The kind of item that a field refers to; the others take any."""


def written_reference(field: Field, typed: str, home: Target, book: AddressBook, place: str) -> str:
    """Return the reference that `home` shall hold for what was `typed`; raises UsageError.

    It is the bare id where that is enough and no more was typed, else the whole address.
    """
    found = book.resolve(typed, home.record)
    if found is None or found.item is None:
        raise _unknown(field, typed, book, place)
    wanted = WANTED.get(field.name)
    if wanted and found.item.kind != wanted:
        raise UsageError(
            Message(
                N_("{address} is of the kind {kind}, not {wanted}"),
                address=found.address,
                wanted=_both(wanted),
                kind=_both(found.item.kind),
            ),
            place=place,
        )
    if home.item is not None and found.address == home.address:
        raise UsageError(Message(N_("an item cannot refer to itself")), place=place)
    near = found.record.id == home.record.id or _share_campaign(found.record, home.record)
    return found.item.id if found.item.id and near and "." not in typed else found.address


def _both(kind: str) -> str:
    return f"{kind} {KINDS[kind].zh}"


def _share_campaign(one: Record, other: Record) -> bool:
    return bool(set(one.campaigns) & set(other.campaigns))


def _unknown(field: Field, typed: str, book: AddressBook, place: str) -> UsageError:
    wanted = WANTED.get(field.name)
    known = [
        spelling
        for record in book.records
        for item in record.items
        if item.id and wanted in (None, item.kind)
        for spelling in (item.id, f"{record.id}.{item.id}")
    ]
    near = closest(typed, known)
    return UsageError(
        Message(N_("nothing, or more than one thing, has the address “{address}”"), address=typed),
        Message(N_("did you mean “{word}”?"), word=near)
        if near
        else Message(N_("write the address of an item, as mtgrec list shows it")),
        place,
    )


def same_reference(one: str, other: str, record: Record, book: AddressBook) -> bool:
    """Tell whether two references in `record` lead to the same item, or are the same text."""
    if one.casefold() == other.casefold():
        return True
    first, second = book.resolve(one, record), book.resolve(other, record)
    return first is not None and second is not None and first.address == second.address
