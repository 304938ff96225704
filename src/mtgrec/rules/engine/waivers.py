"""Waivers: what a record or an item sets aside, each with its reason."""

from collections.abc import Iterator, Mapping

from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Item, Record
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.selection import weight


def waivers(home: Record | Item) -> Mapping[str, str]:
    """Return what a record or an item waives: rule -> reason."""
    written = home.values.get("waive")
    return written if isinstance(written, dict) else {}


def waived(finding: Finding, rule: RuleInfo) -> Finding:
    """Return the finding with the reason for which it is waived, if it is.

    A waiver names a rule by its code, a family or its name; without a reason it waives nothing.
    """
    reason = next(_reasons(finding, rule), None)
    return finding._replace(reason=reason) if reason else finding


def _reasons(finding: Finding, rule: RuleInfo) -> Iterator[str]:
    """Yield the reasons given, those of the item first."""
    for home in (finding.item, finding.record):
        for selector, reason in waivers(home).items() if home else ():
            if weight(selector, rule) >= 0 and reason.strip():
                yield reason.strip()


def places_to_waive(record: Record) -> Iterator[Record | Item]:
    """Yield all that may waive something: the record and its items."""
    yield record
    yield from record.items


def at_waiver(rule: RuleInfo, record: Record, home: Record | Item, /, **values: object) -> Finding:
    """Return that what a record or one of its items waives breaks a rule."""
    item = home if isinstance(home, Item) else None
    place = record.place(home.at["waive"])
    address = item_address(record, item) if item else record.id
    return Finding(rule.at(record.path, place, address, **values), record, item)
