"""What figures depend on besides their item: the day, thresholds, people, readings, formulas."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from mtgrec.model.figures.formula import BUILT_IN, Formula
from mtgrec.model.figures.readings import Series
from mtgrec.model.records.people import Register
from mtgrec.model.records.record import Record
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.span import Span

MeetingDays = Mapping[str, Sequence[date]]
"""The days of a campaign's execution meetings, oldest first."""


Spans = Mapping[str, Span]
"""The days of each campaign whose plan names them."""


NO_SPANS: Spans = MappingProxyType({})


class Context(NamedTuple):
    """What every figure depends on besides its item: the day, the thresholds, people and readings."""

    now: datetime
    thresholds: Thresholds
    register: Register
    readings: Mapping[str, tuple[Series, ...]]
    """Readings by campaign."""
    meetings: MeetingDays
    """The days of each campaign's execution meetings."""
    verdicts: Mapping[str, date]
    """When a meeting last gave a verdict on an item, by address."""
    spans: Spans = NO_SPANS
    """From when to when each campaign runs."""
    formulas: tuple[Formula, ...] = BUILT_IN
    """How metrics are computed that have no readings of their own."""

    @property
    def today(self) -> date:
        """The day of `now`."""
        return self.now.date()

    def series(self, record: Record) -> list[Series]:
        """Return the readings that belong to the campaigns of a record."""
        return [
            series
            for campaign in record.campaigns or ("",)
            for series in self.readings.get(campaign, ())
        ]

    def span(self, record: Record) -> Span | None:
        """Return the days of a record's campaign; None where it has none, or several."""
        return self.spans.get(record.campaigns[0]) if len(record.campaigns) == 1 else None
