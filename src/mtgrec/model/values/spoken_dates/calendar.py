"""Weeks, months, quarters and years relative to a day, and the days that are named in them."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any, NamedTuple

from mtgrec.model.message import N_, Message
from mtgrec.model.values.date_errors import (
    NoDate,
    UncertainDate,
    about,
    day_first,
    either,
    several,
    too_short,
)
from mtgrec.model.values.dates import nearest, nearest_of
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN_YEAR = 12
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class DateContext(NamedTuple):
    """What a spoken date depends on: the day it is said, the language, the working days."""

    today: date
    language: str
    deadline: bool = False
    workdays: WorkCalendar = MONDAY_TO_FRIDAY


class Span(NamedTuple):
    """Consecutive days, both ends included; `unit` is week, month, quarter or year."""

    unit: str
    first: date
    last: date


def span(unit: str, today: date, step: int = 0) -> Span:
    """Return the week, month, quarter or year that is `step` units after that of `today`."""
    if unit == "week":
        monday = today + timedelta(7 * step - today.weekday())
        return Span(unit, monday, monday + timedelta(6))
    length = _MONTHS_IN[unit]
    number = (today.year * _MONTHS_IN_YEAR + today.month - 1) // length + step
    return _months(unit, number * length, length)


def nth_unit(unit: str, number: int, year: int) -> Span:
    """Return the month or quarter with this number in `year`; raises NoDate if none has it."""
    length = _MONTHS_IN[unit]
    if not 1 <= number <= _MONTHS_IN_YEAR // length:
        raise NoDate
    return _months(unit, year * _MONTHS_IN_YEAR + (number - 1) * length, length)


def _months(unit: str, index: int, count: int) -> Span:
    (year, month), (last_year, last_month) = divmod(index, 12), divmod(index + count - 1, 12)
    first = date(year, month + 1, 1)
    return Span(unit, first, date(last_year, last_month + 1, monthrange(year, last_month + 1)[1]))


def part(whole: Span, name: str) -> date:
    """Return the `first` or `last` day of a span; raises UncertainDate for any other part."""
    if name in _THIRDS:
        begin, end = _THIRDS[name]
        raise several(
            whole.first.replace(day=begin), whole.first.replace(day=min(end, whole.last.day))
        )
    if not name:
        raise several(whole.first, whole.last)
    if name == "middle":
        raise about(whole.first + (whole.last - whole.first) / 2)
    if whole.unit == "week":
        if name == "last":  # the week may end on Friday or on Sunday
            raise either(whole.first + timedelta(4), whole.last)
        raise about(whole.first)
    return whole.first if name == "first" else whole.last


def part_of_unit(unit: str, step: int | None, name: str, context: DateContext) -> date:
    """Return a part of the unit `step` units on; with None of the present one.

    Raises UncertainDate where the present one is meant but the day is over.
    """
    day = part(span(unit, context.today, step or 0), name)
    if step is None and day < context.today:
        raise either(day, part(span(unit, context.today, 1), name))
    return day


def part_of_year(year: int | None, name: str, context: DateContext) -> date:
    """Return a part of a year; without a year that of this year, which must not be over."""
    if year is None:
        return part_of_unit("year", None, name, context)
    return part(span("year", date(year, 1, 1)), name)


def part_of_quarter(number: int, year: int | None, name: str, context: DateContext) -> date:
    """Return a part of a quarter; without a year that of this year, which must not be over."""
    day = part(nth_unit("quarter", number, year or context.today.year), name)
    if year is None and day < context.today:
        raise either(day, part(nth_unit("quarter", number, context.today.year + 1), name))
    return day


def part_of_month(number: int, year: int | None, name: str, context: DateContext) -> date:
    """Return a part of a month; without a year that of the nearest such month."""
    if year is not None:
        return part(nth_unit("month", number, year), name)
    years = range(max(MINYEAR, context.today.year - 1), min(MAXYEAR, context.today.year + 1) + 1)
    months = [nth_unit("month", number, year) for year in years]
    by_day = {month.first if name == "first" else month.last: month for month in months}
    nearest_day = nearest_of(by_day, context.today, deadline=context.deadline)
    return part(by_day[nearest_day] if nearest_day else months[-1], name)


def weekday(number: int, step: int | None, today: date) -> date:
    """Return a weekday (0 = Monday) of the week `step` weeks on.

    With None it is the next such day, `today` included.
    """
    if step is None:
        return today + timedelta((number - today.weekday()) % 7)
    return span("week", today, step).first + timedelta(number)


def weekend(step: int | None, today: date) -> UncertainDate:
    """Return the error for a weekend, which is not one day."""
    sunday = span("week", today, step or 0).last
    return several(sunday - timedelta(1), sunday)


def day_of_month(number: int, step: int | None, context: DateContext) -> date:
    """Return a day of the month `step` months on; with None of this month.

    Raises UncertainDate where this month is meant but the day is over.
    """
    day = _day_of(span("month", context.today, step or 0).first, number)
    if step is not None or day >= context.today:
        return day
    raise either(day, _day_of(span("month", context.today, 1).first, number))


def _day_of(month: date, number: int) -> date:
    if not number:
        raise NoDate
    try:
        return month.replace(day=number)
    except ValueError:
        raise too_short(month.year, month.month) from None


def shifted(count: int, unit: str, context: DateContext) -> date:
    """Return the day `count` units (also working days) after today; before it if negative."""
    if unit == "workday":
        if not count:
            raise NoDate  # zero working days from a Sunday would be no working day
        if context.workdays.incomplete_file:
            raise UncertainDate(
                Message(N_("{file} has mistakes"), file=context.workdays.incomplete_file)
            )
        return context.workdays.after(context.today, count)
    if unit in _DAYS_IN:
        return context.today + timedelta(count * _DAYS_IN[unit])
    index = (
        context.today.year * _MONTHS_IN_YEAR + context.today.month - 1 + count * _MONTHS_IN[unit]
    )
    return _day_of(date(index // 12, index % 12 + 1, 1), context.today.day)


def month_and_day(month: int, day: int, year: int | None, context: DateContext) -> date:
    """Return the day; without a year the nearest such day."""
    if year is None:
        return nearest(month, day, context.today, deadline=context.deadline)
    return date(year, month, day)


def month_slash_day(first: int, second: int, context: DateContext) -> date:
    """Return the day of `6/15` or `6.15`, read as month and day.

    Raises UncertainDate where it must be read as day and month, or in English may be.
    """
    month_first, day_first_reading = (
        _month_and_day_or_none(pair, context) for pair in ((first, second), (second, first))
    )
    if month_first is None:
        raise day_first(day_first_reading)
    if context.language == "en" and day_first_reading not in (None, month_first):
        raise either(month_first, day_first_reading or month_first)
    return month_first


def _month_and_day_or_none(pair: tuple[int, int], context: DateContext) -> date | None:
    try:
        return month_and_day(*pair, None, context)
    except UncertainDate:
        raise
    except ValueError:
        return None


Groups = dict[str, Any]
"""The named groups of a match."""


class Grammar(NamedTuple):
    """The patterns of spoken dates in one language."""

    days: dict[str, int]
    """Words such as 明天, with the number of days after today."""
    rules: tuple[tuple[str, Callable[[Groups, DateContext], date]], ...]
    """Patterns in the order of trying; not compiled, because few files need any of them."""

    def read(self, plain: str, context: DateContext) -> date | None:
        """Return the day that `plain` names, None if no pattern matches; raises UncertainDate."""
        plain = plain.removeprefix("the ")
        if plain in self.days:
            return context.today + timedelta(self.days[plain])
        for pattern, to_day in self.rules:
            if found := re.fullmatch(pattern, plain):
                return to_day(found.groupdict(), context)
        return None
