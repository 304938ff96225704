"""Parse dates and numbers of at most 100 characters; longer texts could make patterns slow."""

from datetime import date, time, tzinfo
from functools import lru_cache

from mtgrec.model.values.date_errors import NoDate
from mtgrec.model.values.dates import read_moment
from mtgrec.model.values.decimals import read_amount
from mtgrec.model.values.quantity import NoNumber, Quantity

LONGEST = 100


@lru_cache(maxsize=1024)
def short_moment(
    text: str,
    reference: date | None = None,
    *,
    deadline: bool = False,
    zone: tzinfo | None = None,
) -> tuple[date, time | None]:
    """Return the day and time that `text` names; raises NoDate or one of its subclasses."""
    if len(text) > LONGEST:
        raise NoDate(text)
    try:
        return read_moment(text, reference, deadline=deadline, zone=zone)
    except OverflowError:  # at the ends of the calendar
        raise NoDate(text) from None


def short_quantity(text: str, *, money: bool = False) -> Quantity:
    """Return the number in `text`, the value of a field, maybe of `money`; raises NoNumber."""
    if len(text) > LONGEST:
        raise NoNumber(text)
    return read_amount(text, money=money)
