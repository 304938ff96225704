"""Entries: items with everything that is computed about them on a given day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.address import AddressBook, item_address
from mtgrec.model.carry import Meetings, carried
from mtgrec.model.kpi import Reading, Standing, exact_text, standing
from mtgrec.model.people import NOBODY, Owner, Register
from mtgrec.model.progress import FINISHED, Ratio, lag_days, off_track, overdue
from mtgrec.model.quantity import Quantity
from mtgrec.model.record import Item, Note, Record
from mtgrec.model.schema import KINDS, Field, ItemKind
from mtgrec.model.settings import Rules

SEVERAL = "(several)"
"""The group of items that several people own."""


class Entry(NamedTuple):
    """One item on one day: who owns it, how late it is, whether it is off-track."""

    record: Record
    item: Item
    address: str
    owner: Owner
    line: int
    overdue: bool
    lag_days: int | None
    off_track: bool
    carried: int | None = None
    """How many execution meetings found it unfinished."""
    wants_verdict: bool = False
    """Whether it was carried so often without a verdict that a meeting must give one."""
    standing: Standing | None = None
    """For a KPI: target, value and attainment."""

    @property
    def owner_key(self) -> str | None:
        """The owner under whom it is grouped: one name, `(several)`, or None."""
        people = self.owner.people
        return SEVERAL if len(people) > 1 else (people[0] if people else None)

    @property
    def open(self) -> bool:
        """Whether it is neither done nor cancelled."""
        return self.item.status not in ("done", "cancelled")


class Outlook(NamedTuple):
    """From where everything is seen: the day, the rules, the people, the readings."""

    now: datetime
    rules: Rules
    register: Register
    readings: Mapping[str, tuple[Reading, ...]]
    """Readings by campaign."""
    meetings: Meetings
    """The days of each campaign's execution meetings."""
    verdicts: Mapping[str, date]
    """When a meeting last gave a verdict on an item, by address."""

    @property
    def today(self) -> date:
        """The day on which everything is looked at."""
        return self.now.date()


def entries(records: Iterable[Record], outlook: Outlook) -> list[Entry]:
    """Return an entry for every item of `records`, in their order."""
    return [enter(record, item, outlook) for record in records for item in record.items]


def enter(record: Record, item: Item, outlook: Outlook) -> Entry:
    """Return what is to be said about one item on the day of `outlook`."""
    line = record.place(item.offset)[0]
    address = item_address(record, item)
    return Entry(
        record=record,
        item=item,
        address=address,
        owner=owner_of(item, outlook.register),
        line=line,
        overdue=overdue(item, outlook.today),
        lag_days=lag_days(item, outlook.today),
        off_track=off_track(item, outlook.today, outlook.rules.lag_days),
        carried=carried(item, record, outlook.meetings, outlook.today),
        wants_verdict=_wants_verdict(item, record, address, outlook),
        standing=_standing(record, item, line, outlook) if item.kind == "kpi" else None,
    )


def _wants_verdict(item: Item, record: Record, address: str, outlook: Outlook) -> bool:
    if item.kind != "action" or item.status in FINISHED:
        return False
    since = outlook.verdicts.get(address)
    times = carried(item, record, outlook.meetings, outlook.today, since)
    return times is not None and times >= outlook.rules.carried


def owner_of(item: Item, register: Register) -> Owner:
    """Return who an item belongs to."""
    owner, department = item.text("owner") or "", item.text("department") or ""
    return register.read_owner(owner, department) if owner or department else NOBODY


def _standing(record: Record, item: Item, line: int, outlook: Outlook) -> Standing:
    readings = [
        row for campaign in record.campaigns or ("",) for row in outlook.readings.get(campaign, ())
    ]
    return standing(item, readings, outlook.now, f"{record.path}:{line}")


_FIRST = (
    *("address", "record", "campaign", "kind", "id", "what", "owner", "owners", "department"),
    *("due", "status", "overdue", "lag_days", "off_track", "carried", "wants_verdict", "major"),
)
_LAST = ("note", "tags", "waive", "path", "line")


def entry_fields(kind: ItemKind) -> list[str]:
    """Return the names of all fields of an entry of `kind`, in the order of JSON."""
    own = [
        name
        for field in kind.fields.fields
        if field.name not in _COMMON
        for name in (field.name, *_address_names(field))
    ]
    return [*_FIRST, *own, *(_COMPUTED if kind.name == "kpi" else ()), *_LAST]


