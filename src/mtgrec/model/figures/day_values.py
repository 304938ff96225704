"""What several channels of a metric come to on one day, and which of them have a row on it."""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.readings import Rows
from mtgrec.model.values.metric_names import is_quotient
from mtgrec.model.values.quantity import show


class Point(NamedTuple):
    """One value and where it comes from."""

    value: Fraction
    unit: str
    text: str
    at: datetime
    dated: bool
    source: str


def day_point(rows: Rows, day: date) -> Point:
    """Return what several channels come to on one day: the sum, but a mean of what has none."""
    that_day = [
        series.reading(row) for series, known in rows for row in series.during(known, day, day)
    ]
    last = max(that_day, key=lambda row: row.at)
    value = sum((row.value.exact for row in that_day), Fraction(0))
    if is_quotient(last.metric, last.value.unit):
        value /= len(that_day)
    unit = last.value.unit
    return Point(value, unit, show(value, unit), last.at, last.dated, last.source)


def channels_on(rows: Rows, day: date) -> dict[str, int]:
    """Return which channels have rows on a day, and how many."""
    found: dict[str, int] = {}
    for series, known in rows:
        if count := len(series.during(known, day, day)):
            found[series.channel] = found.get(series.channel, 0) + count
    return found


def same_channels(members: Iterable[Rows], base: date, day: date) -> bool:
    """Return whether of each part of a formula the same channels have rows on both days."""
    return all(channels_on(rows, base).keys() == channels_on(rows, day).keys() for rows in members)
