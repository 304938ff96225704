"""A deadline that is moved once it has passed: the day that was missed stays in the item's log."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.editing.edit import AddNote, Edit, FieldChange, item_place
from mtgrec.model.figures.progress import overdue
from mtgrec.model.records.address import Target
from mtgrec.model.records.schema import KINDS

_NOTES = {
    "zh": ("截止由 {old} 改为 {new}", "原截止 {old} 已取消", "{note}：{reason}"),
    "en": ("due moved from {old} to {new}", "no longer due on {old}", "{note}: {reason}"),
}
"""What is written into a record, in its language: moved, removed, and either with a reason."""


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
    deadline = "end" if item.kind == "milestone" else "due"
    old = item.due
    for change in changes:
        if change.field.name == deadline and old:
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
    by_move, by_removal, with_reason = _NOTES["zh" if target.record.language == "zh" else "en"]
    note = (by_move if moved.new else by_removal).format(old=moved.old, new=moved.new)
    text = with_reason.format(note=note, reason=reason) if reason else note
    return [AddNote(item_place(item), KINDS[item.kind].fields["log"], today, text)]
