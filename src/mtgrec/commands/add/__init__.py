"""`mtgrec add KIND TEXT --to RECORD`: a new item at the end of its list."""

import os
from collections.abc import Sequence
from random import Random
from typing import Annotated, Any

from mtgrec.commands.add.answer import answer_added
from mtgrec.commands.add.deviation import add_deviation
from mtgrec.commands.add.fields import assignments, with_fields
from mtgrec.commands.add.record import record_option
from mtgrec.commands.dry_run import DryRun, notify_end
from mtgrec.commands.edits import (
    NewPerson,
    Task,
    carry_out,
    input_reader,
    note_unknown_people,
    note_whole_but_open,
    required_text,
)
from mtgrec.commands.notices import notify
from mtgrec.commands.options import argument, text_option, with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.assign import Assignment, field_changes
from mtgrec.model.editing.current_values import already_set
from mtgrec.model.editing.edit import AddItem, Edit, FieldChange, list_place
from mtgrec.model.editing.renaming import ids_in
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.item_ids import draw_id
from mtgrec.model.records.record import Item, Record
from mtgrec.model.records.schema import ADDED, kind_spellings
from mtgrec.model.records.schema.details import DEVIATION
from mtgrec.model.records.schema.field import Field, ItemKind
from mtgrec.model.values.words import fold
from mtgrec.output.language import _, say
from mtgrec.store.writing.editing import Edited


@with_session
@with_fields
def command(
    session: Session,
    given: dict[str, Any],
    kind: Annotated[
        str,
        argument(
            _("KIND"),
            _("action decision risk kpi check milestone lesson budget_line follow_up deviation"),
        ),
    ],
    text: Annotated[
        str | None,
        argument(_("[TEXT]"), _("what it is, in a sentence; of a deviation its cause")),
    ] = None,
    *,
    to: Annotated[
        str | None,
        text_option(
            "--to", _("RECORD"), _("the record that it belongs to; of a deviation its KPI")
        ),
    ] = None,
    new_person: NewPerson = False,
    dry_run: DryRun = False,
) -> None:
    """Add an item to a record and print its address."""
    item_kind = _kind(kind)
    session.library.require_whole()
    reader = input_reader(session, new_person=new_person)
    if item_kind == DEVIATION:
        add_deviation(session, text, given, to, reader, dry_run=dry_run)
        return
    parent = record_option(session, to)
    empty_item = Target(parent.record, Item(item_kind.name, 0, 0, {}, {}))
    changes = field_changes(
        _assignments(item_kind, required_text(text or "", _("TEXT")), given), empty_item, reader
    )
    _refuse_follow_up_without_item(item_kind, changes)
    task = Task(parent, lambda fresh: _plan(session, fresh.record, item_kind, changes))
    edited = carry_out(session, [task], dry_run=dry_run)
    added = _added_item(edited[0], item_kind, changes)
    answer_added(session, added, added.item, changes, edited, dry_run=dry_run)
    note_unknown_people(reader.unknown_people)
    note_whole_but_open(edited)
    if edited[0].changed:
        _note_missing(added)
    notify_end(
        edited,
        say(Message(N_("{address} says this already; nothing was written"), address=added.address)),
        dry_run=dry_run,
    )


def _kind(word: str) -> ItemKind:
    spellings = kind_spellings(ADDED)
    if kind := spellings.get(fold(word)):
        return kind
    possible = [f"{kind.name} {kind.zh}" for kind in ADDED]
    raise wrong_word(_("KIND"), word, spellings, possible)


def _assignments(kind: ItemKind, text: str, given: dict[str, Any]) -> list[Assignment]:
    return [Assignment(text_field(kind).name, "", text, _("TEXT")), *assignments(kind, given)]


def _refuse_follow_up_without_item(kind: ItemKind, changes: Sequence[FieldChange]) -> None:
    """Raise UsageError for a follow-up that does not name the item it is about."""
    if kind.name == "follow_up" and all(change.field.name != "item" for change in changes):
        raise UsageError(
            Message(N_("which item was this said about?")),
            Message(N_("write: --item ADDRESS")),
            "--item",
        )


def _plan(
    session: Session, current: Record, kind: ItemKind, changes: Sequence[FieldChange]
) -> list[Edit]:
    if existing_item(current, kind, changes):
        return []
    fields = {change.field.name for change in changes}
    has_id = "id" in fields or not kind.letter
    return [new_item(kind, changes, None if has_id else _fresh_id(session, current, kind))]


def _fresh_id(session: Session, current: Record, kind: ItemKind) -> str:
    """Draw an id that is free in the campaign; with the same MTGREC_SEED the same id."""
    taken = ids_in(session.library.records, current.campaigns) | ids_in([current], ())
    return draw_id(kind.letter, taken, Random(os.environ.get("MTGREC_SEED")))  # noqa: S311


def _added_item(edited: Edited, kind: ItemKind, changes: Sequence[FieldChange]) -> Target:
    """Return the new item (it may fill an empty list entry), or the equal one that existed."""
    if not edited.changed:
        return Target(edited.new, existing_item(edited.new, kind, changes))
    old_numbers = {item.number for item in edited.old.item_lists.get(kind.name, ())}
    new_items = [
        item for item in edited.new.item_lists[kind.name] if item.number not in old_numbers
    ]
    return Target(edited.new, new_items[0])


def _note_missing(added: Target) -> None:
    """Write to stderr that an action has no owner or no due date (A9)."""
    item = added.item
    if item is None or item.kind != "action":
        return
    missing = [name for name in ("owner", "due") if name not in item.values]
    if missing:
        notify(say(Message(_MISSING[tuple(missing)], address=added.address)))


_MISSING = {
    ("owner",): N_("nobody owns it yet: mtgrec set {address} owner=NAME"),
    ("due",): N_("it has no date yet: mtgrec set {address} due=DATE"),
    ("owner", "due"): N_(
        "it has no owner and no date yet: mtgrec set {address} owner=NAME due=DATE"
    ),
}


_FIRST_FIELDS = ("id", "what", "owner", "department", "due", "start", "end")


_LAST_FIELDS = ("status", "major", "note", "tags")


def text_field(kind: ItemKind) -> Field:
    """Return the field for the text of an item: `what`, or the note of a follow-up."""
    return kind.fields.find("what") or kind.fields["note"]


def existing_item(record: Record, kind: ItemKind, changes: Sequence[FieldChange]) -> Item | None:
    """Return the item of `record` that has all the values of `changes` already, or None.

    Finished items do not count: a task may come again.
    """
    for item in record.item_lists.get(kind.name, ()):
        if item.status not in FINISHED and all(
            already_set(item.values, change.field, change.values) for change in changes
        ):
            return item
    return None


def new_item(kind: ItemKind, changes: Sequence[FieldChange], id: str | None) -> AddItem:
    """Return the edit that adds an item with these values, and `id` unless that is None."""
    place, field = list_place(kind.name)
    values = [(change.field, "\n".join(change.values)) for change in changes]
    if id is not None:
        values.append((kind.fields["id"], id))
    in_order = sorted(values, key=lambda value: _rank(value[0], kind))
    return AddItem(place, field, tuple(in_order))


def _rank(field: Field, kind: ItemKind) -> tuple[int, int]:
    """Return the sort key of a field in a new item: text, owner, dates, others, remarks."""
    if field.name in _FIRST_FIELDS:
        return (0, _FIRST_FIELDS.index(field.name))
    if field.name in _LAST_FIELDS and kind.fields.find("what"):
        return (2, _LAST_FIELDS.index(field.name))
    return (1, kind.fields.fields.index(field))
