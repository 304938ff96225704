"""Figures as text for sentences and tables: sums, shares and moments."""

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from mtgrec.model.values.amount import Amount
from mtgrec.model.values.number_words import CURRENCY_SIGNS, CURRENCY_WORDS
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import NoNumber, plain, read_quantity, show
from mtgrec.model.values.ratio import round_fraction

_CENTS = 2
_WRITTEN_DIGITS = 4
"""Decimals that a person may have written; a number with more was computed."""
_FIGURE = lazily(
    rf"(?P<sign>[-−+]?)(?:{CURRENCY_WORDS})?\s*(?P<minus>[-−]?)"
    r"(?P<digits>(?:\d[\d,]*)?\.?\d+)\s*(?P<scale>[十百千]?[万萬亿億千]|[kmw](?![a-z])|bn)?"
    rf"(?P<word>\s*(?:{CURRENCY_WORDS})(?![a-z]))?",
    re.IGNORECASE,
)


def figure_text(text: str) -> str:
    """Return a figure as every table shows it: `1,749,565`, `¥88,000`, `-¥2,000`, `约¥1.2万`.

    Thousands have commas, a currency is its sign in front, and money has at most two decimals. A
    text that is no number stays as it is.
    """
    try:
        unit = read_quantity(text).unit
    except NoNumber:
        return text
    return _FIGURE.sub(lambda found: _figure(found, unit), normalize("NFKC", text), count=1)


def _figure(found: re.Match[str], unit: str) -> str:
    digits = found["digits"].replace(",", "")
    decimals = len(digits.partition(".")[2])
    money = unit in CURRENCY_SIGNS and not found["scale"]
    if decimals > (_CENTS if money else _WRITTEN_DIGITS):
        digits = plain(rounded(Fraction(digits), _CENTS))
    elif money:
        digits = plain(Decimal(digits))
    whole, point, rest = digits.partition(".")
    number = f"{int(whole or 0):,}{point}{rest}"
    sign, currency = (found["sign"] or found["minus"]).replace("−", "-"), ""
    word = found["word"] or ""
    if unit in CURRENCY_SIGNS:
        currency, word = unit, ""
    return f"{sign}{currency}{number}{found['scale'] or ''}{word}"


def rounded(value: Fraction, digits: int) -> Decimal:
    """Return a number with so many decimals, or with two significant digits if it is small."""
    while digits < 12 and value and abs(value) * 10**digits < 10:  # noqa: PLR2004 - two digits
        digits += 1
    return round_fraction(value, digits)


def money_text(amount: Amount) -> str:
    """Return a computed sum, rounded to cents, with commas between thousands: `¥12,000`."""
    return figure_text(show(round_fraction(amount.value, _CENTS), amount.unit))


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
