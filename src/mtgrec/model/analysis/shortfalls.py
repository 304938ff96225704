"""Which readings of a KPI are far on the wrong side of what was expected (B10)."""

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
    """A value that is off its expectation by so much that it asks for an analysis."""

    at: datetime | None
    """The moment of the reading, 23:59 where only its day is known; None for an `actual` written
    by hand, which has no day."""
    dated: bool
    """Whether only the day is known."""
    channel: str
    value: Amount
    """The reading's own value; of a growing sum everything up to that day."""
    expectation: Expectation
    difference: Ratio
    """How far the value is from that, as a share of it: -1/5 is 20 % below."""
    source: str
    """`path:line` of the reading."""


Mine = Sequence[tuple[Series, Sequence[int]]]


def shortfalls(record: Record, kpi: Item, context: Context) -> list[Shortfall]:
    """Return the readings up to now that are `rules.below` or more off, oldest first.

    Exactly so much off is off. Where there are no readings at all, an `actual` written by hand is
    held against the target, unless it is a sum that may still grow.
    """
    goal = _kpi_place(record, kpi)
    mine = series_of(kpi, context.series(record), context.now)
    candidates = (
        list(_single_readings(goal, mine, context))
        if mine
        else _without_readings(record, kpi, context)
    )
    if mine and _is_combined(kpi, mine):
        candidates += _combined(goal, mine, context.span(record))
    found = [one for one in candidates if _is_shortfall(kpi, one, context)]
    return sorted(found, key=lambda one: (sort_key(one.at), one.channel))


def _is_combined(kpi: Item, mine: Mine) -> bool:
    """Return whether the target is about more than a reading: all days, or all channels of a day."""
    how = measure(kpi)
    return how == "sum" or (how == "latest" and not is_ratio(kpi) and len(mine) > 1)


def sort_key(at: datetime | None) -> str:
    """Return what moments are sorted by: the unknown one comes last."""
    return at.isoformat() if at else "~"


def _is_shortfall(kpi: Item, one: Shortfall, context: Context) -> bool:
    day = one.at.date() if one.at else context.today
    return is_below(
        one.difference, direction(kpi, current_target(kpi, day)), context.thresholds.below
    )


def _single_readings(goal: KpiPlace, mine: Mine, context: Context) -> Iterator[Shortfall]:
    """Yield the readings that were expected to be something by themselves, and may not be it."""
    for series, rows in mine:
        if measure(goal.kpi) == "sum" and not series.has_expectations:
            continue
        fine: set[str] = set()  # values repeat, and the target is the same until it is changed
        for _day, same_day in days_of(series, rows):
            if goal.kpi.items("changes"):
                fine.clear()
            for index in same_day:
                text = series.value(index).text
                if text in fine:
                    continue
                wanted = expected(goal, series, index, None, alone=len(mine) == 1)
                if wanted and _is_shortfall(
                    goal.kpi, one := _shortfall(series, index, wanted), context
                ):
                    yield one
                elif not series.has_expectations:
                    fine.add(text)


def days_of(series: Series, rows: Sequence[int]) -> Iterator[tuple[date, Sequence[int]]]:
    """Yield each day of `rows`, which are in order, with those that were taken on it."""
    gone = 0
    while gone < len(rows):
        day = series.at(rows[gone]).date()
        same_day = series.during(rows, day, day)
        yield day, same_day
        gone += len(same_day)


def _shortfall(series: Series, index: int, wanted: Expectation) -> Shortfall:
    row = series.reading(index)
    unit = row.value.unit
    off = deviation(row.value.exact, unit, wanted)
    value = Amount(row.value.exact, unit or wanted.unit)
    return Shortfall(row.at, row.dated, row.channel, value, wanted, off, row.source)


def _combined(goal: KpiPlace, mine: Mine, span: Span | None) -> Iterator[Shortfall]:
    """Yield, day by day, what the target is held against: all readings so far, or all of that day.

    Days on which every row has an expectation of its own are judged by those rows alone.
    """
    by_day: dict[date, list[tuple[Series, Sequence[int]]]] = {}
    for series, rows in mine:
        for day, same_day in days_of(series, rows):
            by_day.setdefault(day, []).append((series, same_day))
    channel = mine[0][0].channel if len(mine) == 1 else goal.kpi.text("channel") or ""
    total = Fraction(0)
    for day in sorted(by_day):
        total += sum((series.total(rows) for series, rows in by_day[day]), Fraction(0))
        wanted = _expectation_of(goal, by_day[day], day, span, len(mine))
        if wanted is None or wanted.origin == "row":
            continue
        last = max((series.reading(rows[-1]) for series, rows in by_day[day]), key=_when)
        value = total if wanted.cumulative else day_point(by_day[day], day).value
        off = deviation(value, last.value.unit, wanted)
        amount = Amount(value, last.value.unit or wanted.unit)
        yield Shortfall(last.at, last.dated, channel, amount, wanted, off, last.source)


def _expectation_of(
    goal: KpiPlace, rows: Mine, day: date, span: Span | None, channels: int
) -> Expectation | None:
    if channels == 1:
        return expected(goal, rows[0][0], rows[0][1][-1], span)
    return expected_together(goal, rows, day, span, complete=len(rows) == channels)


def _when(reading: Reading) -> datetime:
    return reading.at


def _without_readings(record: Record, kpi: Item, context: Context) -> list[Shortfall]:
    """Return the value written by hand, else the days on which a formula gives one."""
    if kpi.quantity("actual"):
        return _written(record, kpi, context.today)
    goal, found = _kpi_place(record, kpi), []
    for row, exact in derived_days(record, kpi, context):
        wanted = expected_by(goal, row.at.date(), None)
        if wanted:
            off = deviation(exact, quotient_unit(row.value.unit, wanted), wanted)
            value = Amount(row.value.exact, row.value.unit)
            found.append(Shortfall(row.at, True, row.channel, value, wanted, off, row.source))
    return found


def _written(record: Record, kpi: Item, today: date) -> list[Shortfall]:
    """Return the `actual` written by hand against today's target, if it is no growing sum."""
    written, goal = kpi.quantity("actual"), _kpi_place(record, kpi)
    wanted = expected_by(goal, today, None)
    if written is None or wanted is None:
        return []
    off = deviation(written.exact, written.unit, wanted)
    value = Amount(written.exact, written.unit or wanted.unit)
    channel = kpi.text("channel") or ""
    return [Shortfall(None, True, channel, value, wanted, off, goal.place)]


def _kpi_place(record: Record, kpi: Item) -> KpiPlace:
    return KpiPlace(kpi, f"{record.path}:{record.place(kpi.offset)[0]}")
