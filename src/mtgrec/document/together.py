"""Apply many edits of one file together: planned on one text, spliced at once, checked once.

To check every edit by itself would parse the whole file as often as it has findings. Only if the
result of all is not what was intended are they tried by halves, so that the sound ones still go in.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from mtgrec.document.edit import Read, Reviser, counts_as_new, new_problem_error
from mtgrec.document.pen import Refusal, Splice, TextChange
from mtgrec.document.pen.removal import remove_items
from mtgrec.document.record.parse import Parsed
from mtgrec.document.room import Room
from mtgrec.document.source import Source
from mtgrec.model.editing.edit import Fix, Place, RemoveItem
from mtgrec.model.errors import MtgrecError, RefusedError, UnreadableError, UsageError
from mtgrec.model.message import N_, Message
from mtgrec.rules.files.encoding import TOO_LARGE

_PATIENCE = 200 * 1024
"""How many characters may be parsed to find out which edits of a file cannot be made."""
_REFUSALS = (RefusedError, UnreadableError, UsageError)


class Attempt(NamedTuple):
    """The bytes after the edits that could be made, those edits, and the refused ones."""

    data: bytes
    made: frozenset[Fix]
    refused: Sequence[tuple[Fix, MtgrecError]]


def attempt(
    source: Source, edits: Sequence[Fix], read: Read, parsed: Parsed | None = None
) -> Attempt:
    """Apply those of `edits` that can be made; a refused edit stops no other.

    The result is that of applying one after the other: new values first, then removals from the
    last item of a list to its first.
    """
    together = _Together(Reviser(source, read, parsed))
    together.make([edit for edit in edits if not isinstance(edit, RemoveItem)])
    together.make([edit for edit in edits if isinstance(edit, RemoveItem)])
    refused = [(edit, error) for edit in edits if (error := together.refused.get(edit))]
    made = frozenset(edit for edit in edits if edit not in together.refused)
    return Attempt(together.reviser.source.data, made, refused)


class _Plan(NamedTuple):
    """The change that carries out several edits, and the edits that must wait for the next one."""

    change: TextChange
    edits: list[Fix]
    waiting: list[Fix]


class _Together:
    def __init__(self, reviser: Reviser) -> None:
        self.reviser = reviser
        self.refused: dict[Fix, MtgrecError] = {}
        self._left = _PATIENCE

    def make(self, edits: list[Fix]) -> None:
        """Make those edits that can be made, and note why the others cannot."""
        while edits:
            if self._left < 0:
                self.refused |= dict.fromkeys(edits, _gave_up(self.reviser.source.path))
                return
            plan = self._planned(edits)
            if plan.edits and not self._made(plan):
                middle = len(plan.edits) // 2
                self.make(plan.edits[:middle])
                self.make(plan.edits[middle:])
            edits = plan.waiting

    def _planned(self, edits: Sequence[Fix]) -> _Plan:
        removals = [edit.place for edit in edits if isinstance(edit, RemoveItem)]
        return self._removals(removals) if removals else self._values(edits)

    def _values(self, edits: Iterable[Fix]) -> _Plan:
        changes: list[tuple[Fix, TextChange]] = []
        for edit in edits:
            try:
                change = self.reviser.planned(edit)
            except Refusal as refusal:
                self.refused[edit] = self.reviser.refused_error(refusal)
            except _REFUSALS as error:
                self.refused[edit] = error
            else:
                if change is not None:
                    changes.append((edit, change))
        return _apart(self._with_room(changes))

    def _with_room(
        self, changes: Iterable[tuple[Fix, TextChange]]
    ) -> Iterator[tuple[Fix, TextChange]]:
        """Yield the changes after which the file can still be read, and refuse the others.

        Thousands of items that get an id may be more than a front matter holds: as many as fit.
        """
        room = Room(self.reviser.text, self.reviser.page.root)
        full: MtgrecError | None = None  # one for all, so that it is told once
        for edit, change in changes:
            limit = room.refuses(change)
            if limit is None:
                yield edit, change
                continue
            problem = TOO_LARGE.at(self.reviser.source.path, measure=limit)
            full = full or new_problem_error(problem)
            self.refused[edit] = full

    def _removals(self, places: Iterable[Place]) -> _Plan:
        plan = _Plan(TextChange([], []), [], [])
        by_list: defaultdict[Place, list[Place]] = defaultdict(list)
        for place in places:
            try:
                self.reviser.refuse_loss(place)
            except Refusal as refusal:
                self.refused[RemoveItem(place)] = self.reviser.refused_error(refusal)
            else:
                by_list[place[:-1]].append(place)
        for each in by_list.values():
            change, refused = remove_items(self.reviser.page, each)
            plan.change.splices.extend(change.splices)
            plan.change.patches.extend(change.patches)
            errors = {place: self.reviser.refused_error(refusal) for place, refusal in refused}
            self.refused |= {RemoveItem(place): error for place, error in errors.items()}
            plan.edits.extend(RemoveItem(place) for place in each if place not in errors)
        return plan

    def _made(self, plan: _Plan) -> bool:
        """Carry out a plan; return whether that is settled, False where its edits must be halved."""
        source, read, parsed = self.reviser.source, self.reviser.read, self.reviser.parsed
        only = plan.edits[0] if len(plan.edits) == 1 else None
        try:
            if only:
                self.reviser.apply(only)
            else:
                self.reviser.apply_change(plan.edits, plan.change)
                self._refuse_new_problems(parsed, plan.change.splices)
        except MtgrecError as error:
            self._left -= len(self.reviser.text)
            self.reviser = Reviser(source, read, parsed)
            if only is None:
                return False
            if not isinstance(error, _REFUSALS):
                raise
            self.refused[only] = error
        return True

    def _refuse_new_problems(self, old: Parsed, splices: Sequence[Splice]) -> None:
        """Raise RefusedError for a problem that did not stand at the same place before."""
        breaks = old.record.breaks if old.record else ()
        before = {
            (problem.code, breaks[max(problem.line, 1) - 1] + problem.column - 1)
            for problem in old.problems
        }
        moved = _Moved(splices)
        for problem in filter(counts_as_new, self.reviser.parsed.problems):
            if (problem.code, moved.before(self.reviser.offset_of(problem))) not in before:
                raise RefusedError(problem.message)


def _apart(changes: Iterable[tuple[Fix, TextChange]]) -> _Plan:
    """Plan the changes that do not touch each other; of those that do, the later ones must wait."""
    plan = _Plan(TextChange([], []), [], [])
    end = -1
    for edit, change in sorted(changes, key=lambda pair: min(pair[1].splices).start):
        if min(change.splices).start <= end:
            plan.waiting.append(edit)
            continue
        end = max(splice.end for splice in change.splices)
        plan.change.splices.extend(change.splices)
        plan.change.patches.extend(change.patches)
        plan.edits.append(edit)
    return plan


class _Moved:
    """Finds where a place of the changed text was before."""

    def __init__(self, splices: Iterable[Splice]) -> None:
        self.splices = sorted(splices)
        grown = (len(each.text) - (each.end - each.start) for each in self.splices)
        shifts = accumulate(grown, initial=0)
        self.starts = [
            each.start + shift for each, shift in zip(self.splices, shifts, strict=False)
        ]

    def before(self, offset: int) -> int | None:
        """Return the offset in the text before; None for a place inside of what was written."""
        number = bisect_right(self.starts, offset) - 1
        if number < 0:
            return offset
        splice, inside = self.splices[number], offset - self.starts[number]
        if splice.text and not inside:
            return splice.start
        return None if inside < len(splice.text) else splice.end + inside - len(splice.text)


def _gave_up(path: str) -> RefusedError:
    return RefusedError(
        Message(N_("so many other changes of this file failed that this one was not tried")),
        Message(N_("change it in your editor: mtgrec edit {path}"), path=path),
        path,
    )
