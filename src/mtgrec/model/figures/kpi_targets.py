"""KPI targets: the value to reach, the better direction, and how readings become one value."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.formula import BUILT_IN, Formula, formula_of, is_additive
from mtgrec.model.records.record import Item
from mtgrec.model.values.metric_names import QUOTIENTS, metric_key
from mtgrec.model.values.number_words import TIMES
from mtgrec.model.values.quantity import Quantity, comparable, grown
from mtgrec.model.values.ratio import Ratio


class Expectation(NamedTuple):
    """An expected value and its source."""

    value: Fraction
    unit: str
    text: str
    source: str
    """`path:line` of the row or of the KPI."""
    origin: str
    """`row`: from the reading's row; `target`: the KPI's; `share`: its share due on that day."""
    days: tuple[int, int] | None = None
    """For `share`: the days passed, and all days."""

    @property
    def cumulative(self) -> bool:
        """Whether it is expected of all readings up to that day, not of a single one."""
        return self.origin == "share"


class Pace(NamedTuple):
    """A KPI's value against what is expected by a day.

    For a sum that is the target in proportion to the days of the campaign that have passed, after
    its end the whole target; for any other KPI the target.
    """

    expectation: Expectation | None = None
    """None without a level, and for a sum without the campaign's days or before the first of them."""
    difference: Ratio = Ratio(None, None, "no-expectation")
    """(value - expected) / expected: -1/5 is 20 % below."""
    below: bool = False
    """Whether it is `rules.below` or more on the wrong side (B10)."""
    verdict: str = "unknown"
    """`exceeded`, `met` or `missed`, by the target; for a sum that may still grow `on-pace` or
    `behind`, by the expectation; `unknown` where the two cannot be compared."""

    standing: Fraction | None = None
    """The goal attainment; of a sum that may still grow that of what is expected by then."""

    @property
    def is_partial(self) -> bool:
        """Whether less than the whole target is expected yet."""
        days = self.expectation.days if self.expectation else None
        return days is not None and days[0] < days[1]


def current_target(kpi: Item, today: date) -> Quantity | None:
    """Return the target on `today`: that of the last change so far, else the first one.

    The first target is read from the first change if possible, because `target` is often
    overwritten together with the change.
    """
    changes = sorted(kpi.items("changes"), key=lambda change: change.day("date") or date.min)
    past_changes = [change for change in changes if (change.day("date") or date.min) <= today]
    new_targets = [target for change in past_changes if (target := change.quantity("to"))]
    if new_targets:
        return new_targets[-1]
    first_target = changes[0].quantity("from") if changes and not past_changes else None
    return first_target or kpi.quantity("target")


def target_level(kpi: Item, target: Quantity | None) -> Quantity | None:
    """Return the level of a target: +30 % is 1.3 times the baseline.

    None for a growth without a baseline or on one that it does not fit, and for a multiple (2倍)
    beside a baseline that is none: nobody can tell whether it is a level or twice the baseline.
    """
    baseline = kpi.quantity("baseline")
    if target is None:
        return None
    if target.growth:
        return None if baseline is None else grown(baseline, target)
    is_unclear = baseline and target.unit.lower() in TIMES and baseline.unit != target.unit
    return None if is_unclear else target


def direction(kpi: Item, target: Quantity | None) -> str:
    """Return which way is better, `higher` or `lower` (B13).

    As written, else from the target's sign, else from the baseline to the target, else `higher`.
    """
    return told_direction(kpi, target) or "higher"


def told_direction(kpi: Item, target: Quantity | None) -> str:
    """Return the better direction where something tells it, else an empty text."""
    sign = target.bound if target else ""
    return kpi.text("direction") or sign or way_from_baseline(kpi, target)


def way_from_baseline(kpi: Item, target: Quantity | None) -> str:
    """Return `higher` or `lower` as the target is above or below the baseline.

    Empty where they are equal, not comparable, or one is missing.
    """
    baseline, level = kpi.quantity("baseline"), target_level(kpi, target)
    if baseline is None or level is None or not comparable(baseline, level):
        return ""
    if level.value == baseline.value:
        return ""
    return "higher" if level.value > baseline.value else "lower"


def metric_of(kpi: Item) -> str:
    """Return the key of the metric whose readings belong to a KPI: its `metric`, else its `what`."""
    return metric_key(kpi.text("metric") or kpi.text("what") or "")


def measure(kpi: Item, formulas: Iterable[Formula] = BUILT_IN) -> str:
    """Return how readings become one value, as far as it does not depend on them.

    Of a derived metric and a rate `period`, unless `latest` is written; of others as written, else
    `sum`, which `period` means as well.
    """
    written = kpi.text("measure")
    if is_rate(kpi, formulas):
        return "latest" if written == "latest" else "period"
    if written == "period" or not written:
        return "period" if formula_of(metric_of(kpi), formulas) else "sum"
    return written


def is_rate(kpi: Item, formulas: Iterable[Formula] = BUILT_IN) -> bool:
    """Return whether the values of a KPI cannot be added up: of a quotient, or in per cent."""
    key = metric_of(kpi)
    formula = formula_of(key, formulas)
    if formula:
        return not is_additive(formula.term)
    return key in QUOTIENTS or unit_of(kpi) == "%"


def is_watched(kpi: Item, formulas: Iterable[Formula] = BUILT_IN) -> bool:
    """Return whether fluctuations of a KPI are reported: only those of rates that are core metrics.

    Counts and money move with the day of the week; B11 names click-through and conversion.
    """
    return kpi.text("tier") == "core" and is_rate(kpi, formulas)


def is_growing(kpi: Item, formulas: Iterable[Formula] = BUILT_IN) -> bool:
    """Return whether the value of a KPI grows with the days: a sum, and not a rate."""
    return measure(kpi, formulas) in ("sum", "period") and not is_rate(kpi, formulas)


def unit_of(kpi: Item) -> str:
    """Return the unit of the KPI's readings, from its target or baseline, never from a growth."""
    for name in ("target", "baseline"):
        value = kpi.quantity(name)
        if value and value.unit and not value.growth:
            return value.unit
    return ""
