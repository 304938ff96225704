"""An evaluation opens with input against output, over one or several campaigns (A5)."""

from fractions import Fraction

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.model.figures.budget import CampaignBudget, budgets
from mtgrec.model.figures.returns import returns
from mtgrec.model.records.record import Item
from mtgrec.model.values.amount import share
from mtgrec.model.values.quantity import plain
from mtgrec.model.values.ratio import round_fraction

_AMOUNTS = ("total", "spent", "revenue", "cost")


def prefill(view: Lookback) -> dict[str, object]:
    """Return money, both ROIs where their parts are there, KPI attainment and lessons."""
    return {
        "money": [
            money
            for campaign in view.campaigns
            if any((money := _money(view, campaign))[name] for name in _AMOUNTS)
        ],
        "kpis": view.goals(),
        "lessons": [view.lesson(state) for state in view.of_kind("lesson")],
    }


def _money(view: Lookback, campaign: str) -> dict[str, object]:
    known = budgets(view.mine, view.context)
    budget = next((one for one in known if one.campaign == campaign), None)
    found = returns(campaign, budget, view.context)
    revenue, cost, roi = (
        value.amount if value else None for value in (found.revenue, found.cost, found.roi)
    )
    return {
        "campaign": campaign,
        "total": _written_total(budget),
        "spent": found.spent.text if found.spent else "",
        "unspent": len(found.unspent),
        "share": share(found.spent, budget.total).percent if budget else "",
        "revenue": revenue.text if revenue else "",
        "cost": cost.text if cost else "",
        "roi": _rounded(roi.value if roi else None),
        "roi_on_spent": _rounded(found.roi_on_spent),
    }


def _rounded(roi: Fraction | None) -> str:
    """Return an ROI as the report has it."""
    return "" if roi is None else plain(round_fraction(roi, 2))


def _written_total(budget: CampaignBudget | None) -> str:
    """Return the total as it is written: 60万 stays 60万."""
    head = budget.record.values.get("budget") if budget else None
    total = head.quantity("total") if isinstance(head, Item) else None
    return total.text if total else ""
