"""Amounts: exact sums with a unit, None where a part is missing or the units do not fit."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.values.quantity import Quantity, show
from mtgrec.model.values.ratio import Ratio, round_fraction


class Amount(NamedTuple):
    """An exact number with a unit; unlike a `Quantity` it was computed, not written."""

    value: Fraction
    unit: str = ""

    @property
    def text(self) -> str:
        """The amount as people write it: `¥1000`."""
        return show(self.value, self.unit)


def amount_of(quantity: Quantity | None) -> Amount | None:
    """Return a written quantity as an amount, None for None."""
    return Amount(quantity.exact, quantity.unit) if quantity else None


def mixed_units(amounts: Iterable[Amount | None]) -> bool:
    """Return whether amounts have different units; one without a unit fits any other."""
    return len({amount.unit for amount in amounts if amount and amount.unit}) > 1


def add_up(amounts: Iterable[Amount | None]) -> Amount | None:
    """Return the sum of the amounts that are not None; None if all are, or if units are mixed."""
    present = [amount for amount in amounts if amount]
    if not present or mixed_units(present):
        return None
    unit = next((amount.unit for amount in present if amount.unit), "")
    return Amount(sum((amount.value for amount in present), Fraction(0)), unit)


def minus(first: Amount | None, second: Amount | None) -> Amount | None:
    """Return first - second; None where one is missing or the units differ."""
    if first is None or second is None or mixed_units((first, second)):
        return None
    return Amount(first.value - second.value, first.unit or second.unit)


def share(part: Amount | None, whole: Amount | None, missing_whole: str = "no-plan") -> Ratio:
    """Return part / whole.

    The reason is `no-data` for a missing part, `missing_whole` for a missing whole, `other-unit`
    for different units, and `zero-plan` for a whole of zero or less.
    """
    if whole is None or part is None:
        reason = missing_whole if whole is None else "no-data"
    elif mixed_units((part, whole)):
        reason = "other-unit"
    else:
        reason = "" if whole.value > 0 else "zero-plan"
    return Ratio(part.value if part else None, whole.value if whole else None, reason)


def rounded_text(value: Fraction, unit: str) -> str:
    """Return a value with two decimals (in per cent too), or two significant digits if small."""
    digits = 4 if unit == "%" else 2
    while digits < 12 and value and abs(value) * 10**digits < 10:  # noqa: PLR2004 - two digits
        digits += 1
    return show(round_fraction(value, digits), unit)
