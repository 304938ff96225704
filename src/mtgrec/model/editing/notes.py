"""Edits for a dated note on an item or a plan, and for the progress that is given with it."""

from datetime import date

from mtgrec.model.editing.current_values import already_set
from mtgrec.model.editing.edit import AddNote, Edit, Place, SetField, item_place
from mtgrec.model.errors import RefusedError
from mtgrec.model.figures.progress import contradicts_progress
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item, Note
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import Field
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.statuses import TEXT


def log_of(target: Target) -> tuple[Place, Field] | None:
    """Return the log field of a target and the place of its fields; None for a target without a log.

    Of records only plans have one, or what has an end as they do.
    """
    item = target.item
    if item is None:
        is_plan = target.record.type.role == "campaign" or target.record.day("end") is not None
        return ((), RECORD["log"]) if is_plan else None
    field = KINDS[item.kind].fields.find("log")
    return (item_place(item), field) if field else None


def require_log(target: Target) -> tuple[Place, Field]:
    """Return the same as `log_of`; raises RefusedError for a target without a log."""
    if log := log_of(target):
        return log
    raise RefusedError(
        Message(
            N_("only actions, checks, milestones, risks, decisions, KPIs and plans have a log")
        ),
        Message(
            N_("write: mtgrec set {address} {field}=TEXT"),
            address=target.address,
            field="note" if target.item else "background",
        ),
        target.address,
    )


def note_edits(target: Target, day: date, note: str, progress: str | None) -> list[Edit]:
    """Return the edits that add the note and set the progress, without what is already written.

    Raises RefusedError for a progress of what has none.
    """
    place, field = require_log(target)
    item, edits = target.item, list[Edit]()
    if not _holds((item or target.record).values.get(field.name), Note(day, note)):
        edits.append(AddNote(place, field, day, note))
    if progress is not None:
        item, progress_field = _progress_field(target)
        if not already_set(item.values, progress_field, [progress]):
            edits.append(SetField(place, progress_field, progress))
        edits += status_of_progress(item, progress)
    return edits


def status_of_progress(item: Item, progress: str) -> list[Edit]:
    """Return the edit that takes another progress out of the status: 已完成80% becomes 进行中."""
    if not contradicts_progress(item.text(TEXT), read_quantity(progress)):
        return []
    return [SetField(item_place(item), KINDS[item.kind].fields["status"], item.status)]


def _progress_field(target: Target) -> tuple[Item, Field]:
    item = target.item
    field = KINDS[item.kind].fields.find("progress") if item else None
    if item is None or field is None:
        raise RefusedError(
            Message(N_("only actions have a progress")),
            Message(N_("leave it out: the note may say how far it is")),
            target.address,
        )
    return item, field


def _holds(notes: object, note: Note) -> bool:
    return isinstance(notes, tuple) and note in notes
