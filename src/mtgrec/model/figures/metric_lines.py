"""Metric lines: the figures of a campaign's metrics, one line for each metric and channel."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.derived import FormulaPart, MetricReadings, Point, channels_on, point_of
from mtgrec.model.figures.formula import Formula
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi_targets import Expectation
from mtgrec.model.figures.readings import Rows, has_mixed_units, mean_of_days, sum_of, units_of
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.ratio import Ratio

TREND = 14
"""The greatest number of readings in a sparkline."""


_Trend = tuple[Fraction | None, ...]


class LastChange(NamedTuple):
    """The change from the previous value to the latest one."""

    base: Point
    change: Ratio
    fires: bool
    """Whether a rate that is a core metric changed by more than `rules.fluctuation` (B11)."""


class MetricLine(NamedTuple):
    """The figures of one metric in one channel, or in all channels together."""

    metric: str
    name: str
    channel: str
    whole: bool
    """Whether the line contains all readings of the metric, of any channel."""
    several: bool
    """Whether several channels were combined."""
    readings: MetricReadings
    trend: _Trend
    latest: Point | None
    previous: Point | None
    total: Amount | None
    """The sum, or a derived metric over all days; None where values must not be added up."""
    mean: Amount | None
    """The mean of the days of counts; None for rates, whose mean says nothing."""
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

    @property
    def formula(self) -> Formula | None:
        """The formula of a computed metric."""
        return self.readings.formula

    @property
    def rows(self) -> Rows:
        """The readings of the line; of a computed metric those of its first part."""
        return self.readings.all_rows[0]

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


def metric_line(metric: str, channel: str, readings: MetricReadings, *, whole: bool) -> MetricLine:
    """Return the line of a metric in a channel, or in all of them, which an empty name means."""
    channels = readings.channels
    several = len(channels) > 1
    trend, points = _trend(readings)
    latest = points[-1] if points else None
    whole_period = readings.over_all_days()
    total, mean = _total_and_mean(readings)
    return MetricLine(
        metric=metric,
        name=_name(metric, readings),
        channel=channel,
        whole=whole,
        several=several,
        readings=readings,
        trend=trend,
        latest=latest,
        previous=points[-2] if len(points) > 1 else None,
        total=whole_period.amount if whole_period else total,
        mean=mean,
        parts=whole_period.parts if whole_period else (),
        reporting=_reporting(readings, latest) if several and latest else None,
    )


def _name(metric: str, readings: MetricReadings) -> str:
    """Return the name of the metric as it is written in its readings, else in its formula."""
    if readings.written:
        return readings.written[0][0].name
    return readings.formula.names[0] if readings.formula else metric


def _trend(readings: MetricReadings) -> tuple[_Trend, list[Point]]:
    """Return the values for the sparkline, and the last two: rows of one series, else days."""
    if not readings.formula and len(readings.written) == 1:
        series, rows = readings.written[0]
        trend = tuple(series.value(row).exact for row in rows[-TREND:])
        return trend, [point_of(series.reading(row)) for row in rows[-2:]]
    found = [readings.on_day(day) for day in reversed(readings.days(TREND))]
    points = [point for point in found if point]
    return tuple(point.value if point else None for point in found), points[-2:]


def _total_and_mean(readings: MetricReadings) -> tuple[Amount | None, Amount | None]:
    """Return sum and mean of counts and money; None for rates and for mixed units."""
    rows = readings.written
    if readings.formula or readings.is_rate or has_mixed_units(rows):
        return None, None
    total, unit = sum_of(rows), next(iter(units_of(rows)), "")
    return Amount(total, unit), Amount(mean_of_days(rows), unit)


def _reporting(readings: MetricReadings, latest: Point) -> tuple[int, int]:
    day = latest.at.date()
    reporting = {channel for rows in readings.all_rows for channel in channels_on(rows, day)}
    return len(reporting), len(readings.channels)


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
