"""A span of days, both ends counted."""

from datetime import date
from typing import NamedTuple


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


def span_of(start: date | None, end: date | None) -> Span | None:
    """Return the days from `start` to `end`; None where one is unknown, or they are turned round."""
    return Span(start, end) if start and end and start <= end else None
