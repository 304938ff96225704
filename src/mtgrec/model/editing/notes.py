"""A dated note on an item, with its progress: what is to be written, and what is there already."""

from datetime import date

from mtgrec.model.editing.current_values import already_says
from mtgrec.model.editing.edit import AddNote, Edit, SetField, item_place
from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item, Note
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field


def log_field(target: Target) -> tuple[Item, Field]:
    """Return the item and the field of its log; raises RefusedError where it has none."""
    if target.item:
        for field in KINDS[target.item.kind].fields.fields:
            if field.kind == "log":
                return target.item, field
    field_name = "note" if target.item else "background"
    raise RefusedError(
        Message(N_("only actions have a log")),
        Message(
            N_("write: mtgrec set {address} {field}=TEXT"),
            address=target.address,
            field=field_name,
        ),
        target.address,
    )


def note_edits(target: Target, day: date, note: str, progress: str | None) -> list[Edit]:
    """Return what is to be written; nothing for a note and a progress that is there already."""
    item, field = log_field(target)
    place, edits = item_place(item), list[Edit]()
    if not _holds(item.values.get(field.name), Note(day, note)):
        edits.append(AddNote(place, field, day, note))
    if progress is not None:
        own = KINDS[item.kind].fields["progress"]
        if not already_says(item.values, own, [progress]):
            edits.append(SetField(place, own, progress))
    return edits


def _holds(notes: object, wanted: Note) -> bool:
    return isinstance(notes, tuple) and wanted in notes
