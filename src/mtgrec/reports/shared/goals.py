"""Goals in reports: how many were reached, and the deviations of each on the way."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.ratio import Ratio


class Outcome(NamedTuple):
    """A KPI with its deviations and its result."""

    state: ItemState
    deviations: tuple[Deviation, ...]

    @property
    def result(self) -> str:
        """`exceeded`, `met`, `missed`, `on-pace`, `behind` or `unknown`, as `Pace.verdict`."""
        return verdict(self.state)


def goals_reached(kpis: Sequence[ItemState]) -> Ratio:
    """Return reached goals / goals with a verdict; `unknown` counts the goals without one."""
    verdicts = [each for each in map(verdict, kpis) if each != "unknown"]
    met = sum(each in ("met", "exceeded") for each in verdicts)
    reason = "" if verdicts else "no-data"
    return Ratio(Fraction(met), Fraction(len(verdicts)), reason, len(kpis) - len(verdicts))


def verdict(state: ItemState) -> str:
    """Return the verdict on a KPI: see `Pace`."""
    return state.kpi_state.pace.verdict if state.kpi_state else "unknown"
