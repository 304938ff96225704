"""`mtgrec edit ADDRESS`: open the editor at the line, then report the problems of the file."""

from dataclasses import replace
from typing import Annotated, NamedTuple

import typer

from mtgrec.commands.notices import notify, notify_problem
from mtgrec.commands.options import argument, with_session
from mtgrec.commands.session import Session
from mtgrec.model.errors import ExitCode
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.output.language import _, say
from mtgrec.store.editor import find_editor, run_editor


class _Location(NamedTuple):
    path: str
    line: int


@with_session
def command(
    session: Session,
    address: Annotated[str, argument(_("ADDRESS"), _("an item, a record, or a path"))],
) -> None:
    """Open a record in $VISUAL or $EDITOR at the line of an item, then report its problems."""
    editor = find_editor("mtgrec edit")
    location = _find_location(session, address)
    if code := run_editor(editor, session.workspace.root / location.path, location.line):
        notify(say(Message(N_("the editor ended with code {code}"), code=code)))
    if not _is_readable(replace(session), location.path):
        raise typer.Exit(ExitCode.UNREADABLE)


def _find_location(session: Session, address: str) -> _Location:
    """Return where to open the editor; in an unreadable file at its first problem."""
    path = session.finder.named_file(address)
    problem = session.finder.unreadable(path) if path else None
    if problem:
        return _Location(problem.path, problem.line or 1)
    return _location_of(session.target(address))


def _location_of(target: Target) -> _Location:
    offset = target.item.offset if target.item else 0
    return _Location(target.record.path, target.record.place(offset)[0])


def _is_readable(session: Session, path: str) -> bool:
    """Read the file again, as it is now, and print its problems; return whether it is still a record."""
    problems = [problem for problem in session.library.problems if problem.path == path]
    for problem in problems:
        if problem.severity != "hint":
            notify_problem(problem)
    if any(record.path == path for record in session.library.records):
        return True
    if not problems:
        notify(say(Message(N_("{path} is no record any more"), path=path)))
    return False
