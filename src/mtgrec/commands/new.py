"""`mtgrec new TYPE [TITLE]`: minutes, a checklist or a plan from a template."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Annotated, NamedTuple

import typer

from mtgrec.commands.options import day_option, with_session, wrong_word
from mtgrec.commands.session import Session, tell
from mtgrec.document.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.address import record_id
from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.naming import draw_ids, record_path
from mtgrec.model.problem import Problem
from mtgrec.model.record import Record
from mtgrec.model.types import RecordType
from mtgrec.output.answer import Answer, Prose
from mtgrec.output.language import Language, _, choose, machine_locale, say
from mtgrec.output.text import visible
from mtgrec.store import files
from mtgrec.store.library import folder_records
from mtgrec.store.templates import Template, find, render


class Draft(NamedTuple):
    """A record that is not on disk yet."""

    id: str
    path: str
    text: str


@with_session
def command(
    session: Session,
    type: Annotated[str, typer.Argument(metavar=_("TYPE"), help=_("kickoff weekly retro evaluation checklist campaign, or a type of your own"))],
    title: Annotated[str | None, typer.Argument(metavar=_("[TITLE]"), help=_("what it is about"), show_default=False)] = None,
    *,
    campaign: Annotated[list[str] | None, typer.Option("--campaign", metavar=_("CODE"), help=_("the campaign; without it that of the records in this folder"), show_default=False)] = None,
    day: Annotated[str | None, typer.Option("--date", metavar=_("DATE"), help=_("day of the meeting; today if missing"), show_default=False)] = None,
    time: Annotated[str, typer.Option("--time", metavar=_("TIME"), help=_("from when to when, as 14:00-15:30"), show_default=False)] = "",
    place: Annotated[str, typer.Option("--place", metavar=_("TEXT"), help=_("where"), show_default=False)] = "",
    chair: Annotated[str, typer.Option("--chair", metavar=_("NAME"), help=_("who leads"), show_default=False)] = "",
    recorder: Annotated[str, typer.Option("--recorder", metavar=_("NAME"), help=_("who takes the minutes"), show_default=False)] = "",
    attendee: Annotated[list[str] | None, typer.Option("--attendee", metavar=_("NAME"), help=_("who is there (may be repeated)"), show_default=False)] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar=_("TAG"), help=_("a tag (may be repeated)"), show_default=False)] = None,
    again: Annotated[bool, typer.Option("--again", help=_("a second meeting of this type on the same day"))] = False,
    template: Annotated[str | None, typer.Option("--template", metavar=_("NAME"), help=_("another template, by its file name"), show_default=False)] = None,
    edit: Annotated[bool, typer.Option("--edit", help=_("open the new file in $VISUAL or $EDITOR"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("print the text, write nothing"))] = False,
) -> None:  # fmt: skip
    """Create a record from a template and print its path."""
    kind = _kind(session, type)
    campaigns = _campaigns(session, kind, campaign or [], title)
    when = day_option("--date", day) if day else session.now.date()
    language = _language(session, campaigns)
    word = kind.title(language)
    values: dict[str, object] = {
        "type": kind.name,
        "type_word": word,
        "campaign": "、".join(campaigns),
        "title": title if title is not None else " ".join((*campaigns, word.capitalize())),
        "date": when.isoformat(),
        "time": time,
        "place": place,
        "chair": chair,
        "recorder": recorder,
        "attendees": attendee or [],
        "tags": tag or [],
        "language": language,
    }
    found = find(
        template or kind.template or kind.name, root=session.workspace.root, language=language
    )
    draft = _draft(session, kind, campaigns, when, values, found, again=again)
    _finish(session, draft, edit=edit, dry_run=dry_run)


def _kind(session: Session, word: str) -> RecordType:
    types = session.workspace.types
    if kind := types.find(word):
        return kind
    raise wrong_word("TYPE", word, types.spellings(), types.listed())


def _campaigns(
    session: Session, kind: RecordType, asked: list[str], title: str | None
) -> tuple[str, ...]:
    """Return the campaign: as asked for, else that of the records in the current folder."""
    campaigns = tuple(dict.fromkeys(code.strip() for code in asked if code.strip()))
    if len(campaigns) > 1 and kind.role != "evaluation":
        raise UsageError(
            Message(N_("only an evaluation may belong to several campaigns")), place="--campaign"
        )
    if campaigns:
        return campaigns
    if kind.role == "campaign" and title and title.strip():
        return (" ".join(title.split()),)
    here = _folder_campaigns(session)
    return (here.pop(),) if len(here) == 1 else ()


def _folder_campaigns(session: Session) -> set[str]:
    folder, root = session.folder.resolve(), session.workspace.root
    if not folder.is_relative_to(root.resolve()):
        return set()
    return {
        code
        for record in folder_records(session.library, root, folder)
        for code in record.campaigns
    }


def _language(session: Session, campaigns: tuple[str, ...]) -> Language:
    """Return the language of the new record: `--lang`, the workspace, the campaign's newest record,
    MTGREC_LANG, the locale, English.
    """
    newest = [
        record for record in session.library.records if set(campaigns) & set(record.campaigns)
    ]
    wish = session.workspace.settings.language or (newest[-1].language if newest else None)
    env = {} if wish else os.environ
    return choose(session.lang, env, wish, machine_locale())


def _draft(
    session: Session,
    kind: RecordType,
    campaigns: tuple[str, ...],
    when: date,
    values: dict[str, object],
    template: Template,
    *,
    again: bool,
) -> Draft:
    """Return the new record, rendered and proved readable."""
    id, path = _free_name(session, kind, campaigns, when, str(values["title"]), again=again)
    taken = {
        item.id
        for record in session.library.records
        for item in record.items
        if item.id and (not campaigns or set(campaigns) & set(record.campaigns))
    }
    source = Random(os.environ.get("MTGREC_SEED"))  # noqa: S311 - ids are no secret
    text = render(template, {**values, "id": id, "ids": draw_ids(taken, source)})
    _prove(session, kind, template, Draft(id, path, text))
    return Draft(id, path, text)


def _free_name(
    session: Session,
    kind: RecordType,
    campaigns: tuple[str, ...],
    when: date,
    title: str,
    *,
    again: bool,
) -> tuple[str, str]:
    """Return id and path of the new record; both must be free."""
    for suffix in _suffixes(again):
        id = record_id(campaigns, kind.code, when, "", suffix)
        path = record_path(
            session.workspace.settings.path,
            campaign="-".join(campaigns),
            date=when,
            type_name=kind.name,
            id=id,
            title=title,
            suffix=suffix,
        )
        taken = _taken(session, id, path)
        if not taken:
            return id, path
        if not again:
            raise RefusedError(
                Message(N_("{id} exists already: {path}"), id=id, path=taken),
                Message(N_("for a second meeting on this day use --again")),
            )
    raise RefusedError(Message(N_("no letter is left for another meeting on this day")))


def _suffixes(again: bool) -> Iterator[str]:
    yield ""
    if again:
        yield from ascii_lowercase[1:]


def _taken(session: Session, id: str, path: str) -> str | None:
    """Return the path of what already bears the id or lies at the path."""
    for record in session.library.records:
        if record.id.casefold() == id.casefold():
            return record.path
    return path if os.path.lexists(session.workspace.root / path) else None


def _prove(session: Session, kind: RecordType, template: Template, draft: Draft) -> None:
    """Read the fresh record; raises UsageError where the template made something that is none."""
    settings = session.workspace.settings
    data = draft.text.encode(settings.encoding)
    source = Source(draft.path, data, settings.encoding)
    parsed = parse(source, session.workspace.types, settings.extra_keys)
    wrong = [problem for problem in parsed.problems if problem.severity != "hint"]
    if wrong:
        raise _broken(template, wrong[0])
    record: Record | None = parsed.record
    if record is None or record.type.name != kind.name:
        raise UsageError(
            Message(
                N_("the text made from this template is no record of type {type}"), type=kind.name
            ),
            Message(
                N_("the template must begin with --- and a line “type: {type}”"), type=kind.name
            ),
            template.place,
        )


def _broken(template: Template, problem: Problem) -> UsageError:
    return UsageError(
        Message(
            N_("the record made from this template has a problem in its line {line}: {problem}"),
            line=problem.line,
            problem=problem.message,
        ),
        problem.help,
        template.place,
    )


def _finish(session: Session, draft: Draft, *, edit: bool, dry_run: bool) -> None:
    root = session.workspace.root
    document = {"schema_version": 1, "kind": "created", "id": draft.id, "path": draft.path}
    if dry_run:
        _print_draft(session, draft, document)
        return
    path = files.create(root, draft.path, draft.text.encode(session.workspace.settings.encoding))
    shown = os.path.relpath(path.resolve())
    if session.format == "table":
        sys.stdout.write(f"{visible(shown)}\n")
    else:
        session.print(_answer(document, shown))
    sys.stdout.flush()
    if edit:
        _edit(path)


def _print_draft(session: Session, draft: Draft, document: dict[str, object]) -> None:
    if session.format != "table":
        lines = [f"+{line}" for line in draft.text.splitlines(keepends=True)]
        diff = f"--- /dev/null\n+++ b/{draft.path}\n@@ -0,0 +1,{len(lines)} @@\n{''.join(lines)}"
        session.print(_answer({**document, "dry_run": True, "diff": diff}, draft.path))
        return
    sys.stdout.write(draft.text)
    tell(say(Message(N_("would be written to {path}"), path=draft.path)))


def _answer(document: dict[str, object], shown: str) -> Answer:
    row = {
        name: value for name, value in document.items() if name not in ("schema_version", "kind")
    }
    return Answer(
        blocks=lambda: [Prose("", shown)],
        document=lambda: document,
        rows=lambda: (list(row), [row]),
    )


def _edit(path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise UsageError(
            Message(N_("no editor is set; the file was created")),
            Message(N_("set the variable VISUAL or EDITOR")),
            "--edit",
        )
    try:
        done = subprocess.run([*shlex.split(editor), os.fspath(path)], check=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            Message(N_("the editor cannot be started: {reason}"), reason=error), place="--edit"
        ) from None
    if done.returncode:
        tell(say(Message(N_("the editor ended with code {code}"), code=done.returncode)))
