"""Dates as people write them (format.md, "Values are typed by their field")."""

import re
from datetime import date, datetime, time, timedelta
from unicodedata import normalize

_WEEKDAY = (
    r"(?:[\s(]*(?:(?:周|週|星期|礼拜)[一二三四五六日天]|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)\s*\)?)?"
)
_CLOCK = r"(?:[\sT]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?)?"
_FULL = re.compile(
    r"(?P<year>\d{4})(?:(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    r"|\s*年\s*(?P<month2>\d{1,2})\s*月\s*(?P<day2>\d{1,2})\s*[日号號]?"
    rf"){_WEEKDAY}{_CLOCK}",
    re.IGNORECASE,
)
# Texts: compiling these takes a millisecond, and few files need them.
_YEARLESS = rf"(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*[日号號]?{_WEEKDAY}{_CLOCK}"
_RELATIVE = (
    r"(?:大?[前后後]天|[今明昨]天|今日|明日|[本这這下上]?个?個?(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]?[前内內]?"
    r"|[本下上]?个?個?月[底初末中](?:[前内內])?|下个?個?月\s*\d{1,2}\s*[日号號]|年[底末]|Q[1-4]末"
    r"|[一二两兩三四五六七八九十\d]+\s*个?個?(?:天|日|周|週|星期|月|工作日)[后後内內]"
    r"|today|tomorrow|yesterday|(?:next |this )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:next|this) (?:week|month)|in \d+ (?:days?|weeks?)|end of (?:the )?(?:week|month|year))"
)
_DEADLINE_REACH = timedelta(days=60)


class NoDate(ValueError):
    """The text is no date."""


class RelativeDate(NoDate):
    """The text is a date only for who knows the day of speaking."""


class YearMissing(NoDate):
    """The text names a day without a year, and there is no record date to tell it."""


def read_date(text: str, reference: date | None = None, *, deadline: bool = False) -> date:
    """Return the day that `text` names.

    A day without a year is the one nearest to `reference`, the record's date; for a `deadline`
    not more than 60 days before it. Raises NoDate, RelativeDate or YearMissing.
    """
    return read_moment(text, reference, deadline=deadline)[0]


def read_moment(
    text: str, reference: date | None = None, *, deadline: bool = False
) -> tuple[date, time | None]:
    """Return the day that `text` names, and the time of day where it tells one."""
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
        return _nearest(int(parts["month"]), int(parts["day"]), reference, deadline), _clock(parts)
    relative = re.fullmatch(_RELATIVE, plain, re.IGNORECASE)
    raise RelativeDate(text) if relative else NoDate(text)


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


def _nearest(month: int, day: int, reference: date | None, deadline: bool) -> date:
    if reference is None:
        raise YearMissing
    candidates = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:  # 29 February exists in some of these years only
            continue
        if not (deadline and reference - candidate > _DEADLINE_REACH):
            candidates.append(candidate)
    if not candidates:
        raise NoDate
    return min(candidates, key=lambda candidate: abs(candidate - reference))


def end_of_day(day: date) -> datetime:
    """Return 23:59 of `day`: a bare date counts from its end."""
    return datetime.combine(day, time(23, 59))
