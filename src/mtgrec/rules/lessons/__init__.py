"""L: rules about lessons."""

from mtgrec.rules.engine.rule import Check
from mtgrec.rules.lessons import l001_no_cause, l002_no_advice

CHECKS: tuple[Check, ...] = (l001_no_cause.CHECK, l002_no_advice.CHECK)
