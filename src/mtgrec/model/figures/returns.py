"""Returns of one campaign: revenue, cost and ROI, for its report and its evaluation record (A5)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import DerivedValue, metric_readings
from mtgrec.model.figures.formula import Formula, evaluate, formula, metrics_in
from mtgrec.model.figures.readings import taken
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.values.amount import Amount, mixed_units

_ROI_METRICS = {"revenue", "cost"}
_SUM_FORMULAS = {name: formula([name], name) for name in sorted(_ROI_METRICS)}


class Returns(NamedTuple):
    """Revenue, cost and spending of one campaign, and the two ROIs computed from them."""

    revenue: DerivedValue | None
    """The sum of all its readings."""
    cost: DerivedValue | None
    """The sum of all its readings."""
    spent: Amount | None
    """The money spent according to the budget lines."""
    unspent: tuple[LineMoney, ...]
    """The budget lines without spending; if there are any, `spent` is incomplete."""
    roi: DerivedValue | None
    """The ROI by its formula, from readings only."""
    roi_on_spent: Fraction | None
    """The ROI by the same formula, with `spent` as cost."""


def returns(campaign: str, budget: CampaignBudget | None, context: Context) -> Returns:
    """Return the returns of a campaign up to `context.now`."""
    revenue, cost = (
        _over_all_days(name, campaign, context, [_SUM_FORMULAS[name]])
        for name in ("revenue", "cost")
    )
    spent = budget.money.spent if budget else None
    return Returns(
        revenue=revenue,
        cost=cost,
        spent=spent,
        unspent=tuple(line for line in budget.lines if line.spent is None) if budget else (),
        roi=_over_all_days("roi", campaign, context, context.formulas),
        roi_on_spent=roi_of(revenue.amount if revenue else None, spent, context),
    )


def roi_of(revenue: Amount | None, spent: Amount | None, context: Context) -> Fraction | None:
    """Return the ROI with `spent` as cost; None if the user's own formula needs other metrics."""
    if revenue is None or spent is None or mixed_units((revenue, spent)):
        return None
    if set(metrics_in(context.roi.term)) != _ROI_METRICS:
        return None
    return evaluate(context.roi.term, {"revenue": revenue.value, "cost": spent.value})


def _over_all_days(
    metric: str, campaign: str, context: Context, formulas: Sequence[Formula]
) -> DerivedValue | None:
    """Return a metric over all days and channels of a campaign, with its sources."""
    rows = taken(context.readings.get(campaign, ()), context.now)
    return metric_readings(metric, "", rows, formulas).over_all_days()
