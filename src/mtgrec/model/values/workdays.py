"""Working days: Monday to Friday, unless the workspace's calendar says otherwise."""

from datetime import date, timedelta, tzinfo
from typing import NamedTuple

_SATURDAY = 5


class WorkCalendar(NamedTuple):
    """The exceptions from the normal working week, and the time zone."""

    off: frozenset[date] = frozenset()
    """Days off, on any day of the week."""
    work: frozenset[date] = frozenset()
    """Working days on a weekend, such as a Saturday that makes up for a holiday."""
    incomplete_file: str = ""
    """The calendar file if it was only partly readable, so that counts are uncertain."""
    zone: tzinfo | None = None
    """The workspace's time zone, in which a moment with a zone of its own falls on a day."""

    def works(self, day: date) -> bool:
        """Return whether `day` is a working day."""
        return day in self.work or (day.weekday() < _SATURDAY and day not in self.off)

    def after(self, origin: date, count: int) -> date:
        """Return the working day `count` working days after `origin`, or before it if negative.

        Raises OverflowError outside of the years 1 to 9999.
        """
        step = timedelta(1 if count > 0 else -1)
        day, remaining = origin, abs(count)
        while remaining:
            day += step
            remaining -= self.works(day)
        return day


MONDAY_TO_FRIDAY = WorkCalendar()
