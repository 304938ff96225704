"""Milestones as a timeline, each with its gates (B8, B12)."""

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
    """A milestone on the timeline; status, lag and off-track are its entry's."""

    state: ItemState
    start: date | None
    end: date | None
    finished: date | None
    gates: tuple[Gate, ...]

    @property
    def passed(self) -> Ratio:
        """Passed gates / all gates, those of cancelled checks left out."""
        return passed_of(self.gates)


def timeline(
    records: Iterable[Record], context: Context, book: AddressBook
) -> list[MilestoneState]:
    """Return the milestones of `records` by their days, those without any last.

    `book` finds the checks that they name, wherever they are.
    """
    return milestone_states(item_states(records, context), book)


def milestone_states(seen: Iterable[ItemState], book: AddressBook) -> list[MilestoneState]:
    """Return the milestones among entries by their days, those without any last."""
    stops = [milestone_state(state, book) for state in seen if state.item.kind == "milestone"]
    return sorted(stops, key=_place)


def _place(stop: MilestoneState) -> tuple[date, date]:
    end = stop.end or stop.finished or stop.start or date.max
    return stop.start or end, end


def milestone_state(state: ItemState, book: AddressBook) -> MilestoneState:
    """Return a milestone's entry with its days and its gates."""
    item = state.item
    return MilestoneState(
        state=state,
        start=item.day("start"),
        end=item.due,
        finished=item.day("finished"),
        gates=gates_of(item, state.record, book),
    )
