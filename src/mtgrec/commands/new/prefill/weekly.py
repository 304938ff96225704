"""A weekly meeting opens with what the last one left open (A3, B7)."""

from datetime import date

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.commands.new.prefill.stages import current_stage
from mtgrec.model.analysis.summary import COUNTED, escalated, is_late
from mtgrec.model.figures.budget import CampaignBudget, budgets
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import due_later
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.figure_texts import money_text


def prefill(lookback: Lookback) -> dict[str, object]:
    """Return what is to be decided, open items, new decisions, KPIs, deviations, and budget use."""
    previous = lookback.previous()
    since = (previous.date if previous else None) or date.min
    superseded = lookback.superseded()
    actions = sorted((state for state in lookback.of_kind("action") if state.open), key=_urgency)
    late = [
        state
        for kind in COUNTED
        if kind != "action"
        for state in lookback.of_kind(kind)
        if is_late(state)
    ]
    return {
        "previous": lookback.link(previous) if previous else None,
        "escalated": [lookback.snapshot(state) for state in escalated(lookback.item_states)],
        "verdicts": [
            lookback.snapshot(state)
            for state in actions
            if state.wants_verdict and not state.escalated
        ],
        "actions": [lookback.snapshot(state) for state in actions],
        "late": [lookback.snapshot(state) for state in sorted(late, key=_urgency)],
        "meetings": lookback.meetings(),
        "milestones": [
            lookback.snapshot(state)
            for state in sorted(lookback.of_kind("milestone"), key=_urgency)
            if _is_near(state, lookback)
        ],
        "risks": [lookback.risk(state) for state in lookback.of_kind("risk") if state.open],
        "kpis": lookback.goals(),
        "deviations": lookback.deviations(),
        "money": [
            _money(budget)
            for budget in budgets(lookback.campaign_records, lookback.context)
            if budget.money.planned
        ],
        "written": lookback.written,
        "stage": current_stage(lookback),
        "decisions": [
            lookback.decision(state)
            for state in lookback.of_kind("decision")
            if state.address not in superseded
            and state.record.date
            and since <= state.record.date <= lookback.day
        ],
    }


def _is_near(milestone: ItemState, lookback: Lookback) -> bool:
    """Return whether an unfinished milestone is not far ahead, and neither late nor off-track."""
    ahead_days = lookback.context.thresholds.ahead_days
    is_far = due_later(milestone.item, lookback.day, ahead_days)
    return milestone.open and not is_far and not is_late(milestone)


def _money(budget: CampaignBudget) -> dict[str, object]:
    """Return what was spent by the day of the meeting against what was planned by then (B7).

    Where there is a rate, this is the money that it was made of.
    """
    money, use = budget.money, budget.money.use
    spent, planned = money.spent, money.planned_to_date
    if use.exact is not None and use.numerator is not None and use.denominator is not None:
        unit = money.unit or ""
        spent, planned = Amount(use.numerator, unit), Amount(use.denominator, unit)
    return {
        "campaign": budget.campaign or "",
        "spent": money_text(spent) if spent else "",
        "planned": money_text(planned) if planned else "",
        "use": use.percent,
        "unknown": use.unknown or 0,
    }


def _urgency(state: ItemState) -> tuple[bool, bool, int, str]:
    """Return the sort key of an item: needs a verdict, off-track, lag, due date."""
    due = state.item.due.isoformat() if state.item.due else "9999"
    return (not state.wants_verdict, not state.off_track, -(state.lag_days or 0), due)
