"""D: rules about decisions."""

from mtgrec.model.checking.check import Check
from mtgrec.model.rules.decisions import (
    d001_no_single_owner,
    d002_not_carried_out,
    d003_superseded_but_open,
    d004_review_overdue,
)

CHECKS: tuple[Check, ...] = (
    d001_no_single_owner.CHECK,
    d002_not_carried_out.CHECK,
    d003_superseded_but_open.CHECK,
    d004_review_overdue.CHECK,
)
