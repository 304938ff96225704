"""The table of all rules: `RULES` is the only list of them, in the order of their codes."""

from mtgrec.rules.actions import table as actions
from mtgrec.rules.budget import table as budget
from mtgrec.rules.checklist_items import table as checklist_items
from mtgrec.rules.decisions import table as decisions
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.files import table as files
from mtgrec.rules.kpis import table as kpis
from mtgrec.rules.lessons import table as lessons
from mtgrec.rules.milestones import table as milestones
from mtgrec.rules.minutes import table as minutes
from mtgrec.rules.people import table as people
from mtgrec.rules.risks import table as risks
from mtgrec.rules.traceability import table as traceability

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "F": files.RULES,
    "N": minutes.RULES,
    "D": decisions.RULES,
    "A": actions.RULES,
    "R": risks.RULES,
    "K": kpis.RULES,
    "C": checklist_items.RULES,
    "M": milestones.RULES,
    "L": lessons.RULES,
    "B": budget.RULES,
    "P": people.RULES,
    "T": traceability.RULES,
}
"""The rules by the letter of their family."""

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family)

BY_CODE: dict[str, Rule] = {rule.info.code: rule for rule in RULES}
"""All rules by their codes."""
