"""The positions of days and amounts on an axis, and which of them get a label."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_MANY = 200
_MONTHS_DIFFER = 0.85
_MONDAY = 1  # the ordinal of a Monday: 0001-01-01


class Tick(NamedTuple):
    """A position on an axis, and its label."""

    at: float
    text: str


class Calendar(NamedTuple):
    """An axis of days, from the beginning of the first to the end of the last."""

    first: int
    last: int
    """Ordinals, because the day after the last date cannot be a `date`."""
    left: float
    right: float

    def at(self, day: date, *, end: bool = False) -> float:
        """Return the x at which a day begins, or with `end` ends."""
        done = (day.toordinal() + end - self.first) / (self.last + 1 - self.first)
        return self.left + (self.right - self.left) * min(max(done, 0.0), 1.0)

    def contains(self, day: date) -> bool:
        """Return whether the day is on the axis."""
        return self.first <= day.toordinal() <= self.last

    def ticks(self, room: float, *, end: bool = False) -> list[Tick]:
        """Return the days to label, at least `room` apart, where each begins, or with `end` ends."""
        max_ticks = max(1, int((self.right - self.left) / room))
        ticked_days: list[date] = []
        for days in self._candidates():
            ticked_days = list(days)
            if 1 <= len(ticked_days) <= max_ticks and self._are_apart(ticked_days, room):
                break
        yearly = len({day.year for day in ticked_days}) > 1
        pattern = "%Y-%m" if yearly and all(day.day == 1 for day in ticked_days) else "%m-%d"
        if yearly and pattern == "%m-%d":
            pattern = "%Y-%m-%d"
        return [
            Tick(self.at(day, end=end), day.strftime(pattern)) for day in ticked_days[:max_ticks]
        ]

    def _are_apart(self, days: list[date], room: float) -> bool:
        """Return whether days have room for their labels; months differ by a few days."""
        return all(
            self.at(after) - self.at(before) >= room * _MONTHS_DIFFER
            for before, after in pairwise(days)
        )

    def _candidates(self) -> Iterator[Iterable[date]]:
        """Yield candidates with ever fewer days; the first with few enough of them is used."""
        for step in _DAYS:
            if (self.last - self.first) // step < _MANY:
                shift = (_MONDAY - self.first) % 7 if step % 7 == 0 else 0
                numbers = range(self.first + shift, self.last + 1, step)
                yield map(date.fromordinal, numbers)
        for step in _MONTHS:
            yield self._months(step)
        yield [date.fromordinal(self.first)]

    def _months(self, step: int) -> Iterator[date]:
        """Yield the first days of months, counted from the year 0."""
        begin, end = date.fromordinal(self.first), date.fromordinal(self.last)
        number = begin.year * 12 + begin.month - (begin.day == 1)
        for month in range(number + -number % step, end.year * 12 + end.month, step):
            yield date(month // 12, month % 12 + 1, 1)


def calendar(days: Iterable[date], today: date, left: float, right: float) -> Calendar:
    """Return an axis for all `days`; today is on it unless it is far away from them."""
    numbers = [day.toordinal() for day in days]
    first, last = min(numbers), max(numbers)
    margin = max(14, (last - first) // 2)
    if first - margin <= today.toordinal() <= last + margin:
        first, last = min(first, today.toordinal()), max(last, today.toordinal())
    return Calendar(first, last, left, right)


def years(axis: Calendar) -> str:
    """Return the year or years that an axis spans."""
    first, last = date.fromordinal(axis.first).year, date.fromordinal(axis.last).year
    return f"{first}" if first == last else f"{first}–{last}"


def round_steps(largest: Fraction, count: int) -> list[Fraction]:
    """Return round numbers from 0 up to `largest` or a little more, at most `count` + 1 of them."""
    if largest <= 0:
        return [Fraction(0), Fraction(1)]
    power = Fraction(10) ** (len(str(int(largest))) - 12)
    while True:
        for factor in (1, 2, 5):
            step = power * factor
            if step * count >= largest:
                return [step * number for number in range(-(-largest // step) + 1)]
        power *= 10
