"""Drafts: new records named, filled in from a template, and proved readable before they exist."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from string import ascii_lowercase
from typing import NamedTuple

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.editing.renaming import ids_in
from mtgrec.model.errors import RefusedError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import record_id
from mtgrec.model.records.item_ids import draw_ids
from mtgrec.model.records.naming import record_path
from mtgrec.model.records.types import RecordType
from mtgrec.store.reading.library import Library
from mtgrec.store.templates.finding import Template, render
from mtgrec.store.workspace import Workspace


class Draft(NamedTuple):
    """A record that is not on disk yet."""

    id: str
    path: str
    """Relative to the root, with `/`."""
    text: str


class DraftRequest(NamedTuple):
    """What a new record shall be."""

    type: RecordType
    campaigns: tuple[str, ...]
    date: date
    title: str
    again: bool
    """Whether it may be a second one of its type on its day."""


def draft(
    workspace: Workspace,
    library: Library,
    request: DraftRequest,
    template: Template,
    values: Mapping[str, object],
) -> Draft:
    """Return the record that `template` makes of `values`, named and proved readable.

    Raises RefusedError where its id or path is taken, UsageError where the template is at fault.
    """
    id, path = _free_name(workspace, library, request)
    random = Random(os.environ.get("MTGREC_SEED"))  # noqa: S311
    ids = draw_ids(ids_in(library.records, request.campaigns), random)
    made = Draft(id, path, render(template, {**values, "id": id, "ids": ids}))
    _prove(workspace, request.type, template, made)
    return made


def _free_name(workspace: Workspace, library: Library, request: DraftRequest) -> tuple[str, str]:
    for suffix in _suffixes(again=request.again):
        id, path = _name(workspace, request, suffix)
        taken = _taken_by(workspace, library, id, path)
        if not taken:
            return id, path
        if not request.again:
            raise RefusedError(
                Message(N_("{id} exists already: {path}"), id=id, path=taken),
                Message(N_("for a second meeting on this day use --again")),
            )
    raise RefusedError(Message(N_("no letter is left for another meeting on this day")))


def record_folder(workspace: Workspace, request: DraftRequest) -> str:
    """Return the folder of the new record, relative to the root."""
    return _name(workspace, request, "")[1].rpartition("/")[0]


def _name(workspace: Workspace, request: DraftRequest, suffix: str) -> tuple[str, str]:
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


def _taken_by(workspace: Workspace, library: Library, id: str, path: str) -> str | None:
    """Return the path of what already bears the id or lies at the path."""
    for record in library.records:
        if record.id.casefold() == id.casefold():
            return record.path
    return path if os.path.lexists(workspace.root / path) else None


def _prove(workspace: Workspace, kind: RecordType, template: Template, made: Draft) -> None:
    """Read the fresh record; raises UsageError where the template made something that is none."""
    settings = workspace.settings
    source = Source(made.path, encoded(workspace, template, made), settings.encoding)
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
    if parsed.record.id != made.id:
        raise UsageError(
            Message(
                N_("this template writes the id {id} instead of {wanted}"),
                id=parsed.record.id,
                wanted=made.id,
            ),
            Message(N_("let the template write the id that it is given")),
            template.place,
        )


def encoded(workspace: Workspace, template: Template, made: Draft) -> bytes:
    """Return the draft's bytes in the workspace's encoding; raises UsageError where it cannot be."""
    try:
        return made.text.encode(workspace.settings.encoding)
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
