"""Budgets: planned, reserved, spent, planned to date, by campaign, category and line (B4, B7)."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState, money_of_line
from mtgrec.model.figures.spending import LineMoney, currency_of, money_in
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.amount import Amount, add_up, minus, mixed_units, share
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.words import CATEGORY

_BUDGET_ROLES = ("campaign", "kickoff")
"""The roles of records whose budget is used, in order of precedence."""


class Money(NamedTuple):
    """The sums over several budget lines; None where no line has a value or units are mixed."""

    planned: Amount | None
    spent: Amount | None
    planned_to_date: Amount | None
    use: Ratio
    """Spent / planned to date, over the lines that have both; `unknown` counts the others.

    The reason is `no-plan` (no line has days and planned money), `no-data` (no line has spending),
    `zero-plan` (nothing is planned to date) or `other-unit`.
    """

    @property
    def unit(self) -> str | None:
        """The unit of the sums, empty if they have none; None without any sum."""
        sums = [amount for amount in (self.planned, self.planned_to_date, self.spent) if amount]
        return next((amount.unit for amount in sums if amount.unit), "") if sums else None

    @property
    def difference(self) -> Amount | None:
        """Spent - planned to date, over the lines that have both."""
        if self.use.numerator is None or self.use.denominator is None:
            return None
        return Amount(self.use.numerator - self.use.denominator, self.unit or "")


class CategoryMoney(NamedTuple):
    """The sums of one category; lines without one are in the category None."""

    category: str | None
    money: Money


class CampaignBudget(NamedTuple):
    """The budget of a campaign on one day."""

    campaign: str | None
    record: Record
    """The record whose budget is used: the campaign's newest plan, else its newest kickoff."""
    line: int
    """The line on which the budget begins in `record`."""
    total: Amount | None
    contingency: Amount | None
    """The reserve as money; a percentage is taken of the total."""
    contingency_share: Ratio
    """Contingency / total (B4); for a percentage of an unknown total the denominator is 1."""
    gap: Amount | None
    """Total - contingency - planned: money without a line; negative if too much is planned.
    Cancelled lines are not counted."""
    lines: tuple[LineMoney, ...]
    money: Money
    """The sums over all lines."""
    categories: tuple[CategoryMoney, ...]
    """The sums per category, in the order of the vocabulary."""

    @property
    def head(self) -> Item:
        """The fields of the budget as a whole: total and reserve."""
        return _budget_group(self.record)

    @property
    def source(self) -> str:
        """`path:line` of the budget."""
        return f"{self.record.path}:{self.line}"

    def only(self, keep: Callable[[LineMoney], bool]) -> "CampaignBudget":
        """Return the budget with the sums of the lines that `keep` accepts; the total stays."""
        lines = tuple(filter(keep, self.lines))
        return self._replace(lines=lines, money=money_of(lines), categories=_categories(lines))


def budgets(records: Iterable[Record], context: Context) -> list[CampaignBudget]:
    """Return the budget of every campaign that has one, in the order of the records.

    `records` must contain all records of a campaign, because one of them is chosen by precedence.
    """
    by_campaign: dict[str | None, list[Record]] = {}
    for record in records:
        campaign = record.campaigns[0] if record.campaigns else None
        by_campaign.setdefault(campaign, []).append(record)
    return [
        _budget(campaign, chosen, context)
        for campaign, own_records in by_campaign.items()
        if (chosen := budget_record(own_records))
    ]


def filtered_budgets(
    budgets: Iterable[CampaignBudget], records: Iterable[Record], states: Iterable[ItemState]
) -> list[CampaignBudget]:
    """Return the budgets reduced to the lines among `states`, the items that the filters accept.

    A budget with no line left is dropped; one that never had lines is kept if its record is in
    `records`.
    """
    item_ids = {id(state.item) for state in states}
    record_ids = {id(record) for record in records}
    narrowed = [
        budget.only(lambda line: id(line.item) in item_ids)
        for budget in budgets
        if budget.lines or id(budget.record) in record_ids
    ]
    return [
        budget
        for budget in narrowed
        if budget.lines or not budget.record.item_lists.get("budget_line")
    ]


