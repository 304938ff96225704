"""Returns of one campaign: revenue, cost and ROI, for its report and its evaluation record (A5)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import DerivedValue, MetricReadings, metric_readings
from mtgrec.model.figures.formula import Formula, evaluate, formula, metrics_in, unit_of_term
from mtgrec.model.figures.readings import taken, units_of
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.values.amount import Amount, mixed_units
from mtgrec.model.values.number_words import CURRENCY_SIGNS

_ROI_METRICS = {"revenue", "cost"}
_SUM_FORMULAS = {name: formula([name], name) for name in sorted(_ROI_METRICS)}


class Returns(NamedTuple):
    """Revenue, cost and spending of one campaign, and the two ROIs computed from them.

    Money without a currency is in the one that the campaign's other money is in. Where there are
    several, no ROI is made of what has none, or of two.
    """

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
    currencies: tuple[str, ...]
    """The signs of the currencies that its readings and spending are in."""


def returns(campaign: str, budget: CampaignBudget | None, context: Context) -> Returns:
    """Return the returns of a campaign up to `context.now`."""
    revenue, cost = (
        _readings(name, campaign, context, [_SUM_FORMULAS[name]]) for name in ("revenue", "cost")
    )
    lines = budget.lines if budget else ()
    units = {unit for each in (revenue, cost) for rows in each.all_rows for unit in units_of(rows)}
    units |= {line.spent.unit for line in lines if line.spent}
    currencies = tuple(sorted(units & CURRENCY_SIGNS))
    income, costs, roi = (
        _in_currency(each.over_all_days(), currencies)
        for each in (revenue, cost, _readings("roi", campaign, context, context.formulas))
    )
    spent = budget.money.spent if budget else None
    if spent and not spent.unit and len(currencies) == 1:
        spent = spent._replace(unit=currencies[0])
    is_clear = _are_clear([income.amount if income else None, spent], currencies)
    return Returns(
        revenue=income,
        cost=costs,
        spent=spent,
        unspent=tuple(line for line in lines if line.spent is None),
        roi=roi,
        roi_on_spent=roi_of(income.amount if income else None, spent, context)
        if is_clear
        else None,
        currencies=currencies,
    )


def _in_currency(value: DerivedValue | None, currencies: Sequence[str]) -> DerivedValue | None:
    """Return a value whose money has its currency; without a number if nobody can tell which."""
    if value is None:
        return None
    money = [part.amount for part in value.parts if part.metric in _ROI_METRICS]
    if not _are_clear(money, currencies):
        return value._replace(value=None) if len(money) > 1 else value
    if len(currencies) != 1 or all(amount.unit for amount in money):
        return value
    parts = tuple(
        part._replace(amount=part.amount._replace(unit=currencies[0]))
        if part.metric in _ROI_METRICS
        else part
        for part in value.parts
    )
    unit = unit_of_term(value.formula.term, {part.metric: part.amount.unit for part in parts})
    return value._replace(parts=parts, unit=value.formula.unit or unit or "")


def _are_clear(amounts: Sequence[Amount | None], currencies: Sequence[str]) -> bool:
    """Return whether it is known that amounts are in one currency: all say so, or there is one."""
    units = {amount.unit for amount in amounts if amount}
    return len(currencies) < 2 or (len(units) == 1 and "" not in units)  # noqa: PLR2004


def roi_of(revenue: Amount | None, spent: Amount | None, context: Context) -> Fraction | None:
    """Return the ROI with `spent` as cost; None if the user's own formula needs other metrics."""
    if revenue is None or spent is None or mixed_units((revenue, spent)):
        return None
    if set(metrics_in(context.roi.term)) != _ROI_METRICS:
        return None
    return evaluate(context.roi.term, {"revenue": revenue.value, "cost": spent.value})


def _readings(
    metric: str, campaign: str, context: Context, formulas: Sequence[Formula]
) -> MetricReadings:
    """Return the readings of a metric over all days and channels of a campaign."""
    rows = taken(context.readings.get(campaign, ()), context.now)
    return metric_readings(metric, "", rows, formulas)
