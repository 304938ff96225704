"""What `mtgrec.toml` may say, as plain data with the defaults of format.md."""

from decimal import Decimal
from typing import NamedTuple

from mtgrec.model.derived import Formula
from mtgrec.model.types import RecordType

FORMAT = 1
"""The record format this program reads and writes."""


class Rules(NamedTuple):
    """Thresholds of the rules; the clause each comes from stands in domain.md."""

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


class Settings(NamedTuple):
    """The workspace's configuration; every key is optional."""

    language: str | None = None
    timezone: str | None = None
    encoding: str = "utf-8"
    exclude: tuple[str, ...] = ()
    extra_keys: tuple[str, ...] = ()
    path: str = "{campaign}/{date}-{type}"
    types: tuple[RecordType, ...] = ()
    rules: Rules = Rules()
    metrics: tuple[Formula, ...] = ()
    """Derived metrics of one's own."""
