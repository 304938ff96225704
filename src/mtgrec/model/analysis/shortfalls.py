"""Slumps: consecutive readings of a KPI that are too far below expectation (B10)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import MetricReadings, metric_readings
from mtgrec.model.figures.expectation import (
    KpiPlace,
    deviation,
    expected,
    expected_by,
    expected_in_row,
    expected_of_rate,
    expected_together,
    is_below,
    quotient_unit,
)
from mtgrec.model.figures.kpi import kpi_readings
from mtgrec.model.figures.kpi_targets import Expectation, current_target, direction, metric_of
from mtgrec.model.figures.readings import Rows, Series, last_reading, sum_of, taken
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.amount import Amount, rounded_text
from mtgrec.model.values.quantity import read_quantity
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Span
from mtgrec.model.values.words import fold


class Shortfall(NamedTuple):
    """A value so far on the wrong side of its expectation that it must be analysed (B10)."""

    at: datetime | None
    """The moment of the reading, 23:59 if only its day is known; None for a written `actual`."""
    dated: bool
    """Whether only the day is known."""
    channel: str
    value: Amount
    """The value of the reading; for a cumulative expectation the sum up to that day."""
    expectation: Expectation
    difference: Ratio
    """(value - expected) / expected: -1/5 is 20 % below."""
    source: str
    """`path:line` of the reading."""


class Slump(NamedTuple):
    """Consecutive readings of a KPI in one channel, all too far below expectation (B10)."""

    first: Shortfall
    last: Shortfall
    worst: Shortfall
    """The one furthest from its expectation; the earliest of several."""
    readings: int
    """The number of readings from the first to the last."""

    @property
    def channel(self) -> str:
        """The channel of its readings; empty for all channels together."""
        return self.first.channel


class _Judged(NamedTuple):
    """A reading with a verdict; without a shortfall it is not too far below expectation."""

    at: datetime | None
    shortfall: Shortfall | None


def slumps(record: Record, kpi: Item, context: Context) -> list[Slump]:
    """Return the slumps of a KPI up to `context.now`, oldest first.

    A value exactly `rules.below` off counts. A reading that is not below ends a slump; one without
    an expectation, or in another unit, has no verdict and ends none. What was read before the KPI's
    record and the first day of its campaign is left out: the target was not agreed on yet. Without
    readings, the written `actual` is compared with what is expected today.
    """
    start = context.bounds(record).start
    first_day = min((day for day in (start, record.date) if day), default=date.min)
    kpi_place = KpiPlace(kpi, f"{record.path}:{record.place(kpi.offset)[0]}", context.formulas)
    readings = kpi_readings(kpi, context.series(record), context.now, context.formulas)
    found = [
        slump
        for judged in (
            _by_channel(kpi_place, readings.written, record, context)
            if readings.written and not readings.formula
            else _without_readings(kpi_place, readings, record, context)
        )
        for slump in _runs(judged, first_day)
    ]
    return sorted(found, key=lambda slump: (sort_key(slump.first.at), slump.channel))


def sort_key(at: datetime | None) -> str:
    """Return the sort key of a moment; None is last."""
    return at.isoformat() if at else "~"


def _runs(readings: Iterable[_Judged], first_day: date) -> Iterator[Slump]:
    """Yield the runs of shortfalls among readings in the order of their moments."""
    counted = (each for each in readings if each.at is None or each.at.date() >= first_day)
    for _is_run, group in groupby(counted, key=lambda judged: judged.shortfall is None):
        if run := [judged.shortfall for judged in group if judged.shortfall]:
            yield Slump(run[0], run[-1], max(run, key=_distance), len(run))


def _distance(shortfall: Shortfall) -> Fraction:
    return abs(shortfall.difference.exact or Fraction(0))


def _judged(kpi: Item, shortfall: Shortfall, context: Context) -> _Judged | None:
    """Return a reading with its verdict; None where it cannot be compared with its expectation."""
    if shortfall.difference.exact is None:
        return None
    day = shortfall.at.date() if shortfall.at else context.today
    better = direction(kpi, current_target(kpi, day))
    below = is_below(shortfall.difference, better, context.thresholds.below)
    return _Judged(shortfall.at, shortfall if below else None)


def _by_channel(
    kpi_place: KpiPlace, series_rows: Rows, record: Record, context: Context
) -> Iterator[Iterator[_Judged]]:
    """Yield the judged readings of each channel, then those of all channels together."""
    channels: dict[tuple[str, str], list[tuple[Series, Sequence[int]]]] = {}
    for series, rows in series_rows:
        key = (series.campaign, fold(series.channel))
        channels.setdefault(key, []).append((series, rows))
    one_channel = len(channels) == 1
    combined = _combined(kpi_place, series_rows, record, context, one_channel=one_channel)
    alone = len(series_rows) == 1
    for pairs in channels.values():
        single = [_single_readings(kpi_place, *pair, context, alone=alone) for pair in pairs]
        together = [combined] if one_channel else []
        yield merge(*single, *together, key=_moment_of)
    if not one_channel:
        yield combined


def _moment_of(judged: _Judged) -> str:
    return sort_key(judged.at)


def _single_readings(
    kpi_place: KpiPlace, series: Series, rows: Sequence[int], context: Context, *, alone: bool
) -> Iterator[_Judged]:
    """Yield the readings of a series that have an expectation of their own."""
    is_mean = kpi_place.measure == "mean"
    if (kpi_place.is_growing or is_mean) and not series.has_expectations:
        return
    # Values repeat, and the target is constant between its changes.
    accepted: dict[str, bool] = {}
    for _day, same_day in days_of(series, rows):
        if kpi_place.kpi.items("changes"):
            accepted.clear()
        for index in same_day:
            text = series.value(index).text
            if text in accepted:
                if accepted[text]:
                    yield _Judged(series.at(index), None)
                continue
            expectation = expected(kpi_place, series, index, None, alone=alone and not is_mean)
            shortfall = _shortfall(series, index, expectation) if expectation else None
            judged = _judged(kpi_place.kpi, shortfall, context) if shortfall else None
            if judged:
                yield judged
            if not (series.has_expectations or (judged and judged.shortfall)):
                accepted[text] = judged is not None


def days_of(series: Series, rows: Sequence[int]) -> Iterator[tuple[date, Sequence[int]]]:
    """Yield each day of the sorted `rows` with its rows."""
    start = 0
    while start < len(rows):
        day = series.at(rows[start]).date()
        same_day = series.during(rows, day, day)
        yield day, same_day
        start += len(same_day)


def _shortfall(series: Series, index: int, expectation: Expectation) -> Shortfall:
    row = series.reading(index)
    unit = row.value.unit
    difference = deviation(row.value.exact, unit, expectation)
    value = Amount(row.value.exact, unit or expectation.unit)
    return Shortfall(row.at, row.dated, row.channel, value, expectation, difference, row.source)


def _combined(
    kpi_place: KpiPlace,
    series_rows: Rows,
    record: Record,
    context: Context,
    *,
    one_channel: bool,
) -> Iterator[_Judged]:
    """Yield the combined readings that have an expectation: all so far, or all of a day.

    A day on which every row has its own expectation is left to `_single_readings`, and so is the
    latest reading of a single series.
    """
    kpi, span = kpi_place.kpi, context.span(record)
    is_latest = kpi_place.measure == "latest"
    if kpi_place.is_rate or (is_latest and len(series_rows) == 1):
        return
    by_day: dict[date, list[tuple[Series, Sequence[int]]]] = {}
    for series, rows in series_rows:
        for day, same_day in days_of(series, rows):
            by_day.setdefault(day, []).append((series, same_day))
    channel = series_rows[0][0].channel if one_channel else kpi.text("channel") or ""
    total = Fraction(0)
    for day in sorted(by_day):
        total += sum_of(by_day[day])
        expectation = _expectation_of(kpi_place, by_day[day], day, span, len(series_rows))
        if expectation is None or expectation.origin == "row":
            continue
        last = last_reading(by_day[day])
        value = total if expectation.cumulative else _value_on(by_day[day], latest=is_latest)
        difference = deviation(value, last.value.unit, expectation)
        amount = Amount(value, last.value.unit or expectation.unit)
        shortfall = Shortfall(
            last.at, last.dated, channel, amount, expectation, difference, last.source
        )
        if judged := _judged(kpi, shortfall, context):
            yield judged


def _expectation_of(
    kpi_place: KpiPlace, rows: Rows, day: date, span: Span | None, channels: int
) -> Expectation | None:
    if channels == 1:
        return expected_in_row(last_reading(rows)) or expected_by(kpi_place, day, span)
    return expected_together(kpi_place, rows, day, span, complete=len(rows) == channels)


def _value_on(same_day: Rows, *, latest: bool) -> Fraction:
    """Return the value of all channels on one day: all rows added up, or of each the `latest`."""
    if latest:
        return sum((series.value(rows[-1]).exact for series, rows in same_day), Fraction(0))
    return sum_of(same_day)


def _without_readings(
    kpi_place: KpiPlace, readings: MetricReadings, record: Record, context: Context
) -> Iterator[Iterator[_Judged]]:
    """Yield the written `actual`, or else the daily values computed by a formula.

    Channels whose written rates have expectations of their own are judged by them, one by one.
    """
    kpi = kpi_place.kpi
    channel = kpi.text("channel") or ""
    if kpi.quantity("actual"):
        yield _all_judged(
            kpi, _written_actual(kpi_place, context.today, context.span(record)), context
        )
    elif readings.formula:
        yield _all_judged(kpi, _computed(kpi_place, readings, channel), context)
        rows = taken(context.series(record), context.now)
        with_own = {s.channel for s, _ in readings.written if s.channel and s.has_expectations}
        for name in sorted(with_own) if len(readings.channels) > 1 else ():
            alone = metric_readings(metric_of(kpi), name, rows, context.formulas)
            yield _all_judged(kpi, _computed(None, alone, name), context)


def _all_judged(kpi: Item, found: Iterable[Shortfall], context: Context) -> Iterator[_Judged]:
    for shortfall in found:
        if judged := _judged(kpi, shortfall, context):
            yield judged


def _computed(
    kpi_place: KpiPlace | None, readings: MetricReadings, channel: str
) -> Iterator[Shortfall]:
    """Yield the daily values of a derived metric with what was expected of them."""
    for point in readings.points():
        expectation = expected_of_rate(kpi_place, readings, point.at.date())
        if expectation:
            unit = quotient_unit(point.unit, expectation)
            difference = deviation(point.value, unit, expectation)
            text = point.text if unit == point.unit else rounded_text(point.value, unit)
            value = Amount(read_quantity(text).exact, unit)
            yield Shortfall(point.at, True, channel, value, expectation, difference, point.source)


def _written_actual(kpi_place: KpiPlace, today: date, span: Span | None) -> Iterator[Shortfall]:
    """Yield the written `actual`, compared with what is expected today."""
    written = kpi_place.kpi.quantity("actual")
    expectation = expected_by(kpi_place, today, span if kpi_place.is_paced else None)
    if written and expectation:
        difference = deviation(written.exact, written.unit, expectation)
        value = Amount(written.exact, written.unit or expectation.unit)
        channel = kpi_place.kpi.text("channel") or ""
        yield Shortfall(None, True, channel, value, expectation, difference, kpi_place.place)
