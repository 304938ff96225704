"""The budgets that count, and where findings about them are placed."""

from collections.abc import Sequence

from mtgrec.model.figures.budget import CampaignBudget, budgets
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.records.record import Item
from mtgrec.model.values.amount import Amount, add_up
from mtgrec.model.values.figure_texts import money_text
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView

_RESERVE_WORDS = lazily(
    r"应急|预备[金费]|备用金|机动(?:费|金|预算|款)|不可预见|\b(?:contingency|reserve|buffer)\b"
)


def budgets_of(view: RuleView) -> Sequence[CampaignBudget]:
    """Return the budget of each campaign, computed once for all rules about budgets."""
    return view.cached("budgets", lambda: budgets(view.records, view.context))


def lines_of(view: RuleView) -> list[LineMoney]:
    """Return the lines of the budgets that count, without cancelled ones."""
    return [
        line
        for budget in budgets_of(view)
        for line in budget.lines
        if line.item.status != "cancelled"
    ]


def planned_from_reserve(budget: CampaignBudget) -> Amount | None:
    """Return the planned money of the lines that are named as a reserve, None without such lines.

    What is taken from the contingency for something unforeseen gets a line of its own.
    """
    return add_up(line.planned for line in budget.lines if is_reserve(line))


def is_reserve(line: LineMoney) -> bool:
    """Return whether a line that counts is named as a reserve: 应急, contingency."""
    return line.item.status != "cancelled" and bool(_RESERVE_WORDS.search(normalized(line.what)))


def typed(amount: Amount) -> str:
    """Return an amount as it can be typed in a command: a shell would take $40 for a variable."""
    return money_text(amount._replace(unit="" if amount.unit == "$" else amount.unit))


def has_field(budget: CampaignBudget, field: str) -> bool:
    """Return whether a budget has a field, readable or not."""
    head = budget.record.values.get("budget")
    return isinstance(head, Item) and field in head.at


def at_budget(info: RuleInfo, budget: CampaignBudget, field: str, /, **values: object) -> Finding:
    """Return the finding that a budget breaks a rule, at its `field` or else at its start."""
    record, head = budget.record, budget.record.values.get("budget")
    start = (
        head.at.get(field, head.offset) if isinstance(head, Item) else record.at.get("budget", 0)
    )
    values |= {"address": record.id}
    return Finding(info.at(record.path, record.place(start), record.id, **values), record)


def at_line(info: RuleInfo, line: LineMoney, field: str, /, **values: object) -> Finding:
    """Return the finding that a line breaks a rule, at its `field` or else at its `what`."""
    record, item = line.record, line.item
    place = record.place(item.at.get(field, item.at.get("what", item.offset)))
    values |= {"address": line.address}
    return Finding(info.at(record.path, place, line.address, **values), record, item)
