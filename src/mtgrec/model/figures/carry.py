"""Carrying: how many execution meetings an item has outlived, and which ask for a verdict."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from mtgrec.model.figures.context import MeetingDays
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Item, Record


def execution_meetings(records: Iterable[Record]) -> dict[str, tuple[date, ...]]:
    """Return the days of the execution meetings of each campaign, drafts left out."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    for record in records:
        if record.type.role == "weekly" and not record.draft and record.date:
            for campaign in record.campaigns:
                days[campaign].append(record.date)
    return {campaign: tuple(sorted(dates)) for campaign, dates in days.items()}


def carried(
    item: Item, record: Record, meetings: MeetingDays, today: date, since: date | None = None
) -> int | None:
    """Return how many execution meetings after the item's record, up to today, found it unfinished.

    With `since` only meetings after that day count. None where there is no campaign, or where it
    is unknown when the item was finished.
    """
    if not record.campaigns or record.date is None or item.status == "cancelled":
        return None
    finished = item.day("finished")
    if item.status == "done" and finished is None:
        return None
    days = _days(record, meetings)
    met = bisect_right(days, today)
    if finished:  # on the very day it was finished, the meeting no longer had to carry it
        met = min(met, bisect_left(days, finished))
    return max(0, met - bisect_right(days, max(record.date, since or record.date)))


def _days(record: Record, meetings: MeetingDays) -> Sequence[date]:
    if len(record.campaigns) == 1:
        return meetings.get(record.campaigns[0], ())
    return sorted(day for campaign in record.campaigns for day in meetings.get(campaign, ()))


def verdict_days(records: Iterable[Record], book: AddressBook) -> dict[str, date]:
    """Return on which addresses a later meeting gave a verdict with a note, and when it last did.

    A verdict is an entry of `follow_ups` with continue, close or escalate, and a note.
    """
    verdicts: dict[str, date] = {}
    for record in records:
        for entry in record.item_lists.get("follow_up", ()):
            target = book.resolve(entry.text("item") or "", record)
            if target and record.date and entry.text("verdict") and entry.text("note"):
                known = verdicts.get(target.address, date.min)
                verdicts[target.address] = max(known, record.date)
    return verdicts
