"""Decimal commas in a metrics file: its other numbers decide what `1.200` is."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from mtgrec.model.figures.readings import Series
from mtgrec.model.message import N_, Message
from mtgrec.model.values.columns import RowColumns
from mtgrec.model.values.decimals import (
    POINT,
    both_readings,
    decimals_of,
    is_unclear,
    with_point,
)
from mtgrec.model.values.metric_names import AMOUNTS

_MAYBE_THOUSANDS = re.compile(r"^[^\d\n]{0,3}[1-9]\d{0,2}\.\d{3}(?!\d)", re.MULTILINE)


def has_commas(texts: Iterable[str]) -> bool:
    """Return whether one of the texts can only have a decimal comma."""
    return decimals_of(text for text in texts if "," in text).comma is not None


def has_points(series: Collection[Series]) -> bool:
    """Return whether a value or an expected value can only have a decimal point."""
    texts = (text for each in series for _, text in each.texts())
    return decimals_of(text for text in texts if "." in text).point is not None


def write_points(series: Collection[Series]) -> None:
    """Turn all numbers of a file with decimal commas into the form with points."""
    for each in series:
        each.respell(lambda text: with_point(text) or text)


def unclear_numbers(series: Collection[Series], *, mixed: bool) -> Iterator[tuple[int, Message]]:
    """Yield line and reason of the numbers of which the file does not decide what they are.

    In a file `mixed` of commas and points these are all that may have either; in one with neither
    the counts and money such as 1.200, for a bare 1.250 of another metric is a ratio.
    """
    mixed_rows = N_("“{value}” may mean {small} or {large}: other rows have commas and points")
    no_rows = N_("“{value}” may mean {small} or {large}: no other row shows which")
    sentence, kept = (mixed_rows, series) if mixed else (no_rows, _with_unclear_amounts(series))
    for each in kept:
        for line, text in each.texts():
            if is_unclear(text, "" if mixed else POINT):
                small, large = both_readings(text)
                yield line, Message(sentence, value=text, small=small, large=large)


def _with_unclear_amounts(series: Collection[Series]) -> list[Series]:
    """Return the series of counts and money with numbers such as 1.200, if no number has a point."""
    found = [each for each in series if each.metric in AMOUNTS and _has_thousands(each.columns)]
    return [] if found and has_points(series) else found


def _has_thousands(rows: RowColumns) -> bool:
    texts = chain(rows.values, rows.expected)
    return _MAYBE_THOUSANDS.search("\n".join(texts)) is not None
