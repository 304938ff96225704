"""`mtgrec init [DIR]`: start a workspace; existing files are never changed."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from mtgrec.commands.notices import notify
from mtgrec.commands.options import with_session
from mtgrec.commands.session import Session
from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.output.answer import Answer, Facts
from mtgrec.output.language import Language, _, bind, choose, current, say
from mtgrec.store import config
from mtgrec.store.reading import files
from mtgrec.store.reading.library import PEOPLE_FILES
from mtgrec.store.templates.starter import people_file, settings_file
from mtgrec.store.writing.creating import create_all
from mtgrec.store.writing.repository import Repository


@with_session
def command(
    session: Session,
    directory: Annotated[
        str,
        typer.Argument(
            metavar=_("[FOLDER]"), help=_("the folder; made if it is missing"), show_default=False
        ),
    ] = ".",
    *,
    git: Annotated[
        bool | None,
        typer.Option("--git/--no-git", help=_("also start a git repository"), show_default=False),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("only say what would be done"))
    ] = False,
) -> None:
    """Start a workspace: its settings, its people file, if wanted a git repository."""
    root = _root(session, directory)
    if any(files.exists(each) and not files.is_folder(each) for each in (root, *root.parents)):
        raise RefusedError(Message(N_("{path} is no folder"), path=directory))
    language = _language(session)
    contents = {config.FILE: settings_file(language), PEOPLE_FILES[0]: people_file(language)}
    missing = [name for name in contents if not _exists(root, name)]
    starts_git = _wants_git(root, git)
    if not dry_run:
        session.prepare_answer()
        create_all(
            root,
            {name: contents[name].encode() for name in missing},
            [Repository(root)] if starts_git else [],
        )
    created = [*missing, *([".git"] if starts_git else [])]
    existing = [name for name in contents if name not in missing]
    _answer(session, directory, created, existing, dry_run=dry_run)


def _root(session: Session, directory: str) -> Path:
    try:
        return (session.folder / directory).absolute()
    except FileNotFoundError:
        raise UsageError(Message(N_("the current folder no longer exists"))) from None


def _language(session: Session) -> Language:
    """Return the language of the new workspace: the option's, else the answer's, else the interface's."""
    if session.lang or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return current()
    answer = typer.prompt(
        _("Language of the records: zh 中文 or en English"), default=current(), err=True
    )
    language = choose(answer, os.environ, None)
    bind(language)
    return language


def _exists(root: Path, name: str) -> bool:
    names = PEOPLE_FILES if name in PEOPLE_FILES else (name,)
    return any(files.exists(root / candidate) for candidate in names)


def _wants_git(root: Path, asked: bool | None) -> bool:
    if asked is False or any(files.exists(folder / ".git") for folder in _upwards(root)):
        return False
    if asked is None:
        if not (sys.stdin.isatty() and sys.stdout.isatty()) or not shutil.which("git"):
            return False
        return typer.confirm(_("Put the folder under git?"), default=True, err=True)
    if not shutil.which("git"):
        raise RefusedError(Message(N_("git is not installed")), Message(N_("leave out --git")))
    return True


def _upwards(folder: Path) -> tuple[Path, ...]:
    folder = folder.resolve()
    return (folder, *folder.parents)


def _answer(
    session: Session, directory: str, created: list[str], existing: list[str], *, dry_run: bool
) -> None:
    document = {
        "schema_version": 1,
        "kind": "initialized",
        "created": created,
        "kept": existing,
        **({"dry_run": True} if dry_run else {}),
    }
    if session.format == "table":
        prefix = "" if directory in (".", "") else f"{directory.rstrip('/')}/"
        for name in created:
            sys.stdout.write(f"{prefix}{name}\n")
        sys.stdout.flush()  # what cannot be told must not be followed by what comes next
        _note_outcome(created, existing, dry_run=dry_run)
        return
    answer = Answer(
        blocks=lambda: [Facts("", [(_("created"), name) for name in created])],
        document=lambda: document,
        rows=lambda: (["created"], [{"created": name} for name in created]),
    )
    session.print(answer)


def _note_outcome(created: list[str], existing: list[str], *, dry_run: bool) -> None:
    for name in existing:
        notify(say(Message(N_("{name} is there already and stays as it is"), name=name)))
    if dry_run:
        notify(_("nothing was written (--dry-run)"))
    elif created:
        notify(_("next: mtgrec new kickoff"))
    else:
        notify(_("nothing to do"))
