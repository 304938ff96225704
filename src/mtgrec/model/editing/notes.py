"""Edits for a dated note on an item, and for the progress that is given with it."""

from datetime import date

from mtgrec.model.editing.current_values import already_set
from mtgrec.model.editing.edit import AddNote, Edit, SetField, item_place
from mtgrec.model.errors import RefusedError
from mtgrec.model.figures.progress import contradicts_progress
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item, Note
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.statuses import TEXT


def log_field(target: Target) -> tuple[Item, Field]:
    """Return the item and its log field; raises RefusedError for a target without a log."""
    if target.item:
        for field in KINDS[target.item.kind].fields.fields:
            if field.kind == "log":
                return target.item, field
    field_name = "note" if target.item else "background"
    raise RefusedError(
        Message(N_("only actions, checks and milestones have a log")),
        Message(
            N_("write: mtgrec set {address} {field}=TEXT"),
            address=target.address,
            field=field_name,
        ),
        target.address,
    )


def note_edits(target: Target, day: date, note: str, progress: str | None) -> list[Edit]:
    """Return the edits that add the note and set the progress, without what is already written.

    Raises RefusedError for a progress of what has none.
    """
    item, field = log_field(target)
    if progress is not None:
        _refuse_progress(target, item)
    place, edits = item_place(item), list[Edit]()
    if not _holds(item.values.get(field.name), Note(day, note)):
        edits.append(AddNote(place, field, day, note))
    if progress is not None:
        progress_field = KINDS[item.kind].fields["progress"]
        if not already_set(item.values, progress_field, [progress]):
            edits.append(SetField(place, progress_field, progress))
        edits += status_of_progress(item, progress)
    return edits


def status_of_progress(item: Item, progress: str) -> list[Edit]:
    """Return the edit that takes another progress out of the status: 已完成80% becomes 进行中."""
    if not contradicts_progress(item.text(TEXT), read_quantity(progress)):
        return []
    return [SetField(item_place(item), KINDS[item.kind].fields["status"], item.status)]


def _refuse_progress(target: Target, item: Item) -> None:
    if not KINDS[item.kind].fields.find("progress"):
        raise RefusedError(
            Message(N_("only actions have a progress")),
            Message(N_("leave it out: the note may say how far it is")),
            target.address,
        )


def _holds(notes: object, note: Note) -> bool:
    return isinstance(notes, tuple) and note in notes
