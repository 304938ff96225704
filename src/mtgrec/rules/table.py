"""The table of all rules: `RULES` is the only list of them, in the order of their codes."""

from mtgrec.rules import (
    actions,
    budget,
    checklist_items,
    decisions,
    files,
    kpis,
    lessons,
    milestones,
    minutes,
    people,
    risks,
    traceability,
)
from mtgrec.rules.engine.rule import Rule

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
"""The same by their codes."""
