"""Days told from another day: 明天, 下周五, 月底, 3天后, next Friday, in two weeks."""

import re
from calendar import monthrange
from datetime import date, timedelta
from unicodedata import normalize

_DAYS = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1,
    "后天": 2, "後天": 2, "大后天": 3, "大後天": 3, "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_WEEKDAYS = {
    **{sign: number for number, sign in enumerate("一二三四五六")}, "日": 6, "天": 6, "末": 6, "": 6,
    **{name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
}  # fmt: skip
_NUMBERS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    "兩": 2,
}
_STEPS = {"上": -1, "last": -1, "本": 0, "这": 0, "這": 0, "this": 0, "下": 1, "next": 1}

_WEEK = re.compile(
    r"(?P<step>[本这這下上])?个?個?(?:周|週|星期|礼拜|禮拜)(?P<day>[一二三四五六日天末]?)[前内內底]?"
)
_ENGLISH_WEEK = re.compile(
    r"(?:(?P<step>this|next|last) )?(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:s?|nes|rs|ur)(?:day)?"
)
_MONTH = re.compile(r"(?P<step>[本这這下上])?个?個?月(?P<part>[底末中]?)[前内內]?")
_DAY_OF_MONTH = re.compile(r"(?P<step>[本这這下上])个?個?月\s*(?P<day>\d{1,2})\s*[日号號]")
_SPAN = re.compile(
    r"(?:in )?(?P<number>[一二两兩三四五六七八九十]|\d{1,3})\s*个?個?"
    r"(?P<unit>天|日|周|週|星期|礼拜|禮拜|月|days?|weeks?)[后後内內]?"
)
_QUARTER = re.compile(r"q(?P<quarter>[1-4])末")
_END_OF = re.compile(r"(?:end of (?:the )?|(?P<step>this|next) )(?P<unit>week|month|year)")


def relative_day(text: str, origin: date, *, ahead: bool = False) -> date | None:
    """Return the day that `text` names as seen from `origin`; None where it names no certain day.

    A bare 周五 is the one of that week; with `ahead`, as for deadlines, never one that has passed.
    """
    try:
        return _day(normalize("NFKC", text).strip().casefold(), origin, ahead)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def _day(plain: str, origin: date, ahead: bool) -> date | None:
    if plain in _DAYS:
        return origin + timedelta(_DAYS[plain])
    if found := _WEEK.fullmatch(plain) or _ENGLISH_WEEK.fullmatch(plain):
        return _weekday(origin, found["step"], _WEEKDAYS[found["day"]], ahead)
    if found := _DAY_OF_MONTH.fullmatch(plain):
        return _day_of_month(origin, _STEPS[found["step"]], int(found["day"]))
    if found := _MONTH.fullmatch(plain):
        return _month(origin, found["step"], found["part"])
    if found := _SPAN.fullmatch(plain):
        return _later(origin, _NUMBERS.get(found["number"]) or int(found["number"]), found["unit"])
    return _end_of(origin, plain)


def _weekday(origin: date, step: str | None, day: int, ahead: bool) -> date:
    monday = origin - timedelta(origin.weekday())
    found = monday + timedelta(day + 7 * _STEPS.get(step or "", 0))
    return found + timedelta(7) if step is None and ahead and found < origin else found


def _month(origin: date, step: str | None, part: str) -> date | None:
    if step is None and not part:
        return None
    return _day_of_month(origin, _STEPS.get(step or "", 0), 15 if part == "中" else 31)


def _day_of_month(origin: date, months: int, day: int) -> date:
    """Return a day of the month so many months on, its last one at most."""
    year, month = divmod(origin.year * 12 + origin.month - 1 + months, 12)
    return date(year, month + 1, max(1, min(day, monthrange(year, month + 1)[1])))


def _later(origin: date, number: int, unit: str) -> date:
    if unit == "月":
        return _day_of_month(origin, number, origin.day)
    return origin + timedelta(number * (1 if unit[0] in "天日d" else 7))


def _end_of(origin: date, plain: str) -> date | None:
    if plain in ("年底", "年末"):
        return date(origin.year, 12, 31)
    if found := _QUARTER.fullmatch(plain):
        return _day_of_month(date(origin.year, int(found["quarter"]) * 3, 1), 0, 31)
    found = _END_OF.fullmatch(plain)
    if found is None:
        return None
    step = _STEPS.get(found["step"] or "", 0)
    if found["unit"] == "week":
        return _weekday(origin, "本", 6, False) + timedelta(7 * step)
    if found["unit"] == "month":
        return _day_of_month(origin, step, 31)
    return date(origin.year + step, 12, 31)
