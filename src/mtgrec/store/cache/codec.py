"""Checks shared by the functions that encode parsed files as JSON values and decode them.

Decoding does not trust its input: a value whose shape differs from what encoding writes raises one
of `CODEC_ERRORS`.
"""

from typing import Any

CODEC_ERRORS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What encoding raises for a value it does not support, and decoding for one it never writes."""

Encoded = list[Any]
"""A list of values that JSON can hold: texts, numbers, lists and mappings."""

PLAIN = frozenset((str, bool, int, type(None)))
"""The types that are stored without encoding."""


def as_list(value: Any) -> Encoded:
    """Return `value` if it is a list; raises TypeError otherwise."""
    if type(value) is not list:
        raise TypeError
    return value


def as_text(value: Any) -> str:
    """Return `value` if it is a text; raises TypeError otherwise."""
    if type(value) is not str:
        raise TypeError
    return value


def require_same_path(path: str, other: str) -> None:
    """Raise ValueError unless the paths are the same: the encoded form holds no path."""
    if path != other:
        raise ValueError
