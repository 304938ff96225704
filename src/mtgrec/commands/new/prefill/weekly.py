"""An execution meeting opens with what the last one left open (A3, B7)."""

from datetime import date

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.commands.new.prefill.stages import current_stage
from mtgrec.model.figures.budget import CampaignBudget, budgets
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.quantity import show
from mtgrec.model.values.ratio import round_fraction


def prefill(view: Lookback) -> dict[str, object]:
    """Return the previous meeting, all that is open, the goals, and the money against its plan."""
    previous = view.previous()
    since = (previous.date if previous else None) or date.min
    gone = view.superseded()
    actions = sorted((state for state in view.of_kind("action") if state.open), key=_worst)
    return {
        "previous": view.link(previous) if previous else None,
        "actions": [view.snapshot(state) for state in actions],
        "verdicts": [view.snapshot(state) for state in actions if state.wants_verdict],
        "risks": [view.risk(state) for state in view.of_kind("risk") if state.open],
        "kpis": view.goals(),
        "money": [_money(one) for one in budgets(view.mine, view.context) if one.money.planned],
        "stage": current_stage(view),
        "decisions": [
            view.decision(state)
            for state in view.of_kind("decision")
            if state.address not in gone and state.record.date and state.record.date >= since
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
    """Return an amount to two digits, as money is written."""
    return show(round_fraction(amount.value, 2), amount.unit) if amount else ""


def _worst(state: ItemState) -> tuple[bool, bool, int, str]:
    """Those that ask for a verdict come first, then the off-track and the late ones."""
    due = state.item.due.isoformat() if state.item.due else "9999"
    return (not state.wants_verdict, not state.off_track, -(state.lag_days or 0), due)
