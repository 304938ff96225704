"""Rhythm: which meeting of a campaign is due next, and since when (A2-A4)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mtgrec.model.figures.campaign import is_closed, plan_of
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.model.values.dates import NoDate, read_date
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import fold

_WORDS = {
    fold(word): days
    for words, days in (
        (("daily",), 1),
        (("weekly", "every week", "once a week"), 7),
        (("双周", "双周会", "隔周", "biweekly", "bi-weekly", "fortnightly"), 14),
        (("every two weeks", "every other week"), 14),
        (("monthly", "every month", "once a month"), 30),
    )
    for word in words
}
_DAYS = (
    r"(?:每|every)?\s*(?P<number>\d{1,3}|[一二两三四])?\s*(?:个)?"
    r"(?P<unit>天|日|周|星期|月|days?|weeks?)(?:一次|(?<=[周期])[一二三四五六日天])?"
)
_NUMERALS = {None: 1, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_UNITS = {"周": 7, "星期": 7, "月": 30, "week": 7, "weeks": 7}
_NEXT = lazily(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}[日号]?")


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
    if found := re.fullmatch(_DAYS, folded):
        number = found["number"]
        return (_NUMERALS.get(number) or int(number)) * _UNITS.get(found["unit"], 1)
    return None


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


def _next_execution(campaign: str, records: Sequence[Record], today: date) -> DueMeeting | None:
    plan = plan_of(records)
    held = [
        record
        for record in records
        if record.type.role in MEETINGS and record.date and not record.draft
    ]
    if is_closed(plan, today) or not held:
        return None
    last = max(held, key=lambda record: record.date or date.min)
    if named := _named_next(last):
        return DueMeeting(campaign, "weekly", named, named < today, "next", last.id)
    days = rhythm_days(plan.text("rhythm") if plan else None)
    if not days or last.date is None:
        return None
    # Any meeting keeps the rhythm: an execution meeting the day after a retrospective is not needed.
    due = last.date + timedelta(days=days)
    end = plan.day("end") if plan else None
    if end and due > end:
        return None
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
    retros = [
        record.date
        for record in records
        if record.type.role == "retro" and record.date and not record.draft
    ]
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
