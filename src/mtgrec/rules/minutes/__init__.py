"""N: rules about minutes as a whole."""

from mtgrec.rules.engine.rule import Check
from mtgrec.rules.minutes import (
    n001_block_missing,
    n002_incomplete,
    n003_untouched,
    n004_no_next_meeting,
    n005_meeting_overdue,
    n006_body_tasks,
)

CHECKS: tuple[Check, ...] = (
    n001_block_missing.CHECK,
    n002_incomplete.CHECK,
    n003_untouched.CHECK,
    n004_no_next_meeting.CHECK,
    n005_meeting_overdue.CHECK,
    n006_body_tasks.CHECK,
)
