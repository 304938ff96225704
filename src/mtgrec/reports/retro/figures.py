"""What a campaign reached and why: goals, highlights, problems, advice, decisions (B14)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from mtgrec.model.analysis.deviations import deviations
from mtgrec.model.analysis.summary import Summary
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.milestones import MilestoneState, milestone_states
from mtgrec.model.records.address import AddressBook, item_address
from mtgrec.model.values.span import Span
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.goals import Outcome
from mtgrec.reports.weekly.figures import is_unexplained

_TRACKED = ("action", "check", "milestone")
_CAME_TRUE = ("off-track", "doing")


class Verdict(NamedTuple):
    """A decision, and what became of it."""

    state: ItemState
    superseded_by: str | None
    """The address of the decision that replaced it."""
    asked: bool
    """Whether its review is due and it has no verdict."""

    @property
    def said(self) -> str | None:
        """`effective`, `ineffective` or `unclear`; None while there is none."""
        return self.state.item.text("verdict")


class Retro(NamedTuple):
    """The figures of a retrospective report."""

    summary: Summary
    outcomes: tuple[Outcome, ...]
    milestones: tuple[MilestoneState, ...]
    late: tuple[ItemState, ...]
    """Actions, checks and milestones that were or are late, the longest lag first."""
    unexplained: tuple[ItemState, ...]
    """Those of them that say nothing about why."""
    risks: tuple[ItemState, ...]
    """Risks that came true."""
    lessons: tuple[ItemState, ...]
    decisions: tuple[Verdict, ...]

    def goals(self, *results: str) -> list[Outcome]:
        """Return the goals with one of these results."""
        return [outcome for outcome in self.outcomes if outcome.result in results]

    def learnt(self, outcome: str) -> list[ItemState]:
        """Return the lessons of successes, or of problems."""
        return [state for state in self.lessons if state.item.text("outcome") == outcome]

    @property
    def advice(self) -> list[ItemState]:
        """The lessons that say what to do next time."""
        return [state for state in self.lessons if state.item.text("advice")]


def retro(basis: Basis, book: AddressBook, period: Span | None = None) -> Retro:
    """Return what the records tell in retrospect; with a `period`, of what happened in those days.

    Goals are not limited by the period: they belong to the whole campaign.
    """
    summary = basis.summary()
    gone = superseded(book)
    late = [
        state
        for state in basis.of_kind(*_TRACKED)
        if (state.lag_days or 0) > 0 and _within(state.item.due, period)
    ]
    return Retro(
        summary=summary,
        outcomes=tuple(
            Outcome(state, tuple(deviations(state.record, state.item, basis.context)))
            for state in summary.kpis
        ),
        milestones=tuple(
            stop
            for stop in milestone_states(basis.item_states, book)
            if _within(stop.end, period) and stop.state.item.status != "cancelled"
        ),
        late=tuple(sorted(late, key=lambda state: (-(state.lag_days or 0), state.address))),
        unexplained=tuple(state for state in late if is_unexplained(state)),
        risks=tuple(state for state in basis.of_kind("risk") if state.item.status in _CAME_TRUE),
        lessons=tuple(_of_days(basis.of_kind("lesson"), period)),
        decisions=tuple(
            _verdict(state, gone, basis.today)
            for state in _of_days(basis.of_kind("decision"), period)
        ),
    )


def superseded(book: AddressBook) -> Mapping[str, str]:
    """Return the decisions that a later one replaced, each with that one's address."""
    return {
        target.address: item_address(record, item)
        for record in book.records
        for item in record.item_lists.get("decision", ())
        if (reference := item.text("supersedes")) and (target := book.resolve(reference, record))
    }


def _verdict(state: ItemState, gone: Mapping[str, str], today: date) -> Verdict:
    review = state.item.day("review")
    newer = gone.get(state.address)
    said = state.item.text("verdict")
    asked = review is not None and review <= today and not said and newer is None
    return Verdict(state, newer, asked)


def _of_days(states: Iterable[ItemState], period: Span | None) -> list[ItemState]:
    return [state for state in states if _within(state.record.date, period)]


def _within(day: date | None, period: Span | None) -> bool:
    return period is None or (day is not None and period.start <= day <= period.end)
