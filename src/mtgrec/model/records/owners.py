"""The owners of items."""

from mtgrec.model.records.people import NOBODY, Owner, Register
from mtgrec.model.records.record import Item

SEVERAL = "(several)"
"""The key under which items owned by several people are grouped."""


def owner_of(item: Item, register: Register) -> Owner:
    """Return the owner of an item, by its fields `owner` and `department`."""
    owner, department = item.text("owner") or "", item.text("department") or ""
    return register.read_owner(owner, department) if owner or department else NOBODY
