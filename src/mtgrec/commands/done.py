"""`mtgrec done ADDRESS...`: finish actions, checks, milestones, decisions, risks, or a plan."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from mtgrec.commands.asking import ask_reason
from mtgrec.commands.dry_run import DryRun, notify_end
from mtgrec.commands.edits import (
    Addresses,
    Task,
    answer_changes,
    carry_out,
    find_targets,
)
from mtgrec.commands.notices import notify
from mtgrec.commands.options import day_option, text_option, with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.finish import FinishRequest, days_late, finish, is_dated, lacks_reason
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
    request = _request(session, date, reason)
    targets = find_targets(session, address)
    planned = [finish(target, request) for target in targets]  # raises what is refused
    _refuse_useless(targets, request, dated=date is not None)
    requests = [_with_reason(target, request, ask=not dry_run) for target in targets]
    # Under the lock each is planned again, from what is in its file by then.
    tasks = [
        Task(target, partial(finish, request=each))
        for target, each in zip(targets, requests, strict=True)
    ]
    edited = carry_out(session, tasks, dry_run=dry_run)
    answer_changes(session, edited, dry_run=dry_run)
    for target, each, edits in zip(targets, requests, planned, strict=True):
        if not edits:
            _note_done_already(target)
        elif lacks_reason(target, each):
            _note_missing_reason(target, each)
    notify_end(edited, _("nothing was written"), dry_run=dry_run)


def _request(session: Session, date: str | None, reason: str) -> FinishRequest:
    today = session.now.date()
    day = day_option(session, "--date", date) if date is not None else None
    if day:
        refuse_future(day, today, "--date")
    return FinishRequest(today, day, utf8(reason, "--reason").strip())


def _refuse_useless(targets: Sequence[Target], request: FinishRequest, *, dated: bool) -> None:
    """Refuse a date or a reason that no target has a field for, before anything is written."""
    if dated and not any(map(is_dated, targets)):
        raise UsageError(
            Message(N_("decisions, risks and plans have no finishing date")), place="--date"
        )
    if request.reason and not any(days_late(target, request) for target in targets):
        raise UsageError(
            Message(N_("{address} is not late"), address=targets[0].address),
            Message(N_("leave the reason out, or say with --date when it was finished")),
            "--reason",
        )


def _with_reason(target: Target, request: FinishRequest, *, ask: bool) -> FinishRequest:
    """Return the request with the reason for the lag, asked for where a person sits at the terminal (B7)."""
    if not (ask and lacks_reason(target, request)):
        return request
    question = _("{what} is late ({days} d). Why? (Enter for no reason)").format(
        what=visible(target.what or target.address), days=days_late(target, request)
    )
    return request._replace(reason=ask_reason(question))


def _note_done_already(target: Target) -> None:
    sentence = N_("{address} is done already")
    if target.item and is_dated(target) and not target.item.day("finished"):
        sentence = N_("{address} is done already; --date writes when")
    notify(say(Message(sentence, address=target.address)))


def _note_missing_reason(target: Target, request: FinishRequest) -> None:
    late = Message(
        N_(
            "{address} is late ({days} d), and nobody says why: mtgrec set {address} lag_reason=TEXT"
        ),
        address=target.address,
        days=days_late(target, request),
    )
    notify(say(late))
