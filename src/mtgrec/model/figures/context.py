"""The context in which items are evaluated: the day, the thresholds, the people, the readings."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from mtgrec.model.figures.formula import BUILT_IN, Formula
from mtgrec.model.figures.readings import Series
from mtgrec.model.records.people import People
from mtgrec.model.records.record import Record
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.span import UNBOUNDED, Bounds, Span

_Value = TypeVar("_Value")

MeetingDays = Mapping[str, Sequence[date]]
"""The days of a campaign's execution meetings, oldest first."""


class FollowUp(NamedTuple):
    """What one meeting said about an item."""

    day: date
    verdict: str | None
    """`continue`, `close` or `escalate`."""
    note: str | None
    record: str
    """The id of the meeting's record."""


FollowUps = Mapping[str, Sequence[FollowUp]]
"""The follow-ups of every item, by its address, oldest first."""


BoundsByCampaign = Mapping[str, Bounds]
"""The days that the plan of each campaign declares."""


NO_BOUNDS: BoundsByCampaign = MappingProxyType({})


class Context(NamedTuple):
    """The moment, thresholds, people and readings with which items are evaluated."""

    now: datetime
    thresholds: Thresholds
    register: People
    readings: Mapping[str, tuple[Series, ...]]
    """Readings by campaign."""
    meetings: MeetingDays
    """The days of each campaign's execution meetings."""
    follow_ups: FollowUps
    """What meetings said about items, by address."""
    campaign_bounds: BoundsByCampaign = NO_BOUNDS
    """The days of each campaign."""
    formulas: tuple[Formula, ...] = BUILT_IN
    """The formulas of derived metrics."""
    computed: dict[Hashable, object] | None = None
    """What `once` has computed in this context; without it everything is computed again."""

    def once(self, key: Hashable, compute: Callable[[], _Value]) -> _Value:
        """Return the result of `compute`, called once for all that use this key in the context."""
        if self.computed is None:
            return compute()
        if key not in self.computed:
            self.computed[key] = compute()
        return cast("_Value", self.computed[key])

    @property
    def today(self) -> date:
        """The day of `now`."""
        return self.now.date()

    @property
    def roi(self) -> Formula:
        """The formula of the metric that the workspace calls ROI."""
        return next(each for each in self.formulas if "roi" in each.keys)

    def series(self, record: Record) -> list[Series]:
        """Return the readings of the campaigns of a record."""
        return [
            series
            for campaign in record.campaigns or ("",)
            for series in self.readings.get(campaign, ())
        ]

    def bounds(self, record: Record) -> Bounds:
        """Return the days that a record's campaign declares; none of several campaigns."""
        campaign = record.campaigns[0] if len(record.campaigns) == 1 else None
        return self.campaign_bounds.get(campaign, UNBOUNDED) if campaign else UNBOUNDED

    def span(self, record: Record) -> Span | None:
        """Return the days of a record's campaign; None unless both the first and last are known."""
        return self.bounds(record).span
