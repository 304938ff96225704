"""The budgets that count, and where findings about them are placed."""

from collections.abc import Sequence

from mtgrec.model.figures.budget import CampaignBudget, budgets
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.records.record import Item
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.figure_texts import money_text
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import RuleInfo
from mtgrec.rules.engine.rule_view import RuleView


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
