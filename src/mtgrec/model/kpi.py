"""KPIs: target, value and goal attainment, from what is written or from daily readings."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.progress import Ratio
from mtgrec.model.quantity import Quantity, comparable, grown, plain, show
from mtgrec.model.record import Item
from mtgrec.model.words import fold

METRICS = (
    ("exposure", "曝光量", "曝光"),
    ("clicks", "点击量", "点击"),
    ("ctr", "点击率", "click-through rate", "click-through"),
    ("conversions", "转化量"),
    ("conversion", "转化率", "conversion rate"),
    ("revenue", "销售额"),
    ("cost", "投入成本"),
    ("roi", "投资回报率"),
)
_RATIOS = frozenset(("ctr", "conversion", "roi"))
_KNOWN = {fold(name): names[0] for names in METRICS for name in names}


def metric_key(name: str) -> str:
    """Return the name by which a metric is compared: width, case and blanks aside, 点击率 = ctr."""
    folded = fold(name).replace("_", "")
    return _KNOWN.get(fold(name)) or folded


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

    def known(self, now: datetime) -> bool:
        """Tell whether the reading had been taken by `now`; with only a date, on that day."""
        return self.at.date() <= now.date() if self.dated else self.at <= now


class Actual(NamedTuple):
    """A KPI's value and where it comes from."""

    value: Fraction
    text: str
    source: str
    """`path:line` of the record or of the last reading used."""


class Standing(NamedTuple):
    """Where a KPI stands on a day."""

    target: Quantity | None
    """The level to reach; a growth is already turned into the level it means."""
    target_text: str | None
    actual: Actual | None
    attainment: Ratio


def current_target(kpi: Item, today: date) -> Quantity | None:
    """Return the target that counts on `today`: the last change not after it, else the first."""
    changes = [
        (change.day("date") or date.min, change.quantity("to"))
        for change in kpi.items("changes")
        if (change.day("date") or date.min) <= today
    ]
    changed = [target for _, target in sorted(changes, key=lambda change: change[0]) if target]
    return changed[-1] if changed else kpi.quantity("target")


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
    return "latest" if _is_ratio(kpi) else "sum"


def _is_ratio(kpi: Item) -> bool:
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    return key in _RATIOS or _unit(kpi) == "%"


def readings_of(kpi: Item, readings: Iterable[Reading], today: datetime) -> list[Reading]:
    """Return the readings that belong to a KPI and are not after `today`, oldest first."""
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    channel = fold(kpi.text("channel") or "")
    same = [row for row in readings if row.metric == key and row.known(today)]
    if channel:
        mine = [row for row in same if fold(row.channel) == channel]
    else:
        mine = [row for row in same if not row.channel] or same
    return sorted(mine, key=lambda row: row.at)


def actual(kpi: Item, readings: Sequence[Reading], place: str) -> Actual | None:
    """Return the KPI's value: `actual` if written, else its readings by `measure`; None = no data.

    `place` is where the KPI stands (`path:line`), the source of a written value.
    """
    if written := kpi.quantity("actual"):
        return Actual(written.exact, written.text, place)
    if not readings:
        return None
    how = measure(kpi)
    values = [row.value.exact for row in readings]
    if how == "latest":
        newest = [row.value.exact for row in readings if row.at == readings[-1].at]
        # Several channels at one moment: ratios cannot be added, counts can.
        ratios = readings[-1].value.unit == "%" or _is_ratio(kpi)
        value = sum(newest, Fraction(0)) / (len(newest) if ratios else 1)
    elif how == "mean":
        value = sum(values, Fraction(0)) / len(values)
    else:
        value = sum(values, Fraction(0))
    unit = readings[-1].value.unit or _unit(kpi)
    return Actual(value, show(value, unit), f"{readings[-1].path}:{readings[-1].line}")


def _unit(kpi: Item) -> str:
    """Return the unit of the KPI's readings: the target's or the baseline's, never a growth's."""
    for name in ("target", "baseline"):
        value = kpi.quantity(name)
        if value and value.unit and not value.growth:
            return value.unit
    return ""


def standing(kpi: Item, readings: Iterable[Reading], today: datetime, place: str) -> Standing:
    """Return target, value and goal attainment of a KPI on `today` (B13)."""
    wanted = current_target(kpi, today.date())
    level = target_level(kpi, wanted)
    mine = readings_of(kpi, readings, today)
    reached = actual(kpi, mine, place)
    unit_known = kpi.quantity("actual") or (mine[-1].value if mine else None)
    fits = level is None or unit_known is None or comparable(unit_known, level)
    rate = attainment(reached.value if reached else None, level, direction(kpi, wanted), fits=fits)
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
