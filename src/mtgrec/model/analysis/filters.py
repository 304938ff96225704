"""The filters of cli.md, which are the same for all lists."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.owners import owner_of
from mtgrec.model.records.people import Owner, Register
from mtgrec.model.records.record import Record
from mtgrec.model.values.words import fold

_SEPARATORS = re.compile(r"[、，,；;/]")


class Filters(NamedTuple):
    """Conditions on items. Values of one filter are alternatives; all filters must match."""

    campaign: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    due_since: date | None = None
    due_until: date | None = None
    overdue: bool = False
    off_track: bool = False
    major: bool = False
    open: bool = False

    @property
    def on_items(self) -> bool:
        """Whether a filter is set that only items can match."""
        return bool(
            self.owner
            or self.department
            or self.status
            or self.due_since
            or self.due_until
            or self.overdue
            or self.off_track
            or self.major
            or self.open
        )

    def keep_record(self, record: Record) -> bool:
        """Return whether a record matches the filters for campaign, type and date."""
        return (
            _matches(self.campaign, record.campaigns)
            and _matches(self.type, (record.type.name,))
            and _within(record.date, self.since, self.until)
        )

    def keep_tags_and_channels(self, record: Record) -> bool:
        """Return whether the record's own tags and channels match the filters."""
        return _matches(self.tag, record.texts("tags")) and _matches(
            self.channel, record.texts("channels")
        )

    def keep_state(self, state: ItemState, register: Register) -> bool:
        """Return whether an item matches every filter, including those on its record."""
        item, record = state.item, state.record
        channel = item.text("channel")
        return (
            self.keep_record(record)
            and _matches(tuple(map(register.canonical, self.owner)), state.owner.people)
            and _matches(self.department, _departments(state.owner))
            and _matches(self.status, (item.status,))
            and _matches(self.tag, (*item.texts("tags"), *record.texts("tags")))
            and _matches(self.channel, (channel,) if channel else record.texts("channels"))
            and _within(item.due, self.due_since, self.due_until)
            and (state.overdue or not self.overdue)
            and (state.off_track or not self.off_track)
            and (item.values.get("major") is True or not self.major)
            and (state.open or not self.open)
        )


def known_names(records: Iterable[Record], register: Register) -> dict[str, set[str]]:
    """Return, by filter, the values that the filters on names and tags can match."""
    names: dict[str, set[str]] = {
        "campaign": set(),
        "owner": {name for person in register.people for name in (person.name, *person.aliases)},
        "department": {person.department for person in register.people if person.department},
        "tag": set(),
        "channel": set(),
    }
    for record in records:
        names["campaign"].update(record.campaigns)
        names["tag"].update(record.texts("tags"))
        names["channel"].update(record.texts("channels"))
        for item in record.items:
            owner = owner_of(item, register)
            names["owner"].update(owner.people)
            names["department"].update(_departments(owner))
            names["tag"].update(item.texts("tags"))
            names["channel"].update(item.texts("channel"))
    return names


def _departments(owner: Owner) -> tuple[str, ...]:
    """Return the departments of an owner; its field may name several."""
    return tuple(part.strip() for part in _SEPARATORS.split(owner.department or "") if part.strip())


def _matches(accepted: Iterable[str], present: Iterable[str]) -> bool:
    accepted = {fold(word) for word in accepted}
    return not accepted or any(fold(word) in accepted for word in present)


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)
