"""Weeks, months, quarters and years around a day, and the days that stand out in them."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any, NamedTuple

from mtgrec.model.message import N_, Message
from mtgrec.model.values.dates import NoDate, UncertainDate, nearest, nearest_of
from mtgrec.model.values.spoken_dates.reasons import about, day_first, either, several, too_short
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN_YEAR = 12
_TENTHS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class DateContext(NamedTuple):
    """What a relative date refers to: the day of speaking, the language, the working days."""

    today: date
    language: str
    deadline: bool = False
    workdays: WorkCalendar = MONDAY_TO_FRIDAY


class Span(NamedTuple):
    """Days in a row; `unit` is week, month, quarter or year."""

    unit: str
    first: date
    last: date


def span(unit: str, today: date, step: int = 0) -> Span:
    """Return the week, month, quarter or year `step` on from that of `today`."""
    if unit == "week":
        monday = today + timedelta(7 * step - today.weekday())
        return Span(unit, monday, monday + timedelta(6))
    length = _MONTHS_IN[unit]
    number = (today.year * _MONTHS_IN_YEAR + today.month - 1) // length + step
    return _months(unit, number * length, length)


def nth_unit(unit: str, number: int, year: int) -> Span:
    """Return the month or quarter with this number; raises NoDate where there is none."""
    length = _MONTHS_IN[unit]
    if not 1 <= number <= _MONTHS_IN_YEAR // length:
        raise NoDate
    return _months(unit, year * _MONTHS_IN_YEAR + (number - 1) * length, length)


def _months(unit: str, index: int, count: int) -> Span:
    (year, month), (last_year, last_month) = divmod(index, 12), divmod(index + count - 1, 12)
    first = date(year, month + 1, 1)
    return Span(unit, first, date(last_year, last_month + 1, monthrange(year, last_month + 1)[1]))


def part(whole: Span, name: str) -> date:
    """Return the `first` or the `last` day of a span; everything else about it is no certain day."""
    if name in _TENTHS:
        begin, end = _TENTHS[name]
        raise several(
            whole.first.replace(day=begin), whole.first.replace(day=min(end, whole.last.day))
        )
    if not name:
        raise several(whole.first, whole.last)
    if name == "middle":
        raise about(whole.first + (whole.last - whole.first) / 2)
    if whole.unit == "week":
        if name == "last":  # for some the week ends with the work, for others on Sunday
            raise either(whole.first + timedelta(4), whole.last)
        raise about(whole.first)
    return whole.first if name == "first" else whole.last


def part_of_unit(unit: str, step: int | None, name: str, at: DateContext) -> date:
    """Return a part of this, the next, … unit; where it is not said which, it must be still to come."""
    day = part(span(unit, at.today, step or 0), name)
    if step is None and day < at.today:
        raise either(day, part(span(unit, at.today, 1), name))
    return day


def part_of_year(year: int | None, name: str, at: DateContext) -> date:
    """Return a part of a year; without a number that of this year, if still to come."""
    if year is None:
        return part_of_unit("year", None, name, at)
    return part(span("year", date(year, 1, 1)), name)


def part_of_quarter(number: int, year: int | None, name: str, at: DateContext) -> date:
    """Return a part of a quarter; without a year it must be still to come."""
    day = part(nth_unit("quarter", number, year or at.today.year), name)
    if year is None and day < at.today:
        raise either(day, part(nth_unit("quarter", number, at.today.year + 1), name))
    return day


def part_of_month(number: int, year: int | None, name: str, at: DateContext) -> date:
    """Return a part of a month; without a year that of the nearest one."""
    if year is not None:
        return part(nth_unit("month", number, year), name)
    years = range(max(MINYEAR, at.today.year - 1), min(MAXYEAR, at.today.year + 1) + 1)
    months = [nth_unit("month", number, year) for year in years]
    by_day = {month.first if name == "first" else month.last: month for month in months}
    near = nearest_of(by_day, at.today, deadline=at.deadline)
    return part(by_day[near] if near else months[-1], name)


def weekday(number: int, step: int | None, today: date) -> date:
    """Return a day of this, the next, … week; without a step the next such day, today included."""
    if step is None:
        return today + timedelta((number - today.weekday()) % 7)
    return span("week", today, step).first + timedelta(number)


def weekend(step: int | None, today: date) -> UncertainDate:
    """Return why a weekend is no day."""
    sunday = span("week", today, step or 0).last
    return several(sunday - timedelta(1), sunday)


def day_of_month(number: int, step: int | None, at: DateContext) -> date:
    """Return a day of this, the next, … month; without a step it must be still to come."""
    day = _day_in(span("month", at.today, step or 0).first, number)
    if step is not None or day >= at.today:
        return day
    raise either(day, _day_in(span("month", at.today, 1).first, number))


def _day_in(month: date, number: int) -> date:
    if not number:
        raise NoDate
    try:
        return month.replace(day=number)
    except ValueError:
        raise too_short(month.year, month.month) from None


def shifted(count: int, unit: str, at: DateContext) -> date:
    """Return the day so many days, weeks, months, years or working days on; back if negative."""
    if unit == "workday":
        if not count:
            raise NoDate  # on a Sunday there is no such day
        if at.workdays.incomplete_file:
            raise UncertainDate(
                Message(N_("{file} has mistakes"), file=at.workdays.incomplete_file)
            )
        return at.workdays.after(at.today, count)
    if unit in _DAYS_IN:
        return at.today + timedelta(count * _DAYS_IN[unit])
    index = at.today.year * _MONTHS_IN_YEAR + at.today.month - 1 + count * _MONTHS_IN[unit]
    return _day_in(date(index // 12, index % 12 + 1, 1), at.today.day)


def month_and_day(month: int, day: int, year: int | None, at: DateContext) -> date:
    """Return that day; without a year the nearest one."""
    if year is None:
        return nearest(month, day, at.today, deadline=at.deadline)
    return date(year, month, day)


def month_slash_day(first: int, second: int, year: int | None, at: DateContext) -> date:
    """Return what `6/15` names: month and day, unless it may be read the other way round."""
    month_first, other = (
        _month_and_day_or_none(pair, year, at) for pair in ((first, second), (second, first))
    )
    if month_first is None:
        raise day_first(other)
    if at.language == "en" and other not in (None, month_first):
        raise either(month_first, other or month_first)
    return month_first


def _month_and_day_or_none(pair: tuple[int, int], year: int | None, at: DateContext) -> date | None:
    try:
        return month_and_day(*pair, year, at)
    except UncertainDate:
        raise
    except ValueError:
        return None


Groups = dict[str, Any]
"""The named groups of a pattern that fits."""


class Grammar(NamedTuple):
    """The expressions of one language, each with its meaning."""

    days: dict[str, int]
    """Words such as 明天, and how many days on from today they are."""
    rules: tuple[tuple[str, Callable[[Groups, DateContext], date]], ...]
    """Patterns in the order in which they are tried; texts, because few files need any of them."""

    def said(self, plain: str, at: DateContext) -> date | None:
        """Return the day that `plain` names, None where it names none; raises UncertainDate."""
        plain = plain.removeprefix("the ")
        if plain in self.days:
            return at.today + timedelta(self.days[plain])
        for pattern, meaning in self.rules:
            if found := re.fullmatch(pattern, plain):
                return meaning(found.groupdict(), at)
        return None
