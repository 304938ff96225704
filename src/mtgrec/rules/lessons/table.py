"""The table of family L."""

from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.lessons import l001_no_cause, l002_no_advice

RULES: tuple[Rule, ...] = (l001_no_cause.RULE, l002_no_advice.RULE)
