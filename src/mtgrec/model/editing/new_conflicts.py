"""Refuses dates that cannot be right, and edits after which the fields of a record contradict each other."""

from datetime import date

from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.figures.date_order import FAR_YEARS, date_conflicts, is_far
from mtgrec.model.figures.progress import (
    WHOLE,
    progress_in_status,
    progress_share,
    written_progress,
)
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Item, Record


def refuse_new_conflicts(old: Record, new: Record, today: date) -> None:
    """Raise UsageError for a conflict that `new` has and `old` has not, of dates or of progress.

    RefusedError for a progress of what is done. The place is the field; conflicts that were in the
    file before stay what `check` reports.
    """
    _refuse_progress(old, new)
    known = {conflict.key for conflict in date_conflicts(old, today)}
    for conflict in date_conflicts(new, today):
        if conflict.key not in known:
            address = item_address(new, conflict.item) if conflict.item else new.id
            raise UsageError(
                Message(N_("{address}: {conflict}"), address=address, conflict=conflict.words),
                Message(N_("look at the year and the month; the other date is changed with set")),
                conflict.field,
            )


def _refuse_progress(old: Record, new: Record) -> None:
    before = {(item.kind, item.number) for item in old.items if _progress_conflict(item)}
    for item in new.items:
        if (conflict := _progress_conflict(item)) and (item.kind, item.number) not in before:
            address = item_address(new, item)
            if item.status == "done":
                again = Message(N_("reopen it first: mtgrec reopen {address}"), address=address)
                raise RefusedError(conflict, again, address)
            raise UsageError(
                conflict, Message(N_("give one of them; it counts as progress")), "status"
            )


def _progress_conflict(item: Item) -> Message | None:
    """Return how the progress of an item contradicts its status."""
    written = written_progress(item)
    if written and item.status == "done" and progress_share(written) < WHOLE:
        return Message(N_("it is done, so its progress is 100%"))
    if written and (named := progress_in_status(item)):
        sentence = N_("the status says {named}, and its progress is {written}")
        return Message(sentence, named=named.text, written=written.text)
    return None


def refuse_far(day: date, today: date, place: str) -> None:
    """Raise UsageError if `day` is years ahead, so that its year must be a slip."""
    if is_far(day, today):
        sentence = N_("{day} is more than {years} years ahead")
        raise UsageError(Message(sentence, day=day, years=FAR_YEARS), place=place)
