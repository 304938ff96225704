"""What `mtgrec.toml` may say, as plain data with the defaults of format.md."""

from decimal import Decimal
from typing import NamedTuple

from mtgrec.model.figures.derived import Formula
from mtgrec.model.records.types import RecordType

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


class Choosing(NamedTuple):
    """Which rules `check` asks, as one place says it: codes, families, names of rules, or ALL."""

    select: tuple[str, ...] | None = None
    """Only these; None where nothing is said."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_path_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Patterns of paths, each with what is passed over in the files there."""

    @property
    def selectors(self) -> tuple[str, ...]:
        """Every word in it that must fit a rule."""
        per_path = (word for _, words in self.per_path_ignores for word in words)
        return (*(self.select or ()), *self.extend_select, *self.ignore, *per_path)


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
    check: Choosing = Choosing()
    metrics: tuple[Formula, ...] = ()
    """Derived metrics of one's own."""
