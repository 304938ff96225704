"""The owners of items, and the other texts of a record that name people."""

from collections.abc import Iterator

from mtgrec.model.records.name_links import plain_text
from mtgrec.model.records.owner_words import LETTER_OR_DIGIT
from mtgrec.model.records.people import NOBODY, Owner, People
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.patterns import lazily

_CONJUNCTION = lazily(r"以及|或者|[和与及或&+]|\b(?:and|or)\b")
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


def owner_as_written(item: Item, register: People) -> str | None:
    """Return the owner field where it says more than names and departments: 李雷（请假）; else None."""
    text = plain_text(item.text("owner") or "")
    rest = name_key(text)
    for part in sorted(register.parts_of(text), key=lambda part: -len(part.text)):
        rest = rest.replace(name_key(part.text), " ")
    return text if LETTER_OR_DIGIT.search(_CONJUNCTION.sub(" ", rest)) else None


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
