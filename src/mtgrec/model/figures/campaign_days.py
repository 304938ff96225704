"""The days of a campaign or of one budget line, and how many of them are over."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from mtgrec.model.figures.rhythm import plan_of
from mtgrec.model.records.record import Item, Record


class Span(NamedTuple):
    """Days from a first to a last one, both counted."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.end - self.start).days + 1

    def passed(self, day: date) -> int:
        """Return how many of them are over at the end of `day`: 0 before the first, all at the last."""
        return min(max((day - self.start).days + 1, 0), self.days)


Spans = Mapping[str, Span]
"""The days of each campaign whose plan names them."""

NO_SPANS: Spans = MappingProxyType({})


def span_of(start: date | None, end: date | None) -> Span | None:
    """Return the days from `start` to `end`; None where one is unknown, or they are turned round."""
    return Span(start, end) if start and end and start <= end else None


def spans_of(records: Iterable[Record]) -> dict[str, Span]:
    """Return the days of each campaign, as its plan says."""
    plans: dict[str, list[Record]] = {}
    for record in records:
        if record.type.role == "campaign":
            for campaign in record.campaigns:
                plans.setdefault(campaign, []).append(record)
    found = {campaign: campaign_span(mine) for campaign, mine in plans.items()}
    return {campaign: span for campaign, span in found.items() if span}


def campaign_span(records: Iterable[Record]) -> Span | None:
    """Return the days of the campaign that `records` belong to."""
    plan = plan_of(records)
    return span_of(plan.day("start"), plan.day("end")) if plan else None


def line_span(line: Item, campaign: Span | None) -> Span | None:
    """Return the days of a budget line: its own, and those of its campaign where one is missing."""
    start, end = line.day("start"), line.day("end")
    return span_of(
        start or (campaign.start if campaign else None), end or (campaign.end if campaign else None)
    )
