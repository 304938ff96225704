"""Metric lines: the figures of a campaign's metrics, one line for each metric and channel."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.day_values import Point, channels_on, day_point
from mtgrec.model.figures.derived import (
    DerivedValue,
    FormulaPart,
    compute,
    last_days,
    on_day,
    value_on,
)
from mtgrec.model.figures.formula import Formula, metrics_in
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi_targets import Expectation
from mtgrec.model.figures.readings import Reading, Rows, Series
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.metric_names import is_quotient
from mtgrec.model.values.ratio import Ratio

TREND = 14
"""The greatest number of readings in a sparkline."""


_Trend = tuple[Fraction | None, ...]


class LastChange(NamedTuple):
    """The change from the previous value to the latest one."""

    base: Point
    change: Ratio
    fires: bool
    """Whether a core metric changed by more than `rules.fluctuation` (B11)."""


class MetricLine(NamedTuple):
    """The figures of one metric in one channel, or in all channels together."""

    metric: str
    name: str
    channel: str
    whole: bool
    """Whether the line contains all readings of the metric, of any channel."""
    several: bool
    """Whether several channels were combined."""
    formula: str
    """The formula of a computed metric; else empty."""
    rows: Rows
    """The readings of the line; of a computed metric those of its first part."""
    trend: _Trend
    latest: Point | None
    previous: Point | None
    total: Amount | None
    """The sum, or a computed metric over all days; None where values must not be added up."""
    mean: Amount | None
    parts: tuple[FormulaPart, ...]
    kpi: ItemState | None = None
    """The KPI that is computed from exactly these readings."""
    expectation: Expectation | None = None
    deviation: Ratio = Ratio(None, None, "no-expectation")
    below: bool = False
    """Whether the deviation is so large that it must be analysed (B10)."""
    fluctuation: LastChange | None = None
    reporting: tuple[int, int] | None = None
    """For several channels: how many have a row on the day of the latest value, and of how many."""
    members: tuple[Rows, ...] = ()
    """For a computed metric: the readings of each of its parts."""

    @property
    def size(self) -> int:
        """The number of readings in the line."""
        return sum(len(rows) for _, rows in self.rows)

    @property
    def days(self) -> tuple[date, date] | None:
        """The days of the first and the last reading, None without readings."""
        if not self.rows:
            return None
        first = min(series.at(rows[0]) for series, rows in self.rows)
        last = max(series.at(rows[-1]) for series, rows in self.rows)
        return first.date(), last.date()


def measured_line(rows: Rows, *, whole: bool) -> MetricLine:
    """Return the line of measured readings: of one series as they are, of several day by day."""
    series, several = rows[0][0], len(rows) > 1
    trend, points = _combined_trend(rows) if several else _series_trend(*rows[0])
    latest = points[-1]
    total = sum((each.total(indices) for each, indices in rows), Fraction(0))
    count = sum(len(indices) for _, indices in rows)
    quotient = is_quotient(series.metric, latest.unit)
    return MetricLine(
        metric=series.metric,
        name=series.name,
        channel="" if several else series.channel,
        whole=whole,
        several=several,
        formula="",
        rows=rows,
        trend=trend,
        latest=latest,
        previous=points[-2] if len(points) > 1 else None,
        total=None if quotient else Amount(total, latest.unit),
        mean=Amount(total / count, latest.unit),
        parts=(),
        reporting=_reporting(rows, latest) if several else None,
    )


def _series_trend(series: Series, rows: Sequence[int]) -> tuple[_Trend, list[Point]]:
    """Return the values for the sparkline of one series, and its last two readings."""
    trend = tuple(series.value(row).exact for row in rows[-TREND:])
    return trend, [_point(series.reading(row)) for row in rows[-2:]]


def _point(row: Reading) -> Point:
    value = row.value
    return Point(value.exact, value.unit, value.text, row.at, row.dated, row.source)


def _combined_trend(rows: Rows) -> tuple[_Trend, list[Point]]:
    """Return the daily values of several channels (sums, for quotients means), and the last two."""
    points = [day_point(rows, day) for day in reversed(last_days(rows, TREND))]
    return tuple(point.value for point in points), points[-2:]


def computed_line(
    formula: Formula, members: dict[str, Rows], channel: str, *, whole: bool
) -> MetricLine:
    """Return the line of a derived metric, for each day and for all days together."""
    first = members[metrics_in(formula.term)[0]]
    days = [(day, value_on(formula, members, day)) for day in reversed(last_days(first, TREND))]
    days_with_value = [day for day, value in days if value is not None][-2:]
    points = [
        _computed_point(value, day)
        for day in days_with_value
        if (value := on_day(formula, members, day))
    ]
    overall = compute(formula, members)
    several = any(len(rows) > 1 for rows in members.values())
    latest = points[-1] if points else None
    return MetricLine(
        metric=formula.key,
        name=formula.names[0],
        channel=channel,
        whole=whole,
        several=several,
        formula=formula.text,
        rows=first,
        trend=tuple(value for _, value in days),
        latest=latest,
        previous=points[-2] if len(points) > 1 else None,
        total=overall.amount,
        mean=None,
        parts=overall.parts,
        reporting=_reporting(first, latest) if several else None,
        members=tuple(members.values()),
    )


def _computed_point(value: DerivedValue, day: date) -> Point:
    at = datetime.combine(day, datetime.max.time()).replace(second=0, microsecond=0)
    return Point(value.value or Fraction(0), value.unit, value.text, at, True, value.source)


def _reporting(rows: Rows, latest: Point | None) -> tuple[int, int] | None:
    if latest is None:
        return None
    return len(channels_on(rows, latest.at.date())), len({series.channel for series, _ in rows})


def sparkline(values: Iterable[Fraction | None]) -> str:
    """Return values as a row of small blocks from lowest to highest; a dot for a missing value."""
    blocks = "▁▂▃▅▆▇"
    present = [value for value in values if value is not None]
    if not present:
        return "·"
    lowest, value_range = min(present), max(present) - min(present)
    return "".join(
        "·" if value is None else blocks[_height(value - lowest, value_range, len(blocks))]
        for value in values
    )


def _height(above_lowest: Fraction, value_range: Fraction, blocks: int) -> int:
    return min(blocks - 1, int(above_lowest * blocks / value_range)) if value_range else blocks // 2