def _address_names(field: Field) -> tuple[str, ...]:
    if field.kind == "reference":
        return (f"{field.name}_address",)
    return (f"{field.name}_addresses",) if field.kind == "references" else ()


def entry_document(entry: Entry, book: AddressBook) -> dict[str, object]:
    """Return the entry as JSON gives it: every field of its kind, missing ones null or []."""
    item, record = entry.item, entry.record
    fields = KINDS[item.kind].fields
    return {
        "address": entry.address,
        "record": record.id,
        "campaign": record.campaign,
        "kind": item.kind,
        "id": item.id,
        "what": item.text("what"),
        "owner": entry.owner.text,
        "owners": list(entry.owner.people),
        "department": entry.owner.department,
        "due": item.due,
        "status": item.status,
        "overdue": entry.overdue,
        "lag_days": entry.lag_days,
        "off_track": entry.off_track,
        "carried": entry.carried,
        "wants_verdict": entry.wants_verdict,
        "major": item.values.get("major") is True,
        **_own_fields(entry, fields.fields, book),
        "note": item.text("note"),
        "tags": list(item.texts("tags")),
        "waive": plain_value(item.values.get("waive")),
        "path": record.path,
        "line": entry.line,
    }


_COMMON = frozenset(
    ("id", "what", "owner", "department", "due", "status", "note", "tags", "major", "waive")
)
_COMPUTED = ("source", "goal_attainment")


def _own_fields(entry: Entry, fields: Iterable[Field], book: AddressBook) -> dict[str, object]:
    result: dict[str, object] = {}
    for field in fields:
        if field.name in _COMMON:
            continue
        value = entry.item.values.get(field.name)
        result[field.name] = plain_value(value, missing=missing_value(field))
        if field.kind == "reference":
            result[f"{field.name}_address"] = _resolved(value, entry.record, book)
        elif field.kind == "references":
            result[f"{field.name}_addresses"] = [
                _resolved(reference, entry.record, book)
                for reference in entry.item.texts(field.name)
            ]
    if entry.standing:
        result |= kpi_fields(entry)
    return result


def _resolved(reference: object, record: Record, book: AddressBook) -> str | None:
    target = book.resolve(reference, record) if isinstance(reference, str) else None
    return target.address if target else None


def missing_value(field: Field) -> object:
    """Return what JSON says for a field that is missing: null, or an empty list."""
    return [] if field.kind in ("texts", "people", "references", "log", "items") else None


def plain_value(value: object, missing: object = None) -> object:
    """Return a field's value as plain data: quantities as written, dates as they are."""
    if value is None:
        return missing
    if isinstance(value, Quantity):
        return value.text
    if isinstance(value, Note):
        return {"date": value.date, "note": value.note}
    if isinstance(value, Item):
        fields = KINDS[value.kind].fields.fields
        return {
            field.name: plain_value(value.values.get(field.name), missing_value(field))
            for field in fields
        }
    if isinstance(value, tuple):
        return [plain_value(part) for part in value]
    if isinstance(value, Mapping):
        return {name: plain_value(part) for name, part in value.items()}
    return value


def kpi_fields(entry: Entry) -> dict[str, object]:
    """Return a KPI's computed fields: the target that counts, the value, its source, attainment."""
    stands = entry.standing
    if stands is None:
        return {}
    return {
        "target": stands.target_text,
        "actual": stands.actual.text if stands.actual else None,
        "source": stands.actual.source if stands.actual else None,
        "goal_attainment": quantity_ratio(stands.attainment),
    }


def quantity_ratio(ratio: Ratio) -> dict[str, object]:
    """Return a ratio of quantities for JSON: exact decimals in strings."""
    return _ratio(ratio, exact_text(ratio.numerator), exact_text(ratio.denominator))


def count_ratio(ratio: Ratio) -> dict[str, object]:
    """Return a ratio of counts for JSON: whole numbers."""
    return _ratio(ratio, _whole(ratio.numerator), _whole(ratio.denominator))


def _whole(value: Fraction | None) -> int | None:
    return None if value is None else int(value)


def _ratio(ratio: Ratio, numerator: object, denominator: object) -> dict[str, object]:
    result: dict[str, object] = {
        "numerator": numerator,
        "denominator": denominator,
        "ratio": ratio.rounded,
    }
    if ratio.reason:
        result["reason"] = ratio.reason
    if ratio.unknown is not None:
        result["unknown"] = ratio.unknown
    return result
