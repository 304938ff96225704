"""Which departments that hold actions of a campaign have not confirmed its plan yet (A4)."""

from collections.abc import Iterable
from unicodedata import normalize

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.record import Record
from mtgrec.model.values.name_keys import name_key
from mtgrec.model.values.patterns import lazily

# Who agreed for a department: 市场部/王敏, 市场部（王敏）.
_PERSON = lazily(r"[/(].*")
_CONFIRMED_IN = ("kickoff", "campaign")


def unconfirmed_departments(
    records: Iterable[Record], states: Iterable[ItemState]
) -> tuple[str, ...]:
    """Return the departments of a campaign's actions that `confirmed` does not name, each once.

    Cancelled actions do not count. `records` are those of the campaign; its kickoffs and plans say
    who agreed. Names are equal but for width, case, script and blanks.
    """
    confirmed = {
        _key(department)
        for record in records
        if record.type.role in _CONFIRMED_IN
        for department in record.texts("confirmed")
    }
    holding: dict[str, str] = {}
    for state in states:
        if state.item.kind == "action" and state.item.status != "cancelled":
            for department in state.owner.departments:
                holding.setdefault(_key(department), department)
    return tuple(name for key, name in holding.items() if key not in confirmed)


def _key(department: str) -> str:
    return name_key(_PERSON.sub("", normalize("NFKC", department)))
