"""Dates as people write them (format.md, "Values are typed by their field")."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from unicodedata import normalize

from mtgrec.model.message import N_, Message
from mtgrec.model.values.patterns import lazily

_WEEKDAY = (
    r"(?:[\s(]*(?:(?:周|週|星期|礼拜)[一二三四五六日天]|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)\s*\)?)?"
)
_CLOCK = r"(?:[\sT]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?)?"
_FULL = lazily(
    r"(?P<year>\d{4})(?:(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    r"|\s*年\s*(?P<month2>\d{1,2})\s*月\s*(?P<day2>\d{1,2})\s*[日号號]?"
    rf"){_WEEKDAY}{_CLOCK}",
    re.IGNORECASE,
)
# Texts: compiling these takes a millisecond, and few files need them.
_YEARLESS = rf"(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*[日号號]?{_WEEKDAY}{_CLOCK}"
_DEADLINE_REACH = timedelta(days=60)


class NoDate(ValueError):
    """The text is no date."""


class UncertainDate(NoDate):
    """The text can be understood, but not as one certain day; `reason` shows how far."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class YearMissing(NoDate):
    """The text names a day without a year, and there is no record date to complete it."""


def read_date(text: str, reference: date | None = None, *, deadline: bool = False) -> date:
    """Return the day that `text` names.

    A day without a year is the one nearest to `reference`, the record's date; for a `deadline`
    not more than 60 days before it. Raises NoDate, UncertainDate or YearMissing.
    """
    return read_moment(text, reference, deadline=deadline)[0]


def read_moment(
    text: str, reference: date | None = None, *, deadline: bool = False
) -> tuple[date, time | None]:
    """Return the day that `text` names, and the time of day where there is one."""
    plain = normalize("NFKC", text).strip()
    if found := _FULL.fullmatch(plain):
        parts = found.groupdict()
        day = _day(
            int(parts["year"]),
            int(parts["month"] or parts["month2"]),
            int(parts["day"] or parts["day2"]),
        )
        return day, _clock(parts)
    if found := re.fullmatch(_YEARLESS, plain, re.IGNORECASE):
        parts = found.groupdict()
        if reference is None:
            raise YearMissing
        day = nearest(int(parts["month"]), int(parts["day"]), reference, deadline=deadline)
        return day, _clock(parts)
    raise NoDate(text)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoDate(str(error)) from None


def _clock(parts: dict[str, str | None]) -> time | None:
    if parts["hour"] is None:
        return None
    try:
        return time(int(parts["hour"]), int(parts["minute"] or 0))
    except ValueError as error:
        raise NoDate(str(error)) from None


def nearest(month: int, day: int, reference: date, *, deadline: bool = False) -> date:
    """Return the 5 June, say, nearest to `reference`; raises NoDate where there is none."""
    candidates = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:  # 29 February exists in some of these years only
            continue
    if found := nearest_of(candidates, reference, deadline=deadline):
        return found
    if (month, day) == (2, 29):
        raise UncertainDate(Message(N_("no year near enough has a 29 February")))
    raise NoDate


def nearest_of(
    candidates: Iterable[date], reference: date, *, deadline: bool = False
) -> date | None:
    """Return the candidate nearest to `reference`; a deadline is not more than 60 days over."""
    near = (day for day in candidates if not (deadline and reference - day > _DEADLINE_REACH))
    return min(near, key=lambda day: abs(day - reference), default=None)


def end_of_day(day: date) -> datetime:
    """Return 23:59 of `day`: a bare date counts from its end."""
    return datetime.combine(day, time(23, 59))
