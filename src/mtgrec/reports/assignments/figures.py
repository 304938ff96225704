"""Who does what until when: tasks by department and person, and what is missing (B3, B19)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtgrec.model.figures.item_state import Entry
from mtgrec.model.figures.progress import completion
from mtgrec.model.records.people import Person, Register
from mtgrec.model.values.ratio import Ratio
from mtgrec.reports.shared.basis import Basis, by_due


class Share(NamedTuple):
    """The tasks of one department, by person and deadline."""

    department: str | None
    tasks: tuple[Entry, ...]


class Assignments(NamedTuple):
    """The task assignment table, with what an assignment needs and lacks."""

    actions: tuple[Share, ...]
    checks: tuple[Share, ...]
    milestones: tuple[Entry, ...]
    completion: Ratio
    next_due: tuple[Entry, ...]
    """The open actions of the next day on which any is due."""
    cancelled: tuple[Entry, ...]
    """Actions that nobody has to do any more: they stand in no table."""
    ownerless: tuple[Entry, ...]
    """Actions that name no person, only a department or nobody."""
    shared: tuple[Entry, ...]
    """Actions of several people: none of them is the one responsible."""
    without_due: tuple[Entry, ...]
    without_output: tuple[Entry, ...]
    contacts: tuple[Person, ...]
    """Those who own something, and their managers."""
    strangers: tuple[str, ...]
    """Names that own something and are not in the people file."""
    idle: tuple[Person, ...]
    """People of the people file who own none of the tasks."""

    @property
    def tasks(self) -> list[Entry]:
        """The actions of all departments."""
        return [entry for share in self.actions for entry in share.tasks]

    @property
    def incomplete(self) -> list[Entry]:
        """The actions that lack one person, a date or an output, each once."""
        gaps = (*self.ownerless, *self.shared, *self.without_due, *self.without_output)
        return list({entry.address: entry for entry in gaps}.values())


def assignments(basis: Basis) -> Assignments:
    """Return the assignment table of a report's records."""
    all_actions = basis.of_kind("action")
    actions = [entry for entry in all_actions if entry.item.status != "cancelled"]
    checks = [entry for entry in basis.of_kind("check") if entry.item.status != "cancelled"]
    milestones = [entry for entry in basis.of_kind("milestone") if entry.item.status != "cancelled"]
    owning = list(
        dict.fromkeys(
            name for entry in (*actions, *checks, *milestones) for name in entry.owner.people
        )
    )
    register = basis.outlook.register
    return Assignments(
        actions=_shares(actions),
        checks=_shares(checks),
        milestones=tuple(by_due(milestones)),
        completion=completion(entry.item for entry in all_actions),
        next_due=_next_due(basis, actions),
        cancelled=tuple(entry for entry in all_actions if entry.item.status == "cancelled"),
        ownerless=tuple(entry for entry in actions if not entry.owner.people),
        shared=tuple(entry for entry in actions if len(entry.owner.people) > 1),
        without_due=tuple(entry for entry in actions if entry.item.due is None),
        without_output=tuple(entry for entry in actions if not entry.item.text("deliverable")),
        contacts=_contacts(owning, register),
        strangers=tuple(sorted(name for name in owning if not register.find(name))),
        idle=tuple(person for person in register.people if person.name not in owning),
    )


def _shares(tasks: Iterable[Entry]) -> tuple[Share, ...]:
    """Return tasks by department, in their order by name, those without one last."""
    by_department: dict[str | None, list[Entry]] = {}
    for entry in by_due(tasks):
        by_department.setdefault(entry.owner.department, []).append(entry)
    return tuple(
        Share(department, tuple(sorted(found, key=lambda entry: entry.owner.text or "\uffff")))
        for department, found in sorted(by_department.items(), key=lambda pair: pair[0] or "\uffff")
    )


def _next_due(basis: Basis, actions: Sequence[Entry]) -> tuple[Entry, ...]:
    ahead = [
        entry
        for entry in by_due(actions)
        if entry.open and entry.item.due and entry.item.due >= basis.today
    ]
    return tuple(entry for entry in ahead if entry.item.due == ahead[0].item.due)


def _contacts(owning: Sequence[str], register: Register) -> tuple[Person, ...]:
    """Return who gets the table: the owners and their managers, as the people file lists them."""
    own = [person for name in owning if (person := register.find(name))]
    managers = {person.manager for person in own if person.manager}
    names = {person.name for person in own} | {
        person.name for name in managers if (person := register.find(name))
    }
    return tuple(person for person in register.people if person.name in names)
