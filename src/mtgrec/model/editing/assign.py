"""Assignments as they are typed, `FIELD=VALUE`, and the edits that carry them out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mtgrec.model.editing.current_values import already_set, texts_of, values_at
from mtgrec.model.editing.edit import (
    AddEntry,
    Edit,
    FieldChange,
    Place,
    RemoveEntry,
    RemoveField,
    SetField,
    item_place,
)
from mtgrec.model.editing.input_values import InputReader, pieces, utf8
from mtgrec.model.editing.references import same_reference
from mtgrec.model.editing.renaming import changes_record_id, refuse_if_mentioned
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message, both_names, listed
from mtgrec.model.records.address import Target
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import SEVERAL, Field, Fields
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.name_keys import person_key
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import fold

_ASSIGNMENT = re.compile(r"(?P<name>[^=＝]*?)\s*(?P<sign>[+＋\-－−]?)[=＝](?P<value>.*)", re.DOTALL)
_PLUS_SIGNS = frozenset("+＋")


class Assignment(NamedTuple):
    """`FIELD=VALUE`, `FIELD=`, `FIELD+=VALUE` or `FIELD-=VALUE` as it was typed."""

    name: str
    sign: str
    """Empty, `+` or `-`."""
    value: str
    option: str = ""
    """The command-line option that it comes from; empty for `FIELD=VALUE`."""

    @property
    def place(self) -> str:
        """The option or the field name that was typed, for errors."""
        return self.option or self.name


def read_assignment(text: str) -> Assignment | None:
    """Return `text` as an assignment, None if it is none; the full-width ＝ and ＋ are accepted."""
    found = _ASSIGNMENT.fullmatch(text)
    if found is None or not found["name"].strip():
        return None
    sign = found["sign"] and ("+" if found["sign"] in _PLUS_SIGNS else "-")
    return Assignment(found["name"].strip(), sign, found["value"].strip())


# -- checking


def field_changes(
    assignments: Iterable[Assignment], target: Target, reader: InputReader
) -> list[FieldChange]:
    """Return the checked changes that the assignments make to `target`.

    Raises UsageError for a wrong field or value and RefusedError for an id that cannot be changed.
    """
    changes: list[FieldChange] = []
    for assignment in assignments:
        group, field = find_field(assignment.name, target)
        _refuse_second(assignment, group, field, changes)
        changes.append(_field_change(assignment, group, field, target, reader))
    return changes


def _refuse_second(
    assignment: Assignment, group: Place, field: Field, changes: Sequence[FieldChange]
) -> None:
    """Raise UsageError for a field that is given twice; only `+=` and `-=` may be repeated."""
    signs = [change.sign for change in changes if (change.group, change.field) == (group, field)]
    if signs and not all((*signs, assignment.sign)):
        raise UsageError(Message(N_("this field is given twice")), place=assignment.place)


def find_field(name: str, target: Target) -> tuple[Place, Field]:
    """Return the field of `target` called `name`, and the place of the group that it is in.

    `budget.total` and 预算.总额 name a field inside the record's budget.
    Raises UsageError for an unknown field and for one that cannot be assigned.
    """
    fields = KINDS[target.item.kind].fields if target.item else RECORD
    head, has_group, tail = name.partition(".")
    group = fields.find(head.strip()) if has_group else None
    if group is not None and group.kind == "group":
        group_fields = KINDS[group.items].fields
        return (group.name,), _settable(name, group_fields.find(tail.strip()), group_fields, target)
    return (), _settable(name, fields.find(name), fields, target)


def _settable(name: str, field: Field | None, fields: Fields, target: Target) -> Field:
    if field is None:
        raise _unknown_field(name, fields, target)
    if field.kind in NOT_SETTABLE:
        sentence, help = NOT_SETTABLE[field.kind](field, target)
        raise UsageError(sentence, help, name)
    return field


def _unknown_field(name: str, fields: Fields, target: Target) -> UsageError:
    guess = closest(name.rpartition(".")[2], fields.spellings())
    settable = [field for field in fields.fields if field.kind not in NOT_SETTABLE]
    possible = listed(f"{field.name} {field.zh}" for field in settable)
    return UsageError(
        Message(N_("{kind} has no field “{name}”"), kind=_kind_names(target), name=name),
        Message(N_("did you mean “{word}”?"), word=guess)
        if guess
        else Message(N_("possible words: {known}"), known=possible),
        name,
    )


def _kind_names(target: Target) -> Message | str:
    kind = target.record.type if target.item is None else KINDS[target.item.kind]
    return both_names(kind.name, kind.zh) if kind.zh else kind.name


_ErrorAndHelp = tuple[Message, Message]


def _why_not_log(_field: Field, target: Target) -> _ErrorAndHelp:
    help = Message(N_("write: mtgrec log {address} NOTE"), address=target.address)
    return Message(N_("dated notes are added one by one")), help


def _why_not_items(field: Field, target: Target) -> _ErrorAndHelp:
    help = Message(
        N_("write: mtgrec add {kind} TEXT --to {record}"), kind=field.items, record=target.record.id
    )
    if field.items not in KINDS or not KINDS[field.items].fields.find("id"):
        help = _help_to_edit(target)
    return Message(N_("entries of this list are added one by one")), help


def _why_not_group(field: Field, _target: Target) -> _ErrorAndHelp:
    inner = KINDS[field.items].fields.fields
    names = listed(
        f"{field.name}.{each.name} {field.zh}.{each.zh}"
        for each in inner
        if each.kind not in NOT_SETTABLE
    )
    return Message(N_("this is a group of fields")), Message(N_("name one: {names}"), names=names)


def _why_not_reasons(_field: Field, target: Target) -> _ErrorAndHelp:
    return Message(N_("rules are set aside in the file itself")), _help_to_edit(target)


def _help_to_edit(target: Target) -> Message:
    return Message(N_("write: mtgrec edit {address}"), address=target.address)


NOT_SETTABLE: Mapping[str, Callable[[Field, Target], _ErrorAndHelp]] = {
    "log": _why_not_log,
    "items": _why_not_items,
    "group": _why_not_group,
    "reasons": _why_not_reasons,
}
"""The kinds of fields that cannot be assigned, with functions that say what to do instead."""


def _field_change(
    assignment: Assignment, group: Place, field: Field, target: Target, reader: InputReader
) -> FieldChange:
    name, sign, value = assignment.place, assignment.sign, assignment.value
    if sign and field.kind not in SEVERAL:
        raise UsageError(
            Message(N_("only a field that holds several can be added to or taken from")),
            Message(N_("write: {name}=VALUE"), name=name),
            name,
        )
    if sign and not value:
        raise UsageError(Message(N_("the value is missing")), place=name)
    if sign == "-":  # a value to remove need not be valid
        return FieldChange(group, field, sign, pieces(utf8(value, name)))
    values = reader.check(field, value, target, name) if value else ()
    change = FieldChange(group, field, sign, values)
    _check_needed(change, target, reader, name)
    return change


def _check_needed(change: FieldChange, target: Target, reader: InputReader, name: str) -> None:
    """Refuse to remove what is needed, and to change an id by which something is referred to."""
    field = change.field
    if not change.values and not change.sign and not change.group:
        if target.item is None and field.name in ("id", "type"):
            raise UsageError(Message(N_("a record cannot do without it")), place=name)
        if target.item is not None and field.name == _needed(target.item.kind):
            raise UsageError(
                Message(N_("an item cannot do without it")),
                Message(
                    N_("if it is off: mtgrec set {address} status=cancelled"),
                    address=target.address,
                )
                if KINDS[target.item.kind].fields.find("status")
                else None,
                place=name,
            )
    id_changes = field.name == "id" if target.item else changes_record_id(field.name, target.record)
    if id_changes and not _id_stays(change, target):
        refuse_if_mentioned(target, reader.book, name)


def _needed(kind: str) -> str:
    """Return the field without which an item of this kind says nothing."""
    return "what" if KINDS[kind].fields.find("what") else "item"


def _id_stays(change: FieldChange, target: Target) -> bool:
    """Return whether a change leaves the id, or the field it is derived from, as it is."""
    if change.field.name != "id":
        return already_set(values_at((), target), change.field, change.values)
    id = target.item.id if target.item else target.record.id
    return [value.casefold() for value in change.values] == ([id.casefold()] if id else [])


# -- edits of the target as it is now


def edits_of(changes: Iterable[FieldChange], target: Target, reader: InputReader) -> list[Edit]:
    """Return the edits that carry out the changes; none for what `target` already holds."""
    place = item_place(target.item) if target.item else ()
    return [
        edit
        for change in changes
        for edit in _edits_of_change(change, (*place, *change.group), target, reader)
    ]


def _edits_of_change(
    change: FieldChange, place: Place, target: Target, reader: InputReader
) -> Iterator[Edit]:
    field, values = change.field, values_at(change.group, target)
    if change.sign:
        yield from _entry_edits(change, place, target, reader)
    elif not change.values:
        yield RemoveField(place, field)
    elif field.name in values or (field.name, change.values) != ("status", ("open",)):
        # A missing status is an open one, so it need not be written.
        yield SetField(place, field, "\n".join(change.values))


def _entry_edits(
    change: FieldChange, place: Place, target: Target, reader: InputReader
) -> Iterator[Edit]:
    def contained(one: str, others: Iterable[str]) -> bool:
        return any(_same_entry(change.field, one, other, target, reader) for other in others)

    present = texts_of(values_at(change.group, target).get(change.field.name))
    if change.sign == "+":
        missing = [value for value in change.values if not contained(value, present)]
        yield from (AddEntry(place, change.field, value) for value in dict.fromkeys(missing))
    else:
        unwanted = [each for each in present if contained(each, change.values)]
        yield from (RemoveEntry(place, change.field, each) for each in unwanted)


def _same_entry(field: Field, one: str, other: str, target: Target, reader: InputReader) -> bool:
    if field.kind == "references":
        return same_reference(one, other, target.record, reader.book)
    if field.kind == "people":
        names = reader.register.names_in
        return [*map(person_key, names(one))] == [*map(person_key, names(other))]
    return fold(one) == fold(other)
