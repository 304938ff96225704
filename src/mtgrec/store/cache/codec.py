"""What was read from files as lists and texts, to be kept and decoded without reading them again.

Thawing trusts nothing: whatever differs in shape from what freezing makes ends in one of `UNFIT`.
"""

from typing import Any

UNFIT = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What freezing raises for what it does not know, and thawing for what it cannot have made."""

Encoded = list[Any]
"""Texts, numbers, lists and mappings, as JSON has them."""

PLAIN = frozenset((str, bool, int, type(None)))
"""The types that are kept as they are."""


def listed(value: Any) -> Encoded:
    """Return a value that must be a list."""
    if type(value) is not list:
        raise TypeError
    return value


def text(value: Any) -> str:
    """Return a value that must be a text."""
    if type(value) is not str:
        raise TypeError
    return value


def same(path: str, other: str) -> None:
    """Refuse what belongs to another file: where it lies is not kept."""
    if path != other:
        raise ValueError
