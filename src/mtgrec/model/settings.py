"""The settings of `mtgrec.toml` as plain data, with the defaults of format.md."""

from typing import NamedTuple

from mtgrec.model.figures.formula import Formula
from mtgrec.model.records.types import RecordType
from mtgrec.model.thresholds import Thresholds

FORMAT = 1
"""The record format this program reads and writes."""


class RuleSelectors(NamedTuple):
    """Which rules `check` runs, from one source: codes, families, names of rules, or ALL."""

    select: tuple[str, ...] | None = None
    """Only these rules; None where the key is missing."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_path_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Path patterns, each with the selectors that are ignored in matching files."""

    @property
    def selectors(self) -> tuple[str, ...]:
        """All selectors of all keys, to be checked against the existing rules."""
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
    thresholds: Thresholds = Thresholds()
    check: RuleSelectors = RuleSelectors()
    metrics: tuple[Formula, ...] = ()
    """The user's own formulas for derived metrics."""
