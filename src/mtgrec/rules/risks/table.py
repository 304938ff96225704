"""The table of family R."""

from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.risks import r001_no_response, r002_no_single_owner

RULES: tuple[Rule, ...] = (r001_no_response.RULE, r002_no_single_owner.RULE)
