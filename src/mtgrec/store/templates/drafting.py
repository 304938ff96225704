"""Draft new records: choose id and path, fill in a template, and check that the result is read."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from string import ascii_lowercase
from typing import NamedTuple

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source, Unreadable
from mtgrec.document.yaml.fences import find_fences
from mtgrec.model.editing.renaming import ids_in
from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import record_id
from mtgrec.model.records.item_ids import draw_ids
from mtgrec.model.records.naming import ENDINGS, record_path, without_ending
from mtgrec.model.records.record import Record
from mtgrec.model.records.types import RecordType
from mtgrec.store.reading import files
from mtgrec.store.reading.library import Library
from mtgrec.store.templates.finding import Template, render
from mtgrec.store.workspace import Workspace


class Draft(NamedTuple):
    """A new record that is not on disk yet."""

    id: str
    path: str
    """Relative to the root, with `/`."""
    text: str


class DraftRequest(NamedTuple):
    """The requested properties of a new record."""

    type: RecordType
    campaigns: tuple[str, ...]
    date: date
    title: str
    again: bool
    """Whether it may be another record of its type on its day."""


def draft(
    workspace: Workspace,
    library: Library,
    request: DraftRequest,
    template: Template,
    values: Mapping[str, object],
    note: str = "",
) -> Draft:
    """Return the draft that `template` gives for `values`, checked to be a readable record.

    A `note` of the reader's stands above its text, whatever the template.

    Raises RefusedError where its id or path exists, UsageError for a mistake of the template.
    """
    id, path = _free_id_and_path(workspace, library, request)
    random = Random(os.environ.get("MTGREC_SEED"))  # noqa: S311
    ids = draw_ids(ids_in(library.records, request.campaigns), random)
    text = _with_note(render(template, {**values, "id": id, "ids": ids}), note)
    result = Draft(id, path, text)
    _check_draft(workspace, request.type, template, result)
    return result


def _with_note(text: str, note: str) -> str:
    """Return a record with a note as the first paragraph below its front matter."""
    try:
        fences = find_fences(text) if note else None
    except Unreadable:  # told when the draft is checked
        fences = None
    if fences is None:
        return text
    head = text[: fences.body]
    end = "\r\n" if head.endswith("\r\n") else "\n"
    body = text[fences.body :].lstrip("\r\n")
    return f"{head}{end}{note.replace(chr(10), end)}{end}{end}{body}"


def planned_record(
    workspace: Workspace, library: Library, request: DraftRequest, language: str
) -> Record:
    """Return the new record as figures will count it: its type, campaigns and date, and no items.

    Raises RefusedError where its id or path exists.
    """
    id, path = _free_id_and_path(workspace, library, request)
    values = {"date": request.date, "campaign": request.campaigns}
    return Record(path, request.type, id, values, {}, {}, "", (), language)


def _free_id_and_path(
    workspace: Workspace, library: Library, request: DraftRequest
) -> tuple[str, str]:
    for suffix in _suffixes(again=request.again):
        id, path = _id_and_path(workspace, request, suffix)
        taken = _existing_path(workspace, library, id, path)
        if not taken:
            return id, path
        if not request.again:
            raise RefusedError(
                Message(N_("{id} exists already: {path}"), id=id, path=taken),
                Message(N_("for a second meeting on this day use --again")),
            )
    raise RefusedError(Message(N_("no letter is left for another meeting on this day")))


def _id_and_path(workspace: Workspace, request: DraftRequest, suffix: str) -> tuple[str, str]:
    id = record_id(request.campaigns, request.type.code, request.date, "", suffix)
    path = record_path(
        workspace.settings.path,
        campaign="-".join(request.campaigns),
        date=request.date,
        type_name=request.type.name,
        id=id,
        title=request.title,
        suffix=suffix,
    )
    return id, path


def _suffixes(*, again: bool) -> Iterator[str]:
    yield ""
    if again:
        yield from ascii_lowercase[1:]


def _existing_path(workspace: Workspace, library: Library, id: str, path: str) -> str | None:
    """Return the path of the record with the same id, or of the existing file, or None."""
    for record in library.records:
        if record.id.casefold() == id.casefold():
            return record.path
    paths = (without_ending(path) + ending for ending in ENDINGS)
    return next((each for each in paths if files.exists(workspace.root / each)), None)


def _check_draft(workspace: Workspace, kind: RecordType, template: Template, result: Draft) -> None:
    """Raise UsageError unless the draft is read without problems, with its type and id."""
    settings = workspace.settings
    source = Source(result.path, encoded(workspace, template, result), settings.encoding)
    parsed = parse(source, workspace.types, settings.extra_keys)
    if wrong := [problem for problem in parsed.problems if problem.severity != "hint"]:
        raise _broken(template, wrong[0])
    if parsed.record is None or parsed.record.type.name != kind.name:
        raise UsageError(
            Message(N_("what this template makes is no record of type {type}"), type=kind.name),
            Message(
                N_("the template must begin with --- and a line “type: {type}”"), type=kind.name
            ),
            template.place,
        )
    if parsed.record.id != result.id:
        raise UsageError(
            Message(
                N_("this template writes the id {id} instead of {wanted}"),
                id=parsed.record.id,
                wanted=result.id,
            ),
            Message(N_("let the template write the id that it is given")),
            template.place,
        )


def encoded(workspace: Workspace, template: Template, result: Draft) -> bytes:
    """Return the draft in the workspace's encoding; raises UsageError for other characters."""
    try:
        return result.text.encode(workspace.settings.encoding)
    except UnicodeEncodeError as error:
        raise UsageError(
            Message(
                N_("“{character}” cannot be written in the encoding {encoding}"),
                character=error.object[error.start],
                encoding=workspace.settings.encoding,
            ),
            place=template.place,
        ) from None


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
