"""The value of a metric on one day over its channels, and the channels that have a row on it."""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.readings import Rows
from mtgrec.model.values.metric_names import is_quotient
from mtgrec.model.values.quantity import show


class Point(NamedTuple):
    """One value of a metric, its moment and its source."""

    value: Fraction
    unit: str
    text: str
    at: datetime
    dated: bool
    """Whether only the date is known."""
    source: str
    """`path:line` of the reading, or of the last of several."""


def day_point(rows: Rows, day: date) -> Point:
    """Return a metric's value on one day over its channels: the sum, for quotients the mean."""
    readings = [
        series.reading(row) for series, indices in rows for row in series.during(indices, day, day)
    ]
    last = max(readings, key=lambda row: row.at)
    value = sum((row.value.exact for row in readings), Fraction(0))
    if is_quotient(last.metric, last.value.unit):
        value /= len(readings)
    unit = last.value.unit
    return Point(value, unit, show(value, unit), last.at, last.dated, last.source)


def channels_on(rows: Rows, day: date) -> dict[str, int]:
    """Return the channels that have rows on a day, with the number of rows."""
    counts: dict[str, int] = {}
    for series, indices in rows:
        if count := len(series.during(indices, day, day)):
            counts[series.channel] = counts.get(series.channel, 0) + count
    return counts


def same_channels(parts: Iterable[Rows], base: date, day: date) -> bool:
    """Return whether every part of a formula has rows of the same channels on both days."""
    return all(channels_on(rows, base).keys() == channels_on(rows, day).keys() for rows in parts)
