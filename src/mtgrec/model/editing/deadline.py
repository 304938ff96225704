"""A deadline that is moved once it has passed: the day that was missed stays in the log."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.editing.edit import AddNote, Edit, FieldChange
from mtgrec.model.editing.notes import log_of
from mtgrec.model.figures.campaign import is_over
from mtgrec.model.figures.moved_deadlines import deadline_field, move_note
from mtgrec.model.figures.progress import overdue
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item


class MovedDeadline(NamedTuple):
    """A deadline that has passed, and the day that takes its place; None if it is removed."""

    name: str
    """`due`, `review` or `end`, as `MissedDay`."""
    old: date
    new: str | None


def moved_deadline(
    changes: Sequence[FieldChange], target: Target, today: date
) -> MovedDeadline | None:
    """Return how the changes move a deadline that was missed; None if they do not.

    Missed is the deadline of what is overdue, the review of a decision without a verdict, and the
    end of a campaign that is not closed.
    """
    if log_of(target) is None:
        return None
    for name, old in _missed(target, today).items():
        field = deadline_field(target.item.kind if target.item else "", name)
        for change in changes:
            new = change.values[0] if change.values else None
            if change.field.name == field and new != old.isoformat():
                return MovedDeadline(name, old, new)
    return None


def deadline_edits(
    changes: Sequence[FieldChange], target: Target, today: date, reason: str
) -> list[Edit]:
    """Return the edit that notes the missed day and the reason in the log; none if none is moved."""
    moved, log = moved_deadline(changes, target, today), log_of(target)
    if moved is None or log is None:
        return []
    place, field = log
    return [AddNote(place, field, today, move_note(*moved, reason, target.record.language))]


def _missed(target: Target, today: date) -> dict[str, date]:
    """Return the deadlines of an item or a campaign that were missed, by name."""
    item = target.item
    if item is None:
        end = target.record.day("end")
        return {"end": end} if end and is_over(target.record, today) else {}
    missed = {"due": item.due} if item.due and overdue(item, today) else {}
    if _review_missed(item, today) and (review := item.day("review")):
        missed["review"] = review
    return missed


def _review_missed(item: Item, today: date) -> bool:
    review = item.day("review")
    is_open = item.status != "cancelled" and not item.text("verdict")
    return review is not None and review < today and is_open
