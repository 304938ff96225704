"""Rates, amounts and expectations as JSON gives them: exact decimals in strings, reasons by name."""

from fractions import Fraction

from mtgrec.model.figures.kpi_targets import Expectation
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.quantity import exact_text
from mtgrec.model.values.ratio import Ratio
from mtgrec.output.documents import Document


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


def exact_amount(amount: Amount | None) -> str | None:
    """Return the bare value of an amount; its unit stands elsewhere in the document."""
    return exact_text(amount.value) if amount else None


def amount_document(amount: Amount | None) -> Document | None:
    """Return an amount with its unit."""
    return {"value": exact_text(amount.value), "unit": amount.unit} if amount else None


def expectation_document(expected: Expectation | None, *, days: bool = False) -> Document | None:
    """Return what was expected and where that is written; with `days`, which share of them passed."""
    if expected is None:
        return None
    return {
        "value": exact_text(expected.value),
        "text": expected.text,
        "origin": expected.origin,
        **({"days": list(expected.days) if expected.days else None} if days else {}),
        "source": expected.source,
    }
