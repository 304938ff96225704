"""Names of people as they are typed: known, probably misspelt, or unknown."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from mtgrec.model.errors import UsageError
from mtgrec.model.message import N_, Message
from mtgrec.model.records.owners import texts_with_names
from mtgrec.model.records.people import People
from mtgrec.model.records.record import Record
from mtgrec.model.values.name_keys import person_key
from mtgrec.model.values.spelling import closest
from mtgrec.model.values.words import fold

_MIN_LIKENESS = 0.75


def seen_names(records: Iterable[Record], register: People) -> set[str]:
    """Return the names of all owners of items and of all who attend or lead a meeting."""
    return {
        name
        for record in records
        for text in texts_with_names(record)
        for name in register.people_in(text)
    }


def likely_name(name: str, register: People, records: Iterable[Record]) -> str | None:
    """Return the known name that `name` is probably a misspelling of; None if it is right or new.

    Without a people file only a name very similar to one in use counts as a misspelling.
    """
    if register.people:
        known_names = {
            each for person in register.people for each in (person.name, *person.aliases)
        }
        return None if register.knows(name) else closest(name, known_names)
    used_names = seen_names(records, register)
    if person_key(name) in map(person_key, used_names):
        return None
    closest_name = closest(name, used_names, cutoff=_MIN_LIKENESS)
    return closest_name if closest_name and _likeness(name, closest_name) >= _MIN_LIKENESS else None


def _likeness(name: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1.

    Unlike `closest` it does not favour short names: 王芳 is hardly a misspelling of 王敏.
    """
    return SequenceMatcher(None, fold(name), fold(other)).ratio()


def slip_error(name: str, near: str, place: str) -> UsageError:
    """Return the error for a name that is probably a misspelling of `near`."""
    return UsageError(
        Message(N_("nobody is called “{name}”"), name=name),
        Message(N_("did you mean “{near}”? --new-person takes the name as it is"), near=near),
        place,
    )
