"""`mtgrec check`: find what is unreadable, missing, vague, late or off, and fix what can be fixed."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from mtgrec.commands.check.explain import explain as tell_rule
from mtgrec.commands.check.paths import note_unread_paths, places_of
from mtgrec.commands.check.print import (
    Findings,
    findings_of,
    notify_unseen,
    print_document,
    print_findings,
    print_statistics,
)
from mtgrec.commands.check.rule_options import with_rule_options
from mtgrec.commands.check.select import CheckRequest, Selected, select
from mtgrec.commands.dry_run import dry_part
from mtgrec.commands.options import (
    argument,
    checked,
    flag_option,
    text_option,
    with_filters,
    with_formats,
)
from mtgrec.commands.session import CheckFormat, Session, notify, notify_problem
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.errors import ExitCode, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.settings import RuleSelectors
from mtgrec.output import diff as diffs
from mtgrec.output.language import _, say
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.fixes import REPAIRS


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
        tell_rule(session, explain)
        return
    if unsafe_fixes and not (fix or diff):
        raise UsageError(
            Message(N_("this only says which fixes are meant")),
            Message(N_("write --fix --unsafe-fixes, or --diff --unsafe-fixes to see them first")),
            "--unsafe-fixes",
        )
    request = CheckRequest(asked, places_of(session, path or ()), checked(filters, session))
    selected, extra = select(session, request), dict[str, object]()
    if fix or diff:
        extra = _fix(session, selected, request, unsafe=unsafe_fixes, dry_run=diff)
    if fix and not diff:
        session = replace(session)  # which reads everything anew, as it is now
        selected = select(session, request)
    answered = findings_of(selected, show_waived=show_waived)
    _answer(session, answered, extra, numbers=statistics, dry_run=diff)
    notify_unseen(selected)
    note_unread_paths(session.library, request.places)
    session.notify_skipped_files(session.library)
    if answered.failed and not exit_zero:
        raise typer.Exit(ExitCode.FINDINGS)


def _fix(
    session: Session, selected: Selected, request: CheckRequest, *, unsafe: bool, dry_run: bool
) -> dict[str, object]:
    """Fix what was found, report that on stderr, and return what JSON says about it."""
    from mtgrec.commands.check.fixing import fix  # few calls change anything

    def again(session: Session) -> Sequence[Finding]:
        return select(session, request).found

    done = fix(session, selected.found, unsafe=unsafe, diff=dry_run, again=again)
    for problem in done.refused:
        notify_problem(problem)
    if dry_run:
        repaired = len({one.problem.path for one in done.fixed if one.code in REPAIRS})
        if repaired:  # their findings can be looked for only once they are saved and read again
            notify(
                say(
                    Message(
                        N_("--fix may mend more in files it makes readable: {count}"),
                        count=repaired,
                    )
                )
            )
        notify(_("nothing was written (--diff)"))
        return dict(dry_part(session, done.edited, dry_run=True))
    notify(say(Message(N_("fixed: {count}"), count=len(done.fixed))))
    return {"fixed": len(done.fixed)}


def _answer(
    session: Session,
    answered: Findings,
    extra: Mapping[str, object],
    *,
    numbers: bool,
    dry_run: bool,
) -> None:
    if session.format == "json":
        print_document(session, answered, extra, numbers=numbers)
    elif dry_run:
        sys.stdout.write(diffs.shown(str(extra["diff"])))
        sys.stdout.flush()
        notify(answered.summary)
    elif numbers:
        print_statistics(session, answered)
    else:
        print_findings(session, answered)
