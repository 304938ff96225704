"""`mtgrec check`: find what is unreadable, missing, vague, late or off, and fix what can be fixed."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from mtgrec.commands.check.explain import explain as print_explanation
from mtgrec.commands.check.paths import note_unread_places, places_of, unread_places
from mtgrec.commands.check.print import (
    Findings,
    findings_of,
    notify_unreported,
    print_document,
    print_findings,
    print_statistics,
)
from mtgrec.commands.check.rule_options import with_rule_options
from mtgrec.commands.check.select import CheckRequest, Selected, select
from mtgrec.commands.dry_run import dry_run_fields
from mtgrec.commands.notices import notify, notify_problem
from mtgrec.commands.options import (
    argument,
    checked,
    flag_option,
    text_option,
    with_filters,
    with_formats,
)
from mtgrec.commands.session import CheckFormat, Session
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.errors import ExitCode, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.settings import RuleSelectors
from mtgrec.output import diff as diffs
from mtgrec.output.language import _, say
from mtgrec.rules.engine.finding import Finding


@with_formats(CheckFormat)
@with_filters
@with_rule_options
def command(
    session: Session,
    filters: Filters,
    asked: RuleSelectors,
    path: Annotated[
        list[str] | None, argument(_("PATH..."), _("only these files and folders; all if missing"))
    ] = None,
    *,
    fix: Annotated[bool, flag_option("--fix", _("mend what can be mended safely"))] = False,
    unsafe_fixes: Annotated[
        bool, flag_option("--unsafe-fixes", _("with --fix: also where the meaning may change"))
    ] = False,
    diff: Annotated[
        bool, flag_option("--diff", _("print what --fix would change, write nothing"))
    ] = False,
    show_waived: Annotated[
        bool, flag_option("--show-waived", _("show also what is waived, with the reasons"))
    ] = False,
    statistics: Annotated[
        bool, flag_option("--statistics", _("count the findings of each rule"))
    ] = False,
    exit_zero: Annotated[
        bool, flag_option("--exit-zero", _("exit with 0 whatever is found"))
    ] = False,
    explain: Annotated[
        str | None, text_option("--explain", _("RULE"), _("tell what a rule is for, and stop"))
    ] = None,
) -> None:
    """Find what is unreadable, missing, vague, late or off."""
    if explain is not None:
        print_explanation(session, explain)
        return
    if unsafe_fixes and not (fix or diff):
        raise UsageError(
            Message(N_("this only says which fixes are meant")),
            Message(N_("write --fix --unsafe-fixes, or --diff --unsafe-fixes to see them first")),
            "--unsafe-fixes",
        )
    session.require_workspace(note_empty=False)
    if fix or diff:
        session.library.require_whole()
    request = CheckRequest(asked, places_of(session, path or ()), checked(filters, session))
    selected, json_fields = select(session, request), dict[str, object]()
    if fix or diff:
        json_fields = _apply_fixes(session, selected, request, unsafe=unsafe_fixes, dry_run=diff)
    if fix and not diff:
        session = replace(session)  # which reads everything anew, as it is now
        selected = select(session, request)
    unread = unread_places(session, request.places)
    if unread and len(unread) == len(request.places):
        selected = selected._replace(nothing_there=True)
    findings = findings_of(selected, show_waived=show_waived)
    _answer(session, findings, json_fields, statistics=statistics, dry_run=diff)
    notify_unreported(selected)
    note_unread_places(session, unread)
    session.notify_skipped_files(session.library)
    if findings.failed and not exit_zero:
        raise typer.Exit(ExitCode.FINDINGS)


def _apply_fixes(
    session: Session, selected: Selected, request: CheckRequest, *, unsafe: bool, dry_run: bool
) -> dict[str, object]:
    """Fix the findings, report the result on stderr, and return the JSON fields about it."""
    from mtgrec.commands.check.fixing import fix  # few calls change anything

    def find_again(session: Session) -> Sequence[Finding]:
        return select(session, request).found

    result = fix(session, selected.found, unsafe=unsafe, diff=dry_run, again=find_again)
    for problem in result.refused:
        notify_problem(problem)
    if dry_run:
        notify(_("nothing was written (--diff)"))
        return dict(dry_run_fields(session, result.edited, dry_run=True))
    notify(say(Message(N_("fixed: {count}"), count=len(result.fixed))))
    return {"fixed": len(result.fixed)}


def _answer(
    session: Session,
    findings: Findings,
    json_fields: Mapping[str, object],
    *,
    statistics: bool,
    dry_run: bool,
) -> None:
    if session.format == "json":
        print_document(session, findings, json_fields, statistics=statistics)
    elif dry_run:
        sys.stdout.write(diffs.shown(str(json_fields["diff"])))
        sys.stdout.flush()
        notify(findings.summary)
    elif statistics:
        print_statistics(session, findings)
    else:
        print_findings(session, findings)
