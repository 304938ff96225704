"""The table of all rules: `CHECKS` is the only list of them, in the order of their codes."""

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
from mtgrec.rules.engine.rule import Check

FAMILIES: dict[str, tuple[Check, ...]] = {
    "F": files.CHECKS,
    "N": minutes.CHECKS,
    "D": decisions.CHECKS,
    "A": actions.CHECKS,
    "R": risks.CHECKS,
    "K": kpis.CHECKS,
    "C": checklist_items.CHECKS,
    "M": milestones.CHECKS,
    "L": lessons.CHECKS,
    "B": budget.CHECKS,
    "P": people.CHECKS,
    "T": traceability.CHECKS,
}
"""The rules by the letter of their family."""

CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES.values() for check in family)

BY_CODE: dict[str, Check] = {check.rule.code: check for check in CHECKS}
"""The same by their codes."""
