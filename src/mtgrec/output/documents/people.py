"""People as JSON and spreadsheets list them: who they are, and how much they carry."""

from collections.abc import Iterable

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.people import People

_COUNTS = ("open", "late", "finished")


PERSON_NAMES = ("name", "known", "department", "role", "manager", *_COUNTS)


def person_rows(
    register: People, states: Iterable[ItemState], *, everybody: bool = True
) -> list[dict[str, object]]:
    """Return a row for every person of the register, then for every other name that owns something.

    Unless `everybody` is wanted, people who own none of `states` are left out.
    """
    rows: dict[str, dict[str, object]] = {
        person.name: {
            "name": person.name,
            "known": True,
            "department": person.department or None,
            "role": person.role or None,
            "manager": person.manager or None,
            **dict.fromkeys(_COUNTS, 0),
        }
        for person in register.people
    }
    owning: set[str] = set()
    for state in states:
        for name in state.owner.people:
            row = rows.setdefault(name, _stranger(name, state))
            _count(row, state)
            owning.add(name)
    kept = [row for name, row in rows.items() if everybody or name in owning]
    return sorted(kept, key=lambda row: not row["known"])


def _stranger(name: str, state: ItemState) -> dict[str, object]:
    return {
        "name": name,
        "known": False,
        "department": state.owner.department,
        "role": None,
        "manager": None,
        **dict.fromkeys(_COUNTS, 0),
    }


def _count(row: dict[str, object], state: ItemState) -> None:
    for name, counts in (
        ("open", state.open),
        ("late", state.overdue),
        ("finished", state.item.status == "done"),
    ):
        row[name] = int(str(row[name])) + counts
