"""Carrying: how many execution meetings found an item unfinished."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from mtgrec.model.figures.context import MeetingDays
from mtgrec.model.figures.progress import reopened_on
from mtgrec.model.records.record import Item, Record


def execution_meetings(records: Iterable[Record]) -> dict[str, tuple[date, ...]]:
    """Return the days of each campaign's execution meetings, without drafts, oldest first.

    Two meetings on one day count once.
    """
    days: defaultdict[str, set[date]] = defaultdict(set)
    for record in records:
        if record.type.role == "weekly" and not record.draft and record.date:
            for campaign in record.campaigns:
                days[campaign].add(record.date)
    return {campaign: tuple(sorted(dates)) for campaign, dates in days.items()}


def carried(
    item: Item, record: Record, meetings: MeetingDays, today: date, since: date | None = None
) -> int | None:
    """Return how many execution meetings found an item unfinished, up to `today`.

    Meetings after the item's record and after it was reopened count, and if `since` is given only
    those after it. None without a campaign, for a cancelled item, and for a done one without a
    finishing date.
    """
    if not record.campaigns or record.date is None or item.status == "cancelled":
        return None
    finished = item.day("finished")
    if item.status == "done" and finished is None:
        return None
    days = _days(record, meetings)
    meetings_held = bisect_right(days, today)
    if finished:  # a meeting on the day of finishing does not count
        meetings_held = min(meetings_held, bisect_left(days, finished))
    start = max(record.date, since or date.min, reopened_on(item, today) or date.min)
    return max(0, meetings_held - bisect_right(days, start))


def _days(record: Record, meetings: MeetingDays) -> Sequence[date]:
    if len(record.campaigns) == 1:
        return meetings.get(record.campaigns[0], ())
    return sorted({day for campaign in record.campaigns for day in meetings.get(campaign, ())})
