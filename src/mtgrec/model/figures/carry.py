"""Carrying: how many execution meetings found an item unfinished, and when verdicts were given."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from mtgrec.model.figures.context import MeetingDays
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Item, Record


def execution_meetings(records: Iterable[Record]) -> dict[str, tuple[date, ...]]:
    """Return the days of each campaign's execution meetings, without drafts, oldest first."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    for record in records:
        if record.type.role == "weekly" and not record.draft and record.date:
            for campaign in record.campaigns:
                days[campaign].append(record.date)
    return {campaign: tuple(sorted(dates)) for campaign, dates in days.items()}


def carried(
    item: Item, record: Record, meetings: MeetingDays, today: date, since: date | None = None
) -> int | None:
    """Return how many execution meetings found an item unfinished, up to `today`.

    Meetings after the item's record count, and if `since` is given only those after it. None
    without a campaign, for a cancelled item, and for a done one without a finishing date.
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
    return max(0, meetings_held - bisect_right(days, max(record.date, since or record.date)))


def _days(record: Record, meetings: MeetingDays) -> Sequence[date]:
    if len(record.campaigns) == 1:
        return meetings.get(record.campaigns[0], ())
    return sorted(day for campaign in record.campaigns for day in meetings.get(campaign, ()))


def verdict_days(records: Iterable[Record], book: AddressBook) -> dict[str, date]:
    """Return, by address, the day of the last meeting that gave a verdict on an item.

    A verdict is an entry of `follow_ups` with continue, close or escalate, and a note.
    """
    verdicts: dict[str, date] = {}
    for record in records:
        for follow_up in record.item_lists.get("follow_up", ()):
            target = book.resolve(follow_up.text("item") or "", record)
            if target and record.date and follow_up.text("verdict") and follow_up.text("note"):
                last_verdict = verdicts.get(target.address, date.min)
                verdicts[target.address] = max(last_verdict, record.date)
    return verdicts
