"""What the commands that change records share: finding targets, writing, and the answer."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, NamedTuple

from mtgrec.commands.dry_run import dry_run_fields, show
from mtgrec.commands.notices import notify
from mtgrec.commands.options import argument, day_option, flag_option
from mtgrec.commands.session import Session
from mtgrec.model.editing.changes import ChangedField, changed_fields
from mtgrec.model.editing.edit import Edit
from mtgrec.model.editing.input_values import InputReader
from mtgrec.model.editing.new_conflicts import refuse_new_conflicts
from mtgrec.model.editing.relocate import relocated
from mtgrec.model.editing.status_edits import whole_but_open
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Record
from mtgrec.model.values.normalized import means_none
from mtgrec.output.answer import Answer, Block
from mtgrec.output.language import _, say
from mtgrec.output.tables.cells import status_text
from mtgrec.output.tables.changes import NAMES, change_document, change_facts, change_table
from mtgrec.store.writing.editing import Edited, edit_records

Plan = Callable[[Target], Sequence[Edit]]
"""Returns the edits for an item or record as it is read under the lock."""

Addresses = Annotated[
    list[str],
    argument(_("ADDRESS..."), _("what to change: items, also records; ids written whole")),
]
NewCampaign = Annotated[
    bool, flag_option("--new-campaign", _("a new campaign, however near its name is to another"))
]
NewPerson = Annotated[bool, flag_option("--new-person", _("take names as they are, known or not"))]


class Task(NamedTuple):
    """An item or record to change, and the function that plans its edits."""

    target: Target
    plan: Plan


def find_targets(session: Session, addresses: Iterable[str]) -> list[Target]:
    """Return the items and records that the addresses name, each once; raises UsageError."""
    found: dict[tuple[str, str], Target] = {}
    for address in addresses:
        target = session.target(address, whole=True)
        found.setdefault((target.record.path, target.numbered), target)
    return list(found.values())


def input_reader(
    session: Session,
    *,
    new_person: bool = False,
    new_campaign: bool = False,
    changing: Sequence[Target] = (),
) -> InputReader:
    """Return the reader that checks values of the command line against the workspace."""
    return InputReader(
        session.book,
        session.library.register,
        session.workspace.types,
        session.now.date(),
        lambda place, text, deadline: day_option(session, place, text, deadline=deadline),
        new_person=new_person,
        new_campaign=new_campaign,
        changing=changing,
    )


def note_unknown_people(names: Iterable[str]) -> None:
    """Name on stderr who is not in the people file; the command goes on."""
    for name in names:
        notify(say(Message(N_("the people file does not know {name}"), name=name)))


def note_whole_but_open(edited: Iterable[Edited]) -> None:
    """Say on stderr of what is now 100 % done, or has a finishing date, that it counts as unfinished."""
    sentence = N_(
        "{address} is not done by its status ({status}), which is what counts: mtgrec done {address}"
    )
    for target in (each for file in edited for each in whole_but_open(file.old, file.new)):
        if target.item:
            status = status_text(target.item.kind, target.item.status)
            notify(say(Message(sentence, address=target.address, status=status)))


def carry_out(session: Session, tasks: Sequence[Task], *, dry_run: bool) -> list[Edited]:
    """Change all files or none, each once, planned from its content under the lock."""
    by_path: dict[str, list[Task]] = {}
    for task in tasks:
        by_path.setdefault(task.target.record.path, []).append(task)
    plans = {path: _combined_plan(tasks_of_file) for path, tasks_of_file in by_path.items()}
    today = session.now.date()
    session.prepare_answer()
    return edit_records(
        session.workspace,
        plans,
        lambda old, new: refuse_new_conflicts(old, new, today),
        dry_run=dry_run,
    )


def _combined_plan(tasks: Sequence[Task]) -> Callable[[Record], Sequence[Edit]]:
    def plan(current: Record) -> Sequence[Edit]:
        return [edit for task in tasks for edit in task.plan(relocated(task.target, current))]

    return plan


# -- the answer


def answer_changes(
    session: Session,
    edited: Sequence[Edited],
    *,
    dry_run: bool,
    beside: Sequence[tuple[str, str]] = (),
) -> None:
    """Print the changed fields, or in a dry run the diff of the files.

    `beside` are names and values that a person is told before the fields of the first item.
    """
    changes = [change for file in edited for change in changed_fields(file.old, file.new)]
    rows = [change_document(change) for change in changes]
    answer = Answer(
        blocks=lambda: _blocks(session, changes, beside),
        document=lambda: {
            "schema_version": 1,
            "kind": "changed",
            "changes": rows,
            **dry_run_fields(session, edited, dry_run=dry_run),
        },
        rows=lambda: (NAMES, rows),
    )
    show(session, answer, edited, dry_run=dry_run)


def _blocks(
    session: Session, changes: Sequence[ChangedField], beside: Sequence[tuple[str, str]]
) -> Sequence[Block]:
    if session.format == "markdown":
        return [change_table(changes)]
    blocks = change_facts(changes)
    return [each._replace(pairs=[*beside, *each.pairs]) for each in blocks[:1]] + blocks[1:]


def required_text(text: str, place: str) -> str:
    """Return a text without surrounding blanks; raises UsageError for a word for nothing: 无, -."""
    if means_none(text):
        raise UsageError(Message(N_("the text is missing")), place=place)
    return text.strip()
