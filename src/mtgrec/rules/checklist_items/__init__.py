"""C: rules about checklists and their checks."""

from mtgrec.rules.checklist_items import (
    c001_stage_missing,
    c002_stock_item_missing,
    c003_no_single_owner,
    c004_declared_against_computed,
    c005_off_track_without_action,
    c006_check_late,
    c007_check_late_without_reason,
    c008_nobody_named_yet,
)
from mtgrec.rules.engine.rule import Check

CHECKS: tuple[Check, ...] = (
    c001_stage_missing.CHECK,
    c002_stock_item_missing.CHECK,
    c003_no_single_owner.CHECK,
    c004_declared_against_computed.CHECK,
    c005_off_track_without_action.CHECK,
    c006_check_late.CHECK,
    c007_check_late_without_reason.CHECK,
    c008_nobody_named_yet.CHECK,
)
