"""Goals in reports: how many were reached, and how far each went from expectation on the way."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.ratio import Ratio


class Outcome(NamedTuple):
    """A goal, and what was far from expectation on the way."""

    state: ItemState
    deviations: tuple[Deviation, ...]

    @property
    def result(self) -> str:
        """`exceeded`, `met`, `missed`, or `unknown` where there is no attainment."""
        rate = _rate(self.state)
        if rate is None:
            return "unknown"
        return "missed" if rate < 1 else ("exceeded" if rate > 1 else "met")


def goals_reached(kpis: Sequence[ItemState]) -> Ratio:
    """Return reached goals / goals that have an attainment; `unknown` counts those without."""
    known = [rate for state in kpis if (rate := _rate(state)) is not None]
    met = sum(rate >= 1 for rate in known)
    reason = "" if known else "no-data"
    return Ratio(Fraction(met), Fraction(len(known)), reason, len(kpis) - len(known))


def _rate(state: ItemState) -> Fraction | None:
    return state.kpi_state.attainment.exact if state.kpi_state else None
