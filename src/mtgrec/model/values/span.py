"""Spans of days, both ends included."""

from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.end - self.start).days + 1

    def passed(self, day: date) -> int:
        """Return how many days are over at the end of `day`: 0 before the span, all after it."""
        return min(max((day - self.start).days + 1, 0), self.days)


class Bounds(NamedTuple):
    """The first and the last day that something declares; either may be missing."""

    start: date | None
    end: date | None

    @property
    def span(self) -> Span | None:
        """The span; None if a day is missing or `end` is before `start`."""
        return span_of(self.start, self.end)

    def or_else(self, other: "Bounds") -> "Bounds":
        """Return the bounds, each missing day taken from `other`."""
        return Bounds(self.start or other.start, self.end or other.end)


UNBOUNDED = Bounds(None, None)


def span_of(start: date | None, end: date | None) -> Span | None:
    """Return the span from `start` to `end`; None if one is missing or `end` is before `start`."""
    return Span(start, end) if start and end and start <= end else None
