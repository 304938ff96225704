"""The figures of a campaign's metrics: one line for each metric and channel, each with its base."""

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
from mtgrec.model.figures.expectation import Expectation
from mtgrec.model.figures.formula import Formula, metrics_in
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.readings import Reading, Rows, Series
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.metric_names import is_quotient
from mtgrec.model.values.ratio import Ratio

TREND = 14
"""How many readings the small curve shows at most."""


_Trend = tuple[Fraction | None, ...]


class LastChange(NamedTuple):
    """How far the latest value is from the one before it."""

    base: Point
    change: Ratio
    fires: bool
    """Whether it is a core metric, and moved by more than `rules.fluctuation` (B11)."""


class MetricLine(NamedTuple):
    """The figures of one metric in one channel, or in all of them together."""

    metric: str
    name: str
    channel: str
    whole: bool
    """Whether these are all readings of the metric, whatever the channel."""
    several: bool
    """Whether channels were added up."""
    formula: str
    """How it is computed, where it is not measured itself."""
    rows: Rows
    """The readings behind it; of a computed metric those of its first part."""
    trend: _Trend
    latest: Point | None
    previous: Point | None
    total: Amount | None
    """The sum; of a computed metric the quotient over all days; None where adding up means nothing."""
    mean: Amount | None
    parts: tuple[FormulaPart, ...]
    kpi: ItemState | None = None
    """The KPI that is read from exactly these readings."""
    expectation: Expectation | None = None
    deviation: Ratio = Ratio(None, None, "no-expectation")
    below: bool = False
    """Whether it is far enough on the wrong side to be analysed (B10)."""
    fluctuation: LastChange | None = None
    reporting: tuple[int, int] | None = None
    """Of several channels: how many have a row on the day of the latest value, and of how many."""
    members: tuple[Rows, ...] = ()
    """Of a computed metric: the readings of each of its parts."""

    @property
    def size(self) -> int:
        """How many readings are behind it."""
        return sum(len(rows) for _, rows in self.rows)

    @property
    def days(self) -> tuple[date, date] | None:
        """The days of the first and the last reading."""
        if not self.rows:
            return None
        first = min(series.at(rows[0]) for series, rows in self.rows)
        last = max(series.at(rows[-1]) for series, rows in self.rows)
        return first.date(), last.date()


def measured_line(rows: Rows, *, whole: bool) -> MetricLine:
    """Return the line of readings: of one series as they are, of several day by day."""
    series, several = rows[0][0], len(rows) > 1
    trend, points = _last_days(rows) if several else _last(*rows[0])
    latest = points[-1]
    total = sum((each.total(known) for each, known in rows), Fraction(0))
    count = sum(len(known) for _, known in rows)
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


def _last(series: Series, rows: Sequence[int]) -> tuple[_Trend, list[Point]]:
    """Return the curve of one series, and its last two readings."""
    trend = tuple(series.value(row).exact for row in rows[-TREND:])
    return trend, [_point(series.reading(row)) for row in rows[-2:]]


def _point(row: Reading) -> Point:
    value = row.value
    return Point(value.exact, value.unit, value.text, row.at, row.dated, row.source)


def _last_days(rows: Rows) -> tuple[_Trend, list[Point]]:
    """Return the curve of several channels: sums, but means of what cannot be added up."""
    points = [day_point(rows, day) for day in reversed(last_days(rows, TREND))]
    return tuple(point.value for point in points), points[-2:]


def computed_line(
    formula: Formula, members: dict[str, Rows], channel: str, *, whole: bool
) -> MetricLine:
    """Return the line of a derived metric: per day, and over all days."""
    first = members[metrics_in(formula.term)[0]]
    days = [(day, value_on(formula, members, day)) for day in reversed(last_days(first, TREND))]
    known = [day for day, value in days if value is not None][-2:]
    points = [
        _computed_point(found, day) for day in known if (found := on_day(formula, members, day))
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


def _computed_point(found: DerivedValue, day: date) -> Point:
    at = datetime.combine(day, datetime.max.time()).replace(second=0, microsecond=0)
    return Point(found.value or Fraction(0), found.unit, found.text, at, True, found.source)


def _reporting(rows: Rows, latest: Point | None) -> tuple[int, int] | None:
    if latest is None:
        return None
    return len(channels_on(rows, latest.at.date())), len({series.channel for series, _ in rows})


def sparkline(values: Iterable[Fraction | None]) -> str:
    """Return a curve of small blocks, from the least to the most; a dot where there is no value."""
    blocks = "▁▂▃▅▆▇"
    known = [value for value in values if value is not None]
    if not known:
        return "·"
    low, span = min(known), max(known) - min(known)
    return "".join(
        "·" if value is None else blocks[_height(value - low, span, len(blocks))]
        for value in values
    )


def _height(above: Fraction, span: Fraction, blocks: int) -> int:
    return min(blocks - 1, int(above * blocks / span)) if span else blocks // 2
