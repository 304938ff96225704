"""`mtgrec new --list` and `--eject TYPE`: list the templates, and copy one into the workspace."""

import os
import sys

from mtgrec.commands.session import Session
from mtgrec.model.errors import UsageError
from mtgrec.model.records.types import RecordType
from mtgrec.output.answer import Answer, Cell, Column, Table
from mtgrec.output.language import _, say
from mtgrec.output.tables.cells import joined
from mtgrec.output.text import visible
from mtgrec.store.templates.finding import of_type, original
from mtgrec.store.writing.creating import create


def list_types(session: Session, language: str) -> None:
    """Print every record type with its names, its code, and the path of its template."""
    rows = [_row(session, kind, language) for kind in session.workspace.types.types]
    columns = [_("Type"), _("Also called"), _("Code"), _("Template")]
    answer = Answer(
        blocks=lambda: [
            Table(
                _("Record types"),
                [Column(title) for title in columns],
                [
                    [
                        Cell(str(row["type"]), "accent"),
                        joined(row["names"]) if isinstance(row["names"], list) else "",
                        str(row["code"]),
                        str(row["template"] or row["error"]),
                    ]
                    for row in rows
                ],
            )
        ],
        document=lambda: {"schema_version": 1, "kind": "types", "items": rows},
        rows=lambda: (list(rows[0]), rows),
    )
    session.print(answer, cap=None)


def _row(session: Session, kind: RecordType, language: str) -> dict[str, object]:
    row: dict[str, object] = {
        "type": kind.name,
        "names": [name for name in kind.spellings if name != kind.name],
        "code": kind.code,
        "like": kind.like or None,
        "template": None,
        "own": None,
        "error": None,
    }
    try:
        template = of_type(kind, root=session.workspace.root, language=language)
    except UsageError as error:
        return {**row, "error": say(error.message)}
    return {**row, "template": template.place, "own": template.own}


def eject(session: Session, kind: RecordType, language: str, *, dry_run: bool) -> None:
    """Copy the bundled template of a type into the workspace, and print the path of the copy."""
    template = original(kind, language=language)
    text = template.path.read_text("utf-8")
    path = f"templates/{language}/{template.name}"
    if dry_run:
        sys.stdout.write(text)
        return
    created = create(session.workspace.root, path, text.encode())
    path_here = os.path.relpath(created.resolve())
    document = {"schema_version": 1, "kind": "ejected", "type": kind.name, "path": path}
    if session.format == "table":
        sys.stdout.write(f"{visible(path_here)}\n")
        return
    session.print(
        Answer(
            blocks=lambda: [Table("", [Column(_("Template"))], [[path_here]])],
            document=lambda: document,
            rows=lambda: (["type", "path"], [document]),
        )
    )
