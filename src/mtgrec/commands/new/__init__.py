"""`mtgrec new TYPE [TITLE]`: minutes, a checklist or a plan from a template."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

from mtgrec.commands.edits import NewCampaign
from mtgrec.commands.new.campaigns import campaigns_of
from mtgrec.commands.new.catalog import eject, list_types
from mtgrec.commands.new.gaps import gaps_note
from mtgrec.commands.new.prefill import Lookback, prefill
from mtgrec.commands.notices import notify
from mtgrec.commands.options import (
    argument,
    day_option,
    flag_option,
    text_option,
    with_session,
)
from mtgrec.commands.session import Session
from mtgrec.model.analysis.as_of import as_of
from mtgrec.model.analysis.unread_entries import unread_entries
from mtgrec.model.editing.input_values import utf8
from mtgrec.model.editing.new_conflicts import refuse_far
from mtgrec.model.editing.wrong_word import wrong_type
from mtgrec.model.errors import UsageError
from mtgrec.model.figures.due_meetings import due_meetings
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.types import RecordType
from mtgrec.model.values.dates import end_of_day
from mtgrec.output.answer import Answer, Prose
from mtgrec.output.language import _, say
from mtgrec.output.text import visible
from mtgrec.store.editor import find_editor, run_editor
from mtgrec.store.templates.drafting import (
    Draft,
    DraftRequest,
    draft,
    encoded,
    planned_record,
)
from mtgrec.store.templates.finding import Template, find, of_type
from mtgrec.store.writing.creating import create

_TYPES = _("kickoff weekly retro evaluation checklist campaign, or a type of your own")
_CAMPAIGN = _("the campaign; without it that of this folder, else the only open one")


@with_session
def command(
    session: Session,
    type: Annotated[str | None, argument(_("TYPE"), _TYPES)] = None,
    title: Annotated[str | None, argument(_("[TITLE]"), _("what it is about"))] = None,
    *,
    campaign: Annotated[list[str] | None, text_option("--campaign", _("CODE"), _CAMPAIGN)] = None,
    new_campaign: NewCampaign = False,
    day: Annotated[
        str | None, text_option("--date", _("DATE"), _("day of the meeting; today if missing"))
    ] = None,
    time: Annotated[
        str, text_option("--time", _("TIME"), _("from when to when, as 14:00-15:30"))
    ] = "",
    place: Annotated[str, text_option("--place", _("TEXT"), _("where"))] = "",
    chair: Annotated[str, text_option("--chair", _("NAME"), _("who leads"))] = "",
    recorder: Annotated[str, text_option("--recorder", _("NAME"), _("who takes the minutes"))] = "",
    attendee: Annotated[
        list[str] | None, text_option("--attendee", _("NAME"), _("who is there (may be repeated)"))
    ] = None,
    tag: Annotated[
        list[str] | None, text_option("--tag", _("TAG"), _("a tag (may be repeated)"))
    ] = None,
    channel: Annotated[
        list[str] | None,
        text_option("--channel", _("NAME"), _("a channel; a kickoff shows what was learnt there")),
    ] = None,
    again: Annotated[
        bool, flag_option("--again", _("a second meeting of this type on the same day"))
    ] = False,
    template: Annotated[
        str | None, text_option("--template", _("NAME"), _("another template, by its file name"))
    ] = None,
    edit: Annotated[
        bool, flag_option("--edit", _("open the new file in $VISUAL or $EDITOR"))
    ] = False,
    dry_run: Annotated[bool, flag_option("--dry-run", _("print the text, write nothing"))] = False,
    list_all: Annotated[
        bool, flag_option("--list", _("list the types and where their templates come from"))
    ] = False,
    eject_type: Annotated[
        str | None,
        text_option("--eject", _("TYPE"), _("copy a type's template into templates/ to change it")),
    ] = None,
) -> None:
    """Create a record from a template and print its path."""
    if list_all:
        list_types(session, session.language_for(()))
        return
    if eject_type:
        eject(session, _kind(session, eject_type), session.language_for(()), dry_run=dry_run)
        return
    for option, text in {
        "TITLE": title,
        "--place": place,
        "--campaign": "".join(campaign or []),
    }.items():
        utf8(text or "", option)
    kind = _kind(session, type or "")
    session.library.require_whole()
    date = _day(session, day)
    campaigns = campaigns_of(session, kind, campaign or [], title or "", new=new_campaign)
    language = session.language_for(campaigns)
    word = kind.title(language)
    request = DraftRequest(
        kind,
        campaigns,
        date,
        title if title and title.strip() else " ".join((*campaigns, word.capitalize())),
        again,
    )
    workspace = session.workspace
    found = (
        find(template, root=workspace.root, language=language)
        if template
        else of_type(kind, root=workspace.root, language=language)
    )
    values: dict[str, object] = {
        "type": kind.name,
        "type_word": word,
        "campaign": "、".join(campaigns),
        "title": request.title,
        "date": request.date.isoformat(),
        "time": time,
        "place": place,
        "chair": chair,
        "recorder": recorder,
        "attendees": [name for name in attendee or [] if name.strip()],
        "tags": [word for word in tag or [] if word.strip()],
        "channels": [name for name in channel or [] if name.strip()],
        "language": language,
        "known": _prefilled(session, request, language, found, (*(tag or ()), *(channel or ()))),
    }
    editor = find_editor("--edit") if edit and not dry_run else []
    note = gaps_note(session.library.gaps, unread_entries(session.records), language)
    new_draft = draft(workspace, session.library, request, found, values, note)
    if dry_run:
        _print_draft(session, new_draft)
        session.notify_gaps()
        return
    session.prepare_answer()
    path = create(workspace.root, new_draft.path, encoded(workspace, found, new_draft))
    _print_path(session, new_draft, path)
    session.notify_gaps()
    if editor:
        _edit(editor, path)


def _day(session: Session, text: str | None) -> date:
    today = session.now.date()
    day = day_option(session, "--date", text) if text else today
    refuse_far(day, today, "--date")
    return day


def _kind(session: Session, word: str) -> RecordType:
    types = session.workspace.types
    if not word:
        raise UsageError(
            Message(N_("which type of record?")),
            Message(N_("possible words: {known}"), known=listed(types.main_names())),
            _("TYPE"),
        )
    if kind := types.find(word):
        return kind
    raise wrong_type(_("TYPE"), word, types)


def _prefilled(
    session: Session,
    request: DraftRequest,
    language: str,
    template: Template,
    labels: tuple[str, ...],
) -> dict[str, object]:
    """Return the template data about the workspace on the day of the new record.

    The new meeting counts already, so that `status` says the same as soon as it exists.
    """
    workspace, today = session.workspace, session.now.date()
    planned = planned_record(workspace, session.library, request, language)
    library = session.library.with_record(planned)
    now = session.now if request.date == today else end_of_day(request.date)
    records = as_of(library.records, now)
    context = library.context(now, workspace.settings.thresholds, AddressBook(records))
    lookback = Lookback(
        [record for record in records if record.path != planned.path],
        request.campaigns,
        context,
        language,
        planned.path.rpartition("/")[0],
        labels,
        due_meetings(records, request.date),
        today if request.date < today else None,
    )
    return prefill(request.type.role, lookback, template.name)


def _document(draft: Draft) -> dict[str, object]:
    return {"schema_version": 1, "kind": "created", "id": draft.id, "path": draft.path}


def _print_draft(session: Session, draft: Draft) -> None:
    """Print what would be written: the text, with its path on stderr; in other formats a diff."""
    if session.format == "table":
        sys.stdout.write(draft.text)
        notify(say(Message(N_("would be written to {path}"), path=draft.path)))
        return
    lines = [f"+{line}" for line in draft.text.splitlines(keepends=True)]
    head = f"--- /dev/null\n+++ b/{draft.path}\n@@ -0,0 +1,{len(lines)} @@\n"
    _print_document(
        session, {**_document(draft), "dry_run": True, "diff": head + "".join(lines)}, draft.path
    )


def _print_path(session: Session, draft: Draft, path: Path) -> None:
    """Print the path relative to the current folder, and nothing else."""
    path_here = os.path.relpath(path.resolve())
    if session.format == "table":
        sys.stdout.write(f"{visible(path_here)}\n")
        sys.stdout.flush()
    else:
        _print_document(session, _document(draft), path_here)


def _print_document(session: Session, document: dict[str, object], text: str) -> None:
    row = {
        name: value for name, value in document.items() if name not in ("schema_version", "kind")
    }
    session.print(
        Answer(
            blocks=lambda: [Prose("", text)],
            document=lambda: document,
            rows=lambda: (list(row), [row]),
        )
    )


def _edit(editor: list[str], path: Path) -> None:
    try:
        if code := run_editor(editor, path):
            notify(say(Message(N_("the editor ended with code {code}"), code=code)))
    except UsageError as error:  # the record exists nevertheless
        notify(say(error.message))
