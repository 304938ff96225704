"""The table of family A."""

from mtgrec.rules.actions import (
    a001_no_single_owner,
    a002_no_due_date,
    a003_no_deliverable,
    a004_due_before_meeting,
    a005_vague_wording,
    a006_late,
    a007_late_without_reason,
    a008_declared_done_but,
    a009_done_undated,
    a010_needs_verdict,
    a011_silent,
    a012_deadline_or_finish,
    a013_finished_but_open,
    a014_no_department,
    a017_closed_but_open,
)
from mtgrec.rules.engine.rule import Rule

RULES: tuple[Rule, ...] = (
    a001_no_single_owner.RULE,
    a002_no_due_date.RULE,
    a003_no_deliverable.RULE,
    a004_due_before_meeting.RULE,
    a005_vague_wording.RULE,
    a006_late.RULE,
    a007_late_without_reason.RULE,
    a008_declared_done_but.RULE,
    a009_done_undated.RULE,
    a010_needs_verdict.RULE,
    a011_silent.RULE,
    Rule(a012_deadline_or_finish.INFO),
    a013_finished_but_open.RULE,
    a014_no_department.RULE,
    a017_closed_but_open.RULE,
)
