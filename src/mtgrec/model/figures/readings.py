"""Readings: the daily values of metrics, kept in series so that a million of them fit in memory."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Context, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from operator import sub
from typing import NamedTuple

from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.quantity import Quantity, read_quantity
from mtgrec.model.values.words import fold

_DAY = 1440
_EXACT = Context(prec=200, traps=[InvalidOperation])
_PLAIN = re.compile(r"(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?%?")
_ALL_PLAIN = re.compile(rf"(?:{_PLAIN.pattern}\n)*+")


class Reading(NamedTuple):
    """One row of `metrics.csv`."""

    at: datetime
    """A bare date counts from its end, 23:59."""
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


_Take = Callable[[int], None]
_TakeText = Callable[[str], None]
Adders = tuple[_Take, _Take, _TakeText, _Take, _TakeText]
"""Take a row's moment, its line, its value; and, where something was expected, its line and that."""


class Clash(NamedTuple):
    """Two rows of one moment that say different things, by their lines."""

    line: int
    first: int


class Series:
    """The readings of one metric in one channel of one campaign, from one file, oldest first."""

    __slots__ = (
        *("_hoped", "_hoped_lines", "_lines", "_moments", "_total", "_units", "_values"),
        *("campaign", "channel", "metric", "name", "path"),
    )

    def __init__(self, campaign: str, channel: str, name: str, path: str) -> None:
        self.campaign = campaign
        self.channel = channel
        self.name = name
        """The metric as it is written."""
        self.metric = metric_key(name)
        self.path = path
        self._moments = array("q")
        self._lines = array("L")
        self._values: list[str] = []
        self._hoped_lines = array("L")  # of the rows that say what was expected, in their order
        self._hoped: list[str] = []
        self._total: Fraction | None = None
        self._units: frozenset[str] | None = None

    def add(self, moment: int, line: int, value: str, expected: str = "") -> None:
        """Add a row, its moment as `moment_of` gives it; `close` must follow the last one."""
        self._moments.append(moment)
        self._lines.append(line)
        self._values.append(value)
        if expected:
            self._hoped_lines.append(line)
            self._hoped.append(expected)

    @property
    def adders(self) -> Adders:
        """What `add` does, part by part, to be called a million times."""
        return (
            self._moments.append,
            self._lines.append,
            self._values.append,
            self._hoped_lines.append,
            self._hoped.append,
        )

    def unusual_values(self) -> list[tuple[int, str]]:
        """Return line and text of what is not plainly a number, and so must be looked at."""
        odd: list[tuple[int, str]] = []
        for lines, texts in ((self._lines, self._values), (self._hoped_lines, self._hoped)):
            joined = "\n".join([*texts, ""])
            if joined.count("\n") > len(texts) or not _ALL_PLAIN.fullmatch(joined):
                pairs = zip(lines, texts, strict=True)
                odd += [pair for pair in pairs if not _PLAIN.fullmatch(pair[1])]
        return odd

    def drop(self, lines: Container[int]) -> None:
        """Take out the rows of these lines."""
        self._keep([index for index, line in enumerate(self._lines) if line not in lines])

    def close(self) -> list[Clash]:
        """Put the rows in their order, drop those that repeat one, and return those that clash."""
        if min(map(sub, self._moments[1:], self._moments), default=2) > 1:
            return []
        clashes: list[Clash] = []
        kept: list[int] = []
        for index in sorted(range(len(self._moments)), key=lambda at: self._moments[at] >> 1):
            if kept and self._moments[kept[-1]] >> 1 == self._moments[index] >> 1:
                if self.value(kept[-1]).value != self.value(index).value:
                    clashes.append(Clash(self._lines[index], self._lines[kept[-1]]))
            else:
                kept.append(index)
        self._keep(kept)
        return clashes

    def _keep(self, kept: list[int]) -> None:
        self._total = self._units = None
        self._moments = array("q", (self._moments[index] for index in kept))
        self._lines = array("L", (self._lines[index] for index in kept))
        self._values = [self._values[index] for index in kept]

    def __len__(self) -> int:
        return len(self._moments)

    @property
    def has_expectations(self) -> bool:
        """Whether any row says what was expected."""
        return bool(self._hoped)

    def known(self, now: datetime) -> Sequence[int]:
        """Return which rows had been taken by `now`; with only a date, on that day."""
        sure = bisect_left(self._moments, moment_of(now.date(), time()))
        until = bisect_right(self._moments, moment_of(now.date(), None))
        this = moment_of(now.date(), now.time())
        late = [
            at for at in range(sure, until) if self._moments[at] & 1 or self._moments[at] <= this
        ]
        if late == list(range(sure, sure + len(late))):
            return range(sure + len(late))
        return [*range(sure), *late]

    def during(
        self, rows: Sequence[int], first: date | None = None, last: date | None = None
    ) -> Sequence[int]:
        """Return those of `rows` that were taken from the day `first` to the day `last`."""
        low = bisect_left(self._moments, moment_of(first, time())) if first else 0
        high = bisect_right(self._moments, moment_of(last, None)) if last else len(self)
        if isinstance(rows, range):  # one step at a time, as `known` returns them
            return range(max(low, rows.start), min(high, rows.stop))
        return [row for row in rows if low <= row < high]

    def find(self, moment: int) -> int | None:
        """Return the row of a moment, as `moment_of` gives it; None where there is none."""
        index = bisect_left(self._moments, moment & ~1)
        found = index < len(self) and self._moments[index] >> 1 == moment >> 1
        return index if found else None

    def at(self, index: int) -> datetime:
        """Return the moment of a row; a bare date counts from its end, 23:59."""
        day, minute = divmod(self._moments[index] >> 1, _DAY)
        return datetime.combine(date.fromordinal(day), time(minute // 60, minute % 60))

    def value(self, index: int) -> Quantity:
        """Return the value of a row."""
        return read_quantity(self._values[index])

    def reading(self, index: int) -> Reading:
        """Return a row."""
        line = self._lines[index]
        expected = self._expected(line)
        return Reading(
            self.at(index),
            bool(self._moments[index] & 1),
            self.channel,
            self.metric,
            self.value(index),
            read_quantity(expected) if expected else None,
            self.campaign,
            self.path,
            line,
        )

    def _expected(self, line: int) -> str:
        index = bisect_left(self._hoped_lines, line)
        found = index < len(self._hoped) and self._hoped_lines[index] == line
        return self._hoped[index] if found else ""

    def units(self, rows: Sequence[int]) -> frozenset[str]:
        """Return the units that rows name; a bare number fits any of them."""
        if len(rows) < len(self):
            return _units(self._values[index] for index in rows)
        if self._units is None:
            self._units = _units(self._values)
        return self._units

    def total(self, rows: Sequence[int]) -> Fraction:
        """Return the exact sum of rows."""
        if len(rows) < len(self):
            return _sum([self._values[index] for index in rows])
        if self._total is None:  # asked for by channel, by metric, and by what is derived from it
            self._total = _sum(self._values)
        return self._total


def _units(texts: Iterable[str]) -> frozenset[str]:
    # The last character decides for most numbers: a digit, or %.
    named = {text for text in texts if not (text[-1:].isdigit() and text[:1].isdigit())}
    percent = {"%"} if any(text[-1] == "%" for text in named) else set()
    others = (read_quantity(text).unit for text in named if text[-1] != "%")
    return frozenset(filter(None, (*percent, *others)))


def _sum(texts: list[str]) -> Fraction:
    with localcontext(_EXACT):
        try:
            return Fraction(_plain_sum(texts))
        except InvalidOperation:  # 1.2万, ¥1,000
            return Fraction(sum(read_quantity(text).value for text in texts))


def _plain_sum(texts: list[str]) -> Decimal:
    """Return the sum of plain numbers and percentages."""
    if "," in (joined := "\n".join(texts)):
        texts = joined.replace(",", "").split("\n")
    shares = [text[:-1] for text in texts if text[-1] == "%"]
    if len(shares) == len(texts):
        return sum(map(Decimal, shares), Decimal(0)).scaleb(-2)
    if shares:
        texts = [text for text in texts if text[-1] != "%"]
    return sum(map(Decimal, texts), sum(map(Decimal, shares), Decimal(0)).scaleb(-2))


def moment_of(day: date, clock: time | None) -> int:
    """Return a moment as a number that sorts: its minutes, doubled, odd where only the day is known."""
    minutes = clock.hour * 60 + clock.minute if clock else _DAY - 1
    return (day.toordinal() * _DAY + minutes) * 2 + (clock is None)


def select(
    series: Iterable[Series], metric: str, channel: str, now: datetime
) -> list[tuple[Series, Sequence[int]]]:
    """Return the series of a metric with their rows up to `now`, those without rows left out.

    With a `channel` only its own; without one those without channel, else all.
    """
    same = [
        (each, known) for each in series if each.metric == metric and len(known := each.known(now))
    ]
    if channel:
        return [pair for pair in same if fold(pair[0].channel) == fold(channel)]
    return [pair for pair in same if not pair[0].channel] or same


Rows = Sequence[tuple[Series, Sequence[int]]]
"""Series of one metric, each with the rows that count."""
