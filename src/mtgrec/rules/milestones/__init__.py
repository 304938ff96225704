"""M: rules about milestones and their gates."""

from mtgrec.rules.engine.rule import Check
from mtgrec.rules.milestones import (
    m001_milestone_late,
    m002_started_before_gates,
    m003_spend_before_test,
    m004_milestone_late_without_reason,
)

CHECKS: tuple[Check, ...] = (
    m001_milestone_late.CHECK,
    m002_started_before_gates.CHECK,
    m003_spend_before_test.CHECK,
    m004_milestone_late_without_reason.CHECK,
)
