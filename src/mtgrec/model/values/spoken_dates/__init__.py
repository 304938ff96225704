"""Spoken dates in Chinese and English, relative to a given day: 下周三, 月底, in 3 days.

A text that may mean two days is refused with an error that shows what was understood.
"""

import re
from datetime import date, time
from typing import NamedTuple

from mtgrec.model.values.clocks import split_clock
from mtgrec.model.values.date_errors import NoDate, UncertainDate, about, another_weekday, either
from mtgrec.model.values.dates import is_chinese, plain_words, read_moment
from mtgrec.model.values.spoken_dates import chinese, english
from mtgrec.model.values.spoken_dates.calendar import DateContext, shifted
from mtgrec.model.values.weekdays import split_weekday
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar

_MAX_LENGTH = 100
_BY = (
    r"(?:(?:截至|截止到?|最[迟晚]|不[晚迟]于|于|在|到) ?(?P<until>.+?)(?: ?(?:[之以]?[前内]|为?止|截止))?"
    r"|(?P<day>.+?) ?(?:[之以]?[前内]|为?止|截止))(?:完成|提交|交付)?"
    r"|(?:by|due|until|till|no later than|not later than|on or before|at the latest|latest) (?P<rest>.+)"
    r"|(?P<latest>.+) at the latest"
)
_WITH_PREPOSITION = r"(?P<day>.+?) ?(?P<where>[之以]?后)|(?P<english>on|before|after) (?P<rest>.+)"
_ABOUT = (
    r"(?P<day>.+?) ?(?:左右|前后|上下|附近|or so|or thereabouts)"
    r"|(?:大约|大概|差不多|约|预计|估计|暂定|[~≈]) ?(?P<rest>.+)"
    r"|(?:about|around|approx(?:imately)?|roughly|circa|ca|probably|tentatively) (?P<english>.+)"
)


class SaidDay(NamedTuple):
    """The day and the time of day (or None) that a text names."""

    day: date
    clock: time | None
    by: bool
    """Whether the text says that something ends on the day, which is included: 6月5日前."""
    about: bool = False
    """Whether the text says that the day is only approximate: 6月5日左右."""


def spoken_day(
    text: str,
    origin: date,
    *,
    language: str,
    deadline: bool = False,
    workdays: WorkCalendar = MONDAY_TO_FRIDAY,
) -> date:
    """Return the day that `text` names relative to `origin`.

    `language` decides how `6/5` may be read; a `deadline` without a year is at most 60 days back,
    and a bare length of time (3 days) ends it. Raises UncertainDate, whose reason shows what was
    understood, or another NoDate.
    """
    return spoken_moment(text, origin, language=language, deadline=deadline, workdays=workdays).day


def spoken_moment(
    text: str,
    origin: date,
    *,
    language: str,
    deadline: bool = False,
    workdays: WorkCalendar = MONDAY_TO_FRIDAY,
    approximate: bool = False,
) -> SaidDay:
    """Return the day and the time of day (or None) that `text` names; see `spoken_day`.

    An approximate day (周五左右) is uncertain too unless `approximate`.
    """
    if len(text) > _MAX_LENGTH:
        raise NoDate(text)
    context = DateContext(origin, language, deadline, workdays)
    try:
        said = _said(plain_words(text), context) or _said_about(text, context)
        if said is None and (inner := without_by(text)) is not None:
            said = _said(inner, context) or _said_about(inner, context)
            said = said._replace(by=True) if said else None
    except NoDate:
        raise
    except (ValueError, OverflowError):  # no such time or day, or outside of the calendar
        said = None
    if said is None:
        raise NoDate(text)
    if said.about and not approximate:
        raise about(said.day)
    return said


def bare_day(text: str) -> str:
    """Return the day in words without those around it: by Friday, 6月5日左右."""
    for strip in (without_by, _without_about):
        text = strip(text) or text
    return text


def without_by(text: str) -> str | None:
    """Return the day in words that say until when, the day included (by Friday), or None."""
    found = re.fullmatch(_BY, plain_words(text)) if len(text) <= _MAX_LENGTH else None
    return next(filter(None, found.groups()), None) if found else None


def _without_about(text: str) -> str | None:
    found = re.fullmatch(_ABOUT, plain_words(text)) if len(text) <= _MAX_LENGTH else None
    return next(filter(None, found.groups()), None) if found else None


def _said_about(text: str, context: DateContext) -> SaidDay | None:
    inner = _without_about(text)
    said = _said(inner, context) if inner else None
    return said._replace(about=True) if said else None


def _said(plain: str, context: DateContext) -> SaidDay | None:
    if moment := _written(plain, context):
        return SaidDay(*moment, by=False)
    parts = split_clock(plain)
    day = _day_of(_without_blanks(parts.day), context)
    return SaidDay(day, parts.at, by=False) if day else None


def _without_blanks(plain: str) -> str:
    """Return Chinese text without blanks, which have no meaning in it."""
    return plain.replace(" ", "") if is_chinese(plain) else plain


def _day_of(plain: str, context: DateContext) -> date | None:
    return _with_weekday(plain, context) or _with_preposition(plain, context)


def _with_weekday(plain: str, context: DateContext) -> date | None:
    """Return a day with or without its weekday, `6/15 (Mon)`.

    Raises UncertainDate where day and weekday do not fit together.
    """
    if day := _in_words(plain, context):
        return day
    rest, number = split_weekday(plain)
    day = _in_words(rest, context) if number is not None else None
    if day and number is not None and day.weekday() != number:
        raise another_weekday(day, number)
    return day


def _in_words(plain: str, context: DateContext) -> date | None:
    grammar = chinese.GRAMMAR if is_chinese(plain) else english.GRAMMAR
    try:
        return grammar.read(plain, context)
    except UncertainDate:
        raise
    except ValueError:  # 13月 matches, but does not exist
        return None


def _written(plain: str, context: DateContext) -> tuple[date, time | None] | None:
    try:
        return read_moment(
            plain, context.today, deadline=context.deadline, zone=context.workdays.zone
        )
    except UncertainDate:
        raise
    except NoDate:
        return None


def _with_preposition(plain: str, context: DateContext) -> date | None:
    """Return the day of “on Friday”.

    Raises UncertainDate for words that may or may not include the day, such as “before Friday”.
    """
    found = re.fullmatch(_WITH_PREPOSITION, plain)
    inner = (found["day"] or found["rest"]) if found else ""
    written = _written(inner, context)
    day = written[0] if written else _with_weekday(inner, context)
    if found is None or day is None:
        return None
    preposition = found["where"] or found["english"]
    if preposition == "on":
        return day
    step = -1 if preposition == "before" else 1
    raise either(*sorted((day, shifted(step, "day", context._replace(today=day)))))
