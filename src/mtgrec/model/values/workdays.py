"""Working days: Monday to Friday, unless the calendar of the workspace says otherwise."""

from datetime import date, timedelta
from typing import NamedTuple

_SATURDAY = 5


class WorkCalendar(NamedTuple):
    """The days that break the rule of the week."""

    off: frozenset[date] = frozenset()
    """Free days, whatever day of the week they are."""
    work: frozenset[date] = frozenset()
    """Days at work, a Saturday that makes up for a holiday for example."""
    incomplete_file: str = ""
    """The file that could not be read whole: what is counted with it is not certain."""

    def works(self, day: date) -> bool:
        """Return whether `day` is a working day."""
        return day in self.work or (day.weekday() < _SATURDAY and day not in self.off)

    def after(self, origin: date, count: int) -> date:
        """Return the working day `count` on from `origin`, which is not counted itself.

        A negative `count` looks back. Raises OverflowError at the ends of the calendar.
        """
        step = timedelta(1 if count > 0 else -1)
        day, left = origin, abs(count)
        while left:
            day += step
            left -= self.works(day)
        return day


MONDAY_TO_FRIDAY = WorkCalendar()
