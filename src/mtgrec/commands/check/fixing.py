"""Fixing findings: unreadable files are repaired, records are edited, every change is verified."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from mtgrec.commands.check.present import NamedByNumber, Present
from mtgrec.commands.dry_run import Rewritten
from mtgrec.commands.session import Session
from mtgrec.document.record.parse import Parsed
from mtgrec.document.source import Source
from mtgrec.document.together import attempt
from mtgrec.model.editing.edit import Edit, Fix, RemoveItem, SetField
from mtgrec.model.errors import MtgrecError, RefusedError, UnreadableError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.problem import Problem
from mtgrec.model.records.mentions import mentions_by_address
from mtgrec.model.records.record import Record
from mtgrec.output.language import _
from mtgrec.output.progress import track
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.fixes import REPAIRS, Ids, fix_for, fixable
from mtgrec.store.reading.opening import Opener
from mtgrec.store.writing.editing import (
    ChangedMeanwhileError,
    changed_meanwhile,
    reader,
    save_planned,
)
from mtgrec.store.writing.repairing import repairs_of
from mtgrec.store.writing.saving import Save, read_for_edit


class Fixed(NamedTuple):
    """The files that fixing rewrote, the findings it fixed, and those it refused to fix."""

    edited: Sequence[Rewritten]
    """The files that are different now, or would be."""
    fixed: Sequence[Finding]
    refused: Sequence[Problem]
    """The findings that were not fixed: their place, with the reason as the message."""


Again = Callable[[Session], Sequence[Finding]]
"""Looks for the same findings again, in a new session that reads the files as they are now."""


def fix(
    session: Session,
    found: Sequence[Finding],
    *,
    unsafe: bool,
    diff: bool,
    again: Again | None = None,
) -> Fixed:
    """Apply the safe fixes, with `unsafe` also the others; with `diff` write nothing.

    Unreadable files are repaired first; `again` then finds what is wrong in them now that they can
    be read. A fix that fails is refused; all others are saved together, all or none. Raises
    RefusedError where saving fails, or the system does not let a file be read.
    """
    findings = _to_fix(found, unsafe=unsafe)
    repairs, refused = _repairs(
        session, [finding for finding in findings if finding.code in REPAIRS]
    )
    if repairs and again:
        session = replace(session, contents={path: job.file.after for path, job in repairs.items()})
        session.library.require_whole()
        findings = _to_fix(again(session), unsafe=unsafe)
    planner = _Planner(session, repairs)
    planner.refused += refused
    jobs = planner.jobs([finding for finding in findings if finding.code not in REPAIRS])
    saved = jobs if diff else _saved(session, jobs, planner.refuse)
    return Fixed(
        sorted((job.file for job in saved), key=lambda file: file.path),
        [
            *(finding for job in saved for finding in job.repaired),
            *(finding for job in saved for finding in job.fixed),
        ],
        planner.refused,
    )


def _to_fix(found: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    return [
        finding
        for finding in found
        if fixable(finding) in (("safe", "unsafe") if unsafe else ("safe",))
    ]


def _refusal(finding: Finding, error: MtgrecError) -> Problem:
    help = error.help or finding.problem.help
    return finding.problem._replace(message=error.message, help=help)


def _refusal_of_all(findings: Sequence[Finding], error: MtgrecError) -> Problem:
    """Return the refusal of findings that one error keeps from being fixed: told once, not each."""
    first = _refusal(findings[0], error)
    if len(findings) == 1:
        return first
    more = Message(
        N_("{reason} (and {count} more in this file)"),
        reason=first.message,
        count=len(findings) - 1,
    )
    return first._replace(message=more)


class _Job(NamedTuple):
    """The verified new content of one file, and the findings that it fixes."""

    file: Save
    repaired: Sequence[Finding]
    """Those that kept the file from being read."""
    fixed: Sequence[Finding]


def _repairs(
    session: Session, found: Sequence[Finding]
) -> tuple[dict[str, _Job], Sequence[Problem]]:
    """Return the files that can be repaired by their path, and the findings that cannot."""
    by_path: dict[str, list[Finding]] = {}
    for finding in found:
        by_path.setdefault(finding.problem.path, []).append(finding)
    repairs = repairs_of(session.workspace, by_path)
    jobs = {file.path: _Job(file, by_path[file.path], ()) for file in repairs.files}
    return jobs, [
        _refusal(each, error) for path, error in repairs.refused for each in by_path[path]
    ]


def _saved(
    session: Session,
    jobs: Sequence[_Job],
    refuse: Callable[[Iterable[Finding], MtgrecError], None],
) -> Sequence[_Job]:
    """Save the files together; refuse those that were changed since they were read."""
    remaining = {job.file.path: job for job in jobs}
    while remaining:
        try:
            save_planned(session.workspace, [job.file for job in remaining.values()])
        except ChangedMeanwhileError as error:
            job = remaining.pop(error.place)
            refuse([*job.repaired, *job.fixed], error)
        else:
            break
    return list(remaining.values())


class _Planner:
    """Plans the edits of one file after another, from the content that they have now."""

    def __init__(self, session: Session, repairs: Mapping[str, _Job]) -> None:
        """`repairs` are the files that are being repaired; `session` reads them as they will be."""
        self.session = session
        self.repairs = repairs
        self.read = reader(session.workspace, session.contents)
        self.refused: list[Problem] = []
        items = (item for record in session.library.records for item in record.items)
        self.ids = Ids(item.id for item in items if item.id)
        self._originals_by_path: dict[str, Record | None] = {}

    def refuse(self, found: Iterable[Finding], error: MtgrecError) -> None:
        """Record that findings were not fixed, and why."""
        self.refused += [_refusal(one, error) for one in found]

    def jobs(self, found: Iterable[Finding]) -> list[_Job]:
        """Return the new content of each file that can be fixed or is being repaired."""
        by_path: dict[str, list[Finding]] = {}
        for finding in found:
            by_path.setdefault(finding.problem.path, []).append(finding)
        paths = track(list(by_path), len(by_path), _("mending records"))
        jobs = {path: job for path in paths if (job := self._job(path, by_path[path]))}
        return [*({**self.repairs, **jobs}).values()]

    def _job(self, path: str, found: Sequence[Finding]) -> _Job | None:
        """Return the fixes of one file; None if none of its findings can be fixed."""
        workspace, repair = self.session.workspace, self.repairs.get(path)
        try:
            data = repair.file.before if repair else read_for_edit(workspace.root, path)
            before = repair.file.after if repair else data
            source = Source(path, before, workspace.settings.encoding)
            parsed = self.read(source)
            fixes = self._fixes(parsed, found)
            edits = sorted(dict.fromkeys(edit for _, edit in fixes), key=_order)
            attempted = attempt(source, edits, self.read, parsed)
        except (RefusedError, UnreadableError, UsageError) as error:
            self.refuse(found, error)
            return None
        findings: defaultdict[Fix, list[Finding]] = defaultdict(list)
        for finding, edit in fixes:
            findings[edit].append(finding)
        refused: dict[MtgrecError, list[Finding]] = defaultdict(list)
        for edit, reason in attempted.refused:
            refused[reason] += findings[edit]
        self.refused += [_refusal_of_all(each, reason) for reason, each in refused.items()]
        fixed = [finding for finding, edit_of in fixes if edit_of in attempted.made]
        if attempted.data == before:
            return None
        return _Job(Save(path, data, attempted.data), repair.repaired if repair else (), fixed)

    def _fixes(self, parsed: Parsed, found: Sequence[Finding]) -> Sequence[tuple[Finding, Fix]]:
        """Return the edits for the findings that still hold, and refuse the others."""
        record = parsed.record
        if record is None:
            self.refuse(found, changed_meanwhile(found[0].problem.path))
            return ()
        fixes: list[tuple[Finding, Fix]] = []
        present = Present(record, parsed.problems, self._original_records)
        named = NamedByNumber(record, self._mentions)
        for finding in found:
            edit = fix_for(finding, record, self.ids) if present.has(finding) else None
            if edit is None:
                self.refuse([finding], changed_meanwhile(finding.problem.path))
            elif named.is_moved_by(edit):
                self.refuse([finding], _named_by_number(finding))
            else:
                fixes.append((finding, edit))
                if isinstance(edit, SetField) and edit.field.name == "id":
                    self.ids.take(edit.value)
        return fixes

    def _original_records(self, address: str) -> Iterable[Record]:
        """Yield the records that hold the original of a copy, read again as they are now."""
        opener = Opener(self.session.workspace, [], contents=self.session.contents)
        for target in self.session.book.exactly(address):
            path = target.record.path
            if path not in self._originals_by_path:
                source = opener.source(path)
                self._originals_by_path[path] = (
                    self.read(source).record if isinstance(source, Source) else None
                )
            if record := self._originals_by_path[path]:
                yield record

    @cached_property
    def _mentions(self) -> frozenset[str]:
        return frozenset(mentions_by_address(self.session.book))


def _order(edit: Edit) -> tuple[bool, tuple[int, ...]]:
    """Return the sort key of an edit: new values first, then removals from the last item on.

    Removing an item shifts the places of those after it.
    """
    if not isinstance(edit, RemoveItem):
        return False, ()
    return True, tuple(-step for step in edit.place if isinstance(step, int))


def _named_by_number(finding: Finding) -> RefusedError:
    return RefusedError(
        Message(N_("an item is referred to by its number, which would no longer find it")),
        Message(N_("give that item an id, and refer to it by that")),
        finding.problem.place,
    )
