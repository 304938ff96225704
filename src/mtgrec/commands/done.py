"""`mtgrec done ADDRESS...`: finish actions, checks, milestones, decisions, risks, or a plan."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from mtgrec.commands.dry_run import DryRun, tell_end
from mtgrec.commands.edits import Addresses, Task, answer_changes, carry_out, find_targets
from mtgrec.commands.options import day_option, text_option, with_session
from mtgrec.commands.session import Session, notify
from mtgrec.model.editing.finish import Finish, days_late, finish, is_dated, lacks_reason
from mtgrec.model.editing.input_values import refuse_future, utf8
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.output.language import _, say
from mtgrec.output.text import visible


@with_session
def command(
    session: Session,
    address: Addresses,
    *,
    date: Annotated[
        str | None, text_option("--date", _("DATE"), _("when it was finished; today if missing"))
    ] = None,
    reason: Annotated[
        str, text_option("--reason", _("TEXT"), _("why it is late; asked for on a terminal"))
    ] = "",
    dry_run: DryRun = False,
) -> None:
    """Write that something is done, and when; of what is late also why."""
    wish = _wish(session, date, reason)
    targets = find_targets(session, address)
    _refuse_useless(targets, wish, dated=date is not None)
    known = [target for target in targets if not finish(target, wish)]
    wishes = [_with_reason(target, wish, ask=not dry_run) for target in targets]
    tasks = [
        Task(target, lambda home, wish=each: finish(home, wish))  # type: ignore[misc]
        for target, each in zip(targets, wishes, strict=True)
    ]
    edited = carry_out(session, tasks, dry_run=dry_run)
    answer_changes(session, edited, dry_run=dry_run)
    for target, each in zip(targets, wishes, strict=True):
        if target in known:
            _tell_known(target)
        elif lacks_reason(target, each):
            _tell_missing_reason(target, each)
    tell_end(edited, _("nothing was written"), dry_run=dry_run)


def _wish(session: Session, date: str | None, reason: str) -> Finish:
    today = session.now.date()
    day = day_option(session, "--date", date) if date is not None else None
    if day:
        refuse_future(day, today, "--date")
    return Finish(today, day, utf8(reason, "--reason").strip())


def _refuse_useless(targets: Sequence[Target], wish: Finish, *, dated: bool) -> None:
    """Refuse a date or a reason that has nowhere to stand, before anything is written."""
    for target in targets:
        finish(target, wish)  # raises what is refused
    if dated and not any(map(is_dated, targets)):
        raise UsageError(
            Message(N_("decisions, risks and plans have no finishing date")), place="--date"
        )
    if wish.reason and not any(days_late(target, wish) for target in targets):
        raise UsageError(
            Message(N_("{address} is not late"), address=targets[0].address),
            Message(N_("leave the reason out, or say with --date when it was finished")),
            "--reason",
        )


def _with_reason(target: Target, wish: Finish, *, ask: bool) -> Finish:
    """Return the wish with the reason for the lag, if somebody is there who can be asked (B7)."""
    if not (ask and lacks_reason(target, wish) and sys.stdin.isatty() and sys.stderr.isatty()):
        return wish
    question = _("{what} is late ({days} d). Why? (Enter for no reason)").format(
        what=visible(target.what or target.address), days=days_late(target, wish)
    )
    try:
        answer = typer.prompt(question, default="", show_default=False, err=True)
    except typer.Abort:
        notify("")
        notify(_("nothing was written"))
        raise
    return wish._replace(reason=utf8(answer, "--reason").strip())


def _tell_known(target: Target) -> None:
    sentence = N_("{address} is done already")
    if target.item and is_dated(target) and not target.item.day("finished"):
        sentence = N_("{address} is done already; --date writes when")
    notify(say(Message(sentence, address=target.address)))


def _tell_missing_reason(target: Target, wish: Finish) -> None:
    late = Message(
        N_(
            "{address} is late ({days} d), and nobody says why: mtgrec set {address} lag_reason=TEXT"
        ),
        address=target.address,
        days=days_late(target, wish),
    )
    notify(say(late))
