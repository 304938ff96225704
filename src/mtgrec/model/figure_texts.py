"""Figures as they stand in a sentence: sums, shares and moments."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from mtgrec.model.amount import Amount
from mtgrec.model.patterns import lazily
from mtgrec.model.progress import round_fraction
from mtgrec.model.quantity import plain, show

_LONG = lazily(r"(?<![\d.,])\d{5,}(?![,\d])")


def grouped(number: str) -> str:
    """Return a number with its thousands parted (`1,749,565`); one that is parted stays as it is."""
    return _LONG.sub(lambda digits: f"{int(digits[0]):,}", number)


def money_text(amount: Amount) -> str:
    """Return a computed sum, rounded to cents, its thousands parted: `¥12,000`."""
    return grouped(show(round_fraction(amount.value, 2), amount.unit))


def percent_text(share: Fraction | Decimal) -> str:
    """Return a share in per cent, with as many digits as keep it off a limit that it misses.

    9.99 % is not 10 %: where rounding would make a whole number of it, there is one digit more.
    """
    exact = Fraction(share) * 100
    for digits in range(1, 12):
        shown = round_fraction(exact, digits)
        if shown == exact or shown != shown.to_integral_value():
            return f"{plain(shown)}%"
    return f"{plain(round_fraction(exact, 1))}%"


def moment_text(at: date | datetime, *, dated: bool = False) -> str:
    """Return a moment as `2026-06-05 09:00`, or only its day where no more is known."""
    return f"{at:%Y-%m-%d %H:%M}" if isinstance(at, datetime) and not dated else f"{at:%Y-%m-%d}"
