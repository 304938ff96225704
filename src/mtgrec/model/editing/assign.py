"""Assignments as they are typed, `FIELD=VALUE`, and the edits they come to."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mtgrec.model.editing.current_values import already_says, texts_of, values_at
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
from mtgrec.model.editing.renaming import refuse_if_mentioned, renames
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import SEVERAL, Field, Fields
from mtgrec.model.records.schema.record_fields import RECORD
from mtgrec.model.values.words import closest, fold

_ASSIGNMENT = re.compile(r"(?P<name>[^=＝]*?)\s*(?P<sign>[+＋\-－−]?)[=＝](?P<value>.*)", re.DOTALL)
_ADDS = frozenset("+＋")


class Assignment(NamedTuple):
    """`FIELD=VALUE`, `FIELD=`, `FIELD+=VALUE` or `FIELD-=VALUE` as it was typed."""

    name: str
    sign: str
    """Empty, `+` or `-`."""
    value: str
    option: str = ""
    """The option that gave it, if there was one."""

    @property
    def place(self) -> str:
        """What a person typed for the field."""
        return self.option or self.name


def read_assignment(text: str) -> Assignment | None:
    """Return the assignment that `text` is, or None; Chinese keyboards make ＝ and ＋."""
    found = _ASSIGNMENT.fullmatch(text)
    if found is None or not found["name"].strip():
        return None
    sign = found["sign"] and ("+" if found["sign"] in _ADDS else "-")
    return Assignment(found["name"].strip(), sign, found["value"].strip())


# -- checking


def field_changes(
    assignments: Iterable[Assignment], home: Target, reader: InputReader
) -> list[FieldChange]:
    """Return what the assignments ask of `home`; raises UsageError or RefusedError."""
    checked: list[FieldChange] = []
    for assignment in assignments:
        group, field = find_field(assignment.name, home)
        _refuse_second(assignment, group, field, checked)
        checked.append(_field_change(assignment, group, field, home, reader))
    return checked


def _refuse_second(
    assignment: Assignment, group: Place, field: Field, checked: Sequence[FieldChange]
) -> None:
    """Refuse a field that is given twice; only taking entries in and out may be repeated."""
    signs = [change.sign for change in checked if (change.group, change.field) == (group, field)]
    if signs and not all((*signs, assignment.sign)):
        raise UsageError(Message(N_("this field is given twice")), place=assignment.place)


def find_field(name: str, home: Target) -> tuple[Place, Field]:
    """Return the field that `name` means at `home`, and the group that it stands in.

    `budget.total` and 预算.总额 name a field inside the record's budget.
    """
    fields = KINDS[home.item.kind].fields if home.item else RECORD
    head, dot, tail = name.partition(".")
    group = fields.find(head.strip()) if dot else None
    if group is not None and group.kind == "group":
        inner = KINDS[group.items].fields
        return (group.name,), _settable(name, inner.find(tail.strip()), inner, home)
    return (), _settable(name, fields.find(name), fields, home)


def _settable(name: str, field: Field | None, fields: Fields, home: Target) -> Field:
    if field is None:
        raise _unknown_field(name, fields, home)
    if field.kind in ELSEWHERE:
        sentence, help = ELSEWHERE[field.kind](field, home)
        raise UsageError(sentence, help, name)
    return field


def _unknown_field(name: str, fields: Fields, home: Target) -> UsageError:
    near = closest(name.rpartition(".")[2], fields.spellings())
    settable = [field for field in fields.fields if field.kind not in ELSEWHERE]
    listed = "、".join(f"{field.name} {field.zh}" for field in settable)
    return UsageError(
        Message(N_("{kind} has no field “{name}”"), kind=_kind(home), name=name),
        Message(N_("did you mean “{word}”?"), word=near)
        if near
        else Message(N_("possible words: {known}"), known=listed),
        name,
    )


def _kind(home: Target) -> str:
    if home.item is None:
        return f"{home.record.type.name} {home.record.type.zh}".strip()
    return f"{home.item.kind} {KINDS[home.item.kind].zh}"


Told = tuple[Message, Message]


def _log(_field: Field, home: Target) -> Told:
    help = Message(N_("write: mtgrec log {address} NOTE"), address=home.address)
    return Message(N_("dated notes are added one by one")), help


def _items(field: Field, home: Target) -> Told:
    help = Message(
        N_("write: mtgrec add {kind} TEXT --to {record}"), kind=field.items, record=home.record.id
    )
    if field.items not in KINDS or not KINDS[field.items].fields.find("id"):
        help = _in_editor(home)
    return Message(N_("entries of this list are added one by one")), help


def _group(field: Field, _home: Target) -> Told:
    inner = KINDS[field.items].fields.fields
    names = "、".join(
        f"{field.name}.{each.name} {field.zh}.{each.zh}"
        for each in inner
        if each.kind not in ELSEWHERE
    )
    return Message(N_("this is a group of fields")), Message(N_("name one: {names}"), names=names)


def _reasons(_field: Field, home: Target) -> Told:
    return Message(N_("rules are set aside in the file itself")), _in_editor(home)


def _in_editor(home: Target) -> Message:
    return Message(N_("write: mtgrec edit {address}"), address=home.address)


ELSEWHERE: Mapping[str, Callable[[Field, Target], Told]] = {
    "log": _log,
    "items": _items,
    "group": _group,
    "reasons": _reasons,
}
"""The kinds of fields that are not set like this, and what to do instead."""


def _field_change(
    assignment: Assignment, group: Place, field: Field, home: Target, reader: InputReader
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
    if sign == "-":  # what shall go need not be right
        return FieldChange(group, field, sign, pieces(utf8(value, name)))
    values = reader.check(field, value, home, name) if value else ()
    change = FieldChange(group, field, sign, values)
    _guard_id(change, home, reader, name)
    return change


def _guard_id(change: FieldChange, home: Target, reader: InputReader, name: str) -> None:
    """Refuse to take away what a record needs, or the id by which something is referred to."""
    field = change.field
    if home.item is None and not change.values and field.name in ("id", "type"):
        raise UsageError(Message(N_("a record cannot do without it")), place=name)
    touched = field.name == "id" if home.item else renames(field.name, home.record)
    if touched and not _keeps(change, home):
        refuse_if_mentioned(home, reader.book, name)


def _keeps(change: FieldChange, home: Target) -> bool:
    """Return whether the id, or what it is made of, stays what it is."""
    if change.field.name != "id":
        return already_says(values_at((), home), change.field, change.values)
    id = home.item.id if home.item else home.record.id
    return [value.casefold() for value in change.values] == ([id.casefold()] if id else [])


# -- on the item as it now stands


def edits_of(changes: Iterable[FieldChange], home: Target, reader: InputReader) -> list[Edit]:
    """Return the edits that make `home` what is requested; nothing for what it is already."""
    place = item_place(home.item) if home.item else ()
    return [
        edit for change in changes for edit in _edits(change, (*place, *change.group), home, reader)
    ]


def _edits(change: FieldChange, place: Place, home: Target, reader: InputReader) -> Iterator[Edit]:
    field, values = change.field, values_at(change.group, home)
    if change.sign:
        yield from _entry_edits(change, place, home, reader)
    elif not change.values:
        yield RemoveField(place, field)
    elif field.name in values or (field.name, change.values) != ("status", ("open",)):
        # A missing status is an open one, so it need not be written.
        yield SetField(place, field, "\n".join(change.values))


def _entry_edits(
    change: FieldChange, place: Place, home: Target, reader: InputReader
) -> Iterator[Edit]:
    def among(one: str, others: Iterable[str]) -> bool:
        return any(_same(change.field, one, other, home, reader) for other in others)

    present = texts_of(values_at(change.group, home).get(change.field.name))
    if change.sign == "+":
        missing = [value for value in change.values if not among(value, present)]
        yield from (AddEntry(place, change.field, value) for value in dict.fromkeys(missing))
    else:
        unwanted = [each for each in present if among(each, change.values)]
        yield from (RemoveEntry(place, change.field, each) for each in unwanted)


def _same(field: Field, one: str, other: str, home: Target, reader: InputReader) -> bool:
    if field.kind == "references":
        return same_reference(one, other, home.record, reader.book)
    if field.kind == "people":
        one, other = reader.register.canonical(one), reader.register.canonical(other)
    return fold(one) == fold(other)
