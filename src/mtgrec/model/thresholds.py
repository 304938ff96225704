"""The thresholds of rules and figures, with the defaults of the clauses they come from."""

from decimal import Decimal
from typing import NamedTuple


class Thresholds(NamedTuple):
    """Thresholds of rules and figures, with the defaults of the clauses they come from."""

    lag_days: int = 2
    below: Decimal = Decimal("0.2")
    analysis_hours: int = 24
    fluctuation: Decimal = Decimal("0.1")
    contingency: tuple[Decimal, Decimal] = (Decimal("0.1"), Decimal("0.15"))
    channel_test_ctr: Decimal = Decimal("0.02")
    carried: int = 3
    silent_days: int = 7
    stale_days: int = 3
    completeness: Decimal = Decimal("0.6")
