"""What later meetings said about an item: their follow-ups, and the verdicts among them (A3)."""

from collections.abc import Iterable
from datetime import date

from mtgrec.model.figures.context import FollowUp
from mtgrec.model.figures.progress import reopened_on
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Item, Record


def follow_ups_of(book: AddressBook) -> dict[str, list[FollowUp]]:
    """Return the follow-ups of all dated records, by the address of their item, oldest first."""
    found: dict[str, list[FollowUp]] = {}
    for record in book.records:
        for entry in record.item_lists.get("follow_up", ()) if record.date else ():
            if record.date and (target := book.resolve(entry.text("item") or "", record)):
                said = FollowUp(record.date, entry.text("verdict"), entry.text("note"), record.id)
                found.setdefault(target.address, []).append(said)
    for entries in found.values():
        entries.sort(key=lambda entry: entry.day)
    return found


def last_verdict(item: Item, follow_ups: Iterable[FollowUp], today: date) -> FollowUp | None:
    """Return the verdict on an item that holds today.

    Reopening an item ends every verdict given before, and that of the same day to close it.
    """
    reopened = reopened_on(item, today) or date.min
    verdicts = [
        entry
        for entry in follow_ups
        if entry.verdict
        and entry.day <= today
        and (entry.day > reopened or (entry.day == reopened and entry.verdict != "close"))
    ]
    return verdicts[-1] if verdicts else None


def answered_on(follow_ups: Iterable[FollowUp], today: date) -> date | None:
    """Return the day on which a meeting last gave a verdict with a note; without one it is none."""
    days = (entry.day for entry in follow_ups if entry.verdict and entry.note)
    return max((day for day in days if day <= today), default=None)


def last_news(
    item: Item, record: Record, follow_ups: Iterable[FollowUp], today: date
) -> date | None:
    """Return the last day up to `today` with news of an item: its record, its log, a follow-up.

    None if its record has no date or one to come.
    """
    if record.date is None or record.date > today:
        return None
    days = [*(note.date for note in item.notes("log")), *(entry.day for entry in follow_ups)]
    return max(record.date, *(day for day in days if day and day <= today), date.min)
