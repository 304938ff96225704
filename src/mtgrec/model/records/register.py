"""The register: the people file, and the one reader of all texts that name people."""

from collections.abc import Callable, Iterable
from functools import cached_property

from mtgrec.model.records.name_links import plain_text
from mtgrec.model.records.name_parts import parts_of
from mtgrec.model.records.owners import texts_with_names
from mtgrec.model.records.people import HELPER, LEAD, Owner, OwnerKind, Part, Person
from mtgrec.model.records.record import Record
from mtgrec.model.values.name_keys import department_key, name_key, person_key
from mtgrec.model.values.patterns import lazily

_BETWEEN_DEPARTMENTS = lazily(r"[、，,；;/／|\r\n]+")
_NO_OWNERS = (OwnerKind.ANYBODY, OwnerKind.UNDECIDED, OwnerKind.GROUP)


class Register:
    """The known people of a workspace, found by name or alias; it reads every text with names.

    A name is shown as the people file spells it, else as the first of `records` does.
    """

    def __init__(self, people: Iterable[Person] = (), records: Iterable[Record] = ()) -> None:
        self.people = tuple(people)
        self._records = records
        self._by_name: dict[str, Person | None] = {}
        for person in self.people:
            for name in dict.fromkeys(person_key(name) for name in (person.name, *person.aliases)):
                # A name of two people identifies neither of them.
                self._by_name[name] = None if name in self._by_name else person
        listed = [person.department for person in self.people if person.department]
        self._listed = {name_key(name): name for name in reversed(listed)}
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._owners: dict[tuple[str, str], Owner] = {}

    # -- the people file

    def find(self, name: str) -> Person | None:
        """Return the person called `name`; None if nobody or more than one is."""
        return self._by_name.get(person_key(name))

    def knows(self, name: str) -> bool:
        """Return whether a name or alias of somebody is `name`."""
        return person_key(name) in self._by_name

    def is_listed_department(self, text: str) -> bool:
        """Return whether the people file names `text` as a person's department."""
        return name_key(text) in self._listed

    # -- reading

    def read_owner(self, text: str, department: str = "") -> Owner:
        """Return the owner named by an owner field; `department` is the item's own field."""
        key = (text, department)
        if key not in self._owners:
            self._owners[key] = self._owner(text, department)
        return self._owners[key]

    def _owner(self, text: str, field: str) -> Owner:
        parts = self.parts_of(text)
        people = [part for part in parts if part.kind is OwnerKind.PERSON]
        leads = [part for part in people if part.role == LEAD]
        names = self._shown(leads or [part for part in people if part.role != HELPER])
        person = self.find(names[0]) if len(names) == 1 else None
        departments = self._shown_departments(self._departments(text, field))
        if not departments and person and person.department:
            departments = tuple(map(self.department, person.department.split("/")))
        return Owner(
            text=self._text(text, parts, names),
            people=names,
            departments=departments,
            helpers=tuple(name for name in self._shown(people) if name not in names),
        )

    def _shown(self, people: Iterable[Part]) -> tuple[str, ...]:
        """Return the names of people as they are shown, each person once."""
        return _each_once((self.canonical(part.text) for part in people), person_key)

    def _shown_departments(self, parts: Iterable[Part]) -> tuple[str, ...]:
        return _each_once((self.department(part.text) for part in parts), name_key)

    def _text(self, text: str, parts: Iterable[Part], names: tuple[str, ...]) -> str | None:
        """Return the owner as a text: the names, or what is written beside the departments."""
        others = [part for part in parts if part.kind is not OwnerKind.DEPARTMENT]
        if names and not any(part.kind in _NO_OWNERS for part in others):
            return (", " if all(name.isascii() for name in names) else "、").join(names)
        if any(part.kind is OwnerKind.PERSON for part in others):
            return plain_text(text)
        return "、".join(dict.fromkeys(part.text for part in others)) or None

    def _departments(self, owner: str, field: str) -> list[Part]:
        """Return the departments that the field of an item names, else those of its owner field."""
        parts = self.parts_of(field or owner)
        if not field:
            return [part for part in parts if _is_department(part)]
        if all(part.kind is OwnerKind.DEPARTMENT for part in parts):
            return [part for part in parts if _is_department(part)]
        pieces = map(plain_text, _BETWEEN_DEPARTMENTS.split(field))  # any name may be one: Growth
        return [Part(piece, OwnerKind.DEPARTMENT) for piece in pieces if piece]

    def parts_of(self, text: str) -> tuple[Part, ...]:
        """Return the parts of a text that names people: names, departments, roles."""
        if text not in self._parts:
            self._parts[text] = tuple(parts_of(text, self)) if text.strip() else ()
        return self._parts[text]

    def people_in(self, text: str) -> tuple[str, ...]:
        """Return the people that a text names, helpers too, each once."""
        return self._shown(part for part in self.parts_of(text) if part.kind is OwnerKind.PERSON)

    def names_in(self, text: str) -> tuple[str, ...]:
        """Return the people that a text names; the text itself where it names none."""
        return self.people_in(text) or ((plain_text(text),) if text.strip() else ())

    # -- spelling

    def canonical(self, name: str) -> str:
        """Return the name of a person as it is shown: of the people file, else as first written."""
        if person := self.find(name):
            return person.name
        return self._spellings.get(person_key(name), name)

    def department(self, name: str) -> str:
        """Return a department as it is shown: as the people file or the first item spells it.

        PR and PR Team are one, unless there is a PR Department too.
        """
        stem, word = department_key(name)
        known = self._department_spellings.get(stem, {})
        if len({word, *known} - {""}) > 1:
            return known.get(word, name)
        return next(iter(known.values()), name)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for text in (text for record in self._records for text in texts_with_names(record)):
            for part in self.parts_of(text):
                if part.kind is OwnerKind.PERSON:
                    found.setdefault(person_key(part.text), part.text)
        return found

    @cached_property
    def _department_spellings(self) -> dict[str, dict[str, str]]:
        """The departments by stem, then by the word for it (PR Team: pr, team), as first spelt."""
        found: dict[str, dict[str, str]] = {}

        def keep(name: str) -> None:
            stem, word = department_key(name)
            found.setdefault(stem, {}).setdefault(word, name)

        for name in self._listed.values():
            keep(name)
        items = [item for record in self._records for item in record.items]
        for item in items:
            owner, department = item.text("owner") or "", item.text("department") or ""
            for part in self._departments(owner, department):
                keep(part.text)
        for item in items:  # those that hold items are spelt as these do
            for part in self._departments(item.text("needs") or "", ""):
                keep(part.text)
        return found


def _each_once(names: Iterable[str], key: Callable[[str], str]) -> tuple[str, ...]:
    """Return the first spelling of each name."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(key(name), name)
    return tuple(found.values())


def _is_department(part: Part) -> bool:
    return part.kind is OwnerKind.DEPARTMENT and part.role != HELPER
