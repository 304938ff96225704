"""A deadline that is moved once it has passed: the day that was missed stays in the item's log."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.editing.edit import AddNote, Edit, FieldChange, item_place
from mtgrec.model.figures.moved_deadlines import deadline_field, move_note
from mtgrec.model.figures.progress import overdue
from mtgrec.model.records.address import Target
from mtgrec.model.records.schema import KINDS


class MovedDeadline(NamedTuple):
    """A deadline that has passed, and the day that takes its place; None if it is removed."""

    old: date
    new: str | None


def moved_deadline(
    changes: Sequence[FieldChange], target: Target, today: date
) -> MovedDeadline | None:
    """Return how the changes move the deadline of what is overdue; None if they do not."""
    item = target.item
    if item is None or not overdue(item, today) or not KINDS[item.kind].fields.find("log"):
        return None
    old = item.due
    for change in changes:
        if change.field.name == deadline_field(item.kind) and old:
            new = change.values[0] if change.values else None
            return None if new == old.isoformat() else MovedDeadline(old, new)
    return None


def deadline_edits(
    changes: Sequence[FieldChange], target: Target, today: date, reason: str
) -> list[Edit]:
    """Return the edit that notes the missed day and the reason in the log; none if none is moved."""
    moved, item = moved_deadline(changes, target, today), target.item
    if moved is None or item is None:
        return []
    text = move_note(*moved, reason, target.record.language)
    return [AddNote(item_place(item), KINDS[item.kind].fields["log"], today, text)]
