"""The options of `mtgrec add` that give fields: made from the field table."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from mtgrec.commands.option_groups import Command, option_group
from mtgrec.model.editing.assign import Assignment, read_assignment
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message, both_names, listed
from mtgrec.model.records.schema import ADDED
from mtgrec.model.records.schema.field import SEVERAL, Field, ItemKind
from mtgrec.output.language import _, current

_NAMES = (
    *("id", "owner", "department", "due", "start", "end", "status", "major", "note", "tags"),
    *("deliverable", "decision", "kpi", "why", "plan", "verdict", "level", "response", "baseline"),
    *("target", "tier", "channel", "stage", "standard", "planned", "category", "item"),
    *("at", "cause", "adjustment", "recorded"),
)
"""The fields that have an option of their own; any other is given with `--set`."""
_METAVARS = {
    "date": _("DATE"),
    "moment": _("DATE"),
    "number": _("NUMBER"),
    "word": _("WORD"),
    "person": _("NAME"),
    "reference": _("ADDRESS"),
    "references": _("ADDRESS"),
}
_OPTIONS = {"tags": "--tag"}
_ELSEWHERE = {("due", "milestone"): "end"}
"""A milestone's deadline is its end."""


def _example(name: str) -> Field:
    """Return the field as the first kind that has it describes it."""
    found = (field for kind in ADDED for field in kind.fields.fields if field.name == name)
    return next(found)


def _annotation(name: str) -> Any:
    field = _example(name)
    option = typer.Option(
        _option(name),
        help=field.help(current()),
        metavar=None if field.kind == "yesno" else _METAVARS.get(field.kind, _("TEXT")),
        rich_help_panel=_("Fields"),
        show_default=False,
    )
    if field.kind == "yesno":
        return Annotated[bool | None, option]
    if field.kind in SEVERAL:
        return Annotated[list[str] | None, option]
    return Annotated[str | None, option]


def _option(name: str) -> str:
    return _OPTIONS.get(name, f"--{name}")


_SETTING = typer.Option(
    "--set",
    help=_("any other field, as FIELD=VALUE (may be repeated)"),
    metavar=_("FIELD=VALUE"),
    rich_help_panel=_("Fields"),
    show_default=False,
)
_FIELDS: dict[str, Any] = {
    **{f"field_{name}": _annotation(name) for name in _NAMES},
    "field_set": Annotated[list[str] | None, _SETTING],
}


def with_fields(command: Command) -> Command:
    """Give `command` an option for each common field; it gets the values as `given`."""
    return option_group("given", _FIELDS, lambda values, _call: values)(command)


def assignments(kind: ItemKind, given: dict[str, Any]) -> Iterator[Assignment]:
    """Yield the fields that the options give; raises UsageError for one that `kind` has not."""
    for name in _NAMES:
        value = given[f"field_{name}"]
        if value is None:
            continue
        field = _own_field(kind, name)
        if isinstance(value, list):
            value = "、".join(value)
        text = "yes" if value is True else str(value)
        yield Assignment(field, "", _given(text, _option(name)), _option(name))
    for text in given["field_set"] or ():
        yield _setting(text)


def _given(value: str, place: str) -> str:
    """Return a value; raises UsageError for an empty one, as an unset variable leaves it."""
    if not value.strip("、 "):
        raise UsageError(Message(N_("the value is missing")), place=place)
    return value


def _own_field(kind: ItemKind, name: str) -> str:
    field = _ELSEWHERE.get((name, kind.name), name)
    if any(each.name == field for each in kind.fields.fields):
        return field
    having = (
        f"{other.name} {other.zh}"
        for other in ADDED
        if any(each.name == name for each in other.fields.fields)
    )
    raise UsageError(
        Message(N_("{kind} has no such field"), kind=both_names(kind.name, kind.zh)),
        Message(N_("it belongs to: {kinds}"), kinds=listed(having)),
        _option(name),
    )


def _setting(text: str) -> Assignment:
    found = read_assignment(text)
    if found is None or found.sign:
        raise UsageError(
            Message(N_("“{text}” gives no field a value"), text=text),
            Message(N_("write FIELD=VALUE")),
            "--set",
        )
    _given(found.value, "--set")
    return found
