"""Input against output, campaign by campaign: money, return, goals, and what stays (A5)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.analysis.summary import COUNTED, Summary, summarize
from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.campaign import is_closed, plan_of
from mtgrec.model.figures.derived import DerivedValue
from mtgrec.model.figures.formula import formula_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.figures.returns import returns, roi_of
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.records.record import Record
from mtgrec.model.values.amount import Amount, add_up
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.ratio import Ratio, round_fraction
from mtgrec.reports.shared.basis import Basis, by_due
from mtgrec.reports.shared.goals import goals_reached


class Account(NamedTuple):
    """One campaign: what went in, and what came out."""

    campaign: str
    plan: Record | None
    closed: bool
    budget: CampaignBudget | None
    revenue: DerivedValue | None
    """All readings of it together, as of the others."""
    cost: DerivedValue | None
    formula: str
    """How the workspace computes ROI: `(revenue - cost) / cost`, unless it says otherwise."""
    roi: DerivedValue | None
    """By the formula, from readings alone."""
    roi_on_spent: Fraction | None
    """By the same formula, with the money spent from the budget as cost."""
    unspent: tuple[LineMoney, ...]
    """The budget lines whose spending is unknown."""
    summary: Summary
    """As `status` has it for the records of this campaign alone."""
    actions: tuple[ItemState, ...]
    """The actions that its completion counts."""

    @property
    def spent(self) -> Amount | None:
        """The money spent from the budget."""
        return self.budget.money.spent if self.budget else None

    @property
    def contradicting(self) -> list[ItemState]:
        """The KPIs called ROI whose written value is another than the formula's.

        A computed value, or a sum with unknown spending, is not compared.
        """
        rate = self.roi_on_spent
        if rate is None or self.unspent:
            return []
        return [
            state
            for state in self.declared
            if (written := state.item.quantity("actual"))
            and round_fraction(written.exact, 2) != round_fraction(rate, 2)
        ]

    @property
    def declared(self) -> list[ItemState]:
        """The KPIs that are called ROI: what is written down may be counted otherwise."""
        return [state for state in self.summary.kpis if _is_roi(state)]

    @property
    def goals(self) -> Ratio:
        """Goals reached / goals with an attainment."""
        return goals_reached(self.summary.kpis)


class Evaluation(NamedTuple):
    """The figures of an evaluation."""

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
    lessons: tuple[ItemState, ...]
    open: tuple[ItemState, ...]
    """Actions, checks, milestones and risks that are not finished."""
    reviews: tuple[ItemState, ...]
    """Decisions whose review lies ahead, or is due and has no verdict."""

    @property
    def unspent(self) -> tuple[LineMoney, ...]:
        """The budget lines of all campaigns whose spending is unknown."""
        return tuple(line for one in self.accounts for line in one.unspent)

    @property
    def unjudged(self) -> tuple[LineMoney, ...]:
        """Those of them that the ROI on the money spent lacks."""
        return tuple(line for one in self.judged for line in one.unspent)

    @property
    def overdue(self) -> list[ItemState]:
        """The open actions and checks past their day, as `status` counts them."""
        return [state for state in self.open if state.overdue and state.item.kind in COUNTED]

    @property
    def late_milestones(self) -> list[ItemState]:
        """The open milestones past their day."""
        return [state for state in self.open if state.overdue and state.item.kind == "milestone"]

    @property
    def goals(self) -> Ratio:
        """Goals reached / goals with an attainment, over all campaigns."""
        return goals_reached(self.summary.kpis)


def evaluation(basis: Basis, since: date | None = None) -> Evaluation:
    """Return input and output of the campaigns of a report's records; lessons from `since` on."""
    accounts = [_account(campaign, basis) for campaign in basis.campaigns]
    judged = tuple(one for one in accounts if one.roi_on_spent is not None)
    spent = _together(one.spent for one in judged)
    revenue = _together(one.revenue.amount for one in judged if one.revenue)
    open_items = [
        state for state in basis.of_kind("action", "check", "milestone", "risk") if state.open
    ]
    return Evaluation(
        accounts=tuple(accounts),
        summary=basis.summary(),
        spent=_together(one.spent for one in accounts),
        revenue=_together(one.revenue.amount for one in accounts if one.revenue),
        roi_on_spent=roi_of(revenue, spent, basis.context),
        judged=judged,
        lessons=tuple(
            state
            for state in basis.of_kind("lesson")
            if since is None or (state.record.date is not None and state.record.date >= since)
        ),
        open=tuple(by_due(open_items)),
        reviews=tuple(_reviews(basis.of_kind("decision"), basis.today)),
    )


def _together(amounts: Iterable[Amount | None]) -> Amount | None:
    """Return the sum over campaigns, of which nobody knows whether a bare sum is in the same money."""
    known = [amount for amount in amounts if amount]
    return add_up(known) if len({amount.unit for amount in known}) == 1 else None


def _account(campaign: str, basis: Basis) -> Account:
    records = [record for record in basis.records if record.campaigns == (campaign,)]
    mine = [state for state in basis.item_states if state.record.campaigns == (campaign,)]
    budget = next((one for one in basis.budgets if one.campaign == campaign), None)
    plan, context = plan_of(records), basis.context
    back = returns(campaign, budget, context)
    return Account(
        campaign=campaign,
        plan=plan,
        closed=is_closed(plan, basis.today),
        budget=budget,
        revenue=back.revenue,
        cost=back.cost,
        formula=known.text if (known := formula_of("roi", context.formulas)) else "",
        roi=back.roi,
        roi_on_spent=back.roi_on_spent,
        unspent=back.unspent,
        summary=summarize(records, mine, [], [], basis.today),
        actions=tuple(
            state
            for state in mine
            if state.item.kind == "action" and state.item.status != "cancelled"
        ),
    )


def _is_roi(state: ItemState) -> bool:
    return metric_key(state.item.text("metric") or state.item.text("what") or "") == "roi"


def _reviews(decisions: Sequence[ItemState], today: date) -> list[ItemState]:
    waiting = [
        (review, state.address, state)
        for state in decisions
        if (review := state.item.day("review"))
        and state.item.status not in FINISHED - {"done"}
        and (review > today or not state.item.text("verdict"))
    ]
    return [state for _review, _address, state in sorted(waiting, key=lambda one: one[:2])]
