"""Edit records on disk under the workspace's lock: read again, and save all files or none."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mtgrec.document.edit import Read, readable, revise
from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.editing.edit import Edit
from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Record
from mtgrec.store.reading.holidays import read_workdays
from mtgrec.store.reading.opening import FROM_DISK, Contents
from mtgrec.store.workspace import Workspace
from mtgrec.store.writing import saving
from mtgrec.store.writing.rewriting import rewrite

Plan = Callable[[Record], Sequence[Edit]]
"""Returns the edits for a record as just read; may raise to refuse the change."""
Accept = Callable[[Record, Record], None]
"""Takes a record before and after its edits; may raise to refuse what they make of it."""


class Edited(NamedTuple):
    """One file before and after its edits; the bytes are the same where nothing changed."""

    path: str
    before: bytes
    after: bytes
    old: Record
    new: Record
    edits: Sequence[Edit]

    @property
    def changed(self) -> bool:
        """Whether the bytes differ."""
        return self.before != self.after


class ChangedMeanwhileError(RefusedError):
    """A file has changed since its edits were planned."""


def edit_records(
    workspace: Workspace, plans: Mapping[str, Plan], accept: Accept, *, dry_run: bool = False
) -> list[Edited]:
    """Apply the edits of `plans` (by path) and return each file before and after.

    All files are read, planned and checked before the first byte is written. If another program
    saves one meanwhile, they are read and planned again. Raises RefusedError after the fifth time,
    and for edits that cannot be made; then nothing has changed.
    """
    read = reader(workspace)

    def planned() -> tuple[list[Edited], list[saving.Save]]:
        edited = [_edited(workspace, path, plan, read) for path, plan in plans.items()]
        changed = [each for each in edited if each.changed]
        for each in changed:
            accept(each.old, each.new)
        return edited, [saving.Save(each.path, each.before, each.after) for each in changed]

    return planned()[0] if dry_run else rewrite(workspace, planned)


def _edited(workspace: Workspace, path: str, plan: Plan, read: Read) -> Edited:
    data = saving.read_for_edit(workspace.root, path)
    source = Source(path, data, workspace.settings.encoding)
    parsed = read(source)
    record = readable(parsed, source)
    edits = plan(record)
    revision = revise(source, edits, read, parsed)
    return Edited(path, data, revision.data, record, revision.record, edits)


def save_planned(workspace: Workspace, files: Sequence[saving.Save]) -> None:
    """Save files whose new bytes were checked before, all or none.

    Raises ChangedMeanwhileError, with the path as its place, where one has changed since then.
    """

    def planned() -> tuple[None, Sequence[saving.Save]]:
        for file in files:
            if saving.read_for_edit(workspace.root, file.path) != file.before:
                raise changed_meanwhile(file.path)
        return None, files

    if files:
        rewrite(workspace, planned)


def changed_meanwhile(path: str) -> ChangedMeanwhileError:
    """Return the error for a file that has changed since its edits were planned."""
    return ChangedMeanwhileError(
        Message(N_("the file was changed meanwhile, so this was left as it is")),
        Message(N_("run the same command again")),
        path,
    )


def reader(workspace: Workspace, contents: Contents = FROM_DISK) -> Read:
    """Return the function that parses a file as `read_library` does."""
    settings, workdays = workspace.settings, read_workdays(workspace, contents)
    return lambda source: parse(source, workspace.types, settings.extra_keys, workdays)
