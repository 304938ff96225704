"""Relative dates in Chinese and English, counted from another day: 下周三, 月底, in 3 days.

Where a text may mean two days it is refused, and the refusal shows what was understood.
"""

import re
from datetime import date, time
from unicodedata import normalize

from mtgrec.model.values.dates import NoDate, UncertainDate, read_date
from mtgrec.model.values.spoken_dates import chinese, english
from mtgrec.model.values.spoken_dates.calendar import DateContext, shifted
from mtgrec.model.values.spoken_dates.reasons import about, another_weekday, either
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar

_LONGEST = 100
_SIMPLIFIED = str.maketrans("後這個週禮內兩號來", "后这个周礼内两号来")
_CHINESE = re.compile(r"[^\x00-\x7f]")
_CLOCK = re.compile(r"(?P<day>.*\S)(?: |(?<=\d)t)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?")
_WEEKDAY_BEHIND = rf"(?P<day>.+?)[ (]*(?:{chinese.WEEKDAY}|(?<![a-z]){english.WEEKDAY})\)?"
_WEEKDAY_BEFORE = rf"{english.WEEKDAY} (?P<day>.+)"
_BESIDE = (
    r"(?P<day>.+?)(?P<where>前后|左右|[之以]?[前后])"
    r"|(?P<english>by|on|before|after|about|around) (?P<rest>.+)"
)


def spoken_day(
    text: str,
    origin: date,
    *,
    language: str,
    deadline: bool = False,
    workdays: WorkCalendar = MONDAY_TO_FRIDAY,
) -> date:
    """Return the day that `text` names as seen from `origin`.

    `language` decides how `6/5` may be read; a `deadline` without a year lies at most 60 days back.
    Raises UncertainDate, whose reason shows what was understood, or another NoDate.
    """
    return spoken_moment(text, origin, language=language, deadline=deadline, workdays=workdays)[0]


def spoken_moment(
    text: str,
    origin: date,
    *,
    language: str,
    deadline: bool = False,
    workdays: WorkCalendar = MONDAY_TO_FRIDAY,
) -> tuple[date, time | None]:
    """Return the day that `text` names, and the time of day where there is one; as `spoken_day`."""
    at = DateContext(origin, language, deadline, workdays)
    plain = _plain(text)
    found = _CLOCK.fullmatch(plain)
    try:
        clock = time(int(found["hour"]), int(found["minute"])) if found else None
        day = _day(_joined(found["day"] if found else plain), at)
    except NoDate:
        raise
    except (ValueError, OverflowError):  # no such time, no such day, the ends of the calendar
        day = None
    if day is None:
        raise NoDate(text)
    return day, clock


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        raise NoDate(text)
    plain = normalize("NFKC", text).casefold().translate(_SIMPLIFIED).replace(",", " ")
    return " ".join(re.sub(r"(?<=[a-z])\.(?= |$)", "", plain).split())


def _joined(plain: str) -> str:
    """Return `plain` without blanks where it is Chinese, which means the same with and without."""
    return plain.replace(" ", "") if _CHINESE.search(plain) else plain


def _day(plain: str, at: DateContext) -> date | None:
    return _with_weekday(plain, at) or _beside(plain, at)


def _with_weekday(plain: str, at: DateContext) -> date | None:
    """Return a day that may bear its weekday, `6/15 (Mon)`: the two must fit."""
    if day := _spoken(plain, at):
        return day
    found = re.fullmatch(_WEEKDAY_BEHIND, plain) or re.fullmatch(_WEEKDAY_BEFORE, plain)
    day = (_spoken(found["day"], at) or _written(found["day"], at)) if found else None
    if found is None or day is None:
        return _written(plain, at)
    said = found.groupdict().get("weekday")
    number = chinese.WEEKDAYS[said] if said else english.WEEKDAYS[found["english"][:3]]
    if day.weekday() != number:
        raise another_weekday(day, number)
    return day


def _spoken(plain: str, at: DateContext) -> date | None:
    grammar = chinese.GRAMMAR if _CHINESE.search(plain) else english.GRAMMAR
    try:
        return grammar.said(plain, at)
    except UncertainDate:
        raise
    except ValueError:  # 13月 is understood, but there is none
        return None


def _written(plain: str, at: DateContext) -> date | None:
    try:
        return read_date(plain, at.today, deadline=at.deadline)
    except UncertainDate:
        raise
    except NoDate:
        return None


def _beside(plain: str, at: DateContext) -> date | None:
    """Return the day of “by Friday”; 周五前 is the day itself for some and the one before for others."""
    found = re.fullmatch(_BESIDE, plain)
    day = _with_weekday(found["day"] or found["rest"], at) if found else None
    if found is None or day is None:
        return None
    where = found["where"] or found["english"]
    if where in ("by", "on"):
        return day
    if where in ("前后", "左右", "about", "around"):
        raise about(day)
    step = -1 if where == "before" or where.endswith("前") else 1
    raise either(*sorted((day, shifted(step, "day", at._replace(today=day)))))
