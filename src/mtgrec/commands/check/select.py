"""Which findings `check` shows: selected by rule, by path and by filter."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mtgrec.commands.check.paths import Place, is_selected
from mtgrec.commands.findings import find_all, info_of, selection_of
from mtgrec.commands.session import Session
from mtgrec.model.analysis.filters import Filters
from mtgrec.model.figures.item_state import item_state
from mtgrec.model.settings import RuleSelectors
from mtgrec.rules.engine.finding import Finding


class CheckRequest(NamedTuple):
    """What the command line selects: rules, files and items."""

    selectors: RuleSelectors
    places: Sequence[Place]
    filters: Filters


class Selected(NamedTuple):
    """The findings that a request selects, the waived ones apart."""

    found: Sequence[Finding]
    waived: Sequence[Finding]
    unreported: int
    """How many unreadable files no finding reports, as the rule that would was not selected."""
    records: int
    """How many records were checked."""
    empty: bool
    """Whether the whole workspace has no record."""
    nothing_there: bool = False
    """Whether paths were asked for, and none of them holds anything that is read."""


def select(session: Session, request: CheckRequest) -> Selected:
    """Return the findings that the request selects."""
    meets_filters = _filter_of(session, request.filters)
    kept = [
        finding
        for finding in find_all(session, request.selectors)
        if is_selected(request.places, finding.problem.path) and meets_filters(finding)
    ]
    found = [finding for finding in kept if finding.reason is None]
    records = [
        record
        for record in session.library.records
        if is_selected(request.places, record.path) and request.filters.keep_record(record)
    ]
    return Selected(
        found,
        [finding for finding in kept if finding.reason is not None],
        _unreported(session, request, found),
        len(records),
        not session.library.records,
    )


def _filter_of(session: Session, filters: Filters) -> Callable[[Finding], bool]:
    """Return a function that says whether a finding meets the filters.

    A finding without a record meets no filter.
    """
    register = session.library.register
    states = (
        {id(state.item): state for state in session.item_states} if filters != Filters() else {}
    )

    def meets_filters(finding: Finding) -> bool:
        if filters == Filters():
            return True
        record, item = finding.record, finding.item
        if record is None:
            return False
        if item is None:
            return (
                not filters.on_items
                and filters.keep_record(record)
                and filters.keep_tags_and_channels(record)
            )
        state = states.get(id(item)) or item_state(record, item, session.context)
        return filters.keep_state(state, register)

    return meets_filters


def _unreported(session: Session, request: CheckRequest, found: Sequence[Finding]) -> int:
    """Return how many unreadable files no finding reports, although the rule for it is not ignored.

    Where only some rules are selected, a file that cannot be read must not look like a clean one.
    """
    if request.filters != Filters():
        return 0
    unreadable = [
        problem
        for problem in session.library.problems
        if problem.unreadable and is_selected(request.places, problem.path)
    ]
    reported = {finding.problem.path for finding in found}
    if all(problem.path in reported for problem in unreadable):
        return 0
    all_rules = selection_of(session, request.selectors, selected=False)
    return len(
        {
            problem.path
            for problem in unreadable
            if problem.path not in reported and all_rules.wants(info_of(problem.code), problem.path)
        }
    )
