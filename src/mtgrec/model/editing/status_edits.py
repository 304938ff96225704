"""What follows from a new status or progress, so that an item's fields say one thing.

A status may name a progress (已完成80%), what is done is wholly done, and what is open again has no
finishing date: the fields that said otherwise change with it.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import date

from mtgrec.model.editing.edit import Edit, FieldChange, RemoveField, SetField, item_place
from mtgrec.model.editing.finish import reopening, whole_progress
from mtgrec.model.editing.notes import status_of_progress
from mtgrec.model.figures.progress import (
    FINISHED,
    WHOLE,
    named_progress,
    progress_share,
    written_progress,
)
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import KINDS
from mtgrec.model.values.statuses import StatusText, read_status


def implied_edits(changes: Iterable[FieldChange], target: Target, today: date) -> list[Edit]:
    """Return the edits of the fields beside `changes` that a new status or progress contradicts."""
    item = target.item
    if item is None:
        return []
    given = {change.field.name: change.values for change in changes if not change.group}
    edits: Iterable[Edit] = ()
    if "status" in given:
        reading = read_status(next(iter(given["status"]), "open"))
        edits = _of_status(reading, target, today) if reading else ()
    elif given.get("progress"):
        edits = status_of_progress(item, given["progress"][0])
    return [edit for edit in edits if not _is_given(edit, given)]


def _is_given(edit: Edit, names: Container[str]) -> bool:
    return isinstance(edit, (SetField, RemoveField)) and edit.field.name in names


def _of_status(reading: StatusText, target: Target, today: date) -> Iterator[Edit]:
    item = target.item
    if item is None or (reading.status, reading.percent) == (item.status, ""):
        return
    named = _named_progress(reading, item)
    if reading.status == "done":
        yield from named or whole_progress(target)
    elif item.status == "done" and reading.status not in FINISHED:
        again = reopening(target, today)
        yield from (edit for edit in again if not (named and _is_given(edit, {"progress"})))
        yield from named
    else:
        yield from named


def _named_progress(reading: StatusText, item: Item) -> list[Edit]:
    """Return the edit that writes the progress that a status names into the field of its own."""
    own = written_progress(item)
    differs = named_progress(reading, own) if own else reading.percent and "progress" in item.unread
    if not differs:
        return []
    return [SetField(item_place(item), KINDS[item.kind].fields["progress"], reading.percent)]


def whole_but_open(old: Record, new: Record) -> list[Target]:
    """Return the items of `new` that are unfinished, though they now say 100 % or when they were finished."""
    before = {(item.kind, item.number): _claims(item) for item in old.items}
    return [
        Target(new, item)
        for item in new.items
        if item.status not in FINISHED
        and _claims(item) - before.get((item.kind, item.number), set())
    ]


def _claims(item: Item) -> set[object]:
    """Return what says that an item is finished, whatever its status."""
    progress = item.quantity("progress")
    whole = progress is not None and progress_share(progress) >= WHOLE
    return {
        *(["whole"] if whole else []),
        *([item.day("finished")] if item.day("finished") else []),
    }
