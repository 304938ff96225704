"""The figures of a week: finished, late and carried items, money, metrics (B7)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation, deviations
from mtgrec.model.analysis.summary import COUNTED, Summary
from mtgrec.model.figures.budget import CampaignBudget, Money, total_of
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.figures.spending import LineMoney, ahead_of_plan
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.span import Span
from mtgrec.reports.shared.basis import Basis, by_due
from mtgrec.reports.weekly.burn_up import BurnUp, burn_up

_DAYS = 7


class Metric(NamedTuple):
    """A KPI with the deviations of the week, and earlier ones that are not analysed yet."""

    state: ItemState
    deviations: tuple[Deviation, ...]


class Weekly(NamedTuple):
    """The figures of the weekly report."""

    week: Span
    ahead: Span
    """The seven days after the week."""
    summary: Summary
    actions: tuple[ItemState, ...]
    finished: tuple[ItemState, ...]
    """Actions, checks and milestones finished in the week; last those whose day cannot be read."""
    late: tuple[ItemState, ...]
    """Actions, checks and milestones that are overdue or off-track, the longest lag first."""
    unexplained: tuple[ItemState, ...]
    """Late items without a reason or a note."""
    carried: tuple[ItemState, ...]
    """Open actions carried over from earlier meetings: those that need a verdict first."""
    due_next: tuple[ItemState, ...]
    """Open items due in the seven days ahead, by due date; last those whose deadline cannot be read."""
    budgets: tuple[CampaignBudget, ...]
    money: Money
    """The sums over all budgets."""
    ahead_of_plan: tuple[tuple[LineMoney, Amount], ...]
    """The budget lines that are ahead of their plan, each with the excess."""
    metrics: tuple[Metric, ...]
    burn_up: BurnUp

    @property
    def deviating(self) -> list[Metric]:
        """The KPIs with a deviation."""
        return [metric for metric in self.metrics if metric.deviations]

    @property
    def unanalysed(self) -> list[Deviation]:
        """The deviations without an analysis."""
        return [
            deviation
            for metric in self.metrics
            for deviation in metric.deviations
            if not deviation.analysed
        ]


def week_of(since: date | None, until: date | None, today: date) -> Span:
    """Return the days of the week: from `since` to `until`; by default the seven that end today.

    If only one is given, the week has seven days, but without `until` it does not go beyond today.
    """
    if until is None:
        until = today if since is None else max(since, min(today, _days_later(since, _DAYS - 1)))
    first = since or _days_later(until, 1 - _DAYS)
    return Span(min(first, until), until)


def _days_later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def weekly(basis: Basis, week: Span) -> Weekly:
    """Return the figures of a week for the records of a report, as of the day of its basis."""
    summary = basis.summary()
    ahead = Span(_days_later(week.end, 1), _days_later(week.end, _DAYS))
    late = _late(basis.of_kind(*COUNTED))
    actions, context = basis.of_kind("action"), basis.context
    return Weekly(
        week=week,
        ahead=ahead,
        summary=summary,
        actions=tuple(actions),
        finished=tuple(_finished(basis.of_kind(*COUNTED), week)),
        late=tuple(late),
        unexplained=tuple(filter(is_unexplained, late)),
        carried=tuple(sorted(filter(_is_carried, actions), key=_most_carried)),
        due_next=tuple(by_due(state for state in basis.of_kind(*COUNTED) if _is_due(state, ahead))),
        budgets=tuple(basis.budgets),
        money=total_of(basis.budgets),
        ahead_of_plan=tuple(
            (line, over)
            for budget in basis.budgets
            for line in budget.lines
            if (over := ahead_of_plan(line, context.thresholds.spend_tolerance, context.now))
        ),
        metrics=tuple(_metric(state, basis.context, week) for state in summary.kpis),
        burn_up=burn_up(actions, basis.today),
    )


def is_unexplained(state: ItemState) -> bool:
    """Return whether an item is late and has neither a reason for the lag nor a note (B7)."""
    reason = state.item.text("lag_reason") or state.item.text("note")
    return bool(state.lag_days) and not reason


def _late(states: Iterable[ItemState]) -> list[ItemState]:
    late = [state for state in states if state.overdue or state.off_track]
    return sorted(late, key=lambda state: (-(state.lag_days or 0), state.address))


def _finished(states: Sequence[ItemState], week: Span) -> list[ItemState]:
    finished = [
        (day, state.address, state)
        for state in states
        if state.item.status == "done"
        and (day := state.item.day("finished"))
        and week.start <= day <= week.end
    ]
    unread = (
        state
        for state in states
        if state.item.status == "done" and state.item.has_unread("finished")
    )
    in_order = [state for _day, _address, state in sorted(finished, key=lambda entry: entry[:2])]
    return [*in_order, *unread]


def _is_carried(state: ItemState) -> bool:
    return state.item.status not in FINISHED and bool(state.carried)


def _most_carried(state: ItemState) -> tuple[bool, int, str]:
    return (not state.wants_verdict, -(state.carried or 0), state.address)


def _is_due(state: ItemState, ahead: Span) -> bool:
    day = state.item.due
    if day is None:
        return state.open and state.item.has_unread_due
    return state.open and ahead.start <= day <= ahead.end


def _metric(state: ItemState, context: Context, week: Span) -> Metric:
    all_deviations = deviations(state.record, state.item, context)
    return Metric(
        state,
        tuple(
            deviation
            for deviation in all_deviations
            if not deviation.analysed or _is_within(deviation, week)
        ),
    )


def _is_within(deviation: Deviation, week: Span) -> bool:
    return deviation.at is not None and week.start <= deviation.at.date() <= week.end
