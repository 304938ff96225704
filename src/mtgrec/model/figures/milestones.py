"""The timeline of milestones, each with its gates (B8, B12)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.gates import Gate, gates_of, passed_of
from mtgrec.model.figures.item_state import ItemState, item_states
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.record import Record
from mtgrec.model.values.ratio import Ratio


class MilestoneState(NamedTuple):
    """A milestone on the timeline; `state` holds its status, lag and off-track."""

    state: ItemState
    start: date | None
    end: date | None
    finished: date | None
    gates: tuple[Gate, ...]

    @property
    def passed(self) -> Ratio:
        """Passed gates / all gates, those of cancelled checks excluded."""
        return passed_of(self.gates)


def timeline(
    records: Iterable[Record], context: Context, book: AddressBook
) -> list[MilestoneState]:
    """Return the milestones of `records` sorted by date, those without dates last.

    `book` finds the checks that are their gates.
    """
    return milestone_states(item_states(records, context), book)


def milestone_states(states: Iterable[ItemState], book: AddressBook) -> list[MilestoneState]:
    """Return the milestones among `states` sorted by date, those without dates last."""
    milestones = [
        milestone_state(state, book) for state in states if state.item.kind == "milestone"
    ]
    return sorted(milestones, key=_sort_key)


def _sort_key(milestone: MilestoneState) -> tuple[date, date]:
    end = milestone.end or milestone.finished or milestone.start or date.max
    return milestone.start or end, end


def milestone_state(state: ItemState, book: AddressBook) -> MilestoneState:
    """Return a milestone's state with its days and its gates."""
    item = state.item
    return MilestoneState(
        state=state,
        start=item.day("start"),
        end=item.due,
        finished=item.day("finished"),
        gates=gates_of(state, book),
    )
