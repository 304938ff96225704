"""Dates that cannot both be right: an end before its start, a deadline a century away.

Commands that write refuse them, and a rule finds them in the files; both ask here.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from mtgrec.model.figures.due_meetings import named_next_day
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item, Record

FAR_YEARS = 5
_FAR_DAYS = 1827
"""No plan reaches five years ahead; a date beyond that has a slip in its year."""
_AHEAD = ("due", "start", "end", "review")

_WORDS = {
    "date": N_("the date {day} is more than {years} years ahead"),
    "far": N_("{day} is more than {years} years after {other}"),
    "end": N_("the end {day} is before the start {other}"),
    "next": N_("the next meeting, {day}, is not after this one of {other}"),
    "due": N_("it is due on {day}, before the record of {other} that agreed on it"),
    "finished": N_("it was finished on {day}, before the record of {other} that agreed on it"),
    "review": N_("it is to be reviewed on {day}, before the record of {other} that agreed on it"),
    "recorded": N_("it was recorded on {day}, before the reading of {other}"),
    "future": N_("{day}, the day it happened, is still to come"),
}


class DateConflict(NamedTuple):
    """A date that contradicts another one, or today."""

    kind: str
    """What is wrong: a key of `_WORDS`."""
    holder: Item | Record
    """What the field belongs to; a deviation inside of a KPI, too."""
    field: str
    day: date
    other: date
    """The day that it contradicts."""
    item: Item | None
    """The item it is about; None for a field of the record itself."""

    @property
    def words(self) -> Message:
        """The contradiction as a sentence."""
        return Message(_WORDS[self.kind], day=self.day, other=self.other, years=FAR_YEARS)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from the other conflicts of its record, before and after an edit."""
        item = (self.item.kind, self.item.number) if self.item else ()
        return (self.kind, self.field, self.day, *item)


def date_conflicts(record: Record, today: date) -> Iterator[DateConflict]:
    """Yield the conflicts of a record and of its items."""
    day, next_day = record.date, named_next_day(record)
    if day and is_far(day, today):
        yield DateConflict("date", record, "date", day, today, None)
    if day and next_day and next_day <= day:
        yield DateConflict("next", record, "next", next_day, day, None)
    yield from _of_plan(record, None, day or today)
    for item in record.items:
        yield from item_date_conflicts(item, record, today)


def item_date_conflicts(item: Item, record: Record, today: date) -> Iterator[DateConflict]:
    """Yield the conflicts of one item; none of a cancelled one."""
    if item.status == "cancelled":
        return
    yield from _of_plan(item, item, record.date or today)
    if record.date:
        yield from _before_record(item, record.date, today)
    for holder, field in ((item, "finished"), *((each, "recorded") for each in _deviations(item))):
        day = holder.day(field)
        if day and day > today:
            yield DateConflict("future", holder, field, day, today, item)
    for deviation in _deviations(item):
        recorded, at = deviation.day("recorded"), deviation.day("at")
        if recorded and at and (recorded < at or _is_earlier_that_day(deviation)):
            yield DateConflict("recorded", deviation, "recorded", recorded, at, item)


def _is_earlier_that_day(deviation: Item) -> bool:
    recorded, at = deviation.values.get("recorded"), deviation.values.get("at")
    return isinstance(recorded, datetime) and isinstance(at, datetime) and recorded < at


def _deviations(item: Item) -> tuple[Item, ...]:
    return item.items("deviations")


def _of_plan(holder: Item | Record, item: Item | None, origin: date) -> Iterator[DateConflict]:
    """Yield what is wrong with the days that are planned: their order, and how far they are."""
    start, end = holder.day("start"), holder.day("end")
    if start and end and end < start:
        yield DateConflict("end", holder, "end", end, start, item)
    changes = item.items("changes") if item else ()
    for each, field in (
        *((holder, name) for name in _AHEAD),
        *((each, "date") for each in changes),
    ):
        day = each.day(field)
        if day and is_far(day, origin):
            yield DateConflict("far", each, field, day, origin, item)


def is_far(day: date, origin: date) -> bool:
    """Return whether `day` is so long after `origin` that its year must be a slip."""
    return (day - origin).days > _FAR_DAYS


def _before_record(item: Item, agreed: date, today: date) -> Iterator[DateConflict]:
    """Yield what was due, done or to be reviewed before the record that agreed on it.

    What was due and finished by then is only reported there; what is written down for a meeting to
    come may be finished before it.
    """
    due, finished, review = item.due, item.day("finished"), item.day("review")
    was_finished = item.status == "done" and finished is not None and finished <= agreed
    if due and due < agreed and not was_finished and item.kind != "milestone":
        yield DateConflict("due", item, "due", due, agreed, item)
    if finished and finished < agreed <= today and not (due and due < agreed):
        yield DateConflict("finished", item, "finished", finished, agreed, item)
    if review and review < agreed:
        yield DateConflict("review", item, "review", review, agreed, item)
