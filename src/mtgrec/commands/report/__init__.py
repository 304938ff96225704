"""`mtgrec report KIND`: a report for a meeting, as Markdown, HTML or JSON."""

import os
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

from mtgrec.commands.options import (
    argument,
    day_option,
    flag_option,
    text_option,
    with_formats,
)
from mtgrec.commands.report.delivery import open_page, print_page, save_page
from mtgrec.commands.report.pages import page_of
from mtgrec.commands.session import ReportFormat, Session
from mtgrec.model.editing.wrong_word import wrong_word
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.shell_words import shell_words
from mtgrec.output.language import _
from mtgrec.output.report import Report
from mtgrec.output.report.evidence import places, with_commits, without_places
from mtgrec.reports import REPORT_KINDS
from mtgrec.reports.shared.basis import Form, Scope, Snapshot
from mtgrec.store.git import commits_of

_ENDINGS: dict[str, ReportFormat] = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
}
_SHEETS = (".xlsx", ".xls", ".ods", ".csv")
_OFFICE = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".pptx", ".ppt", *_SHEETS)


@with_formats(ReportFormat)
def command(
    session: Session,
    kind: Annotated[
        str, argument(_("KIND"), _("assignments checklist data weekly retro evaluation owners"))
    ],
    *,
    campaign: Annotated[
        list[str] | None,
        text_option("--campaign", _("CODE"), _("of this campaign (may be repeated)")),
    ] = None,
    since: Annotated[
        str | None,
        text_option(
            "--since",
            _("DATE"),
            _(
                "first day: of a week, of what a retro lists, of an evaluation's lessons, else of records"
            ),
        ),
    ] = None,
    until: Annotated[
        str | None,
        text_option(
            "--until",
            _("DATE"),
            _("as of the end of this day"),
        ),
    ] = None,
    output: Annotated[
        str | None,
        text_option("--output", _("FILE"), _("write it to this file; .html, .md or .json")),
    ] = None,
    force: Annotated[
        bool, flag_option("--force", _("write over a file that is no report of mtgrec"))
    ] = False,
    open: Annotated[bool, flag_option("--open", _("show the page in the browser"))] = False,
    blank: Annotated[
        bool, flag_option("--blank", _("a checklist to be filled in by hand"))
    ] = False,
    prepared_by: Annotated[
        str,
        text_option("--prepared-by", _("NAME"), _("who prepared it, on sheets that are signed")),
    ] = "",
    sources: Annotated[
        bool | None,
        flag_option("--sources/--no-sources", _("with or without addresses and sources")),
    ] = None,
) -> None:
    """Write a report."""
    name = _kind(kind)
    _refuse_ending(output or "", name)
    format = _format(session.format, output, browser=open)
    session.require_workspace()
    scope = Scope(
        _campaigns(session, campaign or ()),
        day_option(session, "--since", since) if since else None,
        day_option(session, "--until", until) if until else None,
        Form(blank, prepared_by.strip()),
    )
    _refuse_reversed_days(scope)
    _refuse_blank(name, scope.form)
    report = _build(session, name, scope)
    if format == "json" or (report.cites if sources is None else sources):
        report = _with_commits(session, report)
    else:
        report = without_places(report)
    if output:
        page = page_of(session, report, format, os.path.dirname(output))  # noqa: PTH120 - a text
        save_page(session.workspace.root, output, page, force=force)
    if open:
        open_page(session, report, output)
    elif not output:
        print_page(session, report, format)
    session.notify_problems()


def _campaigns(session: Session, given: Iterable[str]) -> tuple[str, ...]:
    """Return the requested campaigns, each once; raises UsageError for one that no record names."""
    campaigns = tuple({name_key(word): word for word in given}.values())
    recorded = sorted({code for record in session.library.records for code in record.campaigns})
    for word in campaigns:
        if name_key(word) in map(name_key, recorded):
            continue
        if recorded:
            raise wrong_word("--campaign", word, recorded, recorded)
        raise UsageError(
            Message(N_("unknown word “{word}”"), word=word),
            Message(N_("begin with its plan: mtgrec new campaign CODE")),
            "--campaign",
        )
    return campaigns


def _refuse_reversed_days(scope: Scope) -> None:
    if scope.since and scope.until and scope.since > scope.until:
        raise UsageError(
            Message(N_("{since} comes after {until}"), since=scope.since, until=scope.until),
            Message(N_("--since is the first day, --until the last")),
            "--since",
        )


def _refuse_blank(kind: str, form: Form) -> None:
    if form.blank and kind != "checklist":
        raise UsageError(
            Message(N_("only a checklist is a form to be filled in by hand")),
            Message(N_("mtgrec report checklist --blank")),
            "--blank",
        )


def _kind(word: str) -> str:
    if found := REPORT_KINDS.find(word):
        return found
    raise wrong_word(_("KIND"), word, REPORT_KINDS.spellings(), REPORT_KINDS.main_spellings())


def _format(given: str, output: str | None, *, browser: bool) -> ReportFormat:
    """Return the format: as requested, else by the file's ending, else Markdown."""
    if given in ("markdown", "html", "json"):
        format: ReportFormat = given  # type: ignore[assignment]
    elif output:
        format = _ENDINGS.get(_ending(output), "markdown")
    else:
        format = "html" if browser else "markdown"
    if browser and format != "html":
        raise UsageError(
            Message(N_("only a page in HTML is shown in the browser")),
            Message(N_("write --format html, or a file that ends in .html")),
            "--open",
        )
    return format


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - a text


def _refuse_ending(output: str, name: str) -> None:
    """Raise UsageError for a kind of file that no report is, such as PDF; say how to make one."""
    ending = _ending(output)
    if ending not in _OFFICE:
        return
    page = f"{output[: -len(ending)]}.html"
    call = shell_words("mtgrec", "report", name, "--output", page)
    helps = {
        ".pdf": N_("print the page in the browser, and choose “Save as PDF”: {command} --open"),
        ".xlsx": N_("for a sheet, write a list as CSV: mtgrec list actions --format csv"),
    }
    sentence = helps.get(".xlsx" if ending in _SHEETS else ending)
    raise UsageError(
        Message(N_("a report cannot be written as {ending}"), ending=ending),
        Message(sentence or N_("write .html, and open that file there: {command}"), command=call),
        "--output",
    )


def _build(session: Session, name: str, scope: Scope) -> Report:
    snapshot = Snapshot(
        session.records,
        session.context,
        session.records_book,
        session.library.problems,
        session.workspace.types,
        session.library.gaps,
    )
    report = import_module(f"mtgrec.reports.{name}.page").build(snapshot, scope)
    assert isinstance(report, Report)  # noqa: S101 - the type of an import by name is unknown
    return report


def _with_commits(session: Session, report: Report) -> Report:
    return with_commits(report, commits_of(session.workspace.root, places(report)))
