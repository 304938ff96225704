"""The figures of an evaluation: money, return, goals and lessons of each campaign (A5)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.analysis.summary import COUNTED, Summary, summarize
from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.campaign import is_closed, is_over, plan_of
from mtgrec.model.figures.derived import DerivedValue
from mtgrec.model.figures.formula import Formula
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi_targets import metric_of
from mtgrec.model.figures.progress import FINISHED
from mtgrec.model.figures.returns import returns, roi_of
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.records.record import Record
from mtgrec.model.values.amount import Amount, add_up
from mtgrec.model.values.ratio import Ratio, round_fraction
from mtgrec.reports.shared.basis import Basis, by_due
from mtgrec.reports.shared.goals import goals_reached


class Account(NamedTuple):
    """The input and output of one campaign."""

    campaign: str
    plan: Record | None
    closed: bool
    over: bool
    budget: CampaignBudget | None
    revenue: DerivedValue | None
    """The sum of all its revenue readings; `cost` is likewise that of cost."""
    cost: DerivedValue | None
    formula: Formula
    """The formula of ROI in this workspace, by default `(revenue - cost) / cost`."""
    roi: DerivedValue | None
    """By the formula, computed from readings alone."""
    roi_on_spent: Fraction | None
    """By the same formula, with the money spent from the budget as cost."""
    unspent: tuple[LineMoney, ...]
    """The budget lines whose spending is unknown."""
    currencies: tuple[str, ...]
    """The signs of the currencies that its readings and spending are in."""
    spent: Amount | None
    """The money spent from the budget."""
    summary: Summary
    """The summary of `status` for the records of this campaign alone."""
    actions: tuple[ItemState, ...]
    """The actions that its completion counts."""

    @property
    def ended(self) -> bool:
        """Whether it is closed, or past its end."""
        return self.closed or self.over

    @property
    def times(self) -> Fraction | None:
        """Revenue / spent, whatever the formula of ROI is; None if one of them is missing."""
        if self.roi_on_spent is None or self.revenue is None or self.spent is None:
            return None
        return (self.revenue.value or Fraction(0)) / self.spent.value

    @property
    def contradicting_kpis(self) -> list[ItemState]:
        """The KPIs called ROI whose written value differs from `roi_on_spent` (two decimals).

        A computed value, or a sum with unknown spending, is not compared.
        """
        roi = self.roi_on_spent
        if roi is None or self.unspent:
            return []
        return [
            state
            for state in self.roi_kpis
            if (written_roi := state.item.quantity("actual"))
            and round_fraction(written_roi.exact, 2) != round_fraction(roi, 2)
        ]

    @property
    def roi_kpis(self) -> list[ItemState]:
        """The KPIs called ROI; their written values may follow another definition."""
        return [state for state in self.summary.kpis if metric_of(state.item) in self.formula.keys]

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
    """None also if the campaigns use different units of money; no unit differs from any."""
    revenue: Amount | None
    formula: Formula
    """The formula of ROI in this workspace."""
    roi_on_spent: Fraction | None
    """Over the campaigns `with_roi`."""
    times: Fraction | None
    """Revenue / spent over the same campaigns."""
    with_roi: tuple[Account, ...]
    """The campaigns of which revenue and spending are both known."""
    lessons: tuple[ItemState, ...]
    open: tuple[ItemState, ...]
    """Actions, checks, milestones and risks that are not finished."""
    reviews: tuple[ItemState, ...]
    """Decisions whose review is later than today, or due without a verdict; last those whose day cannot
    be read."""

    @property
    def unspent(self) -> tuple[LineMoney, ...]:
        """The budget lines of all campaigns whose spending is unknown."""
        return tuple(line for account in self.accounts for line in account.unspent)

    @property
    def unknown_in_roi(self) -> tuple[LineMoney, ...]:
        """The budget lines with unknown spending in the campaigns `with_roi`."""
        return tuple(line for account in self.with_roi for line in account.unspent)

    @property
    def overdue(self) -> list[ItemState]:
        """The open actions, checks and milestones past their due date, as in `status`."""
        return [state for state in self.open if state.overdue and state.item.kind in COUNTED]

    @property
    def goals(self) -> Ratio:
        """Goals reached / goals with an attainment, over all campaigns."""
        return goals_reached(self.summary.kpis)


def evaluation(basis: Basis, since: date | None = None) -> Evaluation:
    """Return the figures of a report's campaigns, with lessons of records from `since` on."""
    accounts = [_account(campaign, basis) for campaign in basis.campaigns]
    with_roi = tuple(account for account in accounts if account.roi_on_spent is not None)
    spent = _common_sum(account.spent for account in with_roi)
    revenue = _common_sum(account.revenue.amount for account in with_roi if account.revenue)
    open_items = [
        state for state in basis.of_kind("action", "check", "milestone", "risk") if state.open
    ]
    return Evaluation(
        accounts=tuple(accounts),
        summary=basis.summary(),
        spent=_common_sum(account.spent for account in accounts),
        revenue=_common_sum(account.revenue.amount for account in accounts if account.revenue),
        formula=basis.context.roi,
        roi_on_spent=(roi := roi_of(revenue, spent, basis.context)),
        times=revenue.value / spent.value if roi is not None and revenue and spent else None,
        with_roi=with_roi,
        lessons=tuple(
            state
            for state in basis.of_kind("lesson")
            if since is None
            or state.record.has_unread_date
            or (state.record.date is not None and state.record.date >= since)
        ),
        open=tuple(by_due(open_items)),
        reviews=tuple(_reviews(basis.of_kind("decision"), basis.today)),
    )


def _common_sum(amounts: Iterable[Amount | None]) -> Amount | None:
    """Return the sum of amounts; None if their units differ (no unit differs from any)."""
    existing = [amount for amount in amounts if amount]
    return add_up(existing) if len({amount.unit for amount in existing}) == 1 else None


def _account(campaign: str, basis: Basis) -> Account:
    records = [record for record in basis.records if record.campaigns == (campaign,)]
    states = [state for state in basis.item_states if state.record.campaigns == (campaign,)]
    budget = next(
        (candidate for candidate in basis.budgets if candidate.campaign == campaign),
        None,
    )
    plan, context = plan_of(records), basis.context
    result = returns(campaign, budget, context)
    return Account(
        campaign=campaign,
        plan=plan,
        closed=is_closed(plan),
        over=is_over(plan, basis.today),
        budget=budget,
        revenue=result.revenue,
        cost=result.cost,
        formula=context.roi,
        roi=result.roi,
        roi_on_spent=result.roi_on_spent,
        unspent=result.unspent,
        currencies=result.currencies,
        spent=result.spent,
        summary=summarize(records, states, [], [], basis.context),
        actions=tuple(
            state
            for state in states
            if state.item.kind == "action" and state.item.status != "cancelled"
        ),
    )


def _reviews(decisions: Sequence[ItemState], today: date) -> list[ItemState]:
    reviews = [
        (review, state.address, state)
        for state in decisions
        if (review := state.item.day("review"))
        and state.item.status not in FINISHED - {"done"}
        and (review > today or not state.item.text("verdict"))
    ]
    unread = (
        state
        for state in decisions
        if state.item.has_unread("review") and state.item.status != "cancelled"
    )
    in_order = [state for _review, _address, state in sorted(reviews, key=lambda entry: entry[:2])]
    return [*in_order, *unread]
