"""What came back of the money of one campaign: one count for its report and its next record (A5)."""

from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import DerivedValue, derived_value
from mtgrec.model.figures.formula import evaluate, formula, formula_of, metrics_in
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.values.amount import Amount, mixed_units

_INPUT = {"revenue", "cost"}
_SUMS = {name: formula([name], name) for name in sorted(_INPUT)}


class Returns(NamedTuple):
    """Revenue, cost and spending of one campaign, and the two ROIs they make."""

    revenue: DerivedValue | None
    """All readings of it together, as of the others."""
    cost: DerivedValue | None
    spent: Amount | None
    """The money known to be spent from the budget."""
    unspent: tuple[LineMoney, ...]
    """The budget lines whose spending is unknown: with them, `spent` is not all."""
    roi: DerivedValue | None
    """By the formula, from readings alone."""
    roi_on_spent: Fraction | None
    """By the same formula, with the money spent from the budget as cost."""


def returns(campaign: str, budget: CampaignBudget | None, context: Context) -> Returns:
    """Return what came back of a campaign's money, as of `context.now`."""
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
    """Return the ROI with the money spent as cost; None where a formula of one's own needs more."""
    known = formula_of("roi", context.formulas)
    if known is None or revenue is None or spent is None or mixed_units((revenue, spent)):
        return None
    if set(metrics_in(known.term)) != _INPUT:
        return None
    return evaluate(known.term, {"revenue": revenue.value, "cost": spent.value})


def _total(metric: str, campaign: str, context: Context) -> DerivedValue | None:
    """Return what the readings of a metric add up to, with the places of the last one."""
    series = context.readings.get(campaign, ())
    return derived_value(metric, [_SUMS[metric]], series, "", context.now, latest=False)
