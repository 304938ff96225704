"""What the commands that change records share: their targets, the writing, and the answer."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, NamedTuple

from mtgrec.commands.dry_run import dry_part, show
from mtgrec.commands.options import argument, day_option, flag_option
from mtgrec.commands.session import Session, notify
from mtgrec.model.editing.changes import ChangedField, changed_fields
from mtgrec.model.editing.edit import Edit
from mtgrec.model.editing.input_values import InputReader
from mtgrec.model.editing.relocate import relocated
from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.address import Target
from mtgrec.model.records.record import Record
from mtgrec.output.answer import Answer, Block
from mtgrec.output.language import _, say
from mtgrec.output.tables.changes import NAMES, change_document, change_facts, change_table
from mtgrec.store.writing.editing import Edited, edit_records

Plan = Callable[[Target], Sequence[Edit]]
"""Returns the edits for an item or record as it is read under the lock."""

Addresses = Annotated[
    list[str],
    argument(_("ADDRESS..."), _("what to change: items, also records; ids written whole")),
]
NewPerson = Annotated[bool, flag_option("--new-person", _("take names as they are, known or not"))]


class Task(NamedTuple):
    """One thing to change, and what shall become of it."""

    target: Target
    plan: Plan


def find_targets(session: Session, addresses: Iterable[str]) -> list[Target]:
    """Return what the addresses name, each thing once; nothing has been written if one is wrong."""
    found: dict[tuple[str, str], Target] = {}
    for address in addresses:
        target = session.target(address, whole=True)
        found.setdefault((target.record.path, target.numbered), target)
    return list(found.values())


def input_reader(session: Session, *, new_person: bool = False) -> InputReader:
    """Return what checks values as they are typed."""
    return InputReader(
        session.book,
        session.library.register,
        session.workspace.types,
        session.now.date(),
        lambda place, text, deadline: day_option(session, place, text, deadline=deadline),
        new_person=new_person,
    )


def note_unknown_people(names: Iterable[str]) -> None:
    """Name on stderr who is not in the people file; the command goes on."""
    for name in names:
        notify(say(Message(N_("the people file does not know {name}"), name=name)))


def carry_out(session: Session, tasks: Sequence[Task], *, dry_run: bool) -> list[Edited]:
    """Change all files or none, each once, planned from its content under the lock."""
    by_path: dict[str, list[Task]] = {}
    for task in tasks:
        by_path.setdefault(task.target.record.path, []).append(task)
    plans = {path: _plan(group) for path, group in by_path.items()}
    return edit_records(session.workspace, plans, dry_run=dry_run)


def _plan(tasks: Sequence[Task]) -> Callable[[Record], Sequence[Edit]]:
    def plan(fresh: Record) -> Sequence[Edit]:
        return [edit for task in tasks for edit in task.plan(relocated(task.target, fresh))]

    return plan


# -- the answer


def answer_changes(session: Session, edited: Sequence[Edited], *, dry_run: bool) -> None:
    """Say on stdout what changed, or in a dry run what would change, as a diff."""
    changes = [change for each in edited for change in changed_fields(each.old, each.new)]
    rows = [change_document(change) for change in changes]
    answer = Answer(
        blocks=lambda: _blocks(session, changes),
        document=lambda: {
            "schema_version": 1,
            "kind": "changed",
            "changes": rows,
            **dry_part(session, edited, dry_run=dry_run),
        },
        rows=lambda: (NAMES, rows),
    )
    show(session, answer, edited, dry_run=dry_run)


def _blocks(session: Session, changes: Sequence[ChangedField]) -> Sequence[Block]:
    if session.format == "markdown":
        return [change_table(changes)]
    return change_facts(changes)


def needed(text: str, place: str) -> str:
    """Return a text without the blanks around it; raises UsageError where nothing is left."""
    if not text.strip():
        raise UsageError(Message(N_("the text is missing")), place=place)
    return text.strip()
