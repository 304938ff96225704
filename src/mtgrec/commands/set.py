"""`mtgrec set ADDRESS... FIELD=VALUE...`: change fields, in either language."""

from collections.abc import Sequence
from typing import Annotated

from mtgrec.commands.asking import ask_reason
from mtgrec.commands.dry_run import DryRun, notify_end
from mtgrec.commands.edits import (
    NewCampaign,
    NewPerson,
    Plan,
    Task,
    answer_changes,
    carry_out,
    find_targets,
    input_reader,
    note_unknown_people,
    note_whole_but_open,
)
from mtgrec.commands.notices import notify
from mtgrec.commands.options import argument, text_option, with_session
from mtgrec.commands.session import Session
from mtgrec.model.editing.assign import (
    Assignment,
    edits_of,
    field_changes,
    find_field,
    read_assignment,
)
from mtgrec.model.editing.deadline import MovedDeadline, deadline_edits, moved_deadline
from mtgrec.model.editing.edit import FieldChange
from mtgrec.model.editing.input_values import InputReader, utf8
from mtgrec.model.editing.status_edits import implied_edits
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.output.language import _, say
from mtgrec.output.text import visible


@with_session
def command(
    session: Session,
    words: Annotated[
        list[str],
        argument(
            _("ADDRESS... FIELD=VALUE..."),
            _("what to change, then the fields; F= removes, F+=x and F-=x for lists"),
        ),
    ],
    *,
    reason: Annotated[
        str,
        text_option("--reason", _("TEXT"), _("why what is late gets another day; for its log")),
    ] = "",
    new_person: NewPerson = False,
    new_campaign: NewCampaign = False,
    dry_run: DryRun = False,
) -> None:
    """Change fields of items or records: all of them, or none.

    A deadline that has passed stays in the item's log when it is moved.
    """
    addresses, assignments = _split_words(session, words)
    targets = find_targets(session, addresses)
    reader = input_reader(
        session, new_person=new_person, new_campaign=new_campaign, changing=targets
    )
    _refuse_shared_id(assignments, targets)
    changes = [field_changes(assignments, target, reader) for target in targets]
    moved = [
        moved_deadline(each, target, reader.today)
        for target, each in zip(targets, changes, strict=True)
    ]
    reason = utf8(reason, "--reason").strip()
    if reason and not any(moved):
        raise UsageError(
            Message(N_("no deadline that has passed is moved")),
            Message(N_("leave the reason out")),
            "--reason",
        )
    reasons = [
        reason or (_reason(target, each) if each and not dry_run else "")
        for target, each in zip(targets, moved, strict=True)
    ]
    tasks = [
        Task(target, _plan(each, reader, why))
        for target, each, why in zip(targets, changes, reasons, strict=True)
    ]
    edited = carry_out(session, tasks, dry_run=dry_run)
    answer_changes(session, edited, dry_run=dry_run)
    for target, each, why in zip(targets, moved, reasons, strict=True):
        if each and not why:
            _note_missing_reason(target, each)
    note_whole_but_open(edited)
    note_unknown_people(reader.unknown_people)
    notify_end(edited, _("all of this stands there already; nothing was written"), dry_run=dry_run)


def _plan(changes: Sequence[FieldChange], reader: InputReader, reason: str) -> Plan:
    return lambda current: [
        *edits_of(changes, current, reader),
        *implied_edits(changes, current, reader.today),
        *deadline_edits(changes, current, reader.today, reason),
    ]


def _reason(target: Target, moved: MovedDeadline) -> str:
    """Return why a deadline that has passed is moved, asked for where a person sits at the terminal."""
    question = _("{what} was due on {day}. Why another day? (Enter for no reason)")
    what = visible(target.what or target.address)
    return ask_reason(question.format(what=what, day=moved.old.isoformat()))


def _note_missing_reason(target: Target, moved: MovedDeadline) -> None:
    sentence = Message(
        N_(
            "{address} was due on {day}, and nobody says why it gets another day: "
            "--reason TEXT, or now mtgrec log {address} NOTE"
        ),
        address=target.address,
        day=moved.old,
    )
    notify(say(sentence))


def _split_words(session: Session, words: Sequence[str]) -> tuple[list[str], list[Assignment]]:
    """Return addresses and assignments apart; raises UsageError if either is missing.

    A path with = in its name is an address.
    """
    addresses: list[str] = []
    assignments: list[Assignment] = []
    for word in words:
        assignment = None if session.finder.named_file(word) else read_assignment(word)
        if assignment:
            assignments.append(assignment)
        else:
            addresses.append(word)
    if not assignments:
        raise UsageError(
            Message(N_("no field is given a value")),
            Message(N_("write for example: mtgrec set {address} due=tomorrow"), address=words[0]),
        )
    if not addresses:
        raise UsageError(
            Message(N_("what shall be changed?")), Message(N_("write its address first"))
        )
    return addresses, assignments


def _refuse_shared_id(assignments: Sequence[Assignment], targets: Sequence[Target]) -> None:
    for each in assignments if len(targets) > 1 else ():
        if find_field(each.name, targets[0])[1].name == "id":
            raise UsageError(Message(N_("an id can be given to one thing only")), place=each.place)
