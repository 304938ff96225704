"""An evaluation opens with input against output, over one or several campaigns (A5)."""

from mtgrec.model.amount import Amount, add_up, share
from mtgrec.model.budget import CampaignBudget, budgets
from mtgrec.model.derived import derived_value
from mtgrec.model.prefill.view import View
from mtgrec.model.progress import round_fraction
from mtgrec.model.readings import select
from mtgrec.model.record import Item

_AMOUNTS = ("total", "spent", "revenue", "cost")


def prefill(view: View) -> dict[str, object]:
    """Return money, ROI where revenue and cost are there, KPI attainment and lessons."""
    return {
        "money": [
            money
            for campaign in view.campaigns
            if any((money := _money(view, campaign))[name] for name in _AMOUNTS)
        ],
        "kpis": view.goals(),
        "lessons": [view.lesson(entry) for entry in view.of_kind("lesson")],
    }


def _money(view: View, campaign: str) -> dict[str, object]:
    records = [record for record in view.mine if record.campaigns == (campaign,)]
    budget = next(iter(budgets(records, view.outlook)), None)
    spent = budget.money.spent if budget else None
    revenue, cost = _read(view, campaign, "revenue"), _read(view, campaign, "cost")
    series, now = view.outlook.readings.get(campaign, ()), view.outlook.now
    roi = derived_value("roi", view.outlook.formulas, series, "", now, latest=False)
    return {
        "campaign": campaign,
        "total": _written_total(budget),
        "spent": spent.text if spent else "",
        "share": share(spent, budget.total).percent if budget else "",
        "revenue": revenue.text if revenue else "",
        "cost": cost.text if cost else "",
        "roi": str(round_fraction(roi.value, 2)) if roi and roi.value is not None else "",
    }


def _written_total(budget: CampaignBudget | None) -> str:
    """Return the total as somebody wrote it: 60万 stays 60万."""
    head = budget.record.values.get("budget") if budget else None
    total = head.quantity("total") if isinstance(head, Item) else None
    return total.text if total else ""


def _read(view: View, campaign: str, metric: str) -> Amount | None:
    """Return what the readings of a metric add up to, as for a KPI without channel."""
    found = select(view.outlook.readings.get(campaign, ()), metric, "", view.outlook.now)
    return add_up(Amount(series.total(rows), series.value(rows[-1]).unit) for series, rows in found)
