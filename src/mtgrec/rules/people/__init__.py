"""P: rules about the people file and who it knows."""

from mtgrec.rules.engine.rule import Check
from mtgrec.rules.people import p001_unknown_person, p002_shared_name, p003_no_contact

CHECKS: tuple[Check, ...] = (
    p001_unknown_person.CHECK,
    p002_shared_name.CHECK,
    p003_no_contact.CHECK,
)
