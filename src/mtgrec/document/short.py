"""Dates and numbers are short: long texts are refused before slow patterns meet them."""

from datetime import date, time
from functools import lru_cache

from mtgrec.model.dates import NoDate, read_moment
from mtgrec.model.quantity import NoNumber, Quantity, read_quantity

LONGEST = 100
# The words beside numbers are told in Simplified characters.
_TRADITIONAL = {"增長": "增长", "減少": "减少", "不低於": "不低于", "不少於": "不少于"}
_TRADITIONAL |= {"不高於": "不高于", "不超過": "不超过", "塊": "块"}


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


@lru_cache(maxsize=1024)
def short_quantity(text: str) -> Quantity:
    """Return the number that `text` states; raises NoNumber."""
    if len(text) > LONGEST:
        raise NoNumber(text)
    simplified = text
    for traditional, word in _TRADITIONAL.items():
        simplified = simplified.replace(traditional, word)
    return read_quantity(simplified)._replace(text=text.strip())
