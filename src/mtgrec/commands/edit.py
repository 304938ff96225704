"""`mtgrec edit ADDRESS`: open the editor at the line, then say what cannot be read."""

from dataclasses import replace
from typing import Annotated, NamedTuple

import typer

from mtgrec.commands.options import argument, with_session
from mtgrec.commands.session import Session, notify, notify_problem
from mtgrec.model.errors import ExitCode
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.output.language import _, say
from mtgrec.store.editor import find_editor, run_editor


class _Spot(NamedTuple):
    path: str
    line: int


@with_session
def command(
    session: Session,
    address: Annotated[str, argument(_("ADDRESS"), _("an item, a record, or a path"))],
) -> None:
    """Open a record in $VISUAL or $EDITOR at the line of an item, then report its problems."""
    editor = find_editor("mtgrec edit")
    spot = _spot(session, address)
    if code := run_editor(editor, session.workspace.root / spot.path, spot.line):
        notify(say(Message(N_("the editor ended with code {code}"), code=code)))
    if not _readable(replace(session), spot.path):
        raise typer.Exit(ExitCode.UNREADABLE)


def _spot(session: Session, address: str) -> _Spot:
    """Return where to open: also a file that cannot be read, at the place that keeps it so."""
    path = session.finder.named_file(address)
    problem = session.finder.unreadable(path) if path else None
    if problem:
        return _Spot(problem.path, problem.line or 1)
    return _place(session.target(address))


def _place(target: Target) -> _Spot:
    offset = target.item.offset if target.item else 0
    return _Spot(target.record.path, target.record.place(offset)[0])


def _readable(afterwards: Session, path: str) -> bool:
    """Read the file again, as it is now, and print its problems; return whether it is still a record."""
    problems = [problem for problem in afterwards.library.problems if problem.path == path]
    for problem in problems:
        if problem.severity != "hint":
            notify_problem(problem)
    if any(record.path == path for record in afterwards.library.records):
        return True
    if not problems:
        notify(say(Message(N_("{path} is no record any more"), path=path)))
    return False
