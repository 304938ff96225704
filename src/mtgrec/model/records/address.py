"""Addresses and references, and finding what they name (format.md, "Ids and addresses")."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mtgrec.model.records.naming import id_part
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema.field import plural_of

DRAWN_ID = re.compile(r"[A-Z](?=.*[B-Z])[23456789BCDFGHJKMNPQRSTVWXYZ]{3,4}")
"""The pattern of random ids: two items with the same one are copies, not a coincidence."""
_MIN_PREFIX = 2
_LEAST_PIECES = 2  # of a record's id: its type and day
_NUMBERED = re.compile(r"(.+)\.([a-z_]+)\.(\d+)")


def record_id(
    campaigns: Sequence[str], code: str, day: date | None, path: str, suffix: str = ""
) -> str:
    """Return the id derived from campaign, type code and date; without a date it is the path."""
    if day is None:
        return path
    parts = (*map(id_part, campaigns), code, f"{day:%y%m%d}{suffix}")
    return "-".join(part for part in parts if part)


def item_address(record: Record, item: Item) -> str:
    """Return `RECORD.ITEM`, or `RECORD.actions.3` for an item without id."""
    return f"{record.id}.{item_part(item)}"


def item_part(item: Item) -> str:
    """Return the part of an item's address behind its record: its id, or `actions.3` without one."""
    return item.id or f"{plural_of(item.kind)}.{item.number}"


class Target(NamedTuple):
    """The record, or the item of a record, that an address names."""

    record: Record
    item: Item | None = None

    @property
    def address(self) -> str:
        """The full address."""
        return item_address(self.record, self.item) if self.item else self.record.id

    @property
    def numbered(self) -> str:
        """The address by position, `RECORD.actions.3`, which is unique in the record."""
        if self.item is None:
            return self.record.id
        return f"{self.record.id}.{plural_of(self.item.kind)}.{self.item.number}"

    @property
    def what(self) -> str:
        """The title of the record, or the text of the item."""
        return (self.item.text("what") if self.item else self.record.title) or ""


