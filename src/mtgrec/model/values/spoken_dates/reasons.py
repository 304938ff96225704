"""Why a day is not certain, in sentences that show what was understood."""

from calendar import monthrange
from datetime import date

from mtgrec.model.message import N_, Message
from mtgrec.model.values.dates import UncertainDate

WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def either(one: date, other: date) -> UncertainDate:
    """Say that two days are meant, as often as not."""
    return UncertainDate(Message(N_("it may mean {one} or {other}"), one=one, other=other))


def several(first: date, last: date) -> UncertainDate:
    """Say that a week, a month or a quarter is no day."""
    return UncertainDate(
        Message(N_("it means {first} to {last}, not one day"), first=first, last=last)
    )


def about(day: date) -> UncertainDate:
    """Say that some more days on either side may be meant."""
    return UncertainDate(Message(N_("it means about {day}, not a certain day"), day=day))


def too_short(year: int, month: int) -> UncertainDate:
    """Say that the month ends before that day."""
    name, count = date(year, month, 1).isoformat()[:7], monthrange(year, month)[1]
    return UncertainDate(Message(N_("{month} has only {count} days"), month=name, count=count))


def another_weekday(day: date, said: int) -> UncertainDate:
    """Say that day and weekday contradict each other."""
    sentence = N_("{day} is a {weekday}, not a {said}")
    weekday, wrong = Message(WEEKDAYS[day.weekday()]), Message(WEEKDAYS[said])
    return UncertainDate(Message(sentence, day=day, weekday=weekday, said=wrong))


def day_first(meant: date | None) -> UncertainDate:
    """Say that `15/6` is read as month/day, which it cannot be."""
    if meant is None:
        return UncertainDate(Message(N_("read as month/day it is no date")))
    sentence = N_("read as month/day it is no date, the other way round it is {day}")
    return UncertainDate(Message(sentence, day=meant))
