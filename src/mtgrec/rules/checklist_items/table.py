"""The table of family C."""

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
from mtgrec.rules.engine.rule import Rule

RULES: tuple[Rule, ...] = (
    c001_stage_missing.RULE,
    c002_stock_item_missing.RULE,
    c003_no_single_owner.RULE,
    c004_declared_against_computed.RULE,
    c005_off_track_without_action.RULE,
    c006_check_late.RULE,
    c007_check_late_without_reason.RULE,
    c008_nobody_named_yet.RULE,
)
