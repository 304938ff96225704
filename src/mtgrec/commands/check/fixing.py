"""Mending what was found: unreadable texts are repaired, records edited, each change proved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from mtgrec.commands.dry_run import Rewritten
from mtgrec.commands.session import Session
from mtgrec.document.edit import attempt
from mtgrec.document.record.parse import Parsed
from mtgrec.document.source import Source
from mtgrec.model.editing.edit import Edit, RemoveItem, SetField, item_place
from mtgrec.model.errors import MtgrecError, RefusedError, UnreadableError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.address import item_address
from mtgrec.model.records.mentions import mentions_by_address
from mtgrec.model.records.record import Item, Record
from mtgrec.output.language import _
from mtgrec.output.progress import track
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.fixes import COPIES, REPAIRS, fix_for, fixable
from mtgrec.rules.engine.locate import field_at
from mtgrec.rules.traceability.copies import find_copies
from mtgrec.store.reading.opening import Opener
from mtgrec.store.writing.editing import (
    ChangedMeanwhileError,
    changed_meanwhile,
    reader,
    save_planned,
)
from mtgrec.store.writing.repairing import repair_files
from mtgrec.store.writing.saving import Save, read_for_edit


class Fixed(NamedTuple):
    """The result of fixing: how many findings were fixed, and how many were left."""

    edited: Sequence[Rewritten]
    """The files that are different now, or would be."""
    fixed: Sequence[Finding]
    refused: Sequence[Problem]
    """What was left as it is: the place of the finding, and why."""


Again = Callable[[Session], Sequence[Finding]]
"""Selects the same findings again, in a session that reads everything anew."""


def fix(
    session: Session,
    found: Sequence[Finding],
    *,
    unsafe: bool,
    diff: bool,
    again: Again | None = None,
) -> Fixed:
    """Fix what can be fixed safely, with `unsafe` the rest too; with `diff` nothing is written.

    Texts are repaired first; `again` then finds what their files break now that they can be read.
    What cannot be done well is left out; the rest is saved together, all of it or nothing.
    """
    wanted = _wanted(found, unsafe=unsafe)
    repaired = _repair(session, [one for one in wanted if one.code in REPAIRS], dry_run=diff)
    if repaired.edited and again and not diff:
        session = replace(session)
        wanted = _wanted(again(session), unsafe=unsafe)
    others = [one for one in wanted if one.code not in REPAIRS]
    try:
        mended = _mend(session, others, dry_run=diff)
    except RefusedError as error:
        if diff or not repaired.edited:
            raise
        mended = Fixed((), (), [_refusal(one, error) for one in others])  # texts are saved already
    return Fixed(
        sorted([*repaired.edited, *mended.edited], key=lambda file: file.path),
        [*repaired.fixed, *mended.fixed],
        [*repaired.refused, *mended.refused],
    )


def _wanted(found: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    return [one for one in found if fixable(one) in (("safe", "unsafe") if unsafe else ("safe",))]


def _refusal(finding: Finding, error: MtgrecError) -> Problem:
    help = error.help or finding.problem.help
    return finding.problem._replace(message=error.message, help=help)


def _repair(session: Session, found: Sequence[Finding], *, dry_run: bool) -> Fixed:
    paths = [one.problem.path for one in found]
    repairs = repair_files(session.workspace, paths, dry_run=dry_run)
    saved = {file.path for file in repairs.files}
    refused = dict(repairs.refused)
    return Fixed(
        repairs.files,
        [one for one in found if one.problem.path in saved],
        [_refusal(one, refused[one.problem.path]) for one in found if one.problem.path in refused],
    )


# -- records


class _Job(NamedTuple):
    """One file: what is in it, what shall be there, proved already, and what that fixes."""

    file: Save
    fixed: Sequence[Finding]


def _mend(session: Session, found: Sequence[Finding], *, dry_run: bool) -> Fixed:
    planner = _Planner(session)
    by_path: dict[str, list[Finding]] = {}
    for one in found:
        by_path.setdefault(one.problem.path, []).append(one)
    paths = track(list(by_path), len(by_path), _("mending records"))
    jobs = [job for path in paths if (job := planner.job(path, by_path[path]))]
    done = jobs if dry_run else _saved(session, jobs, planner.refuse)
    files = [job.file for job in done]
    return Fixed(files, [one for job in done for one in job.fixed], planner.refused)


def _saved(
    session: Session,
    jobs: Sequence[_Job],
    refuse: Callable[[Iterable[Finding], MtgrecError], None],
) -> Sequence[_Job]:
    """Save the jobs together; a file that was saved since it was planned drops out."""
    left = {job.file.path: job for job in jobs}
    while left:
        try:
            save_planned(session.workspace, [job.file for job in left.values()])
        except ChangedMeanwhileError as error:
            refuse(left.pop(error.place).fixed, error)
        else:
            break
    return list(left.values())


class _Planner:
    """Plans the edits of one file after the other, on what is in them now."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.read = reader(session.workspace)
        self.refused: list[Problem] = []
        items = (item for record in session.library.records for item in record.items)
        self.taken = {item.id.upper() for item in items if item.id}
        self._anew: dict[str, Record | None] = {}

    def refuse(self, found: Iterable[Finding], error: MtgrecError) -> None:
        """Note that findings were left as they are, and why."""
        self.refused += [_refusal(one, error) for one in found]

    def job(self, path: str, found: Sequence[Finding]) -> _Job | None:
        """Return what can be done in one file; None where nothing can."""
        workspace = self.session.workspace
        try:
            data = read_for_edit(workspace.root, path)
            source = Source(path, data, workspace.settings.encoding)
            parsed = self.read(source)
            mends = self._mends(parsed, found)
            edits = sorted(dict.fromkeys(edit for _, edit in mends), key=_order)
            tried = attempt(source, edits, self.read, parsed)
        except (RefusedError, UnreadableError, UsageError) as error:
            self.refuse(found, error)
            return None
        for edit, why in tried.refused:
            self.refuse((one for one, its in mends if its == edit), why)
        fixed = [one for one, its in mends if its in tried.made]
        return _Job(Save(path, data, tried.data), fixed) if tried.data != data else None

    def _mends(self, parsed: Parsed, found: Sequence[Finding]) -> Sequence[tuple[Finding, Edit]]:
        """Return the edits that fix what still is as it was found."""
        mends: list[tuple[Finding, Edit]] = []
        for one in found:
            edit = None
            if parsed.record and self._still_holds(one, parsed, parsed.record):
                edit = fix_for(one, parsed.record, self.taken)
            if edit is None or parsed.record is None:
                self.refuse([one], changed_meanwhile(one.problem.path))
            elif self._is_named_by_number(edit, parsed.record):
                self.refuse([one], _named_by_number(one))
            else:
                mends.append((one, edit))
                if isinstance(edit, SetField) and edit.field.name == "id":
                    self.taken.add(edit.value)
        return mends

    def _still_holds(self, finding: Finding, parsed: Parsed, record: Record) -> bool:
        """Return whether a finding is still there, to the letter."""
        problem = finding.problem
        if finding.code in COPIES:
            return any(
                problem in find_copies([each, record])[1] for each in self._originals(finding)
            )
        if problem.code.startswith("F"):
            return problem._replace(address=None) in parsed.problems
        spot = field_at(record, problem.line, problem.column)
        return spot is not None and _same(spot.item, finding.item)

    def _originals(self, finding: Finding) -> Iterable[Record]:
        """Yield the records, read anew, in which the original of a copy stands."""
        address = str(finding.problem.message.values["original"])
        for target in self.session.book.exactly(address):
            path = target.record.path
            if path not in self._anew:
                source = Opener(self.session.workspace, []).source(path)
                self._anew[path] = self.read(source).record if isinstance(source, Source) else None
            if record := self._anew[path]:
                yield record

    def _is_named_by_number(self, edit: Edit, record: Record) -> bool:
        """Return whether something refers by number to an item that would have another address then."""
        moved = [item for item in record.items if not item.id and _is_moved(item, edit)]
        return any(item_address(record, item) in self._mentions for item in moved)

    @cached_property
    def _mentions(self) -> frozenset[str]:
        return frozenset(mentions_by_address(self.session.book))


def _same(one: Item | None, other: Item | None) -> bool:
    """Return whether two readings show the same item at the same place."""
    sides = [
        each and (each.kind, each.number, each.offset, each.id, each.text("what"))
        for each in (one, other)
    ]
    return None not in sides and sides[0] == sides[1]


def _is_moved(item: Item, edit: Edit) -> bool:
    """Return whether an item without an id has another address after an edit."""
    *home, number = item_place(item)
    if isinstance(edit, RemoveItem):
        return edit.place[:-1] == tuple(home) and int(edit.place[-1]) < int(number)
    return isinstance(edit, SetField) and edit.field.name == "id" and edit.place == (*home, number)


def _order(edit: Edit) -> tuple[bool, tuple[int, ...]]:
    """Values first, as their places count on all items; then items from the last to the first."""
    if not isinstance(edit, RemoveItem):
        return False, ()
    return True, tuple(-step for step in edit.place if isinstance(step, int))


def _named_by_number(finding: Finding) -> RefusedError:
    return RefusedError(
        Message(N_("an item is referred to by its number, which would no longer find it")),
        Message(N_("give that item an id, and refer to it by that")),
        finding.problem.place,
    )
