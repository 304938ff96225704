"""The dates in an export, also those that programs write: 20260605, a serial number, 6/5/2026."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, tzinfo
from decimal import Decimal
from typing import NamedTuple

from mtgrec.document.record.short import LONGEST, short_moment
from mtgrec.model.editing.new_readings import WrongValue, from_serial
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import moment_of
from mtgrec.model.values.date_errors import NoDate, UncertainDate, YearMissing

_COMPACT_DIGITS = 8  # digits of 20260605
_YEAR_LAST = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>20\d\d|[23]\d)(?!\d)"
)
_SPAN = re.compile(r"(?P<first>.+?)\s*(?:[~～至到—–]|\s-\s|\sto\s)\s*(?P<last>.+)")
_MONTHS = 12
_CENTURY = 2000
DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDERS = (DAY_FIRST, MONTH_FIRST)


class Calendar(NamedTuple):
    """How the dates of an export are to be read."""

    zone: tzinfo | None = None
    """The workspace's time zone, for moments with a zone of their own."""
    order: str = ""
    """What comes first in 11/3/2026, one of ORDERS; empty where that is not known."""


def order_of(title: str, dates: Iterable[str], last: date) -> str:
    """Return which order the dates of a file have, "" where they do not decide.

    A part above 12 is a day, and no reading is later than `last`; the text of a title may be.
    """
    possible = set(ORDERS)
    for text, latest in ((title, date.max), *((each, last) for each in dates)):
        for found in _YEAR_LAST.finditer(text):
            possible &= {order for order in ORDERS if _is_possible(found, order, latest)}
    return possible.pop() if len(possible) == 1 else ""


def needs_order(text: str) -> bool:
    """Return whether a date ends with its year, so that day and month may be taken for each other."""
    return _YEAR_LAST.search(text) is not None


def moment_in(text: str, calendar: Calendar) -> int:
    """Return the moment in a cell of dates; raises WrongValue."""
    text = text.removeprefix("'")  # by which a spreadsheet marks a text
    if not text:
        raise WrongValue(Message(N_("there is no date")))
    digits = text.replace(".", "", 1)
    if digits.isascii() and digits.isdecimal() and len(text) <= LONGEST:
        found = _compact_day(text) or from_serial(Decimal(text))
        if found:
            return moment_of(*found)
    try:
        return moment_of(*short_moment(_in_order(text, calendar.order), zone=calendar.zone))
    except YearMissing:
        raise WrongValue(Message(N_("“{value}” says no year"), value=text)) from None
    except UncertainDate as error:
        sentence = N_("“{value}” is no certain day: {reason}")
        help = _which_order() if needs_order(text) else None
        raise WrongValue(Message(sentence, value=text, reason=error.reason), help) from None
    except NoDate:
        return _day_of_span(text, calendar)


def _which_order() -> Message:
    return Message(N_("say which comes first: --dates month-first, or --dates day-first"))


def _day_of_span(text: str, calendar: Calendar) -> int:
    """Return the day of a span that begins and ends on it; raises WrongValue for any other text."""
    found = _SPAN.fullmatch(text[:LONGEST])
    days = []
    for part in ("first", "last") if found else ():
        with suppress(NoDate):
            written = _in_order(found[part], calendar.order)  # type: ignore[index]
            days.append(short_moment(written, zone=calendar.zone)[0])
    if days and days == days[:1] * 2:
        return moment_of(days[0], None)
    if len(days) > 1:
        raise WrongValue(
            Message(N_("“{value}” are several days"), value=text),
            Message(N_("export a row for each day, as readings are daily")),
        )
    raise WrongValue(Message(N_("“{value}” is no date"), value=text[:LONGEST]))


def _in_order(text: str, order: str) -> str:
    """Return a date that ends with its year in the form that has only one reading, if the order is known."""
    found = _YEAR_LAST.match(text) if order else None
    if found is None:
        return text
    day, month, year = _parts(found, order)
    return f"{year}-{month:02}-{day:02}{text[found.end() :]}"


def _parts(found: re.Match[str], order: str) -> tuple[int, int, int]:
    """Return day, month and year."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    day, month = (first, second) if order == DAY_FIRST else (second, first)
    return day, month, year if year > _CENTURY else year + _CENTURY


def _is_possible(found: re.Match[str], order: str, last: date) -> bool:
    day, month, year = _parts(found, order)
    with suppress(ValueError):
        return date(year, month, day) <= last
    return False


def _compact_day(text: str) -> tuple[date, None] | None:
    """Return the day written as eight digits (20260605), or None."""
    if len(text) != _COMPACT_DIGITS or "." in text:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])), None
    except ValueError:
        return None
