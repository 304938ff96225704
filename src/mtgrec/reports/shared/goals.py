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
        """`exceeded`, `met`, `missed`, or `unknown` where there is no attainment."""
        rate = _attainment(self.state)
        if rate is None:
            return "unknown"
        return "missed" if rate < 1 else ("exceeded" if rate > 1 else "met")


def goals_reached(kpis: Sequence[ItemState]) -> Ratio:
    """Return reached goals / goals with an attainment; `unknown` counts the goals without one."""
    rates = [rate for state in kpis if (rate := _attainment(state)) is not None]
    met = sum(rate >= 1 for rate in rates)
    reason = "" if rates else "no-data"
    return Ratio(Fraction(met), Fraction(len(rates)), reason, len(kpis) - len(rates))


def _attainment(state: ItemState) -> Fraction | None:
    return state.kpi_state.attainment.exact if state.kpi_state else None
