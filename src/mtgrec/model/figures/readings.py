"""Readings: the daily values of metrics, in compact series so that a million fit in memory."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from operator import sub
from typing import NamedTuple

from mtgrec.model.values.columns import (
    MINUTES_PER_DAY,
    ColumnPattern,
    RowColumns,
    day_and_time,
    moment_of,
)
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.quantity import Quantity, read_quantity, sum_of_texts, units_in
from mtgrec.model.values.words import fold

_PLAIN = ColumnPattern(r"(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?%?")
_NOT_ZERO = re.compile(r"[1-9]")


class Reading(NamedTuple):
    """One row of `metrics.csv`."""

    at: datetime
    """The moment; 23:59 where only the date is known."""
    dated: bool
    """Whether only the date is known."""
    channel: str
    metric: str
    value: Quantity
    expected: Quantity | None
    campaign: str
    path: str
    line: int

    @property
    def source(self) -> str:
        """`path:line` of the row."""
        return f"{self.path}:{self.line}"


_AddNumber = Callable[[int], None]
_AddText = Callable[[str], None]
Adders = tuple[_AddNumber, _AddNumber, _AddText, _AddNumber, _AddText]
"""Add a row's moment, line and value; then, if it has one, the line and text of its expectation."""


class Series:
    """The readings of one metric in one channel of one campaign, from one file, oldest first.

    Rows are addressed by their index.
    """

    __slots__ = (
        *("_expected_lines", "_expected_values", "_lines", "_moments"),
        *("_total", "_units", "_values"),
        *("campaign", "channel", "metric", "name", "path"),
    )

    def __init__(self, campaign: str, channel: str, name: str, path: str) -> None:
        self.campaign = campaign
        self.channel = channel
        self.name = name
        """The name of the metric as it is written."""
        self.metric = metric_key(name)
        self.path = path
        self._moments = array("q")
        self._lines = array("I")
        self._values: list[str] = []
        self._expected_lines = array("I")  # of the rows with an expectation, in their order
        self._expected_values: list[str] = []
        self._total: Fraction | None = None
        self._units: frozenset[str] | None = None

    def add(self, moment: int, line: int, value: str, expected: str = "") -> None:
        """Add a row; `moment` comes from `moment_of`. Call `close` after the last row."""
        self._moments.append(moment)
        self._lines.append(line)
        self._values.append(value)
        if expected:
            self._expected_lines.append(line)
            self._expected_values.append(expected)

    @property
    def adders(self) -> Adders:
        """The functions that `add` consists of, for callers that add a million rows."""
        return (
            self._moments.append,
            self._lines.append,
            self._values.append,
            self._expected_lines.append,
            self._expected_values.append,
        )

    def unusual_values(self) -> list[tuple[int, str]]:
        """Return line and text of all values that are not plain numbers, to be checked."""
        unusual: list[tuple[int, str]] = []
        for lines, texts in (
            (self._lines, self._values),
            (self._expected_lines, self._expected_values),
        ):
            if not _PLAIN.fits_all(texts):
                pairs = zip(lines, texts, strict=True)
                unusual += [pair for pair in pairs if not _PLAIN.fits(pair[1])]
        return unusual

    def texts(self) -> Iterator[tuple[int, str]]:
        """Yield line and text of all values and expected values, as written."""
        yield from zip(self._lines, self._values, strict=True)
        yield from zip(self._expected_lines, self._expected_values, strict=True)

    @property
    def columns(self) -> RowColumns:
        """All rows, as they are kept."""
        expected = self._expected_lines, self._expected_values
        return RowColumns(self._moments, self._lines, self._values, *expected)

    def respell(self, spell: Callable[[str], str]) -> None:
        """Replace the text of every value and expected value by what `spell` returns."""
        self._values = list(map(spell, self._values))
        self._expected_values = list(map(spell, self._expected_values))

    def drop(self, lines: Container[int]) -> None:
        """Remove the rows of these lines."""
        self._keep([index for index, line in enumerate(self._lines) if line not in lines])

    def close(self) -> list[tuple[int, int]]:
        """Sort the rows and drop those of one moment but the first.

        Returns the line of each whose value differs, with that of the first.
        """
        if min(map(sub, self._moments[1:], self._moments), default=2) > 1:
            return []
        clashes: list[tuple[int, int]] = []
        kept: list[int] = []
        for index in sorted(range(len(self._moments)), key=lambda row: self._moments[row] >> 1):
            if kept and self._moments[kept[-1]] >> 1 == self._moments[index] >> 1:
                if self.value(kept[-1]).value != self.value(index).value:
                    clashes.append((self._lines[index], self._lines[kept[-1]]))
            else:
                kept.append(index)
        self._keep(kept)
        return clashes

    def _keep(self, kept: list[int]) -> None:
        self._total = self._units = None
        self._moments = array("q", (self._moments[index] for index in kept))
        self._lines = array("I", (self._lines[index] for index in kept))
        self._values = [self._values[index] for index in kept]

    def __len__(self) -> int:
        return len(self._moments)

    @property
    def has_expectations(self) -> bool:
        """Whether any row has an expectation."""
        return bool(self._expected_values)

    def taken_by(self, now: datetime) -> Sequence[int]:
        """Return the rows taken up to `now`, and those of the same day without a time."""
        day_start = bisect_left(self._moments, moment_of(now.date(), time()))
        day_end = bisect_right(self._moments, moment_of(now.date(), None))
        moment = moment_of(now.date(), now.time())
        same_day = [
            row
            for row in range(day_start, day_end)
            if self._moments[row] & 1 or self._moments[row] <= moment
        ]
        if same_day == list(range(day_start, day_start + len(same_day))):
            return range(day_start + len(same_day))
        return [*range(day_start), *same_day]

    def during(
        self, rows: Sequence[int], first: date | None = None, last: date | None = None
    ) -> Sequence[int]:
        """Return those of `rows` that were taken on the days from `first` to `last`."""
        low = bisect_left(self._moments, moment_of(first, time())) if first else 0
        high = bisect_right(self._moments, moment_of(last, None)) if last else len(self)
        if isinstance(rows, range):  # without gaps, as `taken_by` mostly returns them
            return range(max(low, rows.start), min(high, rows.stop))
        return [row for row in rows if low <= row < high]

    def find(self, moment: int) -> int | None:
        """Return the index of the row at a moment (see `moment_of`), or None."""
        index = bisect_left(self._moments, moment & ~1)
        found = index < len(self) and self._moments[index] >> 1 == moment >> 1
        return index if found else None

    def at(self, index: int) -> datetime:
        """Return the moment of a row; 23:59 where only the date is known."""
        return datetime.combine(*day_and_time(self._moments[index]))

    def value(self, index: int) -> Quantity:
        """Return the value of a row."""
        return read_quantity(self._values[index])

    def reading(self, index: int) -> Reading:
        """Return a row as a Reading."""
        expected = self.expected_text(index)
        return Reading(
            self.at(index),
            bool(self._moments[index] & 1),
            self.channel,
            self.metric,
            self.value(index),
            read_quantity(expected) if expected else None,
            self.campaign,
            self.path,
            self._lines[index],
        )

    def expected_text(self, index: int) -> str:
        """Return the expected value of a row as it is written, an empty text for none."""
        line = self._lines[index]
        at = bisect_left(self._expected_lines, line)
        found = at < len(self._expected_values) and self._expected_lines[at] == line
        return self._expected_values[at] if found else ""

    def units(self, rows: Sequence[int]) -> frozenset[str]:
        """Return the units of rows, without those of numbers that have none."""
        if len(rows) < len(self):
            return units_in(self._values[index] for index in rows)
        if self._units is None:
            self._units = units_in(self._values)
        return self._units

    def days(self, rows: Iterable[int]) -> set[date]:
        """Return the days of those rows."""
        ordinals = {(self._moments[row] >> 1) // MINUTES_PER_DAY for row in rows}
        return set(map(date.fromordinal, ordinals))

    def zero_days(self, rows: Sequence[int]) -> set[date]:
        """Return the days of those rows whose value is zero."""
        zeros = (row for row in rows if not _NOT_ZERO.search(self._values[row]))
        return self.days(zeros)

    def total(self, rows: Sequence[int]) -> Fraction:
        """Return the exact sum of rows."""
        if len(rows) < len(self):
            return sum_of_texts([self._values[index] for index in rows])
        if self._total is None:  # needed for channels, metrics and derived metrics
            self._total = sum_of_texts(self._values)
        return self._total


Rows = Sequence[tuple[Series, Sequence[int]]]
"""Series of one metric, each with the indices of the rows that are used."""


def select(series: Iterable[Series], metric: str, channel: str, now: datetime) -> Rows:
    """Return the series of a metric with their rows taken up to `now`; see `select_rows`."""
    return select_rows(taken(series, now), (metric,), channel)


def taken(series: Iterable[Series], now: datetime) -> Rows:
    """Return series with their rows taken up to `now`, without empty ones."""
    return [(each, rows) for each in series if len(rows := each.taken_by(now))]


def select_rows(rows: Rows, metrics: Container[str], channel: str) -> Rows:
    """Return the rows of metrics that mean the same.

    With a `channel` only its rows; else those without channel, or all if there are none.
    """
    found = [pair for pair in rows if pair[0].metric in metrics]
    if channel:
        return [pair for pair in found if fold(pair[0].channel) == fold(channel)]
    return [pair for pair in found if not pair[0].channel] or found


def sum_of(pairs: Rows) -> Fraction:
    """Return the exact sum of rows."""
    return sum((series.total(rows) for series, rows in pairs), Fraction(0))


def mean_of_days(pairs: Rows) -> Fraction:
    """Return the mean of the days that have rows (one at least); all rows of a day add up."""
    return sum_of(pairs) / len({day for series, rows in pairs for day in series.days(rows)})


def units_of(pairs: Rows) -> set[str]:
    """Return the units that rows have."""
    return {unit for series, rows in pairs for unit in series.units(rows)}


def last_reading(pairs: Rows) -> Reading:
    """Return the latest of rows, of which there must be one."""
    series, rows = max(pairs, key=lambda pair: pair[0].at(pair[1][-1]))
    return series.reading(rows[-1])


def has_mixed_units(pairs: Rows) -> bool:
    """Return whether rows have several units, such as ¥ and $, which cannot be added."""
    return len(units_of(pairs)) > 1