def budget_record(records: Iterable[Record]) -> Record | None:
    """Return the record of a campaign whose budget is used: the newest plan, else kickoff.

    Drafts are only used if there is no other record with a budget, and a budget of which nothing can
    be read only if there is no other.
    """
    records = list(records)
    with_budget = [record for record in records if has_budget(record)]
    with_budget = with_budget or [record for record in records if _budget_group(record).unread]
    with_budget = [record for record in with_budget if not record.draft] or with_budget
    for role in _BUDGET_ROLES:
        of_role = [record for record in with_budget if record.type.role == role]
        if of_role:
            return max(of_role, key=lambda record: record.date.isoformat() if record.date else "")
    return None


def has_budget(record: Record) -> bool:
    """Return whether a record contains a total, a reserve or budget lines."""
    group = _budget_group(record)
    return bool(
        group.quantity("total")
        or group.quantity("contingency")
        or record.item_lists.get("budget_line")
    )


def money_of(lines: Sequence[LineMoney]) -> Money:
    """Return the sums over budget lines, which may belong to several campaigns."""
    both = [line for line in lines if line.spent and line.planned_to_date]
    planned_to_date = add_up(line.planned_to_date for line in lines)
    spent = add_up(line.spent for line in lines)
    if not any(line.planned_to_date for line in lines):
        use = Ratio(spent.value if spent else None, None, "no-plan")
    elif not both:
        use = Ratio(None, planned_to_date.value if planned_to_date else None, "no-data")
    elif mixed_units(amount for line in both for amount in (line.spent, line.planned_to_date)):
        use = Ratio(None, None, "other-unit")
    else:
        use = share(
            add_up(line.spent for line in both), add_up(line.planned_to_date for line in both)
        )
    return Money(
        planned=add_up(line.planned for line in lines),
        spent=spent,
        planned_to_date=planned_to_date,
        use=use._replace(unknown=len(lines) - len(both)),
    )


def total_of(budgets: Iterable[CampaignBudget]) -> Money:
    """Return the sums over the lines of several budgets."""
    return money_of([line for budget in budgets for line in budget.lines])


def _budget_group(record: Record) -> Item:
    """Return the budget of a record; a text in its place is a total that could not be read."""
    group, text = record.values.get("budget"), record.unread.get("budget")
    if isinstance(group, Item):
        return group
    return Item("budget", 1, 0, {}, {}, {"total": text} if text else {})


def _budget(campaign: str | None, record: Record, context: Context) -> CampaignBudget:
    lines = tuple(
        money_of_line(record, item, context) for item in record.item_lists.get("budget_line", ())
    )
    group, money = _budget_group(record), money_of(lines)
    currency = currency_of(record)
    total = money_in(currency, group.quantity("total"))
    contingency, part = _contingency(money_in(currency, group.quantity("contingency")), total)
    planned = add_up(line.planned for line in lines if line.item.status != "cancelled")
    return CampaignBudget(
        campaign=campaign,
        record=record,
        line=record.place(record.at.get("budget", group.offset))[0],
        total=total,
        contingency=contingency,
        contingency_share=part,
        gap=minus(minus(total, contingency), planned),
        lines=lines,
        money=money,
        categories=_categories(lines),
    )


def _contingency(reserve: Amount | None, total: Amount | None) -> tuple[Amount | None, Ratio]:
    """Return the reserve as money, and its share of the total."""
    if reserve is None or reserve.unit != "%":
        return reserve, share(reserve, total)
    if total is None:
        return None, Ratio(reserve.value, Fraction(1))
    money = Amount(reserve.value * total.value, total.unit)
    return money, share(money, total)


def _categories(lines: Sequence[LineMoney]) -> tuple[CategoryMoney, ...]:
    categories = [word.name for word in CATEGORY.words]
    return tuple(
        CategoryMoney(category, money_of(category_lines))
        for category in (*categories, None)
        if (category_lines := [line for line in lines if line.category == category])
    )
