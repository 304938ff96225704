"""Returns of one campaign: revenue, cost and ROI, for its report and its evaluation record (A5)."""

from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import DerivedValue, derived_value
from mtgrec.model.figures.formula import evaluate, formula, formula_of, metrics_in
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
    series = context.readings.get(campaign, ())
    revenue, cost = (_total(name, campaign, context) for name in ("revenue", "cost"))
    spent = budget.money.spent if budget else None
    return Returns(
        revenue=revenue,
        cost=cost,
        spent=spent,
        unspent=tuple(line for line in budget.lines if line.spent is None) if budget else (),
        roi=derived_value("roi", context.formulas, series, "", context.now, latest=False),
        roi_on_spent=roi_of(revenue.amount if revenue else None, spent, context),
    )


def roi_of(revenue: Amount | None, spent: Amount | None, context: Context) -> Fraction | None:
    """Return the ROI with `spent` as cost; None if the user's own formula needs other metrics."""
    roi_formula = formula_of("roi", context.formulas)
    if roi_formula is None or revenue is None or spent is None or mixed_units((revenue, spent)):
        return None
    if set(metrics_in(roi_formula.term)) != _ROI_METRICS:
        return None
    return evaluate(roi_formula.term, {"revenue": revenue.value, "cost": spent.value})


def _total(metric: str, campaign: str, context: Context) -> DerivedValue | None:
    """Return the sum of all readings of a metric, with its source."""
    series = context.readings.get(campaign, ())
    return derived_value(metric, [_SUM_FORMULAS[metric]], series, "", context.now, latest=False)
