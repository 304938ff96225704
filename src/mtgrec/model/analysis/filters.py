"""The filters of cli.md, the same wherever things are listed."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.owners import owner_of
from mtgrec.model.records.people import Owner, Register
from mtgrec.model.records.record import Record
from mtgrec.model.values.words import fold

_MARKS = re.compile(r"[、，,；;/]")


class Filters(NamedTuple):
    """What to keep. Values of one filter are alternatives; different filters must all hold."""

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
        """Whether a filter is set that only an item can meet."""
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
        """Return whether a record meets the filters on records: campaign, type, date."""
        return (
            _meets(self.campaign, record.campaigns)
            and _meets(self.type, (record.type.name,))
            and _within(record.date, self.since, self.until)
        )

    def keep_tags_and_channels(self, record: Record) -> bool:
        """Return whether a record's own tags and channels meet the filters."""
        return _meets(self.tag, record.texts("tags")) and _meets(
            self.channel, record.texts("channels")
        )

    def keep_state(self, state: ItemState, register: Register) -> bool:
        """Return whether an item meets every filter, its record's included."""
        item, record = state.item, state.record
        channel = item.text("channel")
        return (
            self.keep_record(record)
            and _meets(tuple(map(register.canonical, self.owner)), state.owner.people)
            and _meets(self.department, _departments(state.owner))
            and _meets(self.status, (item.status,))
            and _meets(self.tag, (*item.texts("tags"), *record.texts("tags")))
            and _meets(self.channel, (channel,) if channel else record.texts("channels"))
            and _within(item.due, self.due_since, self.due_until)
            and (state.overdue or not self.overdue)
            and (state.off_track or not self.off_track)
            and (item.values.get("major") is True or not self.major)
            and (state.open or not self.open)
        )


def known_names(records: Iterable[Record], register: Register) -> dict[str, set[str]]:
    """Return what `--campaign`, `--owner`, `--department`, `--tag` and `--channel` can find."""
    known: dict[str, set[str]] = {
        "campaign": set(),
        "owner": {name for person in register.people for name in (person.name, *person.aliases)},
        "department": {person.department for person in register.people if person.department},
        "tag": set(),
        "channel": set(),
    }
    for record in records:
        known["campaign"].update(record.campaigns)
        known["tag"].update(record.texts("tags"))
        known["channel"].update(record.texts("channels"))
        for item in record.items:
            owner = owner_of(item, register)
            known["owner"].update(owner.people)
            known["department"].update(_departments(owner))
            known["tag"].update(item.texts("tags"))
            known["channel"].update(item.texts("channel"))
    return known


def _departments(owner: Owner) -> tuple[str, ...]:
    """Return the departments an owner belongs to: a field may name several."""
    return tuple(part.strip() for part in _MARKS.split(owner.department or "") if part.strip())


def _meets(wanted: Iterable[str], present: Iterable[str]) -> bool:
    wanted = {fold(word) for word in wanted}
    return not wanted or any(fold(word) in wanted for word in present)


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)
