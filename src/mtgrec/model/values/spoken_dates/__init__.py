"""Spoken dates in Chinese and English, relative to a given day: 下周三, 月底, in 3 days.

A text that may mean two days is refused with an error that shows what was understood.
"""

import re
from datetime import date, time
from unicodedata import normalize

from mtgrec.model.values.dates import NoDate, UncertainDate, read_date
from mtgrec.model.values.spoken_dates import chinese, english
from mtgrec.model.values.spoken_dates.calendar import DateContext, shifted
from mtgrec.model.values.spoken_dates.reasons import about, another_weekday, either
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar

_MAX_LENGTH = 100
_SIMPLIFIED = str.maketrans("後這個週禮內兩號來", "后这个周礼内两号来")
_CHINESE = re.compile(r"[^\x00-\x7f]")
_CLOCK = re.compile(r"(?P<day>.*\S)(?: |(?<=\d)t)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?")
_WEEKDAY_AFTER = rf"(?P<day>.+?)[ (]*(?:{chinese.WEEKDAY}|(?<![a-z]){english.WEEKDAY})\)?"
_WEEKDAY_BEFORE = rf"{english.WEEKDAY} (?P<day>.+)"
_WITH_PREPOSITION = (
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
    """Return the day that `text` names relative to `origin`.

    `language` decides how `6/5` may be read; a `deadline` without a year is at most 60 days back.
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
    """Return the day and the time of day (or None) that `text` names; see `spoken_day`."""
    context = DateContext(origin, language, deadline, workdays)
    plain = _plain(text)
    found = _CLOCK.fullmatch(plain)
    try:
        clock = time(int(found["hour"]), int(found["minute"])) if found else None
        day = _day_of(_without_blanks(found["day"] if found else plain), context)
    except NoDate:
        raise
    except (ValueError, OverflowError):  # no such time or day, or outside of the calendar
        day = None
    if day is None:
        raise NoDate(text)
    return day, clock


def _plain(text: str) -> str:
    if len(text) > _MAX_LENGTH:
        raise NoDate(text)
    plain = normalize("NFKC", text).casefold().translate(_SIMPLIFIED).replace(",", " ")
    return " ".join(re.sub(r"(?<=[a-z])\.(?= |$)", "", plain).split())


def _without_blanks(plain: str) -> str:
    """Return Chinese text without blanks, which have no meaning in it."""
    return plain.replace(" ", "") if _CHINESE.search(plain) else plain


def _day_of(plain: str, context: DateContext) -> date | None:
    return _with_weekday(plain, context) or _with_preposition(plain, context)


def _with_weekday(plain: str, context: DateContext) -> date | None:
    """Return a day with or without its weekday, `6/15 (Mon)`.

    Raises UncertainDate where day and weekday do not fit together.
    """
    if day := _in_words(plain, context):
        return day
    found = re.fullmatch(_WEEKDAY_AFTER, plain) or re.fullmatch(_WEEKDAY_BEFORE, plain)
    day = (_in_words(found["day"], context) or _numeric(found["day"], context)) if found else None
    if found is None or day is None:
        return _numeric(plain, context)
    weekday = found.groupdict().get("weekday")
    number = chinese.WEEKDAYS[weekday] if weekday else english.WEEKDAYS[found["english"][:3]]
    if day.weekday() != number:
        raise another_weekday(day, number)
    return day


def _in_words(plain: str, context: DateContext) -> date | None:
    grammar = chinese.GRAMMAR if _CHINESE.search(plain) else english.GRAMMAR
    try:
        return grammar.read(plain, context)
    except UncertainDate:
        raise
    except ValueError:  # 13月 matches, but does not exist
        return None


def _numeric(plain: str, context: DateContext) -> date | None:
    try:
        return read_date(plain, context.today, deadline=context.deadline)
    except UncertainDate:
        raise
    except NoDate:
        return None


def _with_preposition(plain: str, context: DateContext) -> date | None:
    """Return the day of “by Friday”.

    Raises UncertainDate for words that may or may not include the day, such as 周五前.
    """
    found = re.fullmatch(_WITH_PREPOSITION, plain)
    day = _with_weekday(found["day"] or found["rest"], context) if found else None
    if found is None or day is None:
        return None
    preposition = found["where"] or found["english"]
    if preposition in ("by", "on"):
        return day
    if preposition in ("前后", "左右", "about", "around"):
        raise about(day)
    step = -1 if preposition == "before" or preposition.endswith("前") else 1
    raise either(*sorted((day, shifted(step, "day", context._replace(today=day)))))
