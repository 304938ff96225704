"""Input against output, campaign by campaign: money, return, goals, and what stays (A5)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.amount import Amount, add_up, mixed
from mtgrec.model.budget import CampaignBudget
from mtgrec.model.derived import Computed, derived_value, formula, formula_of
from mtgrec.model.entry import Entry, Outlook
from mtgrec.model.formula import parts, result
from mtgrec.model.metric_names import metric_key
from mtgrec.model.progress import FINISHED, Ratio
from mtgrec.model.record import Record
from mtgrec.model.reports.basis import Basis, by_due
from mtgrec.model.reports.goals import goals_reached
from mtgrec.model.rhythm import is_closed, plan_of
from mtgrec.model.summary import Summary, summarize

_INPUT = {"revenue", "cost"}
_SUMS = {name: formula([name], name) for name in sorted(_INPUT)}


class Account(NamedTuple):
    """One campaign: what went in, and what came out."""

    campaign: str
    plan: Record | None
    closed: bool
    budget: CampaignBudget | None
    revenue: Computed | None
    """All readings of it together, as of the others."""
    cost: Computed | None
    formula: str
    """How the workspace computes ROI: `(revenue - cost) / cost`, unless it says otherwise."""
    roi: Computed | None
    """By the formula, from readings alone."""
    roi_on_spent: Fraction | None
    """By the same formula, with the money spent from the budget as cost."""
    summary: Summary
    """As `status` has it for the records of this campaign alone."""
    actions: tuple[Entry, ...]
    """The actions that its completion counts."""

    @property
    def spent(self) -> Amount | None:
        """The money spent from the budget."""
        return self.budget.money.spent if self.budget else None

    @property
    def declared(self) -> list[Entry]:
        """The KPIs that are called ROI: what somebody wrote down may be counted otherwise."""
        return [entry for entry in self.summary.kpis if _is_roi(entry)]

    @property
    def goals(self) -> Ratio:
        """Goals reached / goals with an attainment."""
        return goals_reached(self.summary.kpis)


class Evaluation(NamedTuple):
    """What a written evaluation tells."""

    accounts: tuple[Account, ...]
    summary: Summary
    """Over all records, those of several campaigns included."""
    spent: Amount | None
    """None also where campaigns have their money in different units, or one of them in none."""
    revenue: Amount | None
    roi_on_spent: Fraction | None
    """Over the campaigns of which revenue and spending are both known."""
    judged: tuple[Account, ...]
    """Those campaigns."""
    lessons: tuple[Entry, ...]
    open: tuple[Entry, ...]
    """Actions, checks, milestones and risks that are not finished."""
    reviews: tuple[Entry, ...]
    """Decisions whose review lies ahead, or is due and has no verdict."""

    @property
    def goals(self) -> Ratio:
        """Goals reached / goals with an attainment, over all campaigns."""
        return goals_reached(self.summary.kpis)


def evaluation(basis: Basis) -> Evaluation:
    """Return input and output of the campaigns of a report's records."""
    accounts = [_account(campaign, basis) for campaign in basis.campaigns]
    judged = tuple(one for one in accounts if one.roi_on_spent is not None)
    spent = _together(one.spent for one in judged)
    revenue = _together(one.revenue.amount for one in judged if one.revenue)
    open_items = [
        entry for entry in basis.of_kind("action", "check", "milestone", "risk") if entry.open
    ]
    return Evaluation(
        accounts=tuple(accounts),
        summary=basis.summary(),
        spent=_together(one.spent for one in accounts),
        revenue=_together(one.revenue.amount for one in accounts if one.revenue),
        roi_on_spent=_roi(revenue, spent, basis.outlook),
        judged=judged,
        lessons=tuple(basis.of_kind("lesson")),
        open=tuple(by_due(open_items)),
        reviews=tuple(_reviews(basis.of_kind("decision"), basis.today)),
    )


def _together(amounts: Iterable[Amount | None]) -> Amount | None:
    """Return the sum over campaigns, of which nobody knows whether a bare sum is in the same money."""
    known = [amount for amount in amounts if amount]
    return add_up(known) if len({amount.unit for amount in known}) == 1 else None


def _account(campaign: str, basis: Basis) -> Account:
    records = [record for record in basis.records if record.campaigns == (campaign,)]
    mine = [entry for entry in basis.entries if entry.record.campaigns == (campaign,)]
    budget = next((one for one in basis.budgets if one.campaign == campaign), None)
    plan, outlook = plan_of(records), basis.outlook
    revenue, cost = (_total(name, campaign, outlook) for name in ("revenue", "cost"))
    series = outlook.readings.get(campaign, ())
    spent = budget.money.spent if budget else None
    return Account(
        campaign=campaign,
        plan=plan,
        closed=is_closed(plan, basis.today),
        budget=budget,
        revenue=revenue,
        cost=cost,
        formula=known.text if (known := formula_of("roi", outlook.formulas)) else "",
        roi=derived_value("roi", outlook.formulas, series, "", outlook.now, latest=False),
        roi_on_spent=_roi(revenue.amount if revenue else None, spent, outlook),
        summary=summarize(records, mine, [], [], basis.today),
        actions=tuple(
            entry
            for entry in mine
            if entry.item.kind == "action" and entry.item.status != "cancelled"
        ),
    )


def _total(metric: str, campaign: str, outlook: Outlook) -> Computed | None:
    """Return what the readings of a metric add up to, with the places of the last one."""
    series = outlook.readings.get(campaign, ())
    return derived_value(metric, [_SUMS[metric]], series, "", outlook.now, latest=False)


def _roi(revenue: Amount | None, spent: Amount | None, outlook: Outlook) -> Fraction | None:
    """Return the ROI with the money spent as cost; None where a formula of one's own needs more."""
    known = formula_of("roi", outlook.formulas)
    if known is None or revenue is None or spent is None or mixed((revenue, spent)):
        return None
    if set(parts(known.term)) != _INPUT:
        return None
    return result(known.term, {"revenue": revenue.value, "cost": spent.value})


def _is_roi(entry: Entry) -> bool:
    return metric_key(entry.item.text("metric") or entry.item.text("what") or "") == "roi"


def _reviews(decisions: Sequence[Entry], today: date) -> list[Entry]:
    waiting = [
        (review, entry.address, entry)
        for entry in decisions
        if (review := entry.item.day("review"))
        and entry.item.status not in FINISHED - {"done"}
        and (review > today or not entry.item.text("verdict"))
    ]
    return [entry for _review, _address, entry in sorted(waiting, key=lambda one: one[:2])]
