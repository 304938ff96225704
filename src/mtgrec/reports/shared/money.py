"""Money in reports: planned, planned to date and spent, per line and in all (B4, B7)."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from mtgrec.model.figures.budget import CampaignBudget, Money
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.values.amount import Amount
from mtgrec.output.answer import Align, Column
from mtgrec.output.language import _
from mtgrec.output.report import BudgetBars, BudgetRow, Evidence, Grid, Headline, Value
from mtgrec.output.tables.budget import category_text, sums_use_cell, use_cell
from mtgrec.output.tables.cells import amount_text, rounded_percent, shown
from mtgrec.reports.shared.item_tables import text, unread_note
from mtgrec.reports.shared.parts import places

_RIGHT: Align = "right"


def money_text(amount: Amount | None) -> str:
    """Return an amount of money as text; None is shown as no data, not as zero."""
    return amount_text(amount) if amount else _("no data")


def money_value(amount: Amount | None, *sources: str | None) -> Value:
    """Return an amount of money, with the places that it comes from."""
    if amount is None:
        return Value(_("no data"), "dim")
    return Value(money_text(amount), "", places(*sources))


def total_value(budget: CampaignBudget) -> Value:
    """Return the total of a budget, with what could not be read of it."""
    value, unread = money_value(budget.total, budget.source), budget.head.unread.get("total")
    return value._replace(text=shown(value.text if budget.total else "", unread) or value.text)


def use_value(money: Money, evidence: Sequence[Evidence] = ()) -> Value:
    """Return a budget use, marked if more was spent than planned to date."""
    cell = sums_use_cell(money)
    return Value(cell.text, cell.tone, evidence)


def budget_places(budgets: Iterable[CampaignBudget]) -> tuple[Evidence, ...]:
    """Return the places of all budget lines, and of the spending of each."""
    lines = [line for budget in budgets for line in budget.lines]
    return places(*(source for line in lines for source in (line.source, line.spent_source)))


def money_headline(money: Money, budgets: Sequence[CampaignBudget]) -> Headline:
    """Return the headline on the share of the plan to date that is spent."""
    label = _("Money against the plan to date")
    if not budgets:
        return Headline(label, _("no data"), _("no budget is written down"), "dim")
    note = ""
    if money.use.exact is not None:
        unit = money.unit or ""
        spent, due = (
            money_text(Amount(part, unit))
            for part in (money.use.numerator or Fraction(0), money.use.denominator or Fraction(0))
        )
        note = _("{spent} spent of {due} planned to date").format(spent=spent, due=due)
    cell = use_cell(money.use)
    return Headline(label, cell.text, note, cell.tone, budget_places(budgets))


def budget_bars(budgets: Sequence[CampaignBudget]) -> list[BudgetBars]:
    """Return one chart for each budget, as their units may differ."""
    return [
        BudgetBars(
            _("Budget of {campaign}").format(campaign=budget.campaign or _("(none)")),
            [_budget_row(line) for line in budget.lines],
            budget.money.unit or "",
            _summary(budget.money),
            _("The budget has no lines."),
        )
        for budget in budgets
        if budget.money.unit is not None
    ]


def _budget_row(line: LineMoney) -> BudgetRow:
    planned, to_date, spent = (
        amount.value if amount else None
        for amount in (line.planned, line.planned_to_date, line.spent)
    )
    note = _("{percent} of the plan to date").format(percent=rounded_percent(line.use))
    cell = use_cell(line.use)
    return BudgetRow(
        label=line.what,
        planned=planned,
        to_date=to_date,
        spent=spent,
        tone=cell.tone,
        note=note if line.use.exact is not None else cell.text,
        evidence=places(line.source, line.spent_source),
        unread=unread_note(line.item, "planned", "spent", "start", "end", "category"),
    )


def _summary(money: Money) -> str:
    template = _("{spent} spent, {due} planned to date, {planned} planned in all.")
    return template.format(
        spent=money_text(money.spent),
        due=money_text(money.planned_to_date),
        planned=money_text(money.planned),
    )


def category_grid(budget: CampaignBudget) -> Grid:
    """Return a table of a budget by category, with the total; its lines are in the chart."""
    rows = [
        [
            Value(category_text(part.category)),
            *_sums(part.money, _category_places(budget, part.category)),
        ]
        for part in budget.categories
    ]
    total = [Value(_("All lines")), *_sums(budget.money, budget_places([budget]))]
    numbers = (_("Planned"), _("Plan to date"), _("Spent"), _("Budget use"))
    return Grid(
        [Column(_("Category")), *(Column(title, _RIGHT) for title in numbers)],
        [*rows, total] if rows else [],
        _("The budget has no lines."),
    )


def _category_places(budget: CampaignBudget, category: str | None) -> tuple[Evidence, ...]:
    return budget_places([budget.only(lambda line: line.category == category)])


def _sums(money: Money, evidence: Sequence[Evidence]) -> list[Value]:
    amounts = (money.planned, money.planned_to_date, money.spent)
    return [
        *(money_value(amount)._replace(evidence=evidence if amount else ()) for amount in amounts),
        use_value(money, evidence),
    ]


def _total_remark(budget: CampaignBudget) -> Value:
    """Return a sentence on the total and the reserve of a budget (B4)."""
    if budget.total is None and "total" not in budget.head.unread:
        return text(None, _("no total is written down"))
    template = _("Total {total}, of which {reserve} in reserve ({share}).")
    share = budget.contingency_share
    return Value(
        template.format(
            total=shown(amount_text(budget.total), budget.head.unread.get("total")),
            reserve=shown(money_text(budget.contingency), budget.head.unread.get("contingency")),
            share=rounded_percent(share),
        ),
        "",
        places(budget.source),
    )


def remarks(budget: CampaignBudget) -> list[Value]:
    """Return remarks on the total, and on lines whose spending differs from the readings."""
    template = _("{what}: {written} written as spent, {measured} by the cost readings.")
    differing = [
        Value(
            template.format(
                what=line.what,
                written=money_text(line.spent),
                measured=money_text(line.measured),
            ),
            "bad",
            places(line.source),
        )
        for line in budget.lines
        if line.differs
    ]
    return [_total_remark(budget), *differing]
