"""Budgets: planned, reserved, spent, and planned to date, per campaign, category and line (B4, B7)."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState, money_of_line
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.amount import Amount, add_up, amount_of, minus, mixed_units, share
from mtgrec.model.values.quantity import Quantity
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.words import CATEGORY

_BUDGET_ROLES = ("campaign", "kickoff")
"""The roles whose budget counts, the first one first."""


class Money(NamedTuple):
    """The sums over several budget lines; None where no line says, or where units are mixed."""

    planned: Amount | None
    spent: Amount | None
    planned_to_date: Amount | None
    use: Ratio
    """spent / planned to date, over the lines of which both are known; `unknown` counts the others.

    The reason is `no-plan` (no line has days and planned money), `no-data` (no spending is known),
    `zero-plan` (nothing is planned by now) or `other-unit`.
    """

    @property
    def unit(self) -> str | None:
        """The unit of all the sums; None where there is none, or where units are mixed."""
        sums = [amount for amount in (self.planned, self.planned_to_date, self.spent) if amount]
        return next((amount.unit for amount in sums if amount.unit), "") if sums else None

    @property
    def difference(self) -> Amount | None:
        """What was spent above the plan to date, over the lines of which both are known."""
        if self.use.numerator is None or self.use.denominator is None:
            return None
        return Amount(self.use.numerator - self.use.denominator, self.unit or "")


class CategoryMoney(NamedTuple):
    """The sums of one category; None is the category of lines that name none."""

    category: str | None
    money: Money


class CampaignBudget(NamedTuple):
    """The budget of a campaign on one day."""

    campaign: str | None
    record: Record
    """The record whose budget counts: the campaign's own, else the kickoff's, else the newest."""
    line: int
    """Where the budget begins in it."""
    total: Amount | None
    contingency: Amount | None
    """The reserve as money; a percentage is one of the total."""
    contingency_share: Ratio
    """contingency / total (B4); a percentage of an unknown total stands over 1."""
    gap: Amount | None
    """total - contingency - planned: what the plan leaves unnamed; below zero it plans too much.
    The money of cancelled lines is free again."""
    lines: tuple[LineMoney, ...]
    money: Money
    """The sums over all lines."""
    categories: tuple[CategoryMoney, ...]
    """The sums per category, in the order of the vocabulary."""

    @property
    def source(self) -> str:
        """`path:line` of the budget."""
        return f"{self.record.path}:{self.line}"

    def only(self, keep: Callable[[LineMoney], bool]) -> "CampaignBudget":
        """Return the budget with the sums over some of its lines; what is true of the whole stays."""
        lines = tuple(filter(keep, self.lines))
        return self._replace(lines=lines, money=money_of(lines), categories=_categories(lines))


def budgets(records: Iterable[Record], context: Context) -> list[CampaignBudget]:
    """Return the budget of every campaign that has one, in the order of the records.

    Hand in all records of a campaign: which of them holds the budget that counts is found here.
    """
    by_campaign: dict[str | None, list[Record]] = {}
    for record in records:
        campaign = record.campaigns[0] if record.campaigns else None
        by_campaign.setdefault(campaign, []).append(record)
    return [
        _budget(campaign, holder, context)
        for campaign, mine in by_campaign.items()
        if (holder := budget_record(mine))
    ]


def filtered_budgets(
    found: Iterable[CampaignBudget], records: Iterable[Record], kept: Iterable[ItemState]
) -> list[CampaignBudget]:
    """Return what filters leave of budgets: the lines among the entries `kept`.

    A budget of whose lines none is left is left out; one without lines stays with its record.
    """
    items = {id(state.item) for state in kept}
    ours = {id(record) for record in records}
    narrowed = [
        budget.only(lambda line: id(line.item) in items)
        for budget in found
        if budget.lines or id(budget.record) in ours
    ]
    return [
        budget
        for budget in narrowed
        if budget.lines or not budget.record.item_lists.get("budget_line")
    ]


def budget_record(records: Iterable[Record]) -> Record | None:
    """Return the record of one campaign whose budget counts; the newest where several say one.

    A draft counts only where nothing has been agreed on yet.
    """
    written = [record for record in records if has_budget(record)]
    written = [record for record in written if not record.draft] or written
    for role in _BUDGET_ROLES:
        held = [record for record in written if record.type.role == role]
        if held:
            return max(held, key=lambda record: record.date.isoformat() if record.date else "")
    return None


def has_budget(record: Record) -> bool:
    """Return whether a record says anything about money."""
    head = _budget_group(record)
    return bool(
        head.quantity("total")
        or head.quantity("contingency")
        or record.item_lists.get("budget_line")
    )


def money_of(lines: Sequence[LineMoney]) -> Money:
    """Return the sums over budget lines, of one campaign or of several."""
    both = [line for line in lines if line.spent and line.planned_to_date]
    due = add_up(line.planned_to_date for line in lines)
    spent = add_up(line.spent for line in lines)
    if not any(line.planned_to_date for line in lines):
        use = Ratio(spent.value if spent else None, None, "no-plan")
    elif not both:
        use = Ratio(None, due.value if due else None, "no-data")
    elif mixed_units(amount for line in both for amount in (line.spent, line.planned_to_date)):
        use = Ratio(None, None, "other-unit")
    else:
        use = share(
            add_up(line.spent for line in both), add_up(line.planned_to_date for line in both)
        )
    return Money(
        planned=add_up(line.planned for line in lines),
        spent=spent,
        planned_to_date=due,
        use=use._replace(unknown=len(lines) - len(both)),
    )


def total_of(found: Iterable[CampaignBudget]) -> Money:
    """Return the sums over several budgets together."""
    return money_of([line for budget in found for line in budget.lines])


def _budget_group(record: Record) -> Item:
    head = record.values.get("budget")
    return head if isinstance(head, Item) else Item("budget", 1, 0, {}, {})


def _budget(campaign: str | None, record: Record, context: Context) -> CampaignBudget:
    lines = tuple(
        money_of_line(record, item, context) for item in record.item_lists.get("budget_line", ())
    )
    head, money = _budget_group(record), money_of(lines)
    total = amount_of(head.quantity("total"))
    contingency, part = _contingency(head.quantity("contingency"), total)
    planned = add_up(line.planned for line in lines if line.item.status != "cancelled")
    return CampaignBudget(
        campaign=campaign,
        record=record,
        line=record.place(record.at.get("budget", head.offset))[0],
        total=total,
        contingency=contingency,
        contingency_share=part,
        gap=minus(minus(total, contingency), planned),
        lines=lines,
        money=money,
        categories=_categories(lines),
    )


def _contingency(written: Quantity | None, total: Amount | None) -> tuple[Amount | None, Ratio]:
    """Return the reserve as money, and as a share of the total."""
    reserve = amount_of(written)
    if reserve is None or reserve.unit != "%":
        return reserve, share(reserve, total)
    if total is None:
        return None, Ratio(reserve.value, Fraction(1))
    money = Amount(reserve.value * total.value, total.unit)
    return money, share(money, total)


def _categories(lines: Sequence[LineMoney]) -> tuple[CategoryMoney, ...]:
    named = [word.name for word in CATEGORY.words]
    return tuple(
        CategoryMoney(category, money_of(mine))
        for category in (*named, None)
        if (mine := [line for line in lines if line.category == category])
    )
