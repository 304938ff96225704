"""Figures as text for sentences and tables: sums, shares and moments."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from mtgrec.model.values.amount import Amount
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import plain, show
from mtgrec.model.values.ratio import round_fraction

_UNGROUPED = lazily(r"(?<![\d.,])\d{5,}(?![,\d])")


def grouped(number: str) -> str:
    """Return text with commas in its numbers of five or more digits: `1,749,565`."""
    return _UNGROUPED.sub(lambda digits: f"{int(digits[0]):,}", number)


def money_text(amount: Amount) -> str:
    """Return a computed sum, rounded to cents, with commas between thousands: `¥12,000`."""
    return grouped(show(round_fraction(amount.value, 2), amount.unit))


def percent_text(share: Fraction | Decimal) -> str:
    """Return a share in per cent with the digits that it needs: `9.99%` instead of `10%`."""
    return f"{plain(not_rounded_whole(Fraction(share) * 100))}%"


def not_rounded_whole(value: Fraction) -> Decimal:
    """Return a number rounded to one decimal, or to more if it would wrongly look whole.

    Limits are whole per cents, and -19.97 % is not -20 %.
    """
    for digits in range(1, 12):
        rounded = round_fraction(value, digits)
        if rounded == value or rounded != rounded.to_integral_value():
            return rounded
    return round_fraction(value, 1)


def moment_text(at: date, *, dated: bool = False) -> str:
    """Return a moment as `2026-06-05 09:00`; only its date where it has no time, or if `dated`."""
    return f"{at:%Y-%m-%d %H:%M}" if isinstance(at, datetime) and not dated else f"{at:%Y-%m-%d}"
