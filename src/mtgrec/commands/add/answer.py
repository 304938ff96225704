"""The answer of `mtgrec add`: the address of what was added, and where it stands."""

from collections.abc import Sequence

from mtgrec.commands.dry_run import dry_run_fields, show
from mtgrec.commands.session import Session
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Item
from mtgrec.output.answer import Answer, Prose
from mtgrec.store.writing.editing import Edited


def answer_added(
    session: Session, address: Target, new: Item | None, edited: Sequence[Edited], *, dry_run: bool
) -> None:
    """Print the address, and the place of the `new` entry, which may be inside that item."""
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
        blocks=lambda: [Prose("", f"{address.address}\n{place}")],
        document=lambda: {
            "schema_version": 1,
            "kind": "added",
            **row,
            **dry_run_fields(session, edited, dry_run=dry_run),
        },
        rows=lambda: (list(row), [row]),
    )
    show(session, answer, edited, dry_run=dry_run)
