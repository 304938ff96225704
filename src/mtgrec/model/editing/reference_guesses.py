"""What a reference that leads to nothing was probably meant to be.

People add words to the id, write the item's text instead of the id, or misspell the id.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mtgrec.model.editing.references import REFERENCED_KINDS, candidates, share_campaign
from mtgrec.model.records.address import AddressBook, Target
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema.field import SEVERAL, Field
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import fold

_ADDRESS = re.compile(r"[^\s、，,；;：:（(）)]+")
_MIN_GUESSED, _MAX_GUESSED = 4, 60
"""Lengths of a reference that may be misspelt; A1 is not taken for a misspelt A2."""
_MAX_CANDIDATES = 2_000
_PATIENCE = 20_000
"""How many ids are compared with misspelt references before no more are guessed."""


class _Reach(NamedTuple):
    """The items that the references of a record may mean."""

    ids: Sequence[str]
    addresses: Sequence[str]
    by_what: Mapping[str, str]
    """The first id of each text."""


class ReferenceGuesses:
    """Guesses for all references of a workspace."""

    def __init__(self, book: AddressBook) -> None:
        self.book = book
        self._left = _PATIENCE
        self._reaches: dict[object, _Reach] = {}

    def guess(self, field: Field, reference: str, record: Record) -> str | None:
        """Return what a reference was probably meant to be; None if unclear."""
        kind = REFERENCED_KINDS.get(field.name)
        if ids := self._ids_before_words(reference, record, kind):
            return "、".join(ids) if len(ids) == 1 or field.kind in SEVERAL else None
        if found := candidates(reference, self.book):
            return found[0].address if len(found) == 1 and _is_item(found[0], kind) else None
        reach = self._reach(record, kind)
        if id := reach.by_what.get(fold(reference)):
            return id
        if not _MIN_GUESSED <= len(reference) <= _MAX_GUESSED or len(reach.ids) > _MAX_CANDIDATES:
            return None
        self._left -= len(reach.ids)
        if self._left < 0:
            return None
        return closest(reference, reach.addresses if "." in reference else reach.ids)

    def _reach(self, record: Record, kind: str | None) -> _Reach:
        # Records of the same campaigns reach the same items.
        key = (record.campaigns or record, kind)
        if key not in self._reaches:
            in_reach: dict[str, tuple[Record, Item]] = {
                item.id: (each, item)
                for each in self.book.records
                if each is record or share_campaign(each, record)
                for item in each.items
                if item.id and kind in (None, item.kind)
            }
            by_what: dict[str, str] = {}
            for id, (_, item) in in_reach.items():
                by_what.setdefault(fold(item.text("what") or ""), id)
            addresses = [Target(*pair).address for pair in in_reach.values()]
            self._reaches[key] = _Reach(list(in_reach), addresses, by_what)
        return self._reaches[key]

    def _ids_before_words(self, reference: str, record: Record, kind: str | None) -> list[str]:
        """Return the addresses at the start of a reference: D9TR of “D9TR 内容投放以小红书为主”."""
        found: list[str] = []
        for address in _ADDRESS.findall(reference):
            target = self.book.resolve(address, record)
            if target is None or not _is_item(target, kind):
                break
            found.append(address)
        return found


def _is_item(target: Target, kind: str | None) -> bool:
    return target.item is not None and kind in (None, target.item.kind)
