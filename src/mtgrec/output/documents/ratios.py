"""Rates as JSON gives them: what they are made of, and why there is none."""

from fractions import Fraction

from mtgrec.model.values.quantity import exact_text
from mtgrec.model.values.ratio import Ratio


def quantity_ratio(ratio: Ratio) -> dict[str, object]:
    """Return a ratio of quantities for JSON: exact decimals in strings."""
    return _ratio(ratio, exact_text(ratio.numerator), exact_text(ratio.denominator))


def count_ratio(ratio: Ratio) -> dict[str, object]:
    """Return a ratio of counts for JSON: whole numbers."""
    return _ratio(ratio, _whole(ratio.numerator), _whole(ratio.denominator))


def _whole(value: Fraction | None) -> int | None:
    return None if value is None else int(value)


def _ratio(ratio: Ratio, numerator: object, denominator: object) -> dict[str, object]:
    result: dict[str, object] = {
        "numerator": numerator,
        "denominator": denominator,
        "ratio": ratio.rounded,
    }
    if ratio.reason:
        result["reason"] = ratio.reason
    if ratio.unknown is not None:
        result["unknown"] = ratio.unknown
    return result
