"""KPIs: target, value and goal attainment, from what is written or from daily readings."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.derived import (
    derived_value,
    has_mixed_units,
    on_day,
    part_channels,
    rows_of_parts,
)
from mtgrec.model.figures.formula import BUILT_IN, Formula, formula_of
from mtgrec.model.figures.kpi_targets import (
    current_target,
    direction,
    is_ratio,
    measure,
    series_of,
    target_level,
    unit_of,
)
from mtgrec.model.figures.readings import Reading, Series
from mtgrec.model.records.record import Item
from mtgrec.model.values.metric_names import metric_key
from mtgrec.model.values.quantity import Quantity, comparable, read_quantity, show
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.words import fold


class Actual(NamedTuple):
    """A KPI's value and where it comes from."""

    value: Fraction
    text: str
    source: str
    """`path:line` of the record or of the last reading used."""
    formula: str = ""
    """How it was computed, where it is not measured itself: `clicks / exposure`."""


class KpiState(NamedTuple):
    """Where a KPI is on a day."""

    target: Quantity | None
    """The level to reach; a growth is already turned into the level it means."""
    target_text: str | None
    actual: Actual | None
    attainment: Ratio


def _weighted(
    kpi: Item,
    mine: Sequence[tuple[Series, Sequence[int]]],
    readings: Iterable[Series],
    now: datetime,
    formulas: Iterable[Formula],
) -> Actual | None:
    """Return a rate of several channels from its parts on the last day, where they are all there.

    The mean of the channels' rates would count a small channel as much as a large one.
    """
    newest = _newest(mine) if mine and measure(kpi) == "latest" else []
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    formula = formula_of(key, formulas) if len(newest) > 1 else None
    rows = rows_of_parts(formula, readings, "", now) if formula else None
    if formula is None or rows is None:
        return None
    day = newest[0].at.date()
    same = {frozenset(fold(reading.channel) for reading in newest), *part_channels(rows, day)}
    found = on_day(formula, rows, day) if len(same) == 1 else None
    if found is None or found.value is None:
        return None
    text = found._replace(unit=newest[-1].value.unit).text
    return Actual(found.value, text, found.source, found.formula)


def actual(kpi: Item, mine: Sequence[tuple[Series, Sequence[int]]], place: str) -> Actual | None:
    """Return the KPI's value: `actual` if written, else its readings by `measure`; None = no data.

    `place` is where the KPI is (`path:line`), the source of a written value.
    """
    if written := kpi.quantity("actual"):
        return Actual(written.exact, written.text, place)
    if not mine:
        return None
    newest = _newest(mine)
    how = measure(kpi)
    if how == "latest":
        values = [reading.value.exact for reading in newest]
        # Several channels at one moment: ratios cannot be added, counts can.
        ratios = newest[-1].value.unit == "%" or is_ratio(kpi)
        value = sum(values, Fraction(0)) / (len(values) if ratios else 1)
    else:
        value = sum((series.total(rows) for series, rows in mine), Fraction(0))
        if how == "mean":
            value /= sum(len(rows) for _, rows in mine)
    unit = newest[-1].value.unit or unit_of(kpi)
    return Actual(value, show(value, unit), newest[-1].source)


def _derived(
    kpi: Item, readings: Iterable[Series], now: datetime, formulas: Iterable[Formula]
) -> tuple[Actual, Quantity] | None:
    """Return what other metrics make of a KPI without readings of its own: `latest` is the last whole day."""
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    channel = kpi.text("channel") or ""
    found = derived_value(key, formulas, readings, channel, now, latest=measure(kpi) == "latest")
    if found is None or found.value is None:
        return None
    # A quotient fits a target without a unit as well: an ROI of 3 is 300 %.
    text = found.text if unit_of(kpi) or found.unit != "%" else found._replace(unit="").text
    reached = Actual(found.value, text, found.source, found.formula)
    return reached, read_quantity(text)


def _newest(mine: Sequence[tuple[Series, Sequence[int]]]) -> list[Reading]:
    """Return the readings of the last moment, one of each series that has one."""
    last = [series.reading(rows[-1]) for series, rows in mine]
    moment = max(reading.at for reading in last)
    return [reading for reading in last if reading.at == moment]


def kpi_state(
    kpi: Item,
    readings: Iterable[Series],
    now: datetime,
    place: str,
    formulas: Iterable[Formula] = BUILT_IN,
) -> KpiState:
    """Return target, value and goal attainment of a KPI as of `now` (B13)."""
    readings = tuple(readings)
    wanted = current_target(kpi, now.date())
    level = target_level(kpi, wanted)
    mine = series_of(kpi, readings, now)
    written = kpi.quantity("actual")
    blurred = written is None and measure(kpi) != "latest" and has_mixed_units(mine)
    weighted = None if written else _weighted(kpi, mine, readings, now, formulas)
    reached = None if blurred else weighted or actual(kpi, mine, place)
    unit_known = kpi.quantity("actual") or (_newest(mine)[-1].value if mine else None)
    if reached is None and not mine and (derived := _derived(kpi, readings, now, formulas)):
        reached, unit_known = derived
    fits = level is None or unit_known is None or comparable(unit_known, level)
    rate = attainment(reached.value if reached else None, level, direction(kpi, wanted), fits=fits)
    if blurred:
        rate = rate._replace(reason="other-unit")
    if wanted and not level:
        rate = rate._replace(reason="no-baseline")
    return KpiState(level, wanted.text if wanted else None, reached, rate)


def attainment(
    reached: Fraction | None, target: Quantity | None, better: str, *, fits: bool = True
) -> Ratio:
    """Return actual / target, or target / actual where lower is better."""
    goal = target.exact if target else None
    numerator, denominator = (goal, reached) if better == "lower" else (reached, goal)
    if reached is None or goal is None:
        reason = "no-data"
    elif not fits:
        reason = "other-unit"
    elif goal <= 0:
        reason = "zero-target" if goal == 0 else "negative-target"
    else:
        reason = "" if denominator else "zero-actual"
    return Ratio(numerator, denominator, reason)
