"""The history of a KPI: its targets, readings, deviations and fluctuations (B10, B11, B13)."""

from datetime import date
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation, deviations
from mtgrec.model.analysis.fluctuation import Fluctuation, fluctuations, last_steps
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import MetricReadings, Point
from mtgrec.model.figures.expectation import expected_of_rate
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi import computed_reading, kpi_readings
from mtgrec.model.figures.kpi_targets import current_target, direction, target_level
from mtgrec.model.figures.readings import Reading
from mtgrec.model.records.record import Item
from mtgrec.model.values.quantity import read_quantity

SHOWN_READINGS = 10
"""The number of latest readings in a history."""


class TargetChange(NamedTuple):
    """A target and the day from which it applied."""

    since: date | None
    """The day of the change; for the first target the day of the KPI's record."""
    text: str
    """The target as it is written."""
    level: str | None
    """The level that a growth means; None if it is no growth, or without a baseline."""
    reason: str | None
    """Why it was changed; None for the first target."""


class KpiHistory(NamedTuple):
    """The history of a KPI up to a day."""

    state: ItemState
    direction: str
    """`higher` or `lower`: the better direction, also if it is not written."""
    measure: str
    """`period`, `sum`, `mean` or `latest`: how its readings became one value; empty without any."""
    targets: tuple[TargetChange, ...]
    """The first target and all changes up to today, oldest first."""
    readings: int
    """The number of its readings up to now; of a derived metric that of the days with a value."""
    first: Reading | None
    last: Reading | None
    latest: tuple[Reading, ...]
    """The latest readings (at most `SHOWN_READINGS`), oldest first."""
    deviations: tuple[Deviation, ...]
    fluctuations: tuple[Fluctuation, ...]
    """The steps of a core KPI that exceed the limit."""
    last_steps: tuple[Fluctuation, ...]
    """The step to the newest reading of each series."""


def kpi_history(state: ItemState, context: Context) -> KpiHistory:
    """Return the history of a KPI up to `context.now`."""
    kpi = state.item
    found = kpi_readings(kpi, context.series(state.record), context.now, context.formulas)
    if found.formula:
        rows = [_computed(kpi, point, found) for point in found.points()]
        count, ends, latest = len(rows), rows[:1] + rows[-1:], rows[-SHOWN_READINGS:]
    else:
        count = sum(len(indices) for _, indices in found.written)
        ends = [
            series.reading(index)
            for series, indices in found.written
            for index in (indices[0], indices[-1])
        ]
        latest = [
            series.reading(index)
            for series, indices in found.written
            for index in list(indices[-SHOWN_READINGS:])
        ]
        latest.sort(key=_sort_key)
    return KpiHistory(
        state=state,
        direction=direction(kpi, current_target(kpi, context.today)),
        measure=state.kpi_state.measure if state.kpi_state else "",
        targets=_targets(state, context.today),
        readings=count,
        first=min(ends, key=_sort_key, default=None),
        last=max(ends, key=_sort_key, default=None),
        latest=tuple(latest[-SHOWN_READINGS:]),
        deviations=tuple(deviations(state.record, kpi, context)),
        fluctuations=tuple(fluctuations(state.record, kpi, context)),
        last_steps=tuple(last_steps(state.record, kpi, context)),
    )


def _computed(kpi: Item, point: Point, readings: MetricReadings) -> Reading:
    """Return a computed value with the expectation that stands in a written row of its day."""
    own = expected_of_rate(None, readings, point.at.date())
    return computed_reading(kpi, point)._replace(expected=read_quantity(own.text) if own else None)


def _sort_key(reading: Reading) -> tuple[str, str]:
    return reading.at.isoformat(), reading.channel


def _targets(state: ItemState, today: date) -> tuple[TargetChange, ...]:
    """Return the targets in their order; the first is read from the first change if possible."""
    kpi = state.item
    all_changes = sorted(kpi.items("changes"), key=lambda change: change.day("date") or date.min)
    changes = [change for change in all_changes if (change.day("date") or date.min) <= today]
    sources: list[tuple[date | None, Item, str, str | None]] = [
        (state.record.date, kpi, "target", None)
    ]
    if all_changes and all_changes[0].quantity("from"):
        sources = [(state.record.date, all_changes[0], "from", None)]
    sources += [
        (change.day("date"), change, "to", change.text("reason") or "") for change in changes
    ]
    return tuple(
        target
        for since, item, name, reason in sources
        if (target := _target(kpi, since, item, name, reason))
    )


def _target(
    kpi: Item, since: date | None, item: Item, name: str, reason: str | None
) -> TargetChange | None:
    written = item.quantity(name)
    if written is None:
        return None
    level = target_level(kpi, written) if written.growth else None
    return TargetChange(since, written.text, level.text if level else None, reason)
