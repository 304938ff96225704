"""Who an item belongs to."""

from mtgrec.model.records.people import NOBODY, Owner, Register
from mtgrec.model.records.record import Item

SEVERAL = "(several)"
"""The group of items that several people own."""


def owner_of(item: Item, register: Register) -> Owner:
    """Return who an item belongs to."""
    owner, department = item.text("owner") or "", item.text("department") or ""
    return register.read_owner(owner, department) if owner or department else NOBODY
