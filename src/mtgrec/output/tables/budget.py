"""Money in tables: the budget of a campaign, its categories and its lines."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from mtgrec.model.figures.budget import CampaignBudget, Money
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.words import CATEGORY
from mtgrec.output.answer import Cell, Column, Facts, Table
from mtgrec.output.language import _, current
from mtgrec.output.tables.cells import (
    NONE,
    amount_text,
    rate_of_parts,
    reason_text,
    rounded_percent,
    shown,
)

Row = list[str | Cell]


def use_text(money: Money) -> str:
    """Return budget use with its two sums, and how many lines it leaves out for lack of figures."""
    text, unknown = _rate_of_sums(money), money.use.unknown
    if money.use.exact is None or not unknown:
        return text
    return _("{rate} (lines without figures: {count})").format(rate=text, count=unknown)


def _rate_of_sums(money: Money) -> str:
    """Return budget use with the two sums that it is made of."""
    use, unit = money.use, money.unit or ""
    if use.exact is None:
        return reason_text(use.reason)
    spent, due = (
        amount_text(Amount(part or Fraction(0), unit)) for part in (use.numerator, use.denominator)
    )
    return rate_of_parts(spent, due, use)


def use_cell(use: Ratio) -> Cell:
    """Return a rate of budget use, marked if more was spent than is planned to date."""
    if use.exact is None:
        return Cell(reason_text(use.reason), "dim")
    percent = rounded_percent(use)
    return Cell(f"! {percent}", "bad") if use.exact > 1 else Cell(percent)


def sums_use_cell(money: Money) -> Cell:
    """Return the budget use of several lines; with its own sums where it leaves out lines.

    The rate is made of the lines that have both figures, and must not stand beside other money.
    """
    cell, use = use_cell(money.use), money.use
    if use.exact is None or not use.unknown:
        return cell
    text = _rate_of_sums(money)
    return cell._replace(text=f"! {text}" if cell.tone else text)


def use_of(row: Mapping[str, object]) -> Cell:
    """Return the budget use of a budget line, from its document."""
    ratio = row["budget_use"]
    if not isinstance(ratio, Mapping):
        return Cell(NONE)
    parts = (ratio["numerator"], ratio["denominator"])
    numerator, denominator = (None if part is None else Fraction(str(part)) for part in parts)
    return use_cell(Ratio(numerator, denominator, str(ratio.get("reason", ""))))


def due_of(row: Mapping[str, object]) -> str:
    """Return the plan to date of a budget line, from its document, which has the unit apart."""
    due = row["planned_to_date"]
    return amount_text(Amount(Fraction(due), str(row["unit"]))) if isinstance(due, str) else NONE


def budgets_table(budgets: Sequence[CampaignBudget]) -> Table:
    """Return the sums of every category, followed by the total of each campaign."""
    several = len(budgets) > 1
    rows: list[Row] = []
    for budget in budgets:
        first: Row = [budget.campaign or _("(none)")] if several else []
        rows += [
            [*first, category_text(category.category), *_sums(category.money)]
            for category in budget.categories
            if len(budget.categories) > 1
        ]
        rows.append([*first, _("Total"), *_sums(budget.money)])
    heads = [Column(_("Campaign"))] if several else []
    return Table(_("Budget"), [*heads, Column(_("Category")), *_columns()], rows)


def category_text(category: str | None) -> str:
    """Return the name of a budget category in the interface language."""
    return CATEGORY.show(category, current()) if category else _("(none)")


def _columns() -> list[Column]:
    titles = (_("Planned"), _("Plan to date"), _("Spent"), _("Difference"), _("Used"))
    return [Column(title, "right") for title in titles]


def _sums(money: Money) -> Row:
    return [
        amount_text(money.planned),
        amount_text(money.planned_to_date),
        amount_text(money.spent),
        difference_text(money.difference),
        sums_use_cell(money),
    ]


def difference_text(difference: Amount | None) -> str:
    """Return a difference of spending and plan with its sign: plus above the plan."""
    sign = "+" if difference and difference.value > 0 else ""
    return f"{sign}{amount_text(difference)}"


def budget_blocks(budget: CampaignBudget) -> list[Facts | Table]:
    """Return a campaign's budget: its sums, its categories, its lines."""
    blocks: list[Facts | Table] = [_head(budget)]
    if len(budget.categories) > 1:
        blocks.append(budgets_table([budget])._replace(title=_("Budget by category")))
    if budget.lines:
        title, columns = _("Budget lines"), [Column(_("What")), *_columns()]
        blocks.append(Table(title, columns, [_line(line) for line in budget.lines]))
    if differing := [line for line in budget.lines if line.differs]:
        blocks.append(_differing(differing))
    return blocks


def _head(budget: CampaignBudget) -> Facts:
    reserve, share = amount_text(budget.contingency), budget.contingency_share
    part = rounded_percent(share) if share.exact is not None else ""
    pairs: list[tuple[str, str | Cell]] = [
        (_("Total"), shown(amount_text(budget.total), budget.head.unread.get("total"))),
        (
            _("Contingency"),
            shown(
                f"{reserve} ({part})" if part else reserve, budget.head.unread.get("contingency")
            ),
        ),
        (_("Planned"), amount_text(budget.money.planned)),
        (_("Plan to date"), amount_text(budget.money.planned_to_date)),
        (_("Spent"), amount_text(budget.money.spent)),
        (_("Budget use"), use_text(budget.money)),
    ]
    if budget.gap and budget.gap.value:
        missing = _("{amount} = total - contingency - planned").format(
            amount=amount_text(budget.gap)
        )
        pairs.append((_("Does not add up"), Cell(f"! {missing}", "bad")))
    pairs.append((_("Source"), budget.source))
    return Facts(_("Budget"), pairs)


def _line(line: LineMoney) -> Row:
    return [
        line.what,
        shown(amount_text(line.planned), line.item.unread.get("planned")),
        amount_text(line.planned_to_date),
        shown(amount_text(line.spent), line.item.unread.get("spent")),
        difference_text(line.difference),
        use_cell(line.use),
    ]


def _differing(lines: Sequence[LineMoney]) -> Table:
    """Return the lines whose written spending differs from the sum of the daily readings."""
    return Table(
        _("Written otherwise than measured"),
        [
            Column(_("What")),
            Column(_("Written"), "right"),
            Column(_("Sum of readings"), "right"),
            Column(_("Source")),
        ],
        [
            [
                line.what,
                Cell(f"! {amount_text(line.spent)}", "bad"),
                amount_text(line.measured),
                line.source,
            ]
            for line in lines
        ],
    )
