"""Refuses dates that cannot be right, and edits after which dates contradict each other."""

from datetime import date

from mtgrec.model.errors import UsageError
from mtgrec.model.figures.date_order import FAR_YEARS, date_conflicts, is_far
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Record


def refuse_new_conflicts(old: Record, new: Record, today: date) -> None:
    """Raise UsageError for a conflict of dates that `new` has and `old` has not.

    The place is the field; conflicts that were in the file before stay what `check` reports.
    """
    known = {conflict.key for conflict in date_conflicts(old, today)}
    for conflict in date_conflicts(new, today):
        if conflict.key not in known:
            address = item_address(new, conflict.item) if conflict.item else new.id
            raise UsageError(
                Message(N_("{address}: {conflict}"), address=address, conflict=conflict.words),
                Message(N_("look at the year and the month; the other date is changed with set")),
                conflict.field,
            )


def refuse_far(day: date, today: date, place: str) -> None:
    """Raise UsageError if `day` is years ahead, so that its year must be a slip."""
    if is_far(day, today):
        sentence = N_("{day} is more than {years} years ahead")
        raise UsageError(Message(sentence, day=day, years=FAR_YEARS), place=place)
