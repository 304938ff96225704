"""The filters of cli.md, the same wherever things are listed."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mtgrec.model.entry import Entry
from mtgrec.model.people import Register
from mtgrec.model.record import Record
from mtgrec.model.words import fold


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
        """Tell whether a record meets the filters on records: campaign, type, date."""
        return (
            _meets(self.campaign, record.campaigns)
            and _meets(self.type, (record.type.name,))
            and _within(record.date, self.since, self.until)
        )

    def keep_marks(self, record: Record) -> bool:
        """Tell whether a record's own tags and channels meet the filters."""
        return _meets(self.tag, record.texts("tags")) and _meets(
            self.channel, record.texts("channels")
        )

    def keep_entry(self, entry: Entry, register: Register) -> bool:
        """Tell whether an item meets every filter, its record's included."""
        item, record = entry.item, entry.record
        channel = item.text("channel")
        return (
            self.keep_record(record)
            and _meets(tuple(map(register.canonical, self.owner)), entry.owner.people)
            and _meets(self.department, _departments(entry))
            and _meets(self.status, (item.status,))
            and _meets(self.tag, (*item.texts("tags"), *record.texts("tags")))
            and _meets(self.channel, (channel,) if channel else record.texts("channels"))
            and _within(item.due, self.due_since, self.due_until)
            and (entry.overdue or not self.overdue)
            and (entry.off_track or not self.off_track)
            and (item.values.get("major") is True or not self.major)
            and (entry.open or not self.open)
        )


def _departments(entry: Entry) -> tuple[str, ...]:
    department = entry.owner.department
    return tuple(part.strip() for part in department.split("/")) if department else ()


def _meets(wanted: Iterable[str], present: Iterable[str]) -> bool:
    wanted = {fold(word) for word in wanted}
    return not wanted or any(fold(word) in wanted for word in present)


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)
