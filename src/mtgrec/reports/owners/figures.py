"""What each person and department carried out, with every item as evidence (A14)."""

from collections.abc import Iterable
from typing import NamedTuple

from mtgrec.model.analysis.summary import COUNTED, Group, Summary
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.owners import SEVERAL
from mtgrec.model.records.people import Register
from mtgrec.model.values.ratio import Ratio
from mtgrec.reports.shared.basis import Basis, by_due

SMALL = 5
"""Below so many items a rate says little: one item more or less changes it by a fifth."""


class Line(NamedTuple):
    """The figures of one person, one department, several people together, or nobody."""

    group: Group
    """As `status` has it."""
    department: str | None
    items: tuple[ItemState, ...]
    """Every action and check that the figures count, and the cancelled ones they leave out."""

    @property
    def few_actions(self) -> bool:
        """Whether completion rests on too few items."""
        return is_small(self.group.task_completion)

    @property
    def few_dated(self) -> bool:
        """Whether punctuality rests on too few items."""
        return is_small(self.group.on_time)


class Owners(NamedTuple):
    """Figures by department and by person, in the order of names: this is no ranking."""

    total: Summary
    departments: tuple[Line, ...]
    people: tuple[Line, ...]
    several: Line | None
    """Items that several people own count for none of them."""
    nobody: Line | None
    """Items that name no person."""


def is_small(ratio: Ratio) -> bool:
    """Return whether a rate rests on fewer items than it takes to say anything."""
    return 0 < (ratio.denominator or 0) < SMALL


def owners(basis: Basis) -> Owners:
    """Return the figures of everybody who owns an action or a check."""
    total = basis.summary(["owner", "department"])
    items = by_due(basis.of_kind(*COUNTED))
    register = basis.context.register
    people = {
        group.key: _line(
            group, [state for state in items if state.owner_key == group.key], register
        )
        for group in total.groups
        if group.by == "owner"
    }
    departments = [
        Line(
            group,
            group.key,
            tuple(state for state in items if state.department_key == group.key),
        )
        for group in total.groups
        if group.by == "department"
    ]
    return Owners(
        total=total,
        departments=tuple(sorted(departments, key=_by_name)),
        people=tuple(
            sorted(
                (line for key, line in people.items() if key not in (None, SEVERAL)), key=_by_name
            )
        ),
        several=people.get(SEVERAL),
        nobody=people.get(None),
    )


def _line(group: Group, items: list[ItemState], register: Register) -> Line:
    return Line(group, _department(group.key, items, register), tuple(items))


def _department(name: str | None, items: Iterable[ItemState], register: Register) -> str | None:
    """Return where a person belongs: as the people file says, else as their items say."""
    if name in (None, SEVERAL):
        return None
    person = register.find(name or "")
    said = (state.owner.department for state in items if state.owner.department)
    return (person.department if person else "") or next(said, None)


def _by_name(line: Line) -> tuple[bool, str, bool, str]:
    """Departments and people by name; those that are none of one kind come last."""
    key = line.group.key
    department = line.department or ""
    return (not department, department, key in (None, SEVERAL), key or "\uffff")
