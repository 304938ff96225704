"""An evaluation opens with input against output, over one or several campaigns (A5)."""

from fractions import Fraction

from mtgrec.commands.new.prefill.lookback import Lookback
from mtgrec.model.figures.budget import CampaignBudget, budgets
from mtgrec.model.figures.returns import returns
from mtgrec.model.values.amount import Amount, share
from mtgrec.model.values.figure_texts import figure_text, money_text
from mtgrec.model.values.metric_names import metric_names
from mtgrec.model.values.quantity import plain
from mtgrec.model.values.ratio import round_fraction

_AMOUNTS = ("total", "spent", "revenue", "cost")


def prefill(lookback: Lookback) -> dict[str, object]:
    """Return the money and both ROIs of each campaign as far as known, its KPIs and lessons."""
    return {
        "money": [
            money
            for campaign in lookback.campaigns
            if any((money := _money(lookback, campaign))[name] for name in _AMOUNTS)
        ],
        "written": lookback.written,
        "kpis": lookback.goals(),
        "lessons": [lookback.lesson(state) for state in lookback.of_kind("lesson")],
    }


def _money(lookback: Lookback, campaign: str) -> dict[str, object]:
    all_budgets = budgets(lookback.campaign_records, lookback.context)
    budget = next((candidate for candidate in all_budgets if candidate.campaign == campaign), None)
    result = returns(campaign, budget, lookback.context)
    revenue, cost, roi = (
        value.amount if value else None for value in (result.revenue, result.cost, result.roi)
    )
    return {
        "campaign": campaign,
        "total": _written_total(lookback, budget),
        "spent": money_text(result.spent) if result.spent else "",
        "unspent": len(result.unspent),
        "share": share(result.spent, budget.total).percent if budget else "",
        "revenue": money_text(revenue) if revenue else "",
        "cost": money_text(cost) if cost else "",
        "roi": _rounded(roi.value if roi else None),
        "roi_formula": _formula(lookback, "cost", revenue, cost),
        "roi_on_spent_formula": _formula(lookback, "spent", revenue, result.spent),
        "roi_on_spent": _rounded(result.roi_on_spent),
    }


def _formula(
    lookback: Lookback, cost_word: str, revenue: Amount | None, cost: Amount | None
) -> str:
    """Return the formula of ROI in the record's language with its numbers."""
    names = metric_names(lookback.language)
    if cost_word == "spent":
        names["cost"] = "已用" if lookback.language == "zh" else "spent"
    for key, amount in (("revenue", revenue), ("cost", cost)):
        if amount:
            names[key] = f"{names[key]} {money_text(amount)}"
    return lookback.context.roi.text_with(names)


def _rounded(roi: Fraction | None) -> str:
    """Return an ROI with two decimals, as in the report; "" for None."""
    return "" if roi is None else plain(round_fraction(roi, 2))


def _written_total(lookback: Lookback, budget: CampaignBudget | None) -> str:
    """Return the total as it is written: 60万 stays 60万."""
    if budget is None:
        return ""
    total = budget.head.quantity("total")
    return lookback.shown(budget.head, "total", figure_text(total.text) if total else "")
