"""Completion and punctuality by person and department, with their items as evidence (A14)."""

from collections.abc import Iterable
from typing import NamedTuple

from mtgrec.model.analysis.summary import COUNTED, Group, Summary
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.records.owners import SEVERAL
from mtgrec.model.records.people import People
from mtgrec.model.values.ratio import Ratio
from mtgrec.reports.shared.basis import Basis, by_due

SMALL = 5
"""With fewer items a rate says little, as one item changes it by a fifth or more."""


class Line(NamedTuple):
    """The figures of one person, one department, several people together, or nobody."""

    group: Group
    """The figures, computed as in `status`."""
    department: str | None
    items: tuple[ItemState, ...]
    """All actions and checks of the line, also cancelled ones, which no figure counts."""

    @property
    def few_actions(self) -> bool:
        """Whether completion is computed from fewer than `SMALL` items."""
        return is_small(self.group.task_completion)

    @property
    def few_dated(self) -> bool:
        """Whether punctuality is computed from fewer than `SMALL` items."""
        return is_small(self.group.on_time)


class Owners(NamedTuple):
    """Figures by department and by person, in the order of names: this is no ranking."""

    total: Summary
    departments: tuple[Line, ...]
    people: tuple[Line, ...]
    several: Line | None
    """The items owned by several people, which count for none of them."""
    nobody: Line | None
    """The items that name no person."""


def is_small(ratio: Ratio) -> bool:
    """Return whether a rate is computed from some, but fewer than `SMALL` items."""
    return 0 < (ratio.denominator or 0) < SMALL


def owners(basis: Basis) -> Owners:
    """Return the figures of all owners and departments of actions, checks and milestones."""
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


def _line(group: Group, items: list[ItemState], register: People) -> Line:
    return Line(group, _department(group.key, items, register), tuple(items))


def _department(name: str | None, items: Iterable[ItemState], register: People) -> str | None:
    """Return the department of a person: that of the people file, else the first of the items."""
    if name in (None, SEVERAL):
        return None
    person = register.find(name or "")
    departments = (state.owner.department for state in items if state.owner.department)
    return (person.department if person else "") or next(departments, None)


def _by_name(line: Line) -> tuple[bool, str, bool, str]:
    """Return the sort key of a line: department, then person, by name; missing ones come last."""
    key = line.group.key
    department = line.department or ""
    return (not department, department, key in (None, SEVERAL), key or "\uffff")
