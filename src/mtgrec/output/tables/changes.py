"""Changed fields as tables and JSON: field by field, before and after."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from mtgrec.model.editing.changes import ChangedField
from mtgrec.output.answer import Cell, Column, Facts, Table
from mtgrec.output.language import _
from mtgrec.output.tables.cells import NONE, field_title, joined, shown
from mtgrec.output.tables.fields import field_text

NAMES = ("address", "field", "before", "after", "path", "line")


def change_document(change: ChangedField) -> dict[str, object]:
    """Return a changed field as a JSON document."""
    return {
        "address": change.address,
        "field": change.name,
        "before": change.before,
        "after": change.after,
        "path": change.path,
        "line": change.line,
        "unread": change.unread,
    }


def change_facts(changes: Iterable[ChangedField]) -> list[Facts]:
    """Return a block for each item or record that was changed, with a line per changed field."""
    return [_facts(list(group)) for _, group in groupby(changes, key=_owner_of)]


def _owner_of(change: ChangedField) -> tuple[str, str]:
    return change.path, change.address


def _facts(changes: Sequence[ChangedField]) -> Facts:
    first = changes[0]
    pairs: list[tuple[str, str | Cell]] = []
    for change in changes:
        lines = _change_lines(change)
        pairs += [
            ("" if number else field_title(change.field), line) for number, line in enumerate(lines)
        ]
    pairs.append((_("File"), f"{first.path}:{first.line}"))
    return Facts(f"{first.address}  {first.what}".strip(), pairs)


def _change_lines(change: ChangedField) -> list[str]:
    if change.field.kind == "log":  # of a long log only the difference
        before, after = (
            side if isinstance(side, list) else [] for side in (change.before, change.after)
        )
        return [
            *(f"+ {field_text([note])}" for note in after if note not in before),
            *(f"- {field_text([note])}" for note in before if note not in after),
        ]
    return [f"{_before(change)} → {_after(change)}"]


def _before(change: ChangedField) -> str:
    return shown(_text(change, change.before), change.unread.get("before"))


def _after(change: ChangedField) -> str:
    return shown(_text(change, change.after), change.unread.get("after"))


def _text(change: ChangedField, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return joined(map(str, value)) or NONE
    if isinstance(value, Mapping):
        return joined(f"{name}: {part}" for name, part in value.items()) or NONE
    return field_text(value, change.field.words) or NONE


def change_table(changes: Iterable[ChangedField]) -> Table:
    """Return a table with one row per changed field."""
    titles = (_("Address"), _("Field"), _("Before"), _("After"), _("File"))
    return Table(
        _("Changes"),
        [Column(title) for title in titles],
        [
            [
                Cell(change.address, "accent"),
                field_title(change.field),
                _before(change),
                _after(change),
                f"{change.path}:{change.line}",
            ]
            for change in changes
        ],
    )
