"""Errors for texts that are no date, or no certain one; each sentence shows what was understood."""

from calendar import monthrange
from datetime import date

from mtgrec.model.message import N_, Message

WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


class NoDate(ValueError):
    """The text is not a date."""


class UncertainDate(NoDate):
    """The text is understood but does not name one certain day; `reason` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class YearMissing(NoDate):
    """The text names a day without a year, and there is no record date to derive it from."""


def either(first: date, second: date) -> UncertainDate:
    """Return the error for a text that may mean either of two days."""
    return UncertainDate(Message(N_("it may mean {one} or {other}"), one=first, other=second))


def several(first: date, last: date) -> UncertainDate:
    """Return the error for a week, a month or a quarter, which is not one day."""
    return UncertainDate(
        Message(N_("it means {first} to {last}, not one day"), first=first, last=last)
    )


def about(day: date) -> UncertainDate:
    """Return the error for an approximate day."""
    return UncertainDate(Message(N_("it means about {day}, not a certain day"), day=day))


def too_short(year: int, month: int) -> UncertainDate:
    """Return the error for a day that the month does not have."""
    name, count = date(year, month, 1).isoformat()[:7], monthrange(year, month)[1]
    return UncertainDate(Message(N_("{month} has only {count} days"), month=name, count=count))


def another_weekday(day: date, wrong_weekday: int) -> UncertainDate:
    """Return the error for a weekday that is not the weekday of the day."""
    sentence = N_("{day} is a {weekday}, not a {said}")
    weekday, said = Message(WEEKDAYS[day.weekday()]), Message(WEEKDAYS[wrong_weekday])
    return UncertainDate(Message(sentence, day=day, weekday=weekday, said=said))


def day_first(meant: date | None) -> UncertainDate:
    """Return the error for `15/6`, which is no date if read as month/day."""
    if meant is None:
        return UncertainDate(Message(N_("read as month/day it is no date")))
    sentence = N_("read as month/day it is no date, the other way round it is {day}")
    return UncertainDate(Message(sentence, day=meant))


def unnamed_holiday() -> UncertainDate:
    """Return the error for a day beside a holiday or an event, such as 节前."""
    return UncertainDate(Message(N_("it depends on a holiday or an event, and names no day")))
