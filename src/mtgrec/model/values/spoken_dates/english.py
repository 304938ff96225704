"""Relative dates in English, and in digits alone: `6/15`."""

from datetime import date, timedelta

from mtgrec.model.values.spoken_dates import calendar
from mtgrec.model.values.spoken_dates.calendar import DateContext, Grammar, Groups
from mtgrec.model.values.spoken_dates.reasons import either

_DAYS = {"day before yesterday": -2, "yesterday": -1, "today": 0}
_DAYS |= {"tomorrow": 1, "day after tomorrow": 2}
_STEPS = {None: None, "last": -1, "this": 0, "next": 1}
_PARTS = {None: "", "beginning": "first", "start": "first", "middle": "middle", "end": "last"}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_NUMBERS = {word: number for number, word in enumerate((*_WORDS, "twelve"), 1)} | {"a": 1, "an": 1}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

WEEKDAYS = {name: number for number, name in enumerate(_WEEK)}
WEEKDAY = (
    r"(?P<english>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_STEP = r"(?P<step>last|this|next) "
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_YEAR = r"(?: (?P<year>\d{4}))?"
_PART = r"(?P<part>beginning|start|middle|end) of (?:the )?"
_WORKDAY = r"(?:working |work ?|business |week)day"
_UNIT = rf"(?:(?P<unit>day|week|month|quarter|year)|{_WORKDAY})s?"


def _weekday(found: Groups, at: DateContext) -> date:
    day = calendar.weekday(WEEKDAYS[found["english"][:3]], _STEPS[found["step"]], at.today)
    # On a Saturday some call the day before “last Friday”, others that of the week before.
    this_week = day + timedelta(7)
    if found["step"] == "last" and this_week < at.today:
        raise either(day, this_week)
    return day


def _weekday_of_week(found: Groups, at: DateContext) -> date:
    return calendar.weekday(WEEKDAYS[found["english"][:3]], _STEPS[found["step"]], at.today)


def _weekend(found: Groups, at: DateContext) -> date:
    raise calendar.weekend(_STEPS[found["step"]], at.today)


def _unit(found: Groups, at: DateContext) -> date:
    part = _PARTS[found.get("part")]
    return calendar.part_of_unit(found["unit"], _STEPS[found["step"]], part, at)


def _year_alone(found: Groups, at: DateContext) -> date:
    return calendar.part_of_year(int(found["year"]), _PARTS[found["part"]], at)


def _quarter(found: Groups, at: DateContext) -> date:
    part = _PARTS[found["part"]]
    return calendar.part_of_quarter(int(found["number"]), _year(found), part, at)


def _month(found: Groups, at: DateContext) -> date:
    return calendar.part_of_month(_month_of(found), _year(found), _PARTS[found["part"]], at)


def _month_and_day(found: Groups, at: DateContext) -> date:
    return calendar.month_and_day(_month_of(found), int(found["day"]), _year(found), at)


def _day_of_month(found: Groups, at: DateContext) -> date:
    return calendar.day_of_month(int(found["day"]), _STEPS[found["step"]], at)


def _slashed(found: Groups, at: DateContext) -> date:
    return calendar.month_slash_day(int(found["first"]), int(found["second"]), _year(found), at)


def _moved(found: Groups, at: DateContext) -> date:
    unit = found["unit"] or "workday"
    number = _NUMBERS.get(found["number"]) or int(found["number"])
    return calendar.shifted(-number if found.get("way") == "ago" else number, unit, at)


def _length(found: Groups, at: DateContext) -> date:
    days = _moved(found, at)
    if found["unit"] is None:
        return days
    raise either(_moved({**found, "way": "ago"}, at), days)


def _next_workday(found: Groups, at: DateContext) -> date:
    return calendar.shifted(_STEPS[found["step"]] or 0, "workday", at)


def _year(found: Groups) -> int | None:
    return int(found["year"]) if found["year"] else None


def _month_of(found: Groups) -> int:
    return _MONTHS.index(found["month"][:3]) + 1


GRAMMAR = Grammar(
    _DAYS,
    (
        (rf"(?:{_STEP})?{WEEKDAY}", _weekday),
        (rf"{WEEKDAY} (?:of )?{_STEP}week", _weekday_of_week),
        (rf"(?:{_STEP})?weekend", _weekend),
        (rf"{_STEP}(?P<unit>week|month|quarter|year)", _unit),
        (rf"{_PART}(?:{_STEP})?(?P<unit>week|month|quarter|year)", _unit),
        (rf"{_PART}(?P<year>\d{{4}})", _year_alone),
        (rf"(?:{_PART})?q(?P<number>[1-4]){_YEAR}", _quarter),
        (rf"(?:{_PART})?{_MONTH}{_YEAR}", _month),
        (rf"{_MONTH} (?:the )?{_DAY}{_YEAR}", _month_and_day),
        (rf"{_DAY}(?: of)? {_MONTH}{_YEAR}", _month_and_day),
        (rf"{_ORDINAL}(?: of (?:{_STEP}|the )month)?", _day_of_month),
        (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}))?", _slashed),
        (rf"(?:in|within) {_NUMBER} {_UNIT}", _moved),
        (rf"{_NUMBER} {_UNIT} (?P<way>from now|from today|later|ago)", _moved),
        (rf"{_NUMBER} {_UNIT}", _length),
        (rf"(?P<step>last|next) {_WORKDAY}", _next_workday),
    ),
)
