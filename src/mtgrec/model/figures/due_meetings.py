"""Which meetings of a campaign are due, and since when (A2-A5)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.campaign import is_closed, is_over, plan_of
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.model.values.date_errors import NoDate
from mtgrec.model.values.dates import read_date
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.rhythm import read_rhythm

_DATE_IN_TEXT = lazily(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}[日号]?")
_LONGEST_DATE = 40
_EARLY_DAYS = 3
"""So many days before the day it is about a retrospective may be held: a weekend may lie between."""


class DueMeeting(NamedTuple):
    """A meeting that a campaign needs: its type, its day and the reason."""

    campaign: str
    type: str
    due: date | None
    overdue: bool
    reason: str
    """`next` (a record names the day), `rhythm`, `milestone` (one was reached), `end` (the campaign
    is past its end) or `closed` (it is declared done)."""
    what: str = ""
    """The milestone's text, or the id of the record that names the day; else empty."""


def due_meetings(records: Iterable[Record], today: date) -> list[DueMeeting]:
    """Return the meetings that each campaign needs on `today`, the most overdue first."""
    by_campaign: dict[str, list[Record]] = {}
    for record in records:
        if record.date is None or record.date <= today:
            for campaign in record.campaigns:
                by_campaign.setdefault(campaign, []).append(record)
    due = [
        meeting
        for campaign, own_records in by_campaign.items()
        for meeting in _of_campaign(campaign, own_records, today)
    ]
    return sorted(due, key=lambda meeting: (meeting.due or today, meeting.campaign))


def _of_campaign(campaign: str, records: Sequence[Record], today: date) -> Iterator[DueMeeting]:
    """Yield the meetings that one campaign needs, with all its records up to `today`.

    What has ended needs no execution meeting, but a retrospective and then an evaluation.
    """
    plan = plan_of(records)
    if plan and plan.values.get("status") in ("cancelled", "paused"):
        return
    end = plan.day("end") if plan else None
    retro_day = max((_day(record) for record in _held(records, "retro")), default=date.min)
    wants_retro = end is not None and _is_before(retro_day, end)
    if end and end < today and wants_retro:
        yield DueMeeting(campaign, "retro", end, True, "end")
    if is_closed(plan) or (is_over(plan, today) and not wants_retro):
        if not evaluated(records):
            since = max(end, retro_day) if end and end < today else None
            reason = "closed" if is_closed(plan) else "end"
            yield DueMeeting(campaign, "evaluation", since, False, reason)
    elif not is_over(plan, today):
        execution = _next_execution(campaign, records, plan, today)
        retro = _retro_of_milestone(campaign, records, retro_day, today)
        yield from (meeting for meeting in (execution, retro) if meeting)


def _is_before(retro_day: date, day: date) -> bool:
    """Return whether a retrospective was held too early to be about `day`."""
    return (day - retro_day).days > _EARLY_DAYS


def evaluated(records: Iterable[Record]) -> bool:
    """Return whether an evaluation was held (A5); a draft is none."""
    return any(True for _ in _held(records, "evaluation"))


def _held(records: Iterable[Record], *roles: str) -> Iterator[Record]:
    """Yield the meetings of these roles that have a day and are no drafts."""
    for record in records:
        if record.type.role in roles and record.date and not record.draft:
            yield record


def _day(record: Record) -> date:
    return record.date or date.min


def _next_execution(
    campaign: str, records: Iterable[Record], plan: Record | None, today: date
) -> DueMeeting | None:
    # Meetings of all types count: no execution meeting is needed the day after a retrospective.
    meetings = sorted(_held(_of_one_campaign(records), *MEETINGS), key=_day)
    if not meetings:
        return None
    last = _day(meetings[-1])
    for record in reversed(meetings):  # a day that is named waits, whatever is held before it
        named_day = named_next_day(record)
        if named_day and named_day > last:
            overdue = named_day < today
            return DueMeeting(campaign, "weekly", named_day, overdue, "next", record.id)
    rhythm = read_rhythm(plan.text("rhythm")) if plan else None
    if rhythm is None:
        return None
    due, end = rhythm.after(last), plan.day("end") if plan else None
    if end and due > end:
        return None
    return DueMeeting(campaign, "weekly", due, due < today, "rhythm")


def _of_one_campaign(records: Iterable[Record]) -> Iterator[Record]:
    return (record for record in records if len(record.campaigns) == 1)


def named_next_day(record: Record) -> date | None:
    """Return the day on which a record says the next meeting is, None if it names none."""
    text = record.text("next") or ""
    found = _DATE_IN_TEXT.search(text)
    try:
        return read_date(found[0] if found else text[:_LONGEST_DATE], record.date)
    except NoDate:
        return None


def _retro_of_milestone(
    campaign: str, records: Iterable[Record], retro_day: date, today: date
) -> DueMeeting | None:
    """Return a retrospective for the last milestone reached since the last one."""
    reached = [
        (day, item)
        for record in _of_one_campaign(records)
        for item in record.item_lists.get("milestone", ())
        if (day := _day_reached(item)) and _is_before(retro_day, day) and day <= today
    ]
    if not reached:
        return None
    day, item = max(reached, key=lambda pair: pair[0])
    return DueMeeting(campaign, "retro", day, False, "milestone", item.text("what") or "")


def _day_reached(milestone: Item) -> date | None:
    """Return the day on which a milestone was reached, None while it is unfinished."""
    if milestone.status != "done":
        return None
    return milestone.day("finished") or milestone.due
