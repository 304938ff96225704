"""The figures of the assignment table: tasks by department and person, and gaps (B3, B19)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import completion
from mtgrec.model.records.people import People, Person
from mtgrec.model.values.ratio import Ratio
from mtgrec.reports.shared.basis import Basis, by_due

_ASSIGNED = frozenset(("owner", "due", "deliverable"))


class Share(NamedTuple):
    """The tasks of one department, sorted by person and due date."""

    department: str | None
    tasks: tuple[ItemState, ...]


class Assignments(NamedTuple):
    """The task assignment table, and the tasks that lack a person, a date or an output."""

    actions: tuple[Share, ...]
    checks: tuple[Share, ...]
    milestones: tuple[ItemState, ...]
    completion: Ratio
    next_due: tuple[ItemState, ...]
    """The open actions due on the next day on which any is due, today included."""
    cancelled: tuple[ItemState, ...]
    """Cancelled actions: they are in no table."""
    ownerless: tuple[ItemState, ...]
    """Actions that name no person, only a department or nobody."""
    shared: tuple[ItemState, ...]
    """Actions of several people, so that nobody is the one responsible."""
    without_due: tuple[ItemState, ...]
    without_output: tuple[ItemState, ...]
    unreadable: tuple[ItemState, ...]
    """Actions whose person, date or output is written, but cannot be read."""
    contacts: tuple[Person, ...]
    """The people who own an item, and their managers."""
    unknown_owners: tuple[str, ...]
    """Owners who are not in the people file."""
    idle: tuple[Person, ...]
    """People of the people file who own none of the items."""

    @property
    def tasks(self) -> list[ItemState]:
        """The actions of all departments."""
        return [state for share in self.actions for state in share.tasks]

    @property
    def incomplete(self) -> list[ItemState]:
        """The actions without exactly one person, a date and an output, each once."""
        gaps = (
            *(*self.ownerless, *self.shared, *self.without_due, *self.without_output),
            *self.unreadable,
        )
        return list({state.address: state for state in gaps}.values())


def assignments(basis: Basis) -> Assignments:
    """Return the figures of the assignment table for the records of a report."""
    all_actions = basis.of_kind("action")
    actions = [state for state in all_actions if state.item.status != "cancelled"]
    checks = [state for state in basis.of_kind("check") if state.item.status != "cancelled"]
    milestones = [state for state in basis.of_kind("milestone") if state.item.status != "cancelled"]
    owners = list(
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
        ownerless=tuple(
            state
            for state in actions
            if not state.owner.people and "owner" not in state.item.unread
        ),
        shared=tuple(state for state in actions if len(state.owner.people) > 1),
        without_due=tuple(state for state in actions if state.item.lacks("due")),
        without_output=tuple(state for state in actions if state.item.lacks("deliverable")),
        unreadable=tuple(state for state in actions if _ASSIGNED & state.item.unread.keys()),
        contacts=_contacts(owners, register),
        unknown_owners=tuple(sorted(name for name in owners if not register.find(name))),
        idle=tuple(person for person in register.people if person.name not in owners),
    )


def _shares(tasks: Iterable[ItemState]) -> tuple[Share, ...]:
    """Return tasks grouped by department, in the order of names; those without one come last."""
    by_department: dict[str | None, list[ItemState]] = {}
    for state in by_due(tasks):
        by_department.setdefault(state.owner.department, []).append(state)
    return tuple(
        Share(department, tuple(sorted(states, key=lambda state: state.owner.text or "\uffff")))
        for department, states in sorted(
            by_department.items(), key=lambda pair: pair[0] or "\uffff"
        )
    )


def _next_due(basis: Basis, actions: Sequence[ItemState]) -> tuple[ItemState, ...]:
    upcoming = [
        state
        for state in by_due(actions)
        if state.open and state.item.due and state.item.due >= basis.today
    ]
    return tuple(state for state in upcoming if state.item.due == upcoming[0].item.due)


def _contacts(owners: Sequence[str], register: People) -> tuple[Person, ...]:
    """Return the owners and their managers, in the order of the people file."""
    people = [person for name in owners if (person := register.find(name))]
    managers = {person.manager for person in people if person.manager}
    names = {person.name for person in people} | {
        person.name for name in managers if (person := register.find(name))
    }
    return tuple(person for person in register.people if person.name in names)
