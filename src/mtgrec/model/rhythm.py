"""Rhythm: which meeting of a campaign is due next, and since when (A2-A4)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mtgrec.model.dates import NoDate, read_date
from mtgrec.model.record import Item, Record
from mtgrec.model.types import MEETINGS
from mtgrec.model.words import fold

_WORDS = {
    fold(word): days
    for words, days in (
        (("每天", "每日", "daily"), 1),
        (("每周", "每星期", "一周一次", "weekly", "every week"), 7),
        (("每两周", "双周", "两周一次", "隔周", "biweekly", "fortnightly", "every two weeks"), 14),
        (("每月", "monthly", "every month"), 30),
    )
    for word in words
}
_DAYS = re.compile(r"(?:每|every)?\s*(?P<number>\d+)\s*(?:个)?(?P<unit>天|日|周|days?|weeks?)")
_NEXT = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}[日号]?")


class DueMeeting(NamedTuple):
    """A meeting that a campaign owes: its type, its day, and why."""

    campaign: str
    type: str
    due: date | None
    overdue: bool
    reason: str
    """`next` (a record named the day), `rhythm`, `milestone` (one was reached) or `end`."""
    what: str = ""
    """The milestone's words, or the address of the record that named the day."""


def rhythm_days(text: str | None) -> int | None:
    """Return how many days lie between two meetings: 7 天, 每周, 每两周, weekly; None where unsaid."""
    folded = fold(text or "").replace("_", " ")
    if days := _WORDS.get(fold(folded)):
        return days
    if found := _DAYS.fullmatch(folded):
        return int(found["number"]) * (7 if found["unit"] in ("周", "week", "weeks") else 1)
    return None


def is_closed(plan: Record | None, today: date) -> bool:
    """Tell whether a campaign is closed: done, cancelled, or past its end."""
    if plan is None:
        return False
    end = plan.day("end")
    return plan.values.get("status") in ("done", "cancelled") or (end is not None and end < today)


def due_meetings(records: Iterable[Record], today: date) -> list[DueMeeting]:
    """Return the meetings that each campaign owes on `today`: the most overdue first."""
    by_campaign: dict[str, list[Record]] = {}
    for record in records:
        if len(record.campaigns) == 1 and (record.date is None or record.date <= today):
            by_campaign.setdefault(record.campaigns[0], []).append(record)
    due = [
        meeting
        for campaign, mine in by_campaign.items()
        for meeting in (_next_execution(campaign, mine, today), _retro(campaign, mine, today))
        if meeting
    ]
    return sorted(due, key=lambda meeting: (meeting.due or today, meeting.campaign))


def plan_of(records: Iterable[Record]) -> Record | None:
    """Return the campaign record among `records`, the newest if there are several."""
    plans = [record for record in records if record.type.role == "campaign"]
    return max(plans, key=lambda record: record.date or date.min, default=None)


def _next_execution(campaign: str, records: Sequence[Record], today: date) -> DueMeeting | None:
    plan = plan_of(records)
    held = sorted(
        (
            record
            for record in records
            if record.type.role in MEETINGS and record.date and not record.draft
        ),
        key=lambda record: record.date or date.min,
    )
    if is_closed(plan, today) or not held:
        return None
    last = held[-1]
    if named := _named_next(last):
        return DueMeeting(campaign, "weekly", named, named < today, "next", last.id)
    days = rhythm_days(plan.text("rhythm") if plan else None)
    regular = [
        record.date for record in held if record.type.role in ("kickoff", "weekly") and record.date
    ]
    if not days or not regular:
        return None
    due = regular[-1] + timedelta(days=days)
    return DueMeeting(campaign, "weekly", due, due < today, "rhythm")


def _named_next(record: Record) -> date | None:
    found = _NEXT.search(record.text("next") or "")
    if found is None:
        return None
    try:
        day = read_date(found[0], record.date)
    except NoDate:
        return None
    return day if record.date is None or day > record.date else None


def _retro(campaign: str, records: Sequence[Record], today: date) -> DueMeeting | None:
    """Suggest a retrospective for the last milestone reached, or the end, since the last one."""
    retros = [record.date for record in records if record.type.role == "retro" and record.date]
    since = max(retros, default=date.min)
    plan = plan_of(records)
    end = plan.day("end") if plan else None
    if plan and end and since < end < today and plan.values.get("status") != "cancelled":
        return DueMeeting(campaign, "retro", end, True, "end")
    if is_closed(plan, today):
        return None
    reached = [
        (day, item)
        for record in records
        for item in record.item_lists.get("milestone", ())
        if item.status != "cancelled" and (day := _reached(item)) and since < day <= today
    ]
    if not reached:
        return None
    day, item = max(reached, key=lambda pair: pair[0])
    return DueMeeting(campaign, "retro", day, False, "milestone", item.text("what") or "")


def _reached(milestone: Item) -> date | None:
    """Return the day a milestone was reached: finished, else None while it is unfinished."""
    if milestone.status != "done":
        return None
    return milestone.day("finished") or milestone.due
