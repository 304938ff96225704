"""Shortfalls: readings of a KPI that are too far below expectation (B10)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.day_values import day_point
from mtgrec.model.figures.derived_days import derived_days
from mtgrec.model.figures.expectation import (
    Expectation,
    KpiPlace,
    deviation,
    expected,
    expected_by,
    expected_together,
    is_below,
    quotient_unit,
)
from mtgrec.model.figures.kpi_targets import current_target, direction, is_ratio, measure, series_of
from mtgrec.model.figures.readings import Reading, Series
from mtgrec.model.records.record import Item, Record
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Span


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


SeriesRows = Sequence[tuple[Series, Sequence[int]]]


def shortfalls(record: Record, kpi: Item, context: Context) -> list[Shortfall]:
    """Return the shortfalls of a KPI up to `context.now`, oldest first.

    A value exactly `rules.below` off counts. Without readings, the written `actual` is compared
    with the target, unless it is a sum that may still grow.
    """
    kpi_place = _kpi_place(record, kpi)
    series_rows = series_of(kpi, context.series(record), context.now)
    candidates = (
        list(_single_readings(kpi_place, series_rows, context))
        if series_rows
        else _without_readings(record, kpi, context)
    )
    if series_rows and _is_combined(kpi, series_rows):
        candidates += _combined(kpi_place, series_rows, context.span(record))
    result = [shortfall for shortfall in candidates if _is_shortfall(kpi, shortfall, context)]
    return sorted(result, key=lambda shortfall: (sort_key(shortfall.at), shortfall.channel))


def _is_combined(kpi: Item, series_rows: SeriesRows) -> bool:
    """Return whether the target applies to several readings: all days, or all channels of a day."""
    method = measure(kpi)
    return method == "sum" or (method == "latest" and not is_ratio(kpi) and len(series_rows) > 1)


def sort_key(at: datetime | None) -> str:
    """Return the sort key of a moment; None is last."""
    return at.isoformat() if at else "~"


def _is_shortfall(kpi: Item, shortfall: Shortfall, context: Context) -> bool:
    day = shortfall.at.date() if shortfall.at else context.today
    return is_below(
        shortfall.difference, direction(kpi, current_target(kpi, day)), context.thresholds.below
    )


def _single_readings(
    kpi_place: KpiPlace, series_rows: SeriesRows, context: Context
) -> Iterator[Shortfall]:
    """Yield the shortfalls among readings that have an expectation of their own."""
    for series, rows in series_rows:
        if measure(kpi_place.kpi) == "sum" and not series.has_expectations:
            continue
        # Values repeat, and the target is constant between its changes.
        accepted_texts: set[str] = set()
        for _day, same_day in days_of(series, rows):
            if kpi_place.kpi.items("changes"):
                accepted_texts.clear()
            for index in same_day:
                text = series.value(index).text
                if text in accepted_texts:
                    continue
                expectation = expected(kpi_place, series, index, None, alone=len(series_rows) == 1)
                if expectation and _is_shortfall(
                    kpi_place.kpi, shortfall := _shortfall(series, index, expectation), context
                ):
                    yield shortfall
                elif not series.has_expectations:
                    accepted_texts.add(text)


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
    kpi_place: KpiPlace, series_rows: SeriesRows, span: Span | None
) -> Iterator[Shortfall]:
    """Yield the combined readings that have an expectation: all so far, or all of a day.

    A day on which every row has its own expectation is left to `_single_readings`.
    """
    by_day: dict[date, list[tuple[Series, Sequence[int]]]] = {}
    for series, rows in series_rows:
        for day, same_day in days_of(series, rows):
            by_day.setdefault(day, []).append((series, same_day))
    channel = (
        series_rows[0][0].channel if len(series_rows) == 1 else kpi_place.kpi.text("channel") or ""
    )
    total = Fraction(0)
    for day in sorted(by_day):
        total += sum((series.total(rows) for series, rows in by_day[day]), Fraction(0))
        expectation = _expectation_of(kpi_place, by_day[day], day, span, len(series_rows))
        if expectation is None or expectation.origin == "row":
            continue
        last = max((series.reading(rows[-1]) for series, rows in by_day[day]), key=_moment_of)
        value = total if expectation.cumulative else day_point(by_day[day], day).value
        difference = deviation(value, last.value.unit, expectation)
        amount = Amount(value, last.value.unit or expectation.unit)
        yield Shortfall(last.at, last.dated, channel, amount, expectation, difference, last.source)


def _expectation_of(
    kpi_place: KpiPlace, rows: SeriesRows, day: date, span: Span | None, channels: int
) -> Expectation | None:
    if channels == 1:
        return expected(kpi_place, rows[0][0], rows[0][1][-1], span)
    return expected_together(kpi_place, rows, day, span, complete=len(rows) == channels)


def _moment_of(reading: Reading) -> datetime:
    return reading.at


def _without_readings(record: Record, kpi: Item, context: Context) -> list[Shortfall]:
    """Return the written `actual`, or else the daily values computed by a formula."""
    if kpi.quantity("actual"):
        return _written_actual(record, kpi, context.today)
    kpi_place, result = _kpi_place(record, kpi), []
    for row, exact in derived_days(record, kpi, context):
        expectation = expected_by(kpi_place, row.at.date(), None)
        if expectation:
            difference = deviation(exact, quotient_unit(row.value.unit, expectation), expectation)
            value = Amount(row.value.exact, row.value.unit)
            result.append(
                Shortfall(row.at, True, row.channel, value, expectation, difference, row.source)
            )
    return result


def _written_actual(record: Record, kpi: Item, today: date) -> list[Shortfall]:
    """Return the written `actual` compared with today's target, unless it is a growing sum."""
    written, kpi_place = kpi.quantity("actual"), _kpi_place(record, kpi)
    expectation = expected_by(kpi_place, today, None)
    if written is None or expectation is None:
        return []
    difference = deviation(written.exact, written.unit, expectation)
    value = Amount(written.exact, written.unit or expectation.unit)
    channel = kpi.text("channel") or ""
    return [Shortfall(None, True, channel, value, expectation, difference, kpi_place.place)]


def _kpi_place(record: Record, kpi: Item) -> KpiPlace:
    return KpiPlace(kpi, f"{record.path}:{record.place(kpi.offset)[0]}")
