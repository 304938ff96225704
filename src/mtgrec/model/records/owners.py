"""The owners of items, and the other texts of a record that name people."""

from collections.abc import Iterator

from mtgrec.model.records.people import NOBODY, Owner, People
from mtgrec.model.records.record import Item, Record

PEOPLE_FIELDS = ("chair", "recorder", "attendees", "absent")
"""The fields of a record that name people."""
SEVERAL = "(several)"
"""The key under which items owned by several people are grouped."""


def owner_of(item: Item, register: People) -> Owner:
    """Return the owner of an item, by its fields `owner`, `department` and `helpers`."""
    text, department = item.text("owner") or "", item.text("department") or ""
    owner = register.read_owner(text, department) if text or department else NOBODY
    if helpers := item.texts("helpers"):
        named = (name for text in helpers for name in register.names_in(text))
        return owner._replace(helpers=tuple(dict.fromkeys((*owner.helpers, *named))))
    return owner


def needed_departments(item: Item, register: People) -> tuple[str, ...]:
    """Return the departments of which an item needs something, by its field `needs` (A12)."""
    needs = item.text("needs")
    return register.read_owner(needs).departments if needs else ()


def texts_with_names(record: Record) -> Iterator[str]:
    """Yield every text of a record that names people: who takes part, who owns or helps."""
    for field in PEOPLE_FIELDS:
        yield from record.texts(field)
    for item in record.items:
        yield from (*item.texts("owner"), *item.texts("helpers"))
