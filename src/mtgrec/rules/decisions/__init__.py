"""D: rules about decisions."""

from mtgrec.rules.decisions import (
    d001_no_single_owner,
    d002_not_carried_out,
    d003_superseded_but_open,
    d004_review_overdue,
)
from mtgrec.rules.engine.rule import Check

CHECKS: tuple[Check, ...] = (
    d001_no_single_owner.CHECK,
    d002_not_carried_out.CHECK,
    d003_superseded_but_open.CHECK,
    d004_review_overdue.CHECK,
)
