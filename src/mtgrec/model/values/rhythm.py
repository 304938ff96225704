"""How often a campaign meets, as people write it: 7 天, 每周二、周四, 隔周三, every other Monday (A1)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple
from unicodedata import normalize

from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.words import TO_SIMPLIFIED

_WORKDAYS = frozenset(range(5))
_WEEK = 7
_LAST = -1


class Rhythm(NamedTuple):
    """When meetings take place: every so many days, or on days of the week or of the month."""

    days: int = 0
    """Days from one meeting to the next; 0 where weekdays or days of the month are named."""
    weekdays: frozenset[int] = frozenset()
    """The days of the week, Monday is 0."""
    weeks: int = 1
    """Weeks from one week with meetings to the next."""
    ordinal: int = 0
    """Which of the weekday in a month, -1 for the last; 0 for every one."""
    month_days: frozenset[int] = frozenset()
    """The days of the month; the last day of a shorter month stands for those it lacks."""

    def after(self, day: date) -> date:
        """Return the day of the next meeting after one on `day`; the last day there is in 9999."""
        try:
            if self.days:
                return day + timedelta(days=self.days)
            return next(each for each in _days_after(day) if self._has(each, day))
        except OverflowError:
            return date.max

    def _has(self, day: date, last: date) -> bool:
        """Return whether a meeting takes place on `day`, where the one before was on `last`."""
        if self.month_days:
            is_last = (day + timedelta(days=1)).month != day.month
            return day.day in self.month_days or (is_last and max(self.month_days) > day.day)
        if day.weekday() not in self.weekdays:
            return False
        if self.ordinal == _LAST:
            return (day + timedelta(days=_WEEK)).month != day.month
        if self.ordinal:
            return (day.day - 1) // _WEEK + 1 == self.ordinal
        weeks = (_monday(day) - _monday(last)).days // _WEEK
        is_next_of_several = weeks == 0 and len(self.weekdays) > 1
        return self.weeks == 1 or is_next_of_several or weeks >= self.weeks


def _days_after(day: date) -> Iterator[date]:
    return (day + timedelta(days=number) for number in count(1))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def read_rhythm(text: str | None) -> Rhythm | None:
    """Return the rhythm that a text names; None where it names none."""
    plain = normalize("NFKC", text or "").casefold().translate(TO_SIMPLIFIED)
    chinese = _CHINESE_EXTRAS.sub("", plain)
    return _read_chinese(chinese) or _read_english(plain)


# -- Chinese

_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_CHINESE_DAYS = {character: place for place, character in enumerate("一二三四五六日")} | {"天": 6}
_UNITS = {"天": 1, "日": 1, "周": _WEEK, "月": 30, "半月": 15}
_CHINESE_EXTRAS = lazily(
    # Blanks, the time of day, the kind of meeting: 每周一上午 10:00 例会.
    r"[\s。.]|(?:早上|上午|中午|下午|晚上|傍晚|早晨|早|晚)?\d{1,2}(?:[:点时]\d{0,2}分?|点半)"
    r"(?:-\d{1,2}[:点时]\d{0,2}分?)?|早上|上午|中午|下午|晚上|固定|例会|周会(?!$)|开会|召开|举行|开"
)
_NUMBER = r"(?P<number>\d{1,3}|[一二两三四五六])"
_WEEKLY = r"(?:周|星期|礼拜)"
_DAY = r"[一二三四五六日天]"
_TIMES = lazily(
    rf"每?(?P<number>\d|[一二两三四])?个?(?P<unit>天|日|{_WEEKLY}|月)(?P<times>\d|[一二两三四五])次"
)
_INTERVAL = lazily(
    rf"每?个?{_NUMBER}?个?(?P<unit>天|日|{_WEEKLY}|半月|半个月|月)(?:一次|(?<=周)会)?"
    rf"|每?(?P<skip>隔)[一1]?个?(?P<skipped>天|日|{_WEEKLY})(?:一次)?|(?P<double>双周)会?"
)
_WEEKDAYS = lazily(
    rf"(?:每|逢)?(?P<two>隔[一1]?|双|[两2])?个?(?:{_WEEKLY}(?:一次)?的?,?)?"
    rf"(?P<days>{_WEEKLY}{_DAY}(?:[、,和及与/]?{_WEEKLY}?{_DAY})*)"
)
_WEEKDAY_RANGE = lazily(
    rf"每?{_WEEKLY}(?P<first>{_DAY})[至到~-]{_WEEKLY}?(?P<last>{_DAY})|每?个?(?P<workday>工作日)"
)
_OF_MONTH = lazily(
    rf"每个?月的?(?:第(?P<ordinal>[一二三四1-4])个?|(?P<last>最后[一1]?个?)){_WEEKLY}(?P<day>{_DAY})"
)
_MONTH_DAYS = lazily(
    r"每个?月的?(?P<days>\d{1,2}[日号]?(?:[、,和及与/]\d{1,2}[日号]?)*)(?<=[日号])"
)


def _read_chinese(text: str) -> Rhythm | None:
    return _chinese_interval(text) or _chinese_days_of_week(text) or _chinese_days_of_month(text)


def _chinese_interval(text: str) -> Rhythm | None:
    if found := _TIMES.fullmatch(text):
        every = _chinese_number(found["number"]) * _chinese_unit(found["unit"])
        return Rhythm(days=-(-every // _chinese_number(found["times"])))
    if found := _INTERVAL.fullmatch(text):
        if found["double"]:
            return Rhythm(days=2 * _WEEK)
        if found["skip"]:
            return Rhythm(days=2 * _chinese_unit(found["skipped"]))
        days = _chinese_number(found["number"]) * _chinese_unit(found["unit"])
        return Rhythm(days=days) if days else None
    return None


def _chinese_days_of_week(text: str) -> Rhythm | None:
    if found := _WEEKDAYS.fullmatch(text):
        days = re.sub(_WEEKLY, "", found["days"])
        weekdays = (_CHINESE_DAYS[each] for each in days if each in _CHINESE_DAYS)
        return Rhythm(weekdays=frozenset(weekdays), weeks=2 if found["two"] else 1)
    if found := _WEEKDAY_RANGE.fullmatch(text):
        if found["workday"]:
            return Rhythm(weekdays=_WORKDAYS)
        first, last = _CHINESE_DAYS[found["first"]], _CHINESE_DAYS[found["last"]]
        return Rhythm(weekdays=frozenset(range(first, last + 1))) if first < last else None
    return None


def _chinese_days_of_month(text: str) -> Rhythm | None:
    if found := _OF_MONTH.fullmatch(text):
        ordinal = _LAST if found["last"] else _chinese_number(found["ordinal"])
        return Rhythm(weekdays=frozenset((_CHINESE_DAYS[found["day"]],)), ordinal=ordinal)
    if found := _MONTH_DAYS.fullmatch(text):
        return _on_month_days(re.findall(r"\d+", found["days"]))
    return None


def _chinese_number(digits: str | None) -> int:
    return 1 if digits is None else _NUMERALS.get(digits) or int(digits)


def _chinese_unit(word: str) -> int:
    return _UNITS.get(word.replace("个", ""), _WEEK)


def _on_month_days(numbers: list[str]) -> Rhythm | None:
    days = frozenset(map(int, numbers))
    return Rhythm(month_days=days) if days <= frozenset(range(1, 32)) else None


# -- English

_ENGLISH_DAYS = {
    f"{name}{plural}": place
    for place, names in enumerate(
        (
            ("mon", "monday"),
            ("tue", "tues", "tuesday"),
            ("wed", "weds", "wednesday"),
            ("thu", "thur", "thurs", "thursday"),
            ("fri", "friday"),
            ("sat", "saturday"),
            ("sun", "sunday"),
        )
    )
    for name in names
    for plural in ("", "s")
}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_ORDINALS |= {"fourth": 4, "4th": 4, "last": _LAST}
_PERIODS = {"day": 1, "daily": 1, "week": _WEEK, "weekly": _WEEK, "month": 30, "monthly": 30}
_PERIODS |= {"fortnight": 14, "fortnightly": 14, "biweekly": 14}
_MULTIPLES = {"one": 1, "two": 2, "three": 3, "four": 4, "other": 2, "alternate": 2}
_TIMES_WORDS = {"once": 1, "twice": 2}
_FILLERS = frozenset(("every", "each", "a", "an", "on", "and", "of", "the", "per", "in", "times"))
_ENGLISH_EXTRAS = lazily(
    r"\bat\b|\b(?:in the )?(?:morning|afternoon|evening)s?\b|\b(?:noon|meetings?|calls?|sync|standup)\b"
    r"|\b\d{1,2}(?::\d{2}|(?::\d{2})? ?[ap]\.?m\b\.?)(?: ?- ?\d{1,2}(?::\d{2})?(?: ?[ap]m)?)?"
)
_WORKDAY_WORDS = lazily(
    r"(?:every |each |on )?(?:working days?|workdays?|weekdays?|business days?)"
)


def _read_english(text: str) -> Rhythm | None:
    bare = _ENGLISH_EXTRAS.sub(" ", text.replace("bi-weekly", "biweekly").replace("_", " "))
    words = [word for word in re.split(r"[\s,;/&+.-]+", bare) if word]
    if _WORKDAY_WORDS.fullmatch(" ".join(words)):
        return Rhythm(weekdays=_WORKDAYS)
    weekdays = frozenset(_ENGLISH_DAYS[word] for word in words if word in _ENGLISH_DAYS)
    numbers = [number for word in words if (number := _english_number(word))]
    times = next((_TIMES_WORDS[word] for word in words if word in _TIMES_WORDS), 1)
    ordinals = [_ORDINALS[word] for word in words if word in _ORDINALS]
    periods = [days for word in words if (days := _period(word))]
    if not all(map(_is_known, words)) or len(numbers) > 1 or len(periods) > 1 or len(ordinals) > 1:
        return None
    multiple = numbers[0] if numbers else 1
    if weekdays:
        return _english_weekdays(weekdays, multiple, ordinals, periods)
    return Rhythm(days=-(-periods[0] * multiple // times)) if periods and not ordinals else None


def _english_weekdays(
    weekdays: frozenset[int], multiple: int, ordinals: list[int], periods: list[int]
) -> Rhythm | None:
    period = periods[0] if periods else _WEEK
    if period == _PERIODS["month"]:
        return Rhythm(weekdays=weekdays, ordinal=ordinals[0]) if ordinals else None
    if ordinals:  # every second Monday
        multiple = ordinals[0]
    weeks = multiple * period // _WEEK
    return Rhythm(weekdays=weekdays, weeks=weeks) if weeks > 0 else None


def _is_known(word: str) -> bool:
    return bool(
        word in _FILLERS
        or word in _ENGLISH_DAYS
        or word in _ORDINALS
        or word in _TIMES_WORDS
        or _english_number(word)
        or _period(word)
    )


def _english_number(word: str) -> int:
    """Return the number that a word names, at most 999; 0 if it names none."""
    return _MULTIPLES.get(word) or (int(word) if re.fullmatch(r"[0-9]{1,3}", word) else 0)


def _period(word: str) -> int:
    return _PERIODS.get(word) or _PERIODS.get(word.removesuffix("s"), 0)
