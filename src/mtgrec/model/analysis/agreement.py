"""Which departments that hold actions of a campaign have not confirmed its plan yet (A4)."""

from collections.abc import Iterable

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.people import People
from mtgrec.model.records.record import Record

_CONFIRMED_IN = ("kickoff", "campaign")


def unconfirmed_departments(
    records: Iterable[Record], states: Iterable[ItemState], register: People
) -> tuple[str, ...]:
    """Return the departments of a campaign's actions that `confirmed` does not name, each once.

    Cancelled actions do not count. `records` are those of the campaign; its kickoffs and plans say
    who agreed: a department, or somebody for it (市场部/王敏).
    """
    confirmed = {
        department
        for record in records
        if record.type.role in _CONFIRMED_IN
        for text in record.texts("confirmed")
        for department in _departments_in(text, register)
    }
    holding = {
        department: None
        for state in states
        if state.item.kind == "action" and state.item.status != "cancelled"
        for department in state.owner.departments
    }
    return tuple(department for department in holding if department not in confirmed)


def _departments_in(text: str, register: People) -> tuple[str, ...]:
    """Return the departments that an entry of `confirmed` names; any name may be one: Growth."""
    return register.read_owner(text).departments or register.read_owner("", text).departments
