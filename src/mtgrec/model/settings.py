"""What `mtgrec.toml` may say, as plain data with the defaults of format.md."""

from typing import NamedTuple

from mtgrec.model.figures.formula import Formula
from mtgrec.model.records.types import RecordType
from mtgrec.model.thresholds import Thresholds

FORMAT = 1
"""The record format this program reads and writes."""


class RuleSelectors(NamedTuple):
    """Which rules run, as one place (option or mtgrec.toml) selects: codes, families, names or ALL."""

    select: tuple[str, ...] | None = None
    """Only these; None where nothing is selected."""
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
    thresholds: Thresholds = Thresholds()
    check: RuleSelectors = RuleSelectors()
    metrics: tuple[Formula, ...] = ()
    """Derived metrics of one's own."""
