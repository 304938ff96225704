"""Numbers as they are written in charts."""

from fractions import Fraction

from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.quantity import show
from mtgrec.model.values.ratio import Ratio, round_fraction
from mtgrec.output.language import _, current
from mtgrec.output.tables.cells import rounded_percent

_CURRENCIES = frozenset("¥$€£")


def amount(value: Fraction | None, unit: str) -> str:
    """Return a quantity as tables show it; None is `no data`, not zero."""
    return _("no data") if value is None else figure_text(show(value, unit))


def percent(ratio: Fraction) -> str:
    """Return a share in whole per cent; it is never rounded up to 100 or down to 0."""
    return rounded_percent(Ratio(ratio, Fraction(1)))


def short(value: Fraction, unit: str) -> str:
    """Return an amount for an axis: `¥12k`, `¥1.2万`."""
    steps = ((10**8, "亿"), (10**4, "万")) if current() == "zh" else ((10**6, "M"), (10**3, "k"))
    for size, word in steps:
        if value >= size:
            number = show(round_fraction(value / size, 2), "")
            return f"{unit}{number}{word}" if unit in _CURRENCIES else f"{number}{word}{unit}"
    return show(value, unit)
