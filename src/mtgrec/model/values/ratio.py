"""Rates with what they are made of, and exact rounding."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


class Ratio(NamedTuple):
    """A rate with what it is made of; where there is no ratio, `reason` says why."""

    numerator: Fraction | None
    denominator: Fraction | None
    reason: str = ""
    """`no-data`, `zero-target`, `negative-target`, `no-plan`, `no-baseline`, `zero-actual` or
    `other-unit`.
    """
    unknown: int | None = None
    """On-time only: done items that lack one of the two dates."""

    @property
    def exact(self) -> Fraction | None:
        """The ratio itself, or None."""
        if self.reason or self.numerator is None or not self.denominator:
            return None
        return self.numerator / self.denominator

    @property
    def rounded(self) -> float | None:
        """The ratio rounded to four digits, halves away from zero, or None."""
        return None if self.exact is None else float(round_fraction(self.exact, 4))

    @property
    def percent(self) -> str:
        """The ratio in whole per cent, as people read it: `44 %`; empty where there is none.

        Never rounded up to 100 %, nor down to 0 %: neither is true until it is exact.
        """
        if self.exact is None:
            return ""
        shown = round_fraction(self.exact * 100, 0)
        if shown == 100 and self.exact < 1:  # noqa: PLR2004 - per cent
            return "99 %"
        if shown == 0 and self.exact:
            return "1 %" if self.exact > 0 else "-1 %"
        return f"{shown:f} %"


def round_fraction(value: Fraction, digits: int) -> Decimal:
    """Return `value` rounded to `digits` decimals, halves away from zero, computed exactly."""
    scaled = abs(value) * 10**digits
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    sign = "-" if value < 0 and whole else ""
    return Decimal(f"{sign}{whole}e-{digits}")  # from a text: exact, however long


def ratio_of_counts(numerator: int, denominator: int, unknown: int | None = None) -> Ratio:
    reason = "" if denominator else "no-data"
    return Ratio(Fraction(numerator), Fraction(denominator), reason, unknown)


def change(base: Fraction, value: Fraction) -> Ratio:
    """Return (value - base) / base; of nothing, or of less than nothing, there is no share."""
    reason = "" if base > 0 else "negative-base" if base else "zero-base"
    return Ratio(value - base, base, reason)
