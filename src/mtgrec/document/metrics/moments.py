"""The moments that the dates of a file state: each spelling of a day and of a time is parsed once."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import time

from mtgrec.document.record.short import short_moment
from mtgrec.model.values.columns import moment_of
from mtgrec.model.values.date_errors import NoDate

_MOST = 50_000
_PLAIN_CLOCK = re.compile(r"[\d:]+")  # with a zone, it is another time on another day


class Moments(dict[str, int]):
    """The moments of a file by their spelling, as `moment_of` gives them.

    A spelling that is not there yet is parsed; what `parse` raises goes to the caller.
    """

    def __init__(self, parse: Callable[[str], int]) -> None:
        """`parse` returns the moment that a text without blanks around it states."""
        super().__init__()
        self._parse = parse
        self._days: dict[str, int | None] = {}
        self._clocks: dict[str, int] = {}

    def __missing__(self, text: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        day, _, clock = text.replace("T", " ").partition(" ")
        moment = self._known_clock(day, clock)
        if moment is None:
            moment = self._parse(text.strip())
            if _PLAIN_CLOCK.fullmatch(clock) and (start := self._start(day)) is not None:
                self._clocks[clock] = moment - start
        self[text] = moment
        return moment

    def _known_clock(self, day: str, clock: str) -> int | None:
        """Return the moment of a day and a time of which the time was parsed before, or None."""
        after = self._clocks.get(clock)
        start = None if after is None else self._start(day)
        return None if after is None or start is None else start + after

    def _start(self, day: str) -> int | None:
        """Return the midnight of a text that states only a day, else None."""
        if day not in self._days:
            self._days[day] = None
            with suppress(NoDate):  # the blank may be inside of a date: 2026年 6月 5日
                start, clock = short_moment(day)
                self._days[day] = moment_of(start, time()) if clock is None else None
        return self._days[day]
