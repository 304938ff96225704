"""The filters of cli.md, which are the same for all lists."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.owners import needed_departments, owner_of
from mtgrec.model.records.people import Owner, People
from mtgrec.model.records.record import Record
from mtgrec.model.values.name_keys import label_key, name_key, person_key
from mtgrec.model.values.words import fold


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
            _matches(self.campaign, record.campaigns, name_key)
            and _matches(self.type, (record.type.name,))
            and _within(record.date, self.since, self.until)
        )

    def keep_tags_and_channels(self, record: Record) -> bool:
        """Return whether the record's own tags and channels match the filters."""
        return _matches(self.tag, record.texts("tags"), label_key) and _matches(
            self.channel, record.texts("channels"), label_key
        )

    def keep_state(self, state: ItemState, register: People) -> bool:
        """Return whether an item matches every filter, including those on its record."""
        return self._keep(state, register, state.owner.departments)

    def cannot_judge(self, state: ItemState, register: People) -> bool:
        """Return whether a date or a status that cannot be read is all that keeps an item out."""
        item, relaxed = state.item, self
        if item.has_unread_due:
            lateness = self.overdue or self.off_track
            relaxed = relaxed._replace(
                due_since=None, due_until=None, overdue=False, off_track=False
            )
            relaxed = relaxed._replace(open=self.open or lateness)
        if item.has_unread("status"):
            relaxed = relaxed._replace(status=())
        if state.record.has_unread_date:
            relaxed = relaxed._replace(since=None, until=None)
        return (
            relaxed is not self
            and relaxed.keep_state(state, register)
            and not self.keep_state(state, register)
        )

    def cannot_judge_record(self, record: Record) -> bool:
        """Return whether a date that cannot be read is all that keeps a record out."""
        undated = self._replace(since=None, until=None)
        return (
            record.has_unread_date and undated.keep_record(record) and not self.keep_record(record)
        )

    def keep_needed(self, state: ItemState, register: People) -> bool:
        """Return whether an item needs something of a department asked for, and matches the rest.

        Such an item is shown to that department; it is none of its own and in none of its figures.
        """
        return bool(self.department) and self._keep(
            state, register, needed_departments(state.item, register)
        )

    def _keep(self, state: ItemState, register: People, departments: Iterable[str]) -> bool:
        item, record = state.item, state.record
        channel = item.text("channel")
        channels = (channel,) if channel else record.texts("channels")
        return (
            self.keep_record(record)
            and self._keep_owner(state.owner, register)
            and _matches(map(register.department, self.department), departments, name_key)
            and _matches(self.status, (item.status,))
            and _matches(self.tag, (*item.texts("tags"), *record.texts("tags")), label_key)
            and _matches(self.channel, channels, label_key)
            and _within(item.due, self.due_since, self.due_until)
            and (state.overdue or not self.overdue)
            and (state.off_track or not self.off_track)
            and (item.values.get("major") is True or not self.major)
            and (state.open or not self.open)
        )

    def _keep_owner(self, owner: Owner, register: People) -> bool:
        """Return whether an owner is one of those asked for, however both are written."""
        asked = [name for text in self.owner for name in register.names_in(text)]
        named = owner.people or ((owner.text,) if owner.text else ())
        return _matches(asked, named, person_key)


def known_names(records: Iterable[Record], register: People) -> dict[str, set[str]]:
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
            names["department"].update(owner.departments)
            names["department"].update(needed_departments(item, register))
            names["tag"].update(item.texts("tags"))
            names["channel"].update(item.texts("channel"))
    return names


def _matches(
    accepted: Iterable[str], present: Iterable[str], key: Callable[[str], str] = fold
) -> bool:
    accepted = set(map(key, accepted))
    return not accepted or any(key(word) in accepted for word in present)


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)
