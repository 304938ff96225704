"""One KPI's life: declared, retargeted, read, judged (B10, B11, B13)."""

from datetime import date
from typing import NamedTuple

from mtgrec.model.analysis.deviations import Deviation, deviations
from mtgrec.model.analysis.fluctuation import Fluctuation, fluctuations, last_steps
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi_targets import (
    current_target,
    direction,
    measure,
    series_of,
    target_level,
)
from mtgrec.model.figures.readings import Reading
from mtgrec.model.records.record import Item

SHOWN_READINGS = 10
"""So many of the latest readings are listed one by one."""


class TargetChange(NamedTuple):
    """A target and the day from which it counted."""

    since: date | None
    """The day of the change; of the first target that of the record that declared it."""
    text: str
    """As it is written."""
    level: str | None
    """The level that a growth means; None where it is no growth, or there is no baseline."""
    reason: str | None
    """Why it was changed; None for the first one."""


class KpiHistory(NamedTuple):
    """What is known about a KPI on a day."""

    state: ItemState
    direction: str
    """`higher` or `lower`: which way is better, also where it is not written down."""
    measure: str
    """`latest`, `sum` or `mean`: how its readings become one value."""
    targets: tuple[TargetChange, ...]
    """The first one and all changes by today, oldest first."""
    readings: int
    """How many readings belong to it by now."""
    first: Reading | None
    last: Reading | None
    latest: tuple[Reading, ...]
    """The latest ones, oldest first."""
    deviations: tuple[Deviation, ...]
    fluctuations: tuple[Fluctuation, ...]
    """Every step of a core KPI that went too far."""
    last_steps: tuple[Fluctuation, ...]
    """The step to the newest reading of each series."""


def kpi_history(state: ItemState, context: Context) -> KpiHistory:
    """Return the history of a KPI as of `context.now`."""
    kpi = state.item
    mine = series_of(kpi, context.series(state.record), context.now)
    edges = [series.reading(index) for series, rows in mine for index in (rows[0], rows[-1])]
    tails = [
        series.reading(index) for series, rows in mine for index in list(rows[-SHOWN_READINGS:])
    ]
    tails.sort(key=_when)
    return KpiHistory(
        state=state,
        direction=direction(kpi, current_target(kpi, context.today)),
        measure=measure(kpi),
        targets=_targets(state, context.today),
        readings=sum(len(rows) for _, rows in mine),
        first=min(edges, key=_when, default=None),
        last=max(edges, key=_when, default=None),
        latest=tuple(tails[-SHOWN_READINGS:]),
        deviations=tuple(deviations(state.record, kpi, context)),
        fluctuations=tuple(fluctuations(state.record, kpi, context)),
        last_steps=tuple(last_steps(state.record, kpi, context)),
    )


def _when(reading: Reading) -> tuple[str, str]:
    return reading.at.isoformat(), reading.channel


def _targets(state: ItemState, today: date) -> tuple[TargetChange, ...]:
    """Return the targets in their order; what the first one was, the first change may say."""
    kpi = state.item
    every = sorted(kpi.items("changes"), key=lambda change: change.day("date") or date.min)
    changes = [change for change in every if (change.day("date") or date.min) <= today]
    told: list[tuple[date | None, Item, str, str | None]] = [
        (state.record.date, kpi, "target", None)
    ]
    if every and every[0].quantity("from"):
        told = [(state.record.date, every[0], "from", None)]
    told += [(change.day("date"), change, "to", change.text("reason") or "") for change in changes]
    return tuple(
        target
        for since, item, name, reason in told
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
