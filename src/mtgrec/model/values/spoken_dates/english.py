"""Spoken dates in English and dates in digits only: `6/15`."""

from datetime import date, timedelta

from mtgrec.model.values.date_errors import either
from mtgrec.model.values.dates import ENGLISH_DAY, ENGLISH_MONTH, month_number
from mtgrec.model.values.spoken_dates import calendar
from mtgrec.model.values.spoken_dates.calendar import DateContext, Grammar, Groups
from mtgrec.model.values.weekdays import ENGLISH, ENGLISH_WEEKDAY

_DAYS = {"day before yesterday": -2, "yesterday": -1, "today": 0}
_DAYS |= {
    "tomorrow": 1,
    "tmrw": 1,
    "tmr": 1,
    "day after tomorrow": 2,
    "eod": 0,
    "cob": 0,
    "end of day": 0,
}
_STEPS = {None: None, "last": -1, "this": 0, "next": 1}
_PARTS = {None: "", "beginning": "first", "start": "first", "middle": "middle", "end": "last"}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_NUMBERS = {word: number for number, word in enumerate((*_WORDS, "twelve"), 1)} | {"a": 1, "an": 1}
_LETTERS = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
_FRIDAY = 4

_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_STEP = r"(?P<step>last|this|next) "
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_YEAR = r"(?: (?P<year>\d{4}))?"
_PART = r"(?P<part>beginning|start|middle|end) of (?:the )?"
_WORKDAY = r"(?:working |work ?|business |week)day"
_UNIT = rf"(?:(?P<unit>day|week|month|quarter|year)|{_WORKDAY})s?"


def _weekday(found: Groups, context: DateContext) -> date:
    day = calendar.weekday(ENGLISH[found["english"][:3]], _STEPS[found["step"]], context.today)
    # On a Saturday, “last Friday” may be the day before or that of the week before.
    this_week = day + timedelta(7)
    if found["step"] == "last" and this_week < context.today:
        raise either(day, this_week)
    return day


def _weekday_of_week(found: Groups, context: DateContext) -> date:
    return calendar.weekday(ENGLISH[found["english"][:3]], _STEPS[found["step"]], context.today)


def _weekend(found: Groups, context: DateContext) -> date:
    raise calendar.weekend(_STEPS[found["step"]], context.today)


def _unit(found: Groups, context: DateContext) -> date:
    unit, step, part = found["unit"], _STEPS[found["step"]], _PARTS[found.get("part")]
    if unit == "week" and part == "last":  # in English a week of work ends on Friday
        return calendar.weekday(_FRIDAY, step or 0, context.today)
    return calendar.part_of_unit(unit, step, part, context)


def _end_of_unit(found: Groups, context: DateContext) -> date:
    return _unit({"unit": _LETTERS[found["letter"]], "step": None, "part": "end"}, context)


def _year_alone(found: Groups, context: DateContext) -> date:
    return calendar.part_of_year(int(found["year"]), _PARTS[found["part"]], context)


def _quarter(found: Groups, context: DateContext) -> date:
    part = _PARTS[found["part"]]
    return calendar.part_of_quarter(int(found["number"]), _year(found), part, context)


def _month(found: Groups, context: DateContext) -> date:
    return calendar.part_of_month(
        month_number(found["month"]), _year(found), _PARTS[found["part"]], context
    )


def _month_and_day(found: Groups, context: DateContext) -> date:
    return calendar.month_and_day(month_number(found["month"]), int(found["day"]), None, context)


def _day_of_month(found: Groups, context: DateContext) -> date:
    return calendar.day_of_month(int(found["day"]), _STEPS[found["step"]], context)


def _slashed(found: Groups, context: DateContext) -> date:
    return calendar.month_slash_day(int(found["first"]), int(found["second"]), context)


def _dashed(found: Groups, context: DateContext) -> date:
    """Return the day of `06-05`, month and day in the order of ISO 8601."""
    iso = context._replace(language="zh")
    return calendar.month_slash_day(int(found["first"]), int(found["second"]), iso)


def _day_and_month(found: Groups, context: DateContext) -> date:
    """Return the day of the German `15.11.`, whose dot behind the month tells its order."""
    return calendar.month_and_day(int(found["second"]), int(found["first"]), None, context)


def _year_and_month(found: Groups, context: DateContext) -> date:
    return calendar.part_of_month(int(found["month"]), int(found["year"]), "", context)


def _shifted(found: Groups, context: DateContext) -> date:
    unit = found["unit"] or "workday"
    number = _NUMBERS.get(found["number"]) or int(found["number"])
    return calendar.shifted(-number if found.get("way") == "ago" else number, unit, context)


def _length(found: Groups, context: DateContext) -> date:
    days = _shifted(found, context)
    if found["unit"] is None or context.deadline:
        return days
    raise either(_shifted({**found, "way": "ago"}, context), days)


def _short_length(found: Groups, context: DateContext) -> date:
    return _length({"number": found["number"], "unit": _LETTERS[found["letter"]]}, context)


def _next_workday(found: Groups, context: DateContext) -> date:
    return calendar.shifted(_STEPS[found["step"]] or 0, "workday", context)


def _year(found: Groups) -> int | None:
    return int(found["year"]) if found["year"] else None


GRAMMAR = Grammar(
    _DAYS,
    (
        (rf"(?:{_STEP})?{ENGLISH_WEEKDAY}", _weekday),
        (rf"{ENGLISH_WEEKDAY} (?:of )?{_STEP}week", _weekday_of_week),
        (rf"(?:{_STEP})?weekend", _weekend),
        (rf"{_STEP}(?P<unit>week|month|quarter|year)", _unit),
        (rf"{_PART}(?:{_STEP})?(?P<unit>week|month|quarter|year)", _unit),
        (rf"{_PART}(?P<year>\d{{4}})", _year_alone),
        (rf"(?:{_PART})?q(?P<number>[1-4]){_YEAR}", _quarter),
        (rf"(?:{_PART})?{ENGLISH_MONTH}{_YEAR}", _month),
        (rf"{ENGLISH_MONTH}[ -]?(?:the )?{ENGLISH_DAY}", _month_and_day),
        (rf"{ENGLISH_DAY}\.?[ -]?(?:of )?{ENGLISH_MONTH}", _month_and_day),
        (rf"{_ORDINAL}(?: of (?:{_STEP}|the )month)?", _day_of_month),
        (r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})", _slashed),
        (r"(?P<first>\d{1,2})-(?P<second>\d{1,2})", _dashed),
        (r"(?P<first>\d{1,2})\. ?(?P<second>\d{1,2})\.", _day_and_month),
        (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})", _year_and_month),
        (r"eo(?P<letter>[wmqy])", _end_of_unit),
        (r"(?P<number>\d{1,3}) ?(?P<letter>[dw])", _short_length),
        (rf"(?:in|within) {_NUMBER} {_UNIT}", _shifted),
        (rf"{_NUMBER} {_UNIT} (?P<way>from now|from today|later|ago)", _shifted),
        (rf"{_NUMBER} {_UNIT}", _length),
        (rf"(?P<step>last|next) {_WORKDAY}", _next_workday),
    ),
)
