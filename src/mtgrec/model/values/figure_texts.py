"""Figures as people read them, in sentences and in tables: sums, shares and moments."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from mtgrec.model.values.amount import Amount
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import plain, show
from mtgrec.model.values.ratio import round_fraction

_LONG = lazily(r"(?<![\d.,])\d{5,}(?![,\d])")


def grouped(number: str) -> str:
    """Return a number with its thousands parted (`1,749,565`); one that is parted stays as it is."""
    return _LONG.sub(lambda digits: f"{int(digits[0]):,}", number)


def money_text(amount: Amount) -> str:
    """Return a computed sum, rounded to cents, its thousands parted: `¥12,000`."""
    return grouped(show(round_fraction(amount.value, 2), amount.unit))


def percent_text(share: Fraction | Decimal) -> str:
    """Return a share in per cent: `9.99%`, which is not 10 %."""
    return f"{plain(not_rounded_whole(Fraction(share) * 100))}%"


def not_rounded_whole(value: Fraction) -> Decimal:
    """Return a number with one decimal, with more where it would look whole and is not.

    Limits are whole per cents: -19.97 % is not -20 %.
    """
    for digits in range(1, 12):
        shown = round_fraction(value, digits)
        if shown == value or shown != shown.to_integral_value():
            return shown
    return round_fraction(value, 1)


def moment_text(at: date, *, dated: bool = False) -> str:
    """Return a moment as `2026-06-05 09:00`, or only its day where no more is known."""
    return f"{at:%Y-%m-%d %H:%M}" if isinstance(at, datetime) and not dated else f"{at:%Y-%m-%d}"
