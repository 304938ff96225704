"""A weekly meeting opens with what the last one left open (A3, B7)."""

from datetime import date

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.commands.new.prefill.stages import current_stage
from mtgrec.model.figures.budget import CampaignBudget, budgets
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.quantity import show
from mtgrec.model.values.ratio import round_fraction


def prefill(lookback: Lookback) -> dict[str, object]:
    """Return the previous meeting, open items, new decisions, KPIs and deviations, and the budget use."""
    previous = lookback.previous()
    since = (previous.date if previous else None) or date.min
    superseded = lookback.superseded()
    actions = sorted((state for state in lookback.of_kind("action") if state.open), key=_urgency)
    return {
        "previous": lookback.link(previous) if previous else None,
        "actions": [lookback.snapshot(state) for state in actions],
        "verdicts": [lookback.snapshot(state) for state in actions if state.wants_verdict],
        "risks": [lookback.risk(state) for state in lookback.of_kind("risk") if state.open],
        "kpis": lookback.goals(),
        "deviations": lookback.deviations(),
        "money": [
            _money(budget)
            for budget in budgets(lookback.campaign_records, lookback.context)
            if budget.money.planned
        ],
        "stage": current_stage(lookback),
        "decisions": [
            lookback.decision(state)
            for state in lookback.of_kind("decision")
            if state.address not in superseded and state.record.date and state.record.date >= since
        ],
    }


def _money(budget: CampaignBudget) -> dict[str, object]:
    """Return what was spent by the day of the meeting against what was planned by then (B7)."""
    money = budget.money
    return {
        "campaign": budget.campaign or "",
        "spent": _cents(money.spent),
        "planned": _cents(money.planned_to_date),
        "use": money.use.percent,
        "unknown": money.use.unknown or 0,
    }


def _cents(amount: Amount | None) -> str:
    """Return an amount with two decimals and its unit; "" for None."""
    return show(round_fraction(amount.value, 2), amount.unit) if amount else ""


def _urgency(state: ItemState) -> tuple[bool, bool, int, str]:
    """Return the sort key of an action: needs a verdict, off-track, lag, due date."""
    due = state.item.due.isoformat() if state.item.due else "9999"
    return (not state.wants_verdict, not state.off_track, -(state.lag_days or 0), due)
