"""What came back of the money of one campaign: one count for its report and its next record (A5)."""

from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.context import Outlook
from mtgrec.model.figures.derived import Computed, derived_value
from mtgrec.model.figures.formula import formula, formula_of, parts, result
from mtgrec.model.figures.spending import LineFigures
from mtgrec.model.values.amount import Amount, mixed

_INPUT = {"revenue", "cost"}
_SUMS = {name: formula([name], name) for name in sorted(_INPUT)}


class Returns(NamedTuple):
    """Revenue, cost and spending of one campaign, and the two ROIs they make."""

    revenue: Computed | None
    """All readings of it together, as of the others."""
    cost: Computed | None
    spent: Amount | None
    """The money known to be spent from the budget."""
    unspent: tuple[LineFigures, ...]
    """The budget lines of which nobody knows what was spent: with them, `spent` is not all."""
    roi: Computed | None
    """By the formula, from readings alone."""
    roi_on_spent: Fraction | None
    """By the same formula, with the money spent from the budget as cost."""


def returns(campaign: str, budget: CampaignBudget | None, outlook: Outlook) -> Returns:
    """Return what came back of a campaign's money, as known from `outlook`."""
    series = outlook.readings.get(campaign, ())
    revenue, cost = (_total(name, campaign, outlook) for name in ("revenue", "cost"))
    spent = budget.money.spent if budget else None
    return Returns(
        revenue=revenue,
        cost=cost,
        spent=spent,
        unspent=tuple(line for line in budget.lines if line.spent is None) if budget else (),
        roi=derived_value("roi", outlook.formulas, series, "", outlook.now, latest=False),
        roi_on_spent=roi_of(revenue.amount if revenue else None, spent, outlook),
    )


def roi_of(revenue: Amount | None, spent: Amount | None, outlook: Outlook) -> Fraction | None:
    """Return the ROI with the money spent as cost; None where a formula of one's own needs more."""
    known = formula_of("roi", outlook.formulas)
    if known is None or revenue is None or spent is None or mixed((revenue, spent)):
        return None
    if set(parts(known.term)) != _INPUT:
        return None
    return result(known.term, {"revenue": revenue.value, "cost": spent.value})


def _total(metric: str, campaign: str, outlook: Outlook) -> Computed | None:
    """Return what the readings of a metric add up to, with the places of the last one."""
    series = outlook.readings.get(campaign, ())
    return derived_value(metric, [_SUMS[metric]], series, "", outlook.now, latest=False)
