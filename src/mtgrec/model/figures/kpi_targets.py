"""What a KPI aims at, which way is better, and how its readings become one value."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from mtgrec.model.figures.readings import Series, select
from mtgrec.model.records.record import Item
from mtgrec.model.values.metric_names import QUOTIENTS, metric_key
from mtgrec.model.values.quantity import Quantity, comparable, grown


def current_target(kpi: Item, today: date) -> Quantity | None:
    """Return the target that counts on `today`: the last change not after it, else the first.

    The first target is taken from the first change rather than from `target`, which people like to
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
    """Return which way is better, `higher` or `lower` (B13).

    As written, else as the target's sign says, else from the baseline to the target, else higher.
    """
    sign = target.bound if target else ""
    return kpi.text("direction") or sign or way_from_baseline(kpi, target) or "higher"


def way_from_baseline(kpi: Item, target: Quantity | None) -> str:
    """Return `higher` or `lower`, as the target lies above or below the baseline; empty where it does not."""
    baseline, level = kpi.quantity("baseline"), target_level(kpi, target)
    if baseline is None or level is None or not comparable(baseline, level):
        return ""
    if level.value == baseline.value:
        return ""
    return "higher" if level.value > baseline.value else "lower"


def measure(kpi: Item) -> str:
    """Return how readings become one value: as written, else latest for ratios, sum for the rest."""
    if written := kpi.text("measure"):
        return written
    return "latest" if is_ratio(kpi) else "sum"


def is_ratio(kpi: Item) -> bool:
    """Return whether the KPI is a rate, whose values cannot be added up."""
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    return key in QUOTIENTS or unit_of(kpi) == "%"


def series_of(
    kpi: Item, readings: Iterable[Series], now: datetime
) -> list[tuple[Series, Sequence[int]]]:
    """Return the series that belong to a KPI, each with its rows not after `now`."""
    key = metric_key(kpi.text("metric") or kpi.text("what") or "")
    return select(readings, key, kpi.text("channel") or "", now)


def unit_of(kpi: Item) -> str:
    """Return the unit of the KPI's readings: the target's or the baseline's, never a growth's."""
    for name in ("target", "baseline"):
        value = kpi.quantity(name)
        if value and value.unit and not value.growth:
            return value.unit
    return ""
