"""`mtgrec log ADDRESS NOTE`: a dated note of how something is going (B6)."""

from typing import Annotated

from mtgrec.commands.dry_run import DryRun, notify_end
from mtgrec.commands.edits import (
    Task,
    answer_changes,
    carry_out,
    find_targets,
    note_whole_but_open,
    required_text,
)
from mtgrec.commands.options import argument, day_option, text_option, with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.input_values import progress as read_progress
from mtgrec.model.editing.input_values import refuse_future, utf8
from mtgrec.model.editing.notes import note_edits, require_log
from mtgrec.model.records.schema.items import ACTION
from mtgrec.output.language import _
from mtgrec.output.tables.cells import field_title


@with_session
def command(
    session: Session,
    address: Annotated[str, argument(_("ADDRESS"), _("an item or a plan, its id written whole"))],
    note: Annotated[str, argument(_("NOTE"), _("how it is going"))],
    *,
    progress: Annotated[
        str | None, text_option("--progress", _("NUMBER"), _("how far it is: 80 means 80%"))
    ] = None,
    date: Annotated[
        str | None, text_option("--date", _("DATE"), _("the day of the note; today if missing"))
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Add a dated note to an item or a plan, and to an action how far it is."""
    text = utf8(required_text(note, _("NOTE")), _("NOTE"))
    day = session.now.date() if date is None else day_option(session, "--date", date)
    refuse_future(day, session.now.date(), "--date")
    done_share = None if progress is None else read_progress(progress, "--progress")
    (target,) = find_targets(session, [address])
    require_log(target)
    task = Task(target, lambda current: note_edits(current, day, text, done_share))
    edited = carry_out(session, [task], dry_run=dry_run)
    owner = target.item.text("owner") if target.item else None
    beside = [(field_title(ACTION.fields["owner"]), owner)] if owner else []
    answer_changes(session, edited, dry_run=dry_run, beside=beside)
    note_whole_but_open(edited)
    notify_end(edited, _("this note stands there already; nothing was written"), dry_run=dry_run)
