"""The figures of the checklist: the checks of each record, by stage (B1, B16, B17)."""

from collections.abc import Iterable
from typing import NamedTuple

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import completion
from mtgrec.model.records.record import Record
from mtgrec.model.values.ratio import Ratio
from mtgrec.reports.shared.basis import Basis


class Stage(NamedTuple):
    """The checks of one stage, in the order of the record; without those cancelled."""

    name: str | None
    checks: tuple[ItemState, ...]

    @property
    def done(self) -> Ratio:
        """The share of its checks that are done."""
        return completion(state.item for state in self.checks)


class Checklist(NamedTuple):
    """The checks of one record, stage by stage in the order in which it names them."""

    record: Record
    stages: tuple[Stage, ...]


class Checklists(NamedTuple):
    """All checklists of a report; records of other types have checks too."""

    checklists: tuple[Checklist, ...]
    cancelled: tuple[ItemState, ...]
    """Cancelled checks: they are on no form."""

    @property
    def checks(self) -> list[ItemState]:
        """The checks of all forms."""
        return [
            state for each in self.checklists for stage in each.stages for state in stage.checks
        ]


def checklists(basis: Basis) -> Checklists:
    """Return the checklists of the records of a report."""
    checks = basis.of_kind("check")
    by_record: dict[str, list[ItemState]] = {}
    for state in checks:
        if state.item.status != "cancelled":
            by_record.setdefault(state.record.path, []).append(state)
    return Checklists(
        tuple(Checklist(states[0].record, _stages(states)) for states in by_record.values()),
        tuple(state for state in checks if state.item.status == "cancelled"),
    )


def _stages(states: Iterable[ItemState]) -> tuple[Stage, ...]:
    by_stage: dict[str | None, list[ItemState]] = {}
    for state in states:
        by_stage.setdefault(state.item.text("stage"), []).append(state)
    return tuple(Stage(name, tuple(checks)) for name, checks in by_stage.items())
