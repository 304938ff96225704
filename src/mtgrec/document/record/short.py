"""Dates and numbers are short: long texts are refused before slow patterns meet them."""

from datetime import date, time
from functools import lru_cache

from mtgrec.model.values.dates import NoDate, read_moment
from mtgrec.model.values.quantity import NoNumber, Quantity, read_quantity

LONGEST = 100


@lru_cache(maxsize=1024)
def short_moment(
    text: str, reference: date | None = None, *, deadline: bool = False
) -> tuple[date, time | None]:
    """Return the day and time that `text` names; raises NoDate and its kin."""
    if len(text) > LONGEST:
        raise NoDate(text)
    try:
        return read_moment(text, reference, deadline=deadline)
    except OverflowError:  # at the ends of the calendar
        raise NoDate(text) from None


def short_quantity(text: str) -> Quantity:
    """Return the number that `text` states; raises NoNumber."""
    if len(text) > LONGEST:
        raise NoNumber(text)
    return read_quantity(text)
