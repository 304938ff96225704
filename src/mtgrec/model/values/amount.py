"""Amounts: exact sums with their unit, unknown where one of their parts does not fit."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.values.quantity import Quantity, show
from mtgrec.model.values.ratio import Ratio


class Amount(NamedTuple):
    """An exact number of something; unlike a `Quantity` it was computed, not written."""

    value: Fraction
    unit: str = ""

    @property
    def text(self) -> str:
        """As people write it: `¥1000`."""
        return show(self.value, self.unit)


def amount_of(quantity: Quantity | None) -> Amount | None:
    """Return what is written as an amount."""
    return Amount(quantity.exact, quantity.unit) if quantity else None


def mixed_units(amounts: Iterable[Amount | None]) -> bool:
    """Return whether amounts bear several units; one without a unit goes with any."""
    return len({amount.unit for amount in amounts if amount and amount.unit}) > 1


def add_up(amounts: Iterable[Amount | None]) -> Amount | None:
    """Return the sum of those that are known; None where none is, or where units are mixed."""
    known = [amount for amount in amounts if amount]
    if not known or mixed_units(known):
        return None
    unit = next((amount.unit for amount in known if amount.unit), "")
    return Amount(sum((amount.value for amount in known), Fraction(0)), unit)


def minus(one: Amount | None, other: Amount | None) -> Amount | None:
    """Return the difference; None where one side is unknown or their units differ."""
    if one is None or other is None or mixed_units((one, other)):
        return None
    return Amount(one.value - other.value, one.unit or other.unit)


def share(part: Amount | None, whole: Amount | None, unplanned: str = "no-plan") -> Ratio:
    """Return part / whole; an unknown part is `no-data`, an unknown whole is `unplanned`.

    A whole of nothing is `zero-plan`: nothing was planned, so nothing can be set against it.
    """
    if whole is None or part is None:
        reason = unplanned if whole is None else "no-data"
    elif mixed_units((part, whole)):
        reason = "other-unit"
    else:
        reason = "" if whole.value > 0 else "zero-plan"
    return Ratio(part.value if part else None, whole.value if whole else None, reason)
