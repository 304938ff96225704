"""KPIs: target, value and goal attainment, from what is written or from daily readings."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.derived import (
    BUILT_IN,
    Formula,
    channels_on,
    derived_value,
    formula_of,
    members,
    mixed,
    on_day,
)
from mtgrec.model.figures.progress import Ratio
from mtgrec.model.figures.readings import Reading, Series, select
from mtgrec.model.records.record import Item
from mtgrec.model.values.metric_names import QUOTIENTS, metric_key
from mtgrec.model.values.quantity import Quantity, comparable, grown, plain, read_quantity, show
from mtgrec.model.values.words import fold


class Actual(NamedTuple):
    """A KPI's value and where it comes from."""

    value: Fraction
    text: str
    source: str
    """`path:line` of the record or of the last reading used."""
    formula: str = ""
    """How it was computed, where nobody measured it: `clicks / exposure`."""


class Standing(NamedTuple):
    """Where a KPI stands on a day."""

    target: Quantity | None
    """The level to reach; a growth is already turned into the level it means."""
    target_text: str | None
    actual: Actual | None
    attainment: Ratio


def current_target(kpi: Item, today: date) -> Quantity | None:
    """Return the target that counts on `today`: the last change not after it, else the first.

    What the first one was, the first change may tell better than `target`, which people like to
    correct along with it.
    """
    changes = sorted(kpi.items("changes"), key=lambda change: change.day("date") or date.min)
    past = [change for change in changes if (change.day("date") or date.min) <= today]
    changed = [target for change in past if (target := change.quantity("to"))]
    if changed:
        return changed[-1]
    before = changes[0].quantity("from") if changes and not past else None
    return before or kpi.quantity("target")


def target_level(kpi: Item, target: Quantity | None) -> Quantity | None:
    """Return the level a target means: +30 % is 1.3 times the baseline; None without a baseline."""
    if target is None or not target.growth:
        return target
    baseline = kpi.quantity("baseline")
    return None if baseline is None else grown(baseline, target)


def direction(kpi: Item, target: Quantity | None) -> str:
    """Return `higher` or `lower`: as written, else as the target's sign says, else higher."""
    return kpi.text("direction") or (target.bound if target else "") or "higher"


def measure(kpi: Item) -> str:
    """Return how readings become one value: as written, else latest for ratios, sum for the rest."""
    if written := kpi.text("measure"):
        return written
    return "latest" if is_ratio(kpi) else "sum"


def is_ratio(kpi: Item) -> bool:
    """Tell whether the KPI is a rate, whose values cannot be added up."""
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    return key in QUOTIENTS or _unit(kpi) == "%"


def series_of(
    kpi: Item, readings: Iterable[Series], now: datetime
) -> list[tuple[Series, Sequence[int]]]:
    """Return the series that belong to a KPI, each with its rows not after `now`."""
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    return select(readings, key, kpi.text("channel") or "", now)


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
    rows = members(formula, readings, "", now) if formula else None
    if formula is None or rows is None:
        return None
    day = newest[0].at.date()
    same = {frozenset(fold(reading.channel) for reading in newest), *channels_on(rows, day)}
    found = on_day(formula, rows, day) if len(same) == 1 else None
    if found is None or found.value is None:
        return None
    text = found._replace(unit=newest[-1].value.unit).text
    return Actual(found.value, text, found.source, found.formula)


def actual(kpi: Item, mine: Sequence[tuple[Series, Sequence[int]]], place: str) -> Actual | None:
    """Return the KPI's value: `actual` if written, else its readings by `measure`; None = no data.

    `place` is where the KPI stands (`path:line`), the source of a written value.
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
    unit = newest[-1].value.unit or _unit(kpi)
    return Actual(value, show(value, unit), newest[-1].source)


def _derived(
    kpi: Item, readings: Iterable[Series], now: datetime, formulas: Iterable[Formula]
) -> tuple[Actual, Quantity] | None:
    """Return what other metrics make of a KPI that nobody measured: `latest` is the last whole day."""
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    channel = kpi.text("channel") or ""
    found = derived_value(key, formulas, readings, channel, now, latest=measure(kpi) == "latest")
    if found is None or found.value is None:
        return None
    # A quotient fits a target without a unit as well: an ROI of 3 is 300 %.
    text = found.text if _unit(kpi) or found.unit != "%" else found._replace(unit="").text
    reached = Actual(found.value, text, found.source, found.formula)
    return reached, read_quantity(text)


def _newest(mine: Sequence[tuple[Series, Sequence[int]]]) -> list[Reading]:
    """Return the readings of the last moment, one of each series that has one."""
    last = [series.reading(rows[-1]) for series, rows in mine]
    moment = max(reading.at for reading in last)
    return [reading for reading in last if reading.at == moment]


def _unit(kpi: Item) -> str:
    """Return the unit of the KPI's readings: the target's or the baseline's, never a growth's."""
    for name in ("target", "baseline"):
        value = kpi.quantity(name)
        if value and value.unit and not value.growth:
            return value.unit
    return ""


def standing(
    kpi: Item,
    readings: Iterable[Series],
    now: datetime,
    place: str,
    formulas: Iterable[Formula] = BUILT_IN,
) -> Standing:
    """Return target, value and goal attainment of a KPI as known by `now` (B13)."""
    readings = tuple(readings)
    wanted = current_target(kpi, now.date())
    level = target_level(kpi, wanted)
    mine = series_of(kpi, readings, now)
    written = kpi.quantity("actual")
    blurred = written is None and measure(kpi) != "latest" and mixed(mine)
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
    return Standing(level, wanted.text if wanted else None, reached, rate)


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


def exact_text(value: Fraction | Decimal | None) -> str | None:
    """Return a quantity as JSON gives it: an exact decimal in a string."""
    return None if value is None else plain(value)
