"""R: rules about risks."""

from mtgrec.model.checking.check import Check
from mtgrec.model.rules.risks import r001_no_response, r002_no_single_owner

CHECKS: tuple[Check, ...] = (r001_no_response.CHECK, r002_no_single_owner.CHECK)
