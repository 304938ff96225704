"""The table of family N."""

from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.minutes import (
    n001_block_missing,
    n002_incomplete,
    n003_untouched,
    n004_no_next_meeting,
    n005_meeting_overdue,
    n006_body_tasks,
    n007_minutes_in_text,
    n008_table_in_text,
    n009_marked_lines,
    n010_draft_left,
    n012_not_confirmed,
    n013_no_kickoff,
)

RULES: tuple[Rule, ...] = (
    n001_block_missing.RULE,
    n002_incomplete.RULE,
    n003_untouched.RULE,
    n004_no_next_meeting.RULE,
    n005_meeting_overdue.RULE,
    Rule(n006_body_tasks.INFO),
    Rule(n007_minutes_in_text.INFO),
    Rule(n008_table_in_text.INFO),
    Rule(n009_marked_lines.INFO),
    n010_draft_left.RULE,
    n012_not_confirmed.RULE,
    n013_no_kickoff.RULE,
)
