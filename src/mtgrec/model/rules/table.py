"""The table of all rules: `CHECKS` is the only list of them, in the order of their codes."""

from mtgrec.model.checking.check import Check
from mtgrec.model.rules import (
    actions,
    budget,
    checks,
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

FAMILIES: dict[str, tuple[Check, ...]] = {
    "F": files.CHECKS,
    "N": minutes.CHECKS,
    "D": decisions.CHECKS,
    "A": actions.CHECKS,
    "R": risks.CHECKS,
    "K": kpis.CHECKS,
    "C": checks.CHECKS,
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
