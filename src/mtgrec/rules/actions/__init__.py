"""A: rules about actions."""

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
)
from mtgrec.rules.engine.rule import Check

CHECKS: tuple[Check, ...] = (
    a001_no_single_owner.CHECK,
    a002_no_due_date.CHECK,
    a003_no_deliverable.CHECK,
    a004_due_before_meeting.CHECK,
    a005_vague_wording.CHECK,
    a006_late.CHECK,
    a007_late_without_reason.CHECK,
    a008_declared_done_but.CHECK,
    a009_done_undated.CHECK,
    a010_needs_verdict.CHECK,
    a011_silent.CHECK,
    a012_deadline_or_finish.CHECK,
    a013_finished_but_open.CHECK,
    a014_no_department.CHECK,
)
