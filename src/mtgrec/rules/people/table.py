"""The table of family P."""

from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.people import p001_unknown_person, p002_shared_name, p003_no_contact

RULES: tuple[Rule, ...] = (
    p001_unknown_person.RULE,
    p002_shared_name.RULE,
    p003_no_contact.RULE,
)
