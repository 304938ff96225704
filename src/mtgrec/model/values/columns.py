"""Long columns: moments as numbers, and patterns that all texts are compared with together."""

import re
from collections.abc import Collection
from datetime import date, time

MINUTES_PER_DAY = 1440


def moment_of(day: date, clock: time | None) -> int:
    """Return a moment as a sortable number: minutes times two, plus one without a time of day."""
    minutes = clock.hour * 60 + clock.minute if clock else MINUTES_PER_DAY - 1
    return (day.toordinal() * MINUTES_PER_DAY + minutes) * 2 + (clock is None)


def day_and_time(moment: int) -> tuple[date, time]:
    """Return the day and the time of a moment; 23:59 where only the day is known."""
    day, minute = divmod(moment >> 1, MINUTES_PER_DAY)
    return date.fromordinal(day), time(minute // 60, minute % 60)


class ColumnPattern:
    """A pattern that each text of a column fits, or not; it matches no line end."""

    def __init__(self, pattern: str) -> None:
        self._one = re.compile(pattern)
        self._all = re.compile(rf"(?:{pattern}\n)*+")

    def fits(self, text: str) -> bool:
        """Return whether one text fits."""
        return self._one.fullmatch(text) is not None

    def fits_all(self, texts: Collection[str]) -> bool:
        """Return whether every text fits."""
        joined = "\n".join([*texts, ""])
        return joined.count("\n") == len(texts) and self._all.fullmatch(joined) is not None
