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
        self._days: dict[str, int] = {}
        self._clocks: dict[str, int] = {}

    def __missing__(self, text: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        day, _, clock = text.replace("T", " ").partition(" ")
        try:
            moment = self._days[day] + self._clocks[clock]
        except KeyError:
            moment = self._new(text.strip(), day, clock)
        self[text] = moment
        return moment

    def _new(self, text: str, day: str, clock: str) -> int:
        """Return the moment of a text of which the day or the time is new."""
        with suppress(NoDate):  # the blank may be inside of a date: 2026年 6月 5日
            start, hour = short_moment(day)
            if hour is None:
                self._days[day] = moment_of(start, time())
                if clock in self._clocks:
                    return self._days[day] + self._clocks[clock]
        moment = self._parse(text)
        if day in self._days and _PLAIN_CLOCK.fullmatch(clock):
            self._clocks[clock] = moment - self._days[day]
        return moment
