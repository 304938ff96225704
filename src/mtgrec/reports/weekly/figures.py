"""The week of a campaign: done, late and why, money, metrics, carried, and what comes next (B7)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation, deviations
from mtgrec.model.analysis.summary import COUNTED, Summary
from mtgrec.model.figures.budget import CampaignBudget, Money, total_of
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.values.span import Span
from mtgrec.reports.shared.basis import Basis, by_due
from mtgrec.reports.weekly.burn_up import BurnUp, burn_up

_DAYS = 7
_WITH_A_DATE = (*COUNTED, "milestone")


class Metric(NamedTuple):
    """A KPI, and what was far from expectation: this week, or earlier and still not analysed."""

    state: ItemState
    deviations: tuple[Deviation, ...]


class Weekly(NamedTuple):
    """What the weekly meeting checks."""

    week: Span
    ahead: Span
    """The seven days after it."""
    summary: Summary
    actions: tuple[ItemState, ...]
    finished: tuple[ItemState, ...]
    """Actions and checks finished in the week."""
    late: tuple[ItemState, ...]
    """Actions and checks that are overdue or off-track, the longest lag first."""
    late_milestones: tuple[ItemState, ...]
    """Milestones that are overdue or off-track, the longest lag first."""
    unexplained: tuple[ItemState, ...]
    """What is late and says nothing about why."""
    carried: tuple[ItemState, ...]
    """Open actions that a meeting has found open before, the most often carried first."""
    due_next: tuple[ItemState, ...]
    """What is due in the seven days ahead, by its day."""
    budgets: tuple[CampaignBudget, ...]
    money: Money
    """Over all budgets together."""
    metrics: tuple[Metric, ...]
    burn_up: BurnUp

    @property
    def off(self) -> list[Metric]:
        """The KPIs with a deviation to speak of."""
        return [metric for metric in self.metrics if metric.deviations]

    @property
    def waiting(self) -> list[Deviation]:
        """The deviations without an analysis."""
        return [one for metric in self.metrics for one in metric.deviations if not one.analysed]


def week_of(since: date | None, until: date | None, today: date) -> Span:
    """Return the days of the week: as requested, else the seven that end today."""
    if until is None:
        until = today if since is None else max(since, min(today, _after(since, _DAYS - 1)))
    first = since or _after(until, 1 - _DAYS)
    return Span(min(first, until), until)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def weekly(basis: Basis, week: Span) -> Weekly:
    """Return the week of a report's records, as seen from its day."""
    summary = basis.summary()
    ahead = Span(_after(week.end, 1), _after(week.end, _DAYS))
    late, milestones = _late(basis.of_kind(*COUNTED)), _late(basis.of_kind("milestone"))
    actions = basis.of_kind("action")
    return Weekly(
        week=week,
        ahead=ahead,
        summary=summary,
        actions=tuple(actions),
        finished=tuple(_finished(basis.of_kind(*COUNTED), week)),
        late=tuple(late),
        late_milestones=tuple(milestones),
        unexplained=tuple(filter(is_unexplained, (*late, *milestones))),
        carried=tuple(sorted(filter(_is_carried, actions), key=_most_carried)),
        due_next=tuple(
            by_due(state for state in basis.of_kind(*_WITH_A_DATE) if _is_due(state, ahead))
        ),
        budgets=tuple(basis.budgets),
        money=total_of(basis.budgets),
        metrics=tuple(_metric(state, basis.context, week) for state in summary.kpis),
        burn_up=burn_up(actions, basis.today),
    )


def is_unexplained(state: ItemState) -> bool:
    """Return whether an item is late and says nothing about why, not even in its note (B7)."""
    said = state.item.text("lag_reason") or state.item.text("note")
    return bool(state.lag_days) and not said


def _late(states: Iterable[ItemState]) -> list[ItemState]:
    found = [state for state in states if state.overdue or state.off_track]
    return sorted(found, key=lambda state: (-(state.lag_days or 0), state.address))


def _finished(states: Iterable[ItemState], week: Span) -> list[ItemState]:
    found = [
        (day, state.address, state)
        for state in states
        if state.item.status == "done"
        and (day := state.item.day("finished"))
        and week.start <= day <= week.end
    ]
    return [state for _day, _address, state in sorted(found, key=lambda one: one[:2])]


def _is_carried(state: ItemState) -> bool:
    return state.item.status not in FINISHED and bool(state.carried)


def _most_carried(state: ItemState) -> tuple[bool, int, str]:
    return (not state.wants_verdict, -(state.carried or 0), state.address)


def _is_due(state: ItemState, ahead: Span) -> bool:
    day = state.item.due
    return state.open and day is not None and ahead.start <= day <= ahead.end


def _metric(state: ItemState, context: Context, week: Span) -> Metric:
    found = deviations(state.record, state.item, context)
    return Metric(state, tuple(one for one in found if not one.analysed or _in(one, week)))


def _in(one: Deviation, week: Span) -> bool:
    return one.at is not None and week.start <= one.at.date() <= week.end
