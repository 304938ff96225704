"""Dates as people write them (format.md, "Values are typed by their field")."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from unicodedata import normalize

from mtgrec.model.message import N_, Message
from mtgrec.model.values.clocks import split_clock
from mtgrec.model.values.date_errors import (
    NoDate,
    UncertainDate,
    YearMissing,
    another_weekday,
    either,
)
from mtgrec.model.values.numerals import NUMERAL, YEAR_NUMERAL, number_of, year_of
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.weekdays import split_weekday

_SIMPLIFIED = str.maketrans(
    "後這個週禮內兩號來點時鐘當遲於國慶節動會", "后这个周礼内两号来点时钟当迟于国庆节动会"
)
_CHINESE = lazily(r"[^\x00-\x7f]")
_ISO = lazily(r"\d{4}-\d{2}-\d{2}")
_ZONED = lazily(
    r"(?P<moment>\d{4}-\d{2}-\d{2}(?:t|(?P<blank> ))\d{2}:\d{2}(?P<seconds>:\d{2}(?:[.,]\d{1,9})?)?)"
    r" ?(?P<zone>z|utc|gmt|(?:utc|gmt)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?)"
)
_COMPACT = lazily(r"(\d{4})(\d{2})(\d{2})t(\d{2})(\d{2})(\d{2})?(?!\d)")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ENGLISH_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
# Not compiled here: compiling takes a millisecond, and few files need these patterns.
_NUMBER = rf"(?:\d{{1,2}}|{NUMERAL})"
_WITH_YEAR = (
    rf"{_YEAR} ?(?P<sep>[-/.]) ?(?P<month>\d{{1,2}}) ?(?P=sep) ?(?P<day>\d{{1,2}})\.?",
    rf"(?P<year>\d{{4}}|\d{{2}}|{YEAR_NUMERAL}) ?年 ?(?P<month>{_NUMBER}) ?月 ?(?P<day>{_NUMBER}) ?[日号]?",
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})",
    rf"{ENGLISH_DAY}\.?[ -]?(?:of )?{ENGLISH_MONTH}[ -]?{_YEAR}",
    rf"{ENGLISH_MONTH}[ -]?(?:the )?{ENGLISH_DAY}[ -]{_YEAR}",
    rf"{_YEAR}[ -]{ENGLISH_MONTH}[ -]{ENGLISH_DAY}",
)
_YEAR_LAST = rf"(?P<first>\d{{1,2}}) ?(?P<sep>[-/.]) ?(?P<second>\d{{1,2}}) ?(?P=sep) ?{_YEAR}\.?"
_YEARLESS = r"(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号]?"
_MAX_DEADLINE_AGE = timedelta(days=60)


def plain_words(text: str) -> str:
    """Return `text` without differences of width, case, script, commas and runs of blanks."""
    plain = normalize("NFKC", text).casefold().translate(_SIMPLIFIED).replace(",", " ")
    return " ".join(re.sub(r"(?<=[a-z])\.(?= |$)", "", plain).split())


def is_chinese(plain: str) -> bool:
    """Return whether a text has a character beyond ASCII."""
    return _CHINESE.search(plain) is not None


def read_date(text: str, reference: date | None = None, *, deadline: bool = False) -> date:
    """Return the day that `text` names.

    A day without a year is the one nearest to `reference`, the record's date; a `deadline` is at
    most 60 days before it. Raises NoDate, UncertainDate or YearMissing.
    """
    return read_moment(text, reference, deadline=deadline)[0]


def read_moment(
    text: str,
    reference: date | None = None,
    *,
    deadline: bool = False,
    zone: tzinfo | None = None,
) -> tuple[date, time | None]:
    """Return the day that `text` names, and the time of day or None; errors as in `read_date`.

    A time with a zone of its own is converted to `zone`; without one it stays as it is written.
    """
    plain = text if _ISO.fullmatch(text) else plain_words(text)
    if _ISO.fullmatch(plain):
        return _day(*map(int, plain.split("-"))), None
    if found := _ZONED.fullmatch(_COMPACT.sub(r"\1-\2-\3t\4:\5", plain)):
        if found["blank"] and found["sign"] == "-" and not found["seconds"]:
            return _day(*map(int, plain[:10].split("-"))), split_clock(plain).at  # 09:00-10:30
        return _in_zone(found.groupdict(), zone)
    written = split_clock(plain)
    day = _written_day(written.day, reference, deadline=deadline)
    if day is None:
        rest, weekday = split_weekday(written.day)
        day = _written_day(rest, reference, deadline=deadline) if weekday is not None else None
        if day and weekday is not None and day.weekday() != weekday:
            raise another_weekday(day, weekday)
    if day is None:
        raise NoDate(text)
    return day, written.at


def _in_zone(parts: dict[str, str | None], zone: tzinfo | None) -> tuple[date, time]:
    """Return the day and time in `zone` of a moment that names its own zone."""
    minutes = 60 * int(parts["hours"] or 0) + int(parts["minutes"] or 0)
    offset = timedelta(minutes=-minutes if parts["sign"] == "-" else minutes)
    if abs(offset) > timedelta(hours=14):
        raise NoDate
    moment = (parts["moment"] or "").replace("t", " ")[: len("2026-06-05 18:00")]
    try:
        written = datetime.fromisoformat(moment)
        if zone is not None:
            written = (written - offset).replace(tzinfo=UTC).astimezone(zone)
    except (ValueError, OverflowError) as error:
        raise NoDate(str(error)) from None
    return written.date(), written.time()


def _written_day(plain: str, reference: date | None, *, deadline: bool) -> date | None:
    """Return the day that a text without time and weekday writes out, or None."""
    for pattern in _WITH_YEAR:
        if found := re.fullmatch(pattern, plain):
            return _day(
                year_of(found["year"]), month_number(found["month"]), number_of(found["day"])
            )
    if found := re.fullmatch(_YEAR_LAST, plain):
        return _in_either_order(int(found["year"]), int(found["first"]), int(found["second"]))
    if found := re.fullmatch(_YEARLESS, plain):
        if reference is None:
            raise YearMissing
        month, day = int(found["month"]), int(found["day"])
        return nearest(month, day, reference, deadline=deadline)
    return None


def month_number(text: str) -> int:
    """Return the number of a month in digits, Chinese numerals or English: `jun`, `june`."""
    return _NAMES.index(text[:3]) + 1 if text[:3] in _NAMES else number_of(text)


def _in_either_order(year: int, first: int, second: int) -> date:
    """Return the day of `25/05/2026`; raises UncertainDate where both orders name a day."""
    found = set()
    for month, day in ((first, second), (second, first)):
        try:
            found.add(_day(year, month, day))
        except NoDate:
            continue
    if not found:
        raise NoDate
    if len(found) > 1:
        raise either(min(found), max(found))
    return found.pop()


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoDate(str(error)) from None


def nearest(month: int, day: int, reference: date, *, deadline: bool = False) -> date:
    """Return the date with this month and day nearest to `reference`; raises NoDate if none is."""
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
    """Return the candidate nearest to `reference`; a deadline is at most 60 days before it."""
    allowed = (day for day in candidates if not (deadline and reference - day > _MAX_DEADLINE_AGE))
    return min(allowed, key=lambda day: abs(day - reference), default=None)


def end_of_day(day: date) -> datetime:
    """Return 23:59 of `day`, the moment that stands for a date without a time."""
    return datetime.combine(day, time(23, 59))
