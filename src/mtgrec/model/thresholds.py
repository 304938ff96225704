"""Thresholds of rules and figures, with the defaults of the clauses they come from."""

from decimal import Decimal
from typing import NamedTuple


class Thresholds(NamedTuple):
    """Thresholds of rules and figures; domain.md gives the clause of each."""

    lag_days: int = 2
    """Calendar days; more make an item off-track (B12)."""
    below: Decimal = Decimal("0.2")
    """A reading this share or more below its expectation must be analysed (B10)."""
    analysis_hours: int = 24
    """Hours within which the analysis must be written down (B10)."""
    fluctuation: Decimal = Decimal("0.1")
    """A core metric may change by at most this share between two readings (B11)."""
    contingency: tuple[Decimal, Decimal] = (Decimal("0.1"), Decimal("0.15"))
    """Least and greatest reserve as a share of the total budget (B4)."""
    spend_tolerance: Decimal = Decimal("0.05")
    """Share of its planned money by which a budget line may be ahead of its plan to date (B7)."""
    channel_test_ctr: Decimal = Decimal("0.02")
    """Least click-through rate of a channel test without a threshold of its own (B8)."""
    carried: int = 3
    """Execution meetings that may find an action unfinished before one must give a verdict."""
    silent_days: int = 7
    """Days an unfinished action may be without any news (B6)."""
    ahead_days: int = 14
    """Days before its deadline from which an action is asked about: for news (B6), for a verdict."""
    stale_days: int = 3
    """Greatest age in days of a KPI's newest reading (B9)."""
    completeness: Decimal = Decimal("0.6")
    """Least share of the five standard blocks that minutes must fill (A7)."""
