"""The table of family T."""

from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.traceability import (
    t001_same_item_id,
    t002_copied_item,
    t003_no_item_id,
    t004_dead_reference,
    t005_wrong_kind,
    t006_idle_decision,
    t007_changed_copy,
    t008_unserved_kpi,
    t010_campaign_spelling,
)

RULES: tuple[Rule, ...] = (
    Rule(t001_same_item_id.INFO),
    Rule(t002_copied_item.INFO),
    t003_no_item_id.RULE,
    t004_dead_reference.RULE,
    t005_wrong_kind.RULE,
    t006_idle_decision.RULE,
    Rule(t007_changed_copy.INFO),
    t008_unserved_kpi.RULE,
    Rule(t010_campaign_spelling.INFO),
)
