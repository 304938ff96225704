"""The answer of `mtgrec add`: the address of what was added, and where it stands."""

from collections.abc import Sequence
from datetime import date

from mtgrec.commands.dry_run import dry_run_fields, show
from mtgrec.commands.session import Session
from mtgrec.model.editing.edit import FieldChange
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item
from mtgrec.model.values.date_errors import WEEKDAYS
from mtgrec.output.answer import Answer, Prose
from mtgrec.output.language import _
from mtgrec.output.tables.cells import clauses, field_title, joined, named
from mtgrec.store.writing.editing import Edited

_READ = ("date", "moment", "person", "people")


def answer_added(
    session: Session,
    address: Target,
    new: Item | None,
    changes: Sequence[FieldChange],
    edited: Sequence[Edited],
    *,
    dry_run: bool,
) -> None:
    """Print the address, and the place of the `new` entry, which may be inside that item.

    Then repeat what was understood of the `changes`: days and people.
    """
    record, item = address
    line = record.place(new.offset)[0] if new else 1
    place = f"{record.path}:{line}"
    row = {
        "address": address.address,
        "record": record.id,
        "id": item.id if item else None,
        "path": record.path,
        "line": line,
    }
    answer = Answer(
        blocks=lambda: [Prose("", "\n".join((address.address, place, *_understood(changes))))],
        document=lambda: {
            "schema_version": 1,
            "kind": "added",
            **row,
            **dry_run_fields(session, edited, dry_run=dry_run),
        },
        rows=lambda: (list(row), [row]),
    )
    show(session, answer, edited, dry_run=dry_run)


def _understood(changes: Sequence[FieldChange]) -> list[str]:
    """Return a line with the days and people that were read: a day as it was said, a name as known."""
    read = [
        named(field_title(change.field), joined(map(_with_weekday, change.values)))
        for change in changes
        if change.field.kind in _READ
    ]
    return [clauses(read)] if read else []


def _with_weekday(value: str) -> str:
    """Return a day with its weekday, any other text as it is."""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return f"{value} {_(WEEKDAYS[day.weekday()])}"
