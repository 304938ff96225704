"""Addresses and references, and what they find (format.md, "Ids and addresses")."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mtgrec.model.records.naming import id_part
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema.field import plural_of

DRAWN_ID = re.compile(r"[A-Z](?=.*[B-Z])[23456789BCDFGHJKMNPQRSTVWXYZ]{3,4}")
"""An id drawn at random: two equal ones are copies, not chance."""
_MIN_PREFIX = 2
_NUMBERED = re.compile(r"(.+)\.([a-z_]+)\.(\d+)")


def record_id(
    campaigns: Sequence[str], code: str, day: date | None, path: str, suffix: str = ""
) -> str:
    """Return the id that the rule gives a record: campaign, type code and date; else its path."""
    if day is None:
        return path
    parts = (*map(id_part, campaigns), code, f"{day:%y%m%d}{suffix}")
    return "-".join(part for part in parts if part)


def item_address(record: Record, item: Item) -> str:
    """Return `RECORD.ITEM`, or `RECORD.actions.3` for an item without id."""
    return f"{record.id}.{item.id or f'{plural_of(item.kind)}.{item.number}'}"


class Target(NamedTuple):
    """What an address names: a record, or one of its items."""

    record: Record
    item: Item | None = None

    @property
    def address(self) -> str:
        """The full address."""
        return item_address(self.record, self.item) if self.item else self.record.id

    @property
    def numbered(self) -> str:
        """The address by the item's place in its list, `RECORD.actions.3`: unique in the record."""
        if self.item is None:
            return self.record.id
        return f"{self.record.id}.{plural_of(self.item.kind)}.{self.item.number}"

    @property
    def what(self) -> str:
        """The words by which a person knows it."""
        return (self.item.text("what") if self.item else self.record.title) or ""


class AddressBook:
    """Finds records and items by address; built once for the records of a workspace."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self._by_address: dict[str, list[Target]] = {}
        self._by_item_id: dict[str, list[Target]] = {}
        self._by_campaign: dict[tuple[str, str], list[Target]] = {}
        for record in self.records:
            self._add(Target(record))
            for item in record.items:
                self._add(Target(record, item))

    def _add(self, target: Target) -> None:
        self._by_address.setdefault(target.address.casefold(), []).append(target)
        if target.item is None and target.record.path != target.record.id:
            self._by_address.setdefault(target.record.path.casefold(), []).append(target)
        if target.item and target.item.id:
            id = target.item.id.casefold()
            self._by_item_id.setdefault(id, []).append(target)
            for campaign in target.record.campaigns:
                self._by_campaign.setdefault((campaign, id), []).append(target)

    def exactly(self, text: str) -> list[Target]:
        """Return what `text` names in full: an address, a path, or an item's id."""
        folded = text.casefold().removeprefix("./")
        return self._by_address.get(folded) or self._by_item_id.get(folded) or []

    def find(self, text: str, *, whole: bool = False) -> list[Target]:
        """Return all that `text` may mean; an exact match beats every partial one.

        The part that names an item may be the beginning of its id, unless it must be `whole`, as
        for whoever changes something.
        """
        return self.exactly(text) or self._partly(text, whole=whole)

    def _partly(self, text: str, *, whole: bool) -> list[Target]:
        folded = text.casefold()
        if numbered := _NUMBERED.fullmatch(folded):
            return self._numbered(*numbered.groups())
        head, dot, item_part = folded.rpartition(".")
        if dot:
            return self._items_with(self._records_with(head), item_part, whole=whole)
        records = [Target(record) for record in self._records_with(folded)]
        return records or self._items_with(self.records, folded, whole=whole)

    def _numbered(self, pieces: str, plural: str, number: str) -> list[Target]:
        return [
            Target(record, item)
            for record in self._records_with(pieces)
            for item in record.items
            if (plural_of(item.kind), str(item.number)) == (plural, number)
        ]

    def _in_shortened(self, address: str) -> list[Target]:
        """Return the items of this whole id in the records that the part before the dot may mean."""
        pieces, dot, item_id = address.rpartition(".")
        records = self._records_with(pieces) if dot else []
        return [
            target
            for record in records
            for target in self._by_address.get(f"{record.id.casefold()}.{item_id}", ())
            if target.record is record
        ]

    def _records_with(self, pieces: str) -> list[Record]:
        """Return the records whose id holds `pieces` as whole `-`-separated pieces."""
        exact = [target.record for target in self._by_address.get(pieces, []) if not target.item]
        if exact:
            return exact
        rarest = min((self._by_piece.get(piece, ()) for piece in pieces.split("-")), key=len)
        return [record for record in rarest if f"-{pieces}-" in f"-{record.id.casefold()}-"]

    @cached_property
    def _by_piece(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records:
            for piece in dict.fromkeys(record.id.casefold().split("-")):
                found.setdefault(piece, []).append(record)
        return found

    @staticmethod
    def _items_with(records: Iterable[Record], prefix: str, *, whole: bool) -> list[Target]:
        named = [
            (item.id.casefold(), Target(record, item))
            for record in records
            for item in record.items
            if item.id
        ]
        exact = [target for id, target in named if id == prefix]
        if exact or whole or len(prefix) < _MIN_PREFIX:
            return exact
        return [target for id, target in named if id.startswith(prefix)]

    def resolve(self, reference: str, record: Record) -> Target | None:
        """Return what `reference`, written in `record`, names, or None where nothing or several fit.

        It is an address, its record perhaps shortened, or an item's id, which is looked up in the
        record, then in its campaign, then in the workspace.
        """
        folded = reference.strip().casefold()
        if found := self._by_address.get(folded):
            return found[0] if len(found) == 1 else None
        # Ids written by hand repeat (every record may have its own A1), so none looks at them all.
        mine = self._by_address.get(f"{record.id.casefold()}.{folded}", ())
        own = [target for target in mine if target.record is record]
        if near := own or self._in_campaigns(folded, record) or self._by_item_id.get(folded):
            return near[0] if len(near) == 1 else None
        return _nearest(self._in_shortened(folded), record)

    def _in_campaigns(self, item_id: str, record: Record) -> list[Target]:
        """Return the items of this whole id in the campaigns of a record, each once."""
        found = {
            id(target): target
            for campaign in record.campaigns
            for target in self._by_campaign.get((campaign, item_id), ())
        }
        return list(found.values())


def _nearest(candidates: Sequence[Target], record: Record) -> Target | None:
    """Return the one candidate in a record, else in its campaigns, else at all."""
    campaigns = set(record.campaigns)
    for near in (
        [target for target in candidates if target.record is record],
        [target for target in candidates if campaigns & set(target.record.campaigns)],
        candidates,
    ):
        if near:
            return near[0] if len(near) == 1 else None
    return None
