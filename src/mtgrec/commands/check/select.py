"""What is looked at, and what is found there: by rule, by path, by filter."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mtgrec.commands.check.paths import Place, held
from mtgrec.commands.findings import find_all, info_of, selection_of
from mtgrec.commands.session import Session
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.figures.item_state import item_state
from mtgrec.model.settings import RuleSelectors
from mtgrec.rules.engine.finding import Finding


class CheckRequest(NamedTuple):
    """What is to be checked: which rules, which files, which items."""

    asked: RuleSelectors
    places: Sequence[Place]
    filters: Filters


class Selected(NamedTuple):
    """What was found, those waived apart."""

    found: Sequence[Finding]
    waived: Sequence[Finding]
    unseen: int
    """How many files could not be read, without a finding that says so: their rules did not run."""
    records: int
    """How many records were looked at."""
    empty: bool
    """Whether there are none in the whole workspace."""


def select(session: Session, request: CheckRequest) -> Selected:
    """Return the findings that the request leaves."""
    keeps = _keeps(session, request.filters)
    kept = [
        finding
        for finding in find_all(session, request.asked)
        if held(request.places, finding.problem.path) and keeps(finding)
    ]
    found = [finding for finding in kept if finding.reason is None]
    records = [
        record
        for record in session.library.records
        if held(request.places, record.path) and request.filters.keep_record(record)
    ]
    return Selected(
        found,
        [finding for finding in kept if finding.reason is not None],
        _unseen(session, request, found),
        len(records),
        not session.library.records,
    )


def _keeps(session: Session, filters: Filters) -> Callable[[Finding], bool]:
    """Return what says whether a finding meets the filters; one about no record meets none."""
    register = session.library.register
    known = {id(state.item): state for state in session.item_states} if filters != Filters() else {}

    def keeps(finding: Finding) -> bool:
        if filters == Filters():
            return True
        record, item = finding.record, finding.item
        if record is None:
            return False
        if item is None:
            return (
                not filters.on_items and filters.keep_record(record) and filters.keep_marks(record)
            )
        state = known.get(id(item)) or item_state(record, item, session.context)
        return filters.keep_entry(state, register)

    return keeps


def _unseen(session: Session, request: CheckRequest, found: Sequence[Finding]) -> int:
    """Return how many unreadable files no selected rule reports.

    Where only some rules are selected, a file that cannot be read must not look like a clean one.
    """
    if request.filters != Filters():
        return 0
    unreadable = [
        problem
        for problem in session.library.problems
        if problem.unreadable and held(request.places, problem.path)
    ]
    told = {finding.problem.path for finding in found}
    if all(problem.path in told for problem in unreadable):
        return 0
    everything = selection_of(session, request.asked, selected=False)
    return len(
        {
            problem.path
            for problem in unreadable
            if problem.path not in told and everything.wants(info_of(problem.code), problem.path)
        }
    )
