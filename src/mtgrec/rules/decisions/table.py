"""The table of family D."""

from mtgrec.rules.decisions import (
    d001_no_single_owner,
    d002_not_carried_out,
    d003_superseded_but_open,
    d004_review_overdue,
)
from mtgrec.rules.engine.rule import Rule

RULES: tuple[Rule, ...] = (
    d001_no_single_owner.RULE,
    d002_not_carried_out.RULE,
    d003_superseded_but_open.RULE,
    d004_review_overdue.RULE,
)
