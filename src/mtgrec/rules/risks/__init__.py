"""R: rules about risks."""

from mtgrec.rules.engine.rule import Check
from mtgrec.rules.risks import r001_no_response, r002_no_single_owner

CHECKS: tuple[Check, ...] = (r001_no_response.CHECK, r002_no_single_owner.CHECK)
