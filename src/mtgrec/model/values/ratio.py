"""Rates with numerator and denominator, and exact rounding."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


class Ratio(NamedTuple):
    """A rate with numerator and denominator; where it has no value, `reason` says why."""

    numerator: Fraction | None
    denominator: Fraction | None
    reason: str = ""
    """`no-data`, `zero-target`, `negative-target`, `no-plan`, `no-baseline`, `zero-actual`,
    `other-unit` or `several-rates`.
    """
    unknown: int | None = None
    """The number of items that are not counted because a value is missing."""

    @property
    def exact(self) -> Fraction | None:
        """The exact ratio, or None."""
        if self.reason or self.numerator is None or not self.denominator:
            return None
        return self.numerator / self.denominator

    @property
    def rounded(self) -> float | None:
        """The ratio rounded to four digits, halves away from zero, or None."""
        return None if self.exact is None else float(round_fraction(self.exact, 4))

    def exceeds(self, limit: Fraction) -> bool:
        """Return whether the ratio is more than `limit`, up or down; False without one."""
        return self.exact is not None and abs(self.exact) > limit

    @property
    def percent(self) -> str:
        """The ratio in whole per cent: `44%`; empty if there is none.

        Never rounded to 100 % or 0 %, which only an exact value may show.
        """
        if self.exact is None:
            return ""
        rounded = round_fraction(self.exact * 100, 0)
        if rounded == 100 and self.exact < 1:  # noqa: PLR2004 - per cent
            return "99%"
        if rounded == 0 and self.exact:
            return "1%" if self.exact > 0 else "-1%"
        return f"{rounded:f}%"


def round_fraction(value: Fraction, digits: int) -> Decimal:
    """Return `value` rounded to `digits` decimals, halves away from zero, computed exactly."""
    scaled = abs(value) * 10**digits
    rounded = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    sign = "-" if value < 0 and rounded else ""
    return Decimal(f"{sign}{rounded}e-{digits}")  # from a text, because it is exact at any length


def ratio_of_counts(numerator: int, denominator: int, unknown: int | None = None) -> Ratio:
    """Return numerator / denominator; the reason is `no-data` where nothing was counted."""
    reason = "" if denominator else "no-data"
    return Ratio(Fraction(numerator), Fraction(denominator), reason, unknown)


def sum_of_counts(ratios: Iterable[Ratio]) -> Ratio:
    """Return the rate of several groups taken together: all numerators / all denominators."""
    all_ratios = list(ratios)
    return ratio_of_counts(
        sum(int(ratio.numerator or 0) for ratio in all_ratios),
        sum(int(ratio.denominator or 0) for ratio in all_ratios),
        sum(ratio.unknown or 0 for ratio in all_ratios),
    )


def change(base: Fraction, value: Fraction) -> Ratio:
    """Return (value - base) / base; the reason is `zero-base` or `negative-base` without one."""
    reason = "" if base > 0 else "negative-base" if base else "zero-base"
    return Ratio(value - base, base, reason)
