"""Who does what until when: tasks by department and person, and what is missing (B3, B19)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import completion
from mtgrec.model.records.people import Person, Register
from mtgrec.model.values.ratio import Ratio
from mtgrec.reports.shared.basis import Basis, by_due


class Share(NamedTuple):
    """The tasks of one department, by person and deadline."""

    department: str | None
    tasks: tuple[ItemState, ...]


class Assignments(NamedTuple):
    """The task assignment table, with what an assignment needs and lacks."""

    actions: tuple[Share, ...]
    checks: tuple[Share, ...]
    milestones: tuple[ItemState, ...]
    completion: Ratio
    next_due: tuple[ItemState, ...]
    """The open actions of the next day on which any is due."""
    cancelled: tuple[ItemState, ...]
    """Cancelled actions: they are in no table."""
    ownerless: tuple[ItemState, ...]
    """Actions that name no person, only a department or nobody."""
    shared: tuple[ItemState, ...]
    """Actions of several people: none of them is the one responsible."""
    without_due: tuple[ItemState, ...]
    without_output: tuple[ItemState, ...]
    contacts: tuple[Person, ...]
    """Those who own something, and their managers."""
    strangers: tuple[str, ...]
    """Names that own something and are not in the people file."""
    idle: tuple[Person, ...]
    """People of the people file who own none of the tasks."""

    @property
    def tasks(self) -> list[ItemState]:
        """The actions of all departments."""
        return [state for share in self.actions for state in share.tasks]

    @property
    def incomplete(self) -> list[ItemState]:
        """The actions that lack one person, a date or an output, each once."""
        gaps = (*self.ownerless, *self.shared, *self.without_due, *self.without_output)
        return list({state.address: state for state in gaps}.values())


def assignments(basis: Basis) -> Assignments:
    """Return the assignment table of a report's records."""
    all_actions = basis.of_kind("action")
    actions = [state for state in all_actions if state.item.status != "cancelled"]
    checks = [state for state in basis.of_kind("check") if state.item.status != "cancelled"]
    milestones = [state for state in basis.of_kind("milestone") if state.item.status != "cancelled"]
    owning = list(
        dict.fromkeys(
            name for state in (*actions, *checks, *milestones) for name in state.owner.people
        )
    )
    register = basis.context.register
    return Assignments(
        actions=_shares(actions),
        checks=_shares(checks),
        milestones=tuple(by_due(milestones)),
        completion=completion(state.item for state in all_actions),
        next_due=_next_due(basis, actions),
        cancelled=tuple(state for state in all_actions if state.item.status == "cancelled"),
        ownerless=tuple(state for state in actions if not state.owner.people),
        shared=tuple(state for state in actions if len(state.owner.people) > 1),
        without_due=tuple(state for state in actions if state.item.due is None),
        without_output=tuple(state for state in actions if not state.item.text("deliverable")),
        contacts=_contacts(owning, register),
        strangers=tuple(sorted(name for name in owning if not register.find(name))),
        idle=tuple(person for person in register.people if person.name not in owning),
    )


def _shares(tasks: Iterable[ItemState]) -> tuple[Share, ...]:
    """Return tasks by department, in their order by name, those without one last."""
    by_department: dict[str | None, list[ItemState]] = {}
    for state in by_due(tasks):
        by_department.setdefault(state.owner.department, []).append(state)
    return tuple(
        Share(department, tuple(sorted(found, key=lambda state: state.owner.text or "\uffff")))
        for department, found in sorted(by_department.items(), key=lambda pair: pair[0] or "\uffff")
    )


def _next_due(basis: Basis, actions: Sequence[ItemState]) -> tuple[ItemState, ...]:
    ahead = [
        state
        for state in by_due(actions)
        if state.open and state.item.due and state.item.due >= basis.today
    ]
    return tuple(state for state in ahead if state.item.due == ahead[0].item.due)


def _contacts(owning: Sequence[str], register: Register) -> tuple[Person, ...]:
    """Return who gets the table: the owners and their managers, as the people file lists them."""
    own = [person for name in owning if (person := register.find(name))]
    managers = {person.manager for person in own if person.manager}
    names = {person.name for person in own} | {
        person.name for name in managers if (person := register.find(name))
    }
    return tuple(person for person in register.people if person.name in names)
