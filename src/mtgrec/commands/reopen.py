"""`mtgrec reopen ADDRESS...`: what was done, cancelled or paused is open again."""

from functools import partial

from mtgrec.commands.dry_run import DryRun, notify_end
from mtgrec.commands.edits import Addresses, Task, answer_changes, carry_out, find_targets
from mtgrec.commands.notices import notify
from mtgrec.commands.options import with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.finish import reopen
from mtgrec.model.message import N_, Message
from mtgrec.output.language import _, say


@with_session
def command(session: Session, address: Addresses, *, dry_run: DryRun = False) -> None:
    """Open again what was done, cancelled or paused; its log says when.

    Its finishing date and a progress of 100% go.
    """
    targets = find_targets(session, address)
    today = session.now.date()
    known = [target for target in targets if not reopen(target, today)]
    plan = partial(reopen, today=today)
    edited = carry_out(session, [Task(target, plan) for target in targets], dry_run=dry_run)
    answer_changes(session, edited, dry_run=dry_run)
    for target in known:
        notify(say(Message(N_("{address} is not finished"), address=target.address)))
    notify_end(edited, _("nothing was written"), dry_run=dry_run)
