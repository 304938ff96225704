"""People: the register of who is who, and who an owner field names."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from mtgrec.model.values.words import fold

_DEPARTMENT = re.compile(
    r"(?:部|部门|部門|組|组|中心|[处處]|科|室)$|\b(?:dept\.?|team|department)$", re.IGNORECASE
)
_MARKS = re.compile(r"[、，,；;/]|\n")
_AND = re.compile(r"\s*[和与及&]\s*|\s+and\s+")


class Person(NamedTuple):
    """One entry of the people file. Everything but the name may be empty."""

    name: str
    aliases: tuple[str, ...] = ()
    department: str = ""
    role: str = ""
    manager: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    """Phone, e-mail and chat ids, as (kind, value)."""
    path: str = ""
    """The people file, and the line on which the entry begins; neither for who is in no file."""
    line: int = 0


class Owner(NamedTuple):
    """Who an item belongs to: the text without the department, the people in it, the department."""

    text: str | None
    people: tuple[str, ...]
    department: str | None


NOBODY = Owner(None, (), None)


class Register:
    """The people known in a workspace, found by name or alias."""

    __slots__ = ("_by_name", "_departments", "people")

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.people = tuple(people)
        self._by_name: dict[str, Person | None] = {}
        for person in self.people:
            for name in dict.fromkeys(fold(name) for name in (person.name, *person.aliases)):
                # A name that two people carry names neither.
                self._by_name[name] = None if name in self._by_name else person
        self._departments = {fold(person.department) for person in self.people if person.department}

    def find(self, name: str) -> Person | None:
        """Return the one person called `name`, or None."""
        return self._by_name.get(fold(name))

    def knows(self, name: str) -> bool:
        """Return whether anybody is called `name`."""
        return fold(name) in self._by_name

    def is_department(self, text: str) -> bool:
        """Return whether `text` is a department: by its ending or by the people file."""
        return fold(text) in self._departments or (
            bool(_DEPARTMENT.search(text)) and not self.knows(text)
        )

    def is_listed_department(self, text: str) -> bool:
        """Return whether the people file names `text` as somebody's department."""
        return fold(text) in self._departments

    def read_owner(self, text: str, department: str = "") -> Owner:
        """Return who `text` (an owner field) names; `department` is the item's own field."""
        text = text.strip()
        prefix, rest = self._split_department(text)
        people = self._split_people(rest)
        known = self.find(people[0]) if len(people) == 1 else None
        return Owner(
            text=rest or None,
            people=people,
            department=department or prefix or (known.department if known else "") or None,
        )

    def _split_department(self, text: str) -> tuple[str, str]:
        head, slash, rest = (part.strip() for part in text.partition("/"))
        if slash and self.is_department(head):
            # 财务部/市场部 names departments only: there is no person, and no department is lost.
            return (text.rstrip("/ "), "") if not rest or self.is_department(rest) else (head, rest)
        return (text, "") if text and not slash and self.is_department(text) else ("", text)

    def _split_people(self, text: str) -> tuple[str, ...]:
        names: list[str] = []
        for piece in _MARKS.split(text):
            parts = [part.strip() for part in _AND.split(piece.strip())]
            # 和 also stands inside names: it parts only names that the people file knows.
            whole = len(parts) == 1 or not all(self.knows(part) for part in parts)
            names.extend([piece.strip()] if whole else parts)
        return tuple(dict.fromkeys(self.canonical(name) for name in names if name))

    def canonical(self, name: str) -> str:
        """Return the register's name for an alias, else `name` as it is."""
        person = self.find(name)
        return person.name if person else name
