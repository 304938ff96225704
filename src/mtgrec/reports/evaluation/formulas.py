"""How the ROI of an evaluation comes about: its formula with numbers, or why there is no figure."""

from collections.abc import Iterable, Sequence

from mtgrec.model.figures.formula import Formula, metrics_in
from mtgrec.model.figures.spending import LineMoney
from mtgrec.output.language import _
from mtgrec.output.report import Value
from mtgrec.output.tables.cells import clauses, formula_text, joined
from mtgrec.reports.evaluation.figures import Account
from mtgrec.reports.shared.money import money_text


def formula_on_spent(account: Account) -> Value:
    """Return the formula with the money spent, or with what is missing for it."""
    formula = formula_text(account.formula, cost=_("spent"))
    missing = [
        *([] if account.revenue else [_("no readings of revenue")]),
        *([] if has_spending(account) else [_("no spending in any budget")]),
        *([] if by_spending(account.formula) else [_("the formula needs other readings")]),
    ]
    if account.roi_on_spent is None:
        missing = missing or several_currencies([account]) or [_("the denominator is zero")]
    if missing:
        return Value(clauses([formula, *missing]), "dim")
    revenue, spent = (
        money_text(account.revenue.amount if account.revenue else None),
        money_text(account.spent),
    )
    numbers = account.formula.text_with({"revenue": revenue, "cost": spent})
    return Value(incomplete(f"{formula} = {numbers}", account.unspent))


def several_currencies(accounts: Iterable[Account]) -> list[str]:
    """Return the reason why accounts in several currencies have no ROI; empty if they have one."""
    signs = sorted({sign for account in accounts for sign in account.currencies})
    if len(signs) < 2:  # noqa: PLR2004 - currencies
        return []
    return [_("the money is in different currencies: {signs}").format(signs=joined(signs))]


def has_spending(account: Account) -> bool:
    """Return whether money was spent, be it in currencies that do not add up."""
    return bool(account.budget and any(line.spent for line in account.budget.lines))


def by_spending(formula: Formula) -> bool:
    """Return whether an ROI can be computed from revenue and spending alone."""
    return set(metrics_in(formula.term)) <= {"revenue", "cost"}


def formula_by_readings(account: Account) -> Value:
    """Return the formula with its numbers, or with the parts that have no readings."""
    if account.roi is None:
        missing = [
            *([] if account.revenue else [_("no readings of revenue")]),
            *([] if account.cost else [_("no readings of cost")]),
        ]
    else:
        why = several_currencies([account]) or [_("the denominator is zero")]
        missing = why if account.roi.value is None else []
    if account.roi is None or missing:
        return Value(clauses([formula_text(account.formula), *missing]), "dim")
    numbers = account.formula.text_with(
        {part.metric: money_text(part.amount) for part in account.roi.parts}
    )
    return Value(f"{formula_text(account.formula)} = {numbers}")


def incomplete(text: str, unknown: Sequence[LineMoney]) -> str:
    """Return a figure on spending, with the number of lines whose spending is unknown."""
    if not unknown:
        return text
    return _("{rate} (lines without figures: {count})").format(rate=text, count=len(unknown))
