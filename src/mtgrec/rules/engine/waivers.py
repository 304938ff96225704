"""Waivers: the rules that a record or an item sets aside, each with its reason."""

from collections.abc import Iterator, Mapping

from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Item, Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.selection import specificity


def waivers(holder: Record | Item) -> Mapping[str, str]:
    """Return what a record or an item waives: selector of a rule -> reason."""
    written = holder.values.get("waive")
    return written if isinstance(written, dict) else {}


def waived(finding: Finding, info: RuleInfo) -> Finding:
    """Return the finding with the reason for which it is waived, if it is.

    A waiver names a rule by its code, a family or its name; without a reason it waives nothing.
    """
    reason = next(_reasons(finding, info), None)
    return finding._replace(reason=reason) if reason else finding


def _reasons(finding: Finding, info: RuleInfo) -> Iterator[str]:
    """Yield the reasons of the waivers that match, those of the item first."""
    for holder in (finding.item, finding.record):
        for selector, reason in waivers(holder).items() if holder else ():
            if specificity(selector, info) >= 0 and reason.strip():
                yield reason.strip()


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
