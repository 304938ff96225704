"""Waivers: the rules that a record or an item sets aside, each with its reason."""

from collections.abc import Iterator, Mapping

from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Item, Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.selection import naming_keys, selector_keys


def waivers(holder: Record | Item) -> Mapping[str, str]:
    """Return what a record or an item waives: selector of a rule -> reason."""
    written = holder.values.get("waive")
    return written if isinstance(written, dict) else {}


class Waivers:
    """The waivers of records and items, looked up by rule: a record may have many, and findings too.

    A waiver names a rule by its code, a family or its name; without a reason it waives nothing.
    """

    def __init__(self) -> None:
        self._written: dict[Record | Item, dict[str, tuple[int, str]]] = {}

    def applied(self, finding: Finding, info: RuleInfo) -> Finding:
        """Return the finding with the reason for which it is waived, if it is; the item's first."""
        for holder in (finding.item, finding.record):
            if holder is not None and waivers(holder) and (reason := self._reason(holder, info)):
                return finding._replace(reason=reason)
        return finding

    def _reason(self, holder: Record | Item, info: RuleInfo) -> str | None:
        """Return the reason of the first waiver of a holder that names a rule."""
        written = self._written.get(holder)
        if written is None:
            written = self._written[holder] = {}
            for number, (selector, reason) in enumerate(waivers(holder).items()):
                if reason.strip():
                    for key in selector_keys(selector):
                        written.setdefault(key, (number, reason.strip()))
        found = [written[key] for key in naming_keys(info) if key in written]
        return min(found)[1] if found else None


def waiver_holders(record: Record) -> Iterator[Record | Item]:
    """Yield everything that may hold waivers: the record and its items."""
    yield record
    yield from record.items


def at_waiver(
    info: RuleInfo, record: Record, holder: Record | Item, /, **values: object
) -> Finding:
    """Return the finding that the waivers of a record, or of one of its items, break a rule."""
    item = holder if isinstance(holder, Item) else None
    place = record.place(holder.at["waive"])
    address = item_address(record, item) if item else record.id
    return Finding(info.at(record.path, place, address, **values), record, item)
