"""What all commands that change files share: the dry run, the answer, and the closing message."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Protocol

from mtgrec.commands.notices import notify
from mtgrec.commands.options import flag_option
from mtgrec.commands.session import Session
from mtgrec.output import diff
from mtgrec.output.answer import Answer
from mtgrec.output.language import _

DryRun = Annotated[bool, flag_option("--dry-run", _("print the changes as a diff, write nothing"))]


class Rewritten(Protocol):
    """The content of a file before and after; equal where nothing changed."""

    @property
    def path(self) -> str: ...
    @property
    def before(self) -> bytes: ...
    @property
    def after(self) -> bytes: ...


def dry_run_fields(
    session: Session, edited: Sequence[Rewritten], *, dry_run: bool
) -> Mapping[str, object]:
    """Return the fields that a dry run adds to the JSON document."""
    return {"dry_run": True, "diff": _diff(session, edited)} if dry_run else {}


def _diff(session: Session, edited: Iterable[Rewritten]) -> str:
    encoding = session.workspace.settings.encoding
    return "".join(
        diff.unified(file.path, file.before.decode(encoding), file.after.decode(encoding))
        for file in edited
    )


def show(session: Session, answer: Answer, edited: Sequence[Rewritten], *, dry_run: bool) -> None:
    """Print the answer; a dry run in the format `table` prints the diff in its place."""
    if dry_run and session.format == "table":
        sys.stdout.write(diff.shown(_diff(session, edited)))
        return
    session.print(answer, cap=None)


def notify_end(edited: Iterable[Rewritten], unchanged: str, *, dry_run: bool) -> None:
    """Say on stderr that nothing was written: because of `--dry-run`, else for the reason `unchanged`."""
    if not any(file.before != file.after for file in edited):
        notify(unchanged)
    elif dry_run:
        notify(_("nothing was written (--dry-run)"))
