"""The table of family M."""

from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.milestones import (
    m001_milestone_late,
    m002_started_before_gates,
    m003_spend_before_test,
    m004_milestone_late_without_reason,
)

RULES: tuple[Rule, ...] = (
    m001_milestone_late.RULE,
    m002_started_before_gates.RULE,
    m003_spend_before_test.RULE,
    m004_milestone_late_without_reason.RULE,
)
