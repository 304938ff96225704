"""Times of day beside a day, as people write them: 18:00, 下午3点, 下班前, 5pm, EOD."""

from datetime import time
from typing import NamedTuple

from mtgrec.model.values.date_errors import NoDate
from mtgrec.model.values.numerals import NUMERAL, number_of
from mtgrec.model.values.patterns import lazily

_MORNING = ("凌晨", "清晨", "早上", "早晨", "上午", "早", "am")
_AFTERNOON = ("中午", "下午", "傍晚", "晚上", "晚间", "晚", "pm")
_PART = "|".join((*_MORNING[:-1], *_AFTERNOON[:-1]))
_HOUR = rf"(?:\d{{1,2}}|{NUMERAL})"
_SECONDS = r"(?::\d{2}(?:\.\d{1,9})?)?"
_TIME = (
    rf"(?:(?P<part>{_PART}) ?)?(?:"
    rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}}){_SECONDS}(?: ?(?P<half>[ap]m))?"
    rf"|(?P<oclock>{_HOUR})[点时](?:[整钟]|(?P<half_past>半)|(?P<past>\d{{2}}|{NUMERAL})分?)?"
    r"|(?P<english>\d{1,2}) ?(?P<half_day>[ap]m))"
)
_UNTIL = rf"(?: ?[-–—~至到] ?(?:(?:{_PART}) ?)?(?:\d{{1,2}}:\d{{2}}{_SECONDS}|{_HOUR}[点时]半?))?"
_WORD = rf"(?:下班|收工|午|全天|当天|当日|{_PART})"
_ENGLISH_WORD = (
    r"(?:eod|cob|eob|end of (?:the )?(?:business )?day|(?:end|close) of (?:business|play)"
    r"|(?:at )?(?:noon|midday)|(?:in the )?(?:morning|afternoon|evening))"
)
_BEHIND = lazily(
    rf"(?:[ (]+|(?<=\d)t|(?<![\d:./t-]))"
    rf"(?P<clock>(?:(?:\bat )?{_TIME}{_UNTIL}|{_WORD})(?: ?(?:[之以]?前|左右))?|(?<![a-z]){_ENGLISH_WORD})"
    r"\)?\Z"
)
_BEFORE = lazily(rf"(?P<clock>{_ENGLISH_WORD}|{_TIME}) (?:on |of )?(?P<day>.+)")
_NOON = 12
_LATEST = (24, 0)
_HALF_AN_HOUR = 30


class TimedDay(NamedTuple):
    """The parts of a text such as `周五 18:00`."""

    day: str
    clock: str = ""
    """The words of the time of day, empty where there are none."""
    at: time | None = None
    """The time of day, None where the words name no certain one: 下班前."""


def split_clock(plain: str) -> TimedDay:
    """Return the day and the time of day in a text, given as `plain_words` returns it.

    Raises NoDate for a time that no clock shows.
    """
    if (found := _BEHIND.search(plain)) and (day := plain[: found.start()].strip()):
        return TimedDay(day, found["clock"], _time(found.groupdict()))
    if found := _BEFORE.fullmatch(plain):
        return TimedDay(found["day"], found["clock"], _time(found.groupdict()))
    return TimedDay(plain)


def _time(parts: dict[str, str | None]) -> time | None:
    written = parts["hour"] or parts["oclock"] or parts["english"]
    if written is None:
        return None
    hour, minute = number_of(written), number_of(parts["minute"] or parts["past"] or "0")
    minute = _HALF_AN_HOUR if parts["half_past"] else minute
    half = parts["half"] or parts["half_day"] or parts["part"]
    if half in _AFTERNOON and hour < _NOON and not (half == "中午" and hour == _NOON - 1):
        hour += _NOON
    elif half in _MORNING and hour == _NOON:
        hour = 0
    if (hour, minute) == _LATEST:
        return time(23, 59)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise NoDate(str(error)) from None