class AddressBook:
    """Finds records and items by address; built once for all records of a workspace."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self._by_address: dict[str, list[Target]] = {}
        self._by_item_id: dict[str, list[Target]] = {}
        self._by_campaign: dict[tuple[str, str], list[Target]] = {}
        self._in_record: dict[tuple[int, str], list[Target]] = {}
        self._with_pieces: dict[str, list[Record]] = {}
        self._shortened: dict[str, list[Target]] = {}
        for record in self.records:
            self._add(Target(record))
            for item in record.items:
                self._add(Target(record, item))

    def _add(self, target: Target) -> None:
        self._by_address.setdefault(target.address.casefold(), []).append(target)
        if target.item is None and target.record.path != target.record.id:
            self._by_address.setdefault(target.record.path.casefold(), []).append(target)
        if target.item:
            part = item_part(target.item).casefold()
            self._in_record.setdefault((id(target.record), part), []).append(target)
        if target.item and target.item.id:
            self._by_item_id.setdefault(part, []).append(target)
            for campaign in target.record.campaigns:
                self._by_campaign.setdefault((campaign, part), []).append(target)

    def exactly(self, text: str) -> list[Target]:
        """Return everything whose full address, path or item id is `text`."""
        folded = text.casefold().removeprefix("./")
        return self._by_address.get(folded) or self._by_item_id.get(folded) or []

    def shortest(self, record: Record, item: Item | None = None) -> str:
        """Return the shortest text that names a record or item, and nothing else, for every command.

        It is the item's id; else the last parts of the record's id, at least two, with that of the
        item behind them (WK-260608.A1); else the address.
        """
        target = Target(record, item)
        part = item_part(item) if item else ""
        if item and item.id and len(self.exactly(item.id)) == 1:
            return item.id
        pieces = record.id.split("-")
        for first in range(len(pieces) - _LEAST_PIECES, 0, -1):
            short = f"{'-'.join(pieces[first:])}.{part}".removesuffix(".")
            if self.find(short, whole=True) == [target]:
                return short
        return target.address

    def shorten(self, address: str) -> str:
        """Return the shortest text for an address; another text, or one of several, as it is."""
        found = self._by_address.get(address.casefold(), ())
        return self.shortest(*found[0]) if len(found) == 1 else address

    def find(self, text: str, *, whole: bool = False) -> list[Target]:
        """Return everything that `text` may mean; an exact match excludes partial ones.

        An item may be named by the beginning of its id; with `whole`, for commands that change
        something, only by the full id.
        """
        return self.exactly(text) or self._partly(text, whole=whole)

    def _partly(self, text: str, *, whole: bool) -> list[Target]:
        folded = text.casefold()
        if numbered := _NUMBERED.fullmatch(folded):
            return self._numbered(*numbered.groups())
        record_part, has_dot, item_part = folded.rpartition(".")
        if has_dot and whole:
            return self._in_shortened(folded)
        if has_dot:
            return self._items_with(self._records_with(record_part), item_part, whole=whole)
        records = [Target(record) for record in self._records_with(folded)]
        return records or self._items_with(self.records, folded, whole=whole)

    def _numbered(self, pieces: str, plural: str, number: str) -> list[Target]:
        return [
            target
            for record in self._records_with(pieces)
            for target in self._by_number.get((id(record), plural, number), ())
        ]

    @cached_property
    def _by_number(self) -> dict[tuple[int, str, str], list[Target]]:
        found: dict[tuple[int, str, str], list[Target]] = {}
        for record in self.records:
            for item in record.items:
                key = (id(record), plural_of(item.kind), str(item.number))
                found.setdefault(key, []).append(Target(record, item))
        return found

    def _in_shortened(self, address: str) -> list[Target]:
        """Return the items with this full id in the records that the part before it may mean."""
        pieces, has_dot, item_id = address.rpartition(".")
        with_id = self._by_item_id.get(item_id, ()) if has_dot else ()
        if not with_id:
            return []
        if address not in self._shortened:
            records = set(map(id, self._records_with(pieces)))
            self._shortened[address] = [each for each in with_id if id(each.record) in records]
        return self._shortened[address]

    def _records_with(self, pieces: str) -> list[Record]:
        """Return the records whose id contains `pieces` as complete parts between dashes."""
        if pieces not in self._with_pieces:
            exact = [each.record for each in self._by_address.get(pieces, []) if not each.item]
            found = (self._by_piece.get(piece, ()) for piece in pieces.split("-"))
            candidates = () if exact else min(found, key=len)
            self._with_pieces[pieces] = exact or [
                record for record in candidates if f"-{pieces}-" in f"-{record.id.casefold()}-"
            ]
        return self._with_pieces[pieces]

    @cached_property
    def _by_piece(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records:
            for piece in dict.fromkeys(record.id.casefold().split("-")):
                found.setdefault(piece, []).append(record)
        return found

    @staticmethod
    def _items_with(records: Iterable[Record], prefix: str, *, whole: bool) -> list[Target]:
        with_ids = [
            (item.id.casefold(), Target(record, item))
            for record in records
            for item in record.items
            if item.id
        ]
        exact = [target for id, target in with_ids if id == prefix]
        if exact or whole or len(prefix) < _MIN_PREFIX:
            return exact
        return [target for id, target in with_ids if id.startswith(prefix)]

    def resolve(self, reference: str, record: Record) -> Target | None:
        """Return what `reference`, written in `record`, names; None if nothing or several match.

        It is an address, perhaps with a shortened record id, or an item's id. An id is looked up in
        the record first, then in its campaigns, then in the whole workspace.
        """
        folded = reference.strip().casefold()
        if found := self._by_address.get(folded):
            return found[0] if len(found) == 1 else None
        # Ids typed by hand repeat (every record may have its own A1): nearer records come first.
        in_this_record = self._in_record.get((id(record), folded))
        in_campaigns = in_this_record or self._in_campaigns(folded, record)
        if matches := in_campaigns or self._by_item_id.get(folded):
            return matches[0] if len(matches) == 1 else None
        return _nearest(self._in_shortened(folded), record)

    def _in_campaigns(self, item_id: str, record: Record) -> list[Target]:
        """Return the items with this full id in the campaigns of a record: two of them at most."""
        found: dict[int, Target] = {}
        for campaign in record.campaigns:
            for target in self._by_campaign.get((campaign, item_id), ()):
                found[id(target)] = target
                if len(found) > 1:
                    break
        return list(found.values())


def _nearest(candidates: Sequence[Target], record: Record) -> Target | None:
    """Return the only candidate in the record, else in its campaigns, else in the workspace."""
    campaigns = set(record.campaigns)
    for group in (
        [target for target in candidates if target.record is record],
        [target for target in candidates if campaigns & set(target.record.campaigns)],
        candidates,
    ):
        if group:
            return group[0] if len(group) == 1 else None
    return None
