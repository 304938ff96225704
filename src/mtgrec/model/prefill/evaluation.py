"""An evaluation opens with input against output, over one or several campaigns (A5)."""

from fractions import Fraction

from mtgrec.model.kpi import metric_key
from mtgrec.model.prefill.view import View
from mtgrec.model.progress import Ratio
from mtgrec.model.quantity import Quantity, show
from mtgrec.model.record import Item, Record


def prefill(view: View) -> dict[str, object]:
    """Return money, ROI where revenue and cost are there, KPI attainment and lessons."""
    return {
        "money": [_money(view, campaign) for campaign in view.campaigns],
        "kpis": view.goals(),
        "lessons": [view.lesson(entry) for entry in view.of_kind("lesson")],
    }


def _money(view: View, campaign: str) -> dict[str, object]:
    records = [record for record in view.mine if record.campaigns == (campaign,)]
    lines = [line for record in _with_budget(records) for line in record.item_lists["budget_line"]]
    total = next((value for record in _with_budget(records) if (value := _total(record))), None)
    spent = _sum([line.quantity("spent") for line in lines])
    revenue, cost = _read(view, campaign, "revenue"), _read(view, campaign, "cost")
    return {
        "campaign": campaign,
        "total": total.text if total else "",
        "spent": show(spent.exact, spent.unit) if spent else "",
        "share": _share(spent, total),
        "revenue": show(revenue.exact, revenue.unit) if revenue else "",
        "cost": show(cost.exact, cost.unit) if cost else "",
        "roi": _roi(revenue, cost),
    }


def _with_budget(records: list[Record]) -> list[Record]:
    """Return the record whose budget counts: the plan's, else the kickoff's."""
    for role in ("campaign", "kickoff"):
        for record in records:
            if record.type.role == role and record.item_lists.get("budget_line"):
                return [record]
    return []


def _total(record: Record) -> Quantity | None:
    budget = record.values.get("budget")
    return budget.quantity("total") if isinstance(budget, Item) else None


def _sum(values: list[Quantity | None]) -> Quantity | None:
    known = [value for value in values if value]
    if not known:
        return None
    unit = next((value.unit for value in known if value.unit), "")
    total = sum((value.value for value in known), start=known[0].value * 0)
    return Quantity(total, unit, "")


def _read(view: View, campaign: str, metric: str) -> Quantity | None:
    rows = view.outlook.readings.get(campaign, ())
    return _sum(
        [
            row.value
            for row in rows
            if row.metric == metric_key(metric) and row.known(view.outlook.now)
        ]
    )


def _share(spent: Quantity | None, total: Quantity | None) -> str:
    if not spent or not total:
        return ""
    reason = "" if total.value else "zero-target"
    return Ratio(spent.exact, total.exact, reason).percent


def _roi(revenue: Quantity | None, cost: Quantity | None) -> str:
    """Return (revenue - cost) / cost to two digits; nothing where either is missing or cost is 0."""
    if not revenue or not cost or not cost.value:
        return ""
    roi = Fraction(revenue.value - cost.value) / Fraction(cost.value)
    return f"{float(roi):.2f}"
