"""T: rules about ids, references, copies and orphans."""

from mtgrec.rules.engine.rule import Check
from mtgrec.rules.traceability import (
    t001_same_item_id,
    t002_copied_item,
    t003_no_item_id,
    t004_dead_reference,
    t005_wrong_kind,
    t006_idle_decision,
    t007_changed_copy,
    t008_unserved_kpi,
)

CHECKS: tuple[Check, ...] = (
    t001_same_item_id.CHECK,
    t002_copied_item.CHECK,
    t003_no_item_id.CHECK,
    t004_dead_reference.CHECK,
    t005_wrong_kind.CHECK,
    t006_idle_decision.CHECK,
    t007_changed_copy.CHECK,
    t008_unserved_kpi.CHECK,
)
