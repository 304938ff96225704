"""People: who is known, who owns something, and what reads the names in a text."""

from enum import Enum
from typing import NamedTuple, Protocol

LEAD, HELPER = "lead", "helper"


class Person(NamedTuple):
    """One entry of the people file; all fields but the name may be empty."""

    name: str
    aliases: tuple[str, ...] = ()
    department: str = ""
    role: str = ""
    manager: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    """Phone, e-mail and chat ids, as (kind, value)."""
    path: str = ""
    """The people file; empty for somebody who is in no file."""
    line: int = 0
    """The line of `path` on which the entry begins; 0 without a file."""


class Owner(NamedTuple):
    """The owner of an item: the text without its department, the people in it, the departments."""

    text: str | None
    people: tuple[str, ...]
    departments: tuple[str, ...]
    helpers: tuple[str, ...] = ()
    """Those whom the text names as helpers: 韩梅梅 of `李雷（主责）、韩梅梅（配合）`."""

    @property
    def department(self) -> str | None:
        """The departments as one text, joined by `/`; None without any."""
        return "/".join(self.departments) or None


NOBODY = Owner(None, (), ())


class OwnerKind(Enum):
    """What one part of an owner field is."""

    PERSON = "person"
    DEPARTMENT = "department"
    ROLE = "role"
    """A position without a name: 市场部经理."""
    ANYBODY = "anybody"
    """Everybody, somebody, or a group without a particular member: 各部门负责人."""
    GROUP = "group"
    """A team: before a slash it is where a person belongs, otherwise it names no person."""
    UNDECIDED = "undecided"
    """A placeholder: 待定, TBD."""
    BESIDE = "beside"
    """An addition to a name, which is ignored: a phone number, 先生, 负责."""


class Part(NamedTuple):
    """One part of a text that names people."""

    text: str
    kind: OwnerKind
    joined: bool = False
    """Whether a conjunction such as 和 connects it with its neighbour."""
    role: str = ""
    """`lead` or `helper`, where the text says so."""


class People(Protocol):
    """The people and departments of a workspace; it reads every text that names some of them."""

    people: tuple[Person, ...]
    """The entries of the people file."""

    def find(self, name: str, /) -> Person | None:
        """Return the person called `name`; None if nobody or more than one is."""

    def knows(self, name: str, /) -> bool:
        """Return whether a name or alias of somebody is `name`."""

    def is_listed_department(self, text: str, /) -> bool:
        """Return whether the people file names `text` as a person's department."""

    def read_owner(self, text: str, department: str = "", /) -> Owner:
        """Return the owner named by an owner field; `department` is the item's own field."""

    def parts_of(self, text: str, /) -> tuple[Part, ...]:
        """Return the parts of a text that names people: names, departments, roles."""

    def people_in(self, text: str, /) -> tuple[str, ...]:
        """Return the people that a text names, helpers too, each once, as they are shown."""

    def department(self, name: str, /) -> str:
        """Return a department as it is shown, the same for every way of writing its name."""

    def names_in(self, text: str, /) -> tuple[str, ...]:
        """Return the people that a text names; the text itself where it names none."""
