"""The figures of a retrospective: goals, milestones, late items, lessons, decisions (B14)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mtgrec.model.analysis.deviations import deviations
from mtgrec.model.analysis.summary import COUNTED, Summary
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.milestones import MilestoneState, milestone_states
from mtgrec.model.records.address import AddressBook, item_address
from mtgrec.model.values.span import Span
from mtgrec.reports.retro.own_text import OwnLine, own_text
from mtgrec.reports.shared.basis import Basis, by_due
from mtgrec.reports.shared.goals import Outcome
from mtgrec.reports.weekly.figures import is_unexplained

_CAME_TRUE = ("off-track", "doing")


class DecisionReview(NamedTuple):
    """A decision with its verdict, or its need of one."""

    state: ItemState
    superseded_by: str | None
    """The address of the later decision that replaces it, if there is one."""
    is_due: bool
    """Whether its review is due, it has no verdict, and no decision replaces it."""

    @property
    def verdict(self) -> str | None:
        """`effective`, `ineffective` or `unclear`; None while there is none."""
        return self.state.item.text("verdict")


class Retro(NamedTuple):
    """The figures of a retrospective report."""

    summary: Summary
    outcomes: tuple[Outcome, ...]
    milestones: tuple[MilestoneState, ...]
    late: tuple[ItemState, ...]
    """Actions, checks and milestones that are or were late, the longest lag first."""
    untold: tuple[ItemState, ...]
    """Actions, checks and milestones of which a day cannot be read, so that their lag is unknown."""
    unexplained: tuple[ItemState, ...]
    """The late items without a reason."""
    risks: tuple[ItemState, ...]
    """Risks that came true; also those whose status cannot be read."""
    lessons: tuple[ItemState, ...]
    decisions: tuple[DecisionReview, ...]
    own_text: Mapping[str, Sequence[OwnLine]]
    """What the minutes of retrospectives say, by part: see `own_text`."""
    next_actions: tuple[ItemState, ...]
    """The open actions, by their deadlines."""

    def goals(self, *results: str) -> list[Outcome]:
        """Return the goals with one of these results."""
        return [outcome for outcome in self.outcomes if outcome.result in results]

    def learnt(self, outcome: str) -> list[ItemState]:
        """Return the lessons of successes, or of problems."""
        return [state for state in self.lessons if state.item.text("outcome") == outcome]

    @property
    def unclear(self) -> list[ItemState]:
        """The lessons whose outcome is missing, or cannot be read."""
        return [state for state in self.lessons if not state.item.text("outcome")]

    @property
    def advice(self) -> list[ItemState]:
        """The lessons with advice."""
        return [state for state in self.lessons if state.item.text("advice")]


def retro(basis: Basis, book: AddressBook, period: Span | None = None) -> Retro:
    """Return the figures of a retrospective, limited to the days of `period` if it is given.

    Goals and risks are not limited by the period: they belong to the whole campaign.
    """
    summary = basis.summary()
    replacements = superseded(book)
    late = [
        state
        for state in basis.of_kind(*COUNTED)
        if (state.lag_days or 0) > 0 and _within(state.item.due, period)
    ]
    return Retro(
        summary=summary,
        outcomes=tuple(
            Outcome(state, tuple(deviations(state.record, state.item, basis.context)))
            for state in summary.kpis
        ),
        milestones=tuple(
            milestone
            for milestone in milestone_states(basis.item_states, book)
            if (milestone.state.item.has_unread_due or _within(milestone.end, period))
            and milestone.state.item.status != "cancelled"
        ),
        late=tuple(sorted(late, key=lambda state: (-(state.lag_days or 0), state.address))),
        untold=tuple(filter(_untold, basis.of_kind(*COUNTED))),
        unexplained=tuple(state for state in late if is_unexplained(state)),
        risks=tuple(
            state
            for state in basis.of_kind("risk")
            if state.item.status in _CAME_TRUE or state.item.has_unread("status")
        ),
        lessons=tuple(_of_days(basis.of_kind("lesson"), period)),
        own_text=own_text(
            record
            for record in basis.records
            if record.has_unread_date or _within(record.date, period)
        ),
        next_actions=tuple(by_due(state for state in basis.of_kind("action") if state.open)),
        decisions=tuple(
            _review(state, replacements, basis.today)
            for state in _of_days(basis.of_kind("decision"), period)
        ),
    )


def superseded(book: AddressBook) -> Mapping[str, str]:
    """Return the address of each replaced decision, with that of its replacement."""
    return {
        target.address: item_address(record, item)
        for record in book.records
        for item in record.item_lists.get("decision", ())
        if (reference := item.text("supersedes")) and (target := book.resolve(reference, record))
    }


def _review(state: ItemState, replacements: Mapping[str, str], today: date) -> DecisionReview:
    review_day = state.item.day("review")
    superseded_by = replacements.get(state.address)
    verdict = state.item.text("verdict")
    is_due = (
        review_day is not None and review_day <= today and not verdict and superseded_by is None
    )
    return DecisionReview(state, superseded_by, is_due)


def _of_days(states: Iterable[ItemState], period: Span | None) -> list[ItemState]:
    """Return the items of the records of a period; also of those whose date cannot be read."""
    return [
        state
        for state in states
        if state.record.has_unread_date or _within(state.record.date, period)
    ]


def _untold(state: ItemState) -> bool:
    """Return whether a day of an item cannot be read, so that nobody can tell how late it is or was."""
    item = state.item
    if item.status in ("cancelled", "paused"):
        return False
    return item.has_unread_due or (item.status == "done" and item.has_unread("finished"))


def _within(day: date | None, period: Span | None) -> bool:
    return period is None or (day is not None and period.start <= day <= period.end)
