"""References as they are typed: what they lead to, and how they are written in a file."""

import re
from functools import lru_cache

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import SEVERAL, Field
from mtgrec.model.values.words import closest, fold

_WORDS = re.compile(r"[^\s、，,；;：:（(）)]+")
_SHORTEST, _LONGEST = 4, 60
"""Of A1 and A2 neither is a slip of the other."""
_MOST = 2_000

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
    """Return whether two references in `record` lead to the same item, or are the same text."""
    if one.casefold() == other.casefold():
        return True
    first, second = book.resolve(one, record), book.resolve(other, record)
    return first is not None and second is not None and first.address == second.address


# -- in files


@lru_cache
def reference_fields(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of item that refer to other items."""
    return tuple(
        field for field in KINDS[kind].fields.fields if field.kind in ("reference", "references")
    )


def candidates(reference: str, book: AddressBook) -> list[Target]:
    """Return the items that a reference may mean where it is not clear which."""
    text = reference.strip()
    found = book.find(text, whole=True) if "." in text else book.exactly(text)
    return [target for target in found if target.item]


def meant_reference(field: Field, reference: str, record: Record, book: AddressBook) -> str | None:
    """Return what was probably meant by a reference that leads to nothing.

    People add words to the id, write the words instead of the id, or miss a character of it.
    """
    wanted = WANTED.get(field.name)
    if ids := _ids_before_words(reference, record, book, wanted):
        return "、".join(ids) if len(ids) == 1 or field.kind in SEVERAL else None
    if found := candidates(reference, book):
        return found[0].address if len(found) == 1 and _is_item(found[0], wanted) else None
    near = {
        item.id: Target(each, item)
        for each in book.records
        if each is record or _share_campaign(each, record)
        for item in each.items
        if item.id and wanted in (None, item.kind)
    }
    said = fold(reference)
    for id, target in near.items():
        if fold(target.what) == said:
            return id
    if not _SHORTEST <= len(reference) <= _LONGEST or len(near) > _MOST:
        return None
    known = [target.address for target in near.values()] if "." in reference else list(near)
    return closest(reference, known)


def _ids_before_words(
    reference: str, record: Record, book: AddressBook, wanted: str | None
) -> list[str]:
    """Return the addresses with which a reference begins: D9TR of “D9TR 内容投放以小红书为主”."""
    found: list[str] = []
    for word in _WORDS.findall(reference):
        target = book.resolve(word, record)
        if target is None or not _is_item(target, wanted):
            break
        found.append(word)
    return found


def _is_item(target: Target, wanted: str | None) -> bool:
    return target.item is not None and wanted in (None, target.item.kind)
