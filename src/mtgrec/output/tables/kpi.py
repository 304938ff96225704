"""The history of a KPI in tables: its targets, readings, deviations and their 24-hour clocks."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.analysis.fluctuation import Fluctuation
from mtgrec.model.analysis.kpi_history import KpiHistory, TargetChange
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values import figure_texts
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.words import DIRECTION, MEASURE
from mtgrec.output.answer import Cell, Column, Facts, Table
from mtgrec.output.documents.metrics import taken_on
from mtgrec.output.language import _, current
from mtgrec.output.tables.cells import (
    NONE,
    attainment_cell,
    change_text,
    day_text,
    formula_text,
    joined,
    pace_cell,
    shown,
)

_DAYS_NOT_HOURS = 2
Pair = tuple[str, str | Cell]


def standing_cell(state: ItemState) -> Cell:
    """Return what is expected of a KPI's sum by now, and how far its value is from it; else a dash."""
    pace = state.kpi_state.pace if state.kpi_state else None
    if pace is None or pace.expectation is None or not pace.expectation.cumulative:
        return Cell(NONE)
    return pace_cell(pace.expectation.text, pace.difference, below=pace.below, verdict=pace.verdict)


def reached_cell(state: ItemState) -> Cell:
    """Return the goal attainment of a KPI; a dash for other items."""
    stands = state.kpi_state
    return attainment_cell(stands.attainment, stands.pace.verdict) if stands else Cell(NONE)


def history_pairs(history: KpiHistory) -> list[Pair]:
    """Return how a KPI is measured: direction, measure, number of readings, last changes."""
    pairs: list[Pair] = [
        (_("Declared"), day_text(history.state.record.date)),
        (_("Direction"), DIRECTION.show(history.direction, current())),
    ]
    if history.measure:
        pairs.append((_("Measure"), MEASURE.show(history.measure, current())))
    actual = history.state.kpi_state.actual if history.state.kpi_state else None
    if actual and actual.formula:
        pairs.append((_("Computed"), formula_text(actual.formula)))
    pairs.append((_("Readings"), _readings(history)))
    several = len(history.last_steps) > 1
    pairs += [
        (_("Fluctuation"), _fluctuation_cell(step, named=several)) for step in history.last_steps
    ]
    return pairs


def _readings(history: KpiHistory) -> str:
    if history.first is None or history.last is None:
        return _("written by hand") if history.state.item.quantity("actual") else _("no data")
    return _("{count}, {first} to {last}").format(
        count=history.readings,
        first=day_text(history.first.at.date()),
        last=day_text(history.last.at.date()),
    )


def _fluctuation_cell(step: Fluctuation, *, named: bool) -> Cell:
    if step.change.reason == "other-channels":
        return Cell(_("n/a: other channels on {date}").format(date=taken_on(step.base)))
    text = _("{change} since {date} ({base})").format(
        change=change_text(step.change),
        date=taken_on(step.base),
        base=step.base.value.text,
    )
    if named:
        text = joined((step.reading.channel, text))
    return Cell(f"! {text}", "bad") if step.fires else Cell(text)


def history_tables(history: KpiHistory) -> list[Facts | Table]:
    """Return a KPI's targets, deviations, too big fluctuations, and latest readings."""
    tables: list[Facts | Table] = []
    if len(history.targets) > 1:
        tables.append(_targets(history.targets))
    tables += deviation_blocks(history.deviations)
    if history.fluctuations:
        tables.append(_fluctuations(history.fluctuations))
    if history.latest:
        tables.append(_latest(history))
    return tables


def _targets(targets: Sequence[TargetChange]) -> Table:
    return Table(
        _("Targets"),
        [Column(_("Since")), Column(_("Target"), "right"), Column(_("Reason"))],
        [
            [day_text(target.since), _target_text(target), target.reason or NONE]
            for target in targets
        ],
    )


def _target_text(target: TargetChange) -> str:
    return (
        f"{target.text} = {figure_text(target.level)}" if target.level else figure_text(target.text)
    )


def _fluctuations(steps: Sequence[Fluctuation]) -> Table:
    titles = (_("Date"), _("Channel"), _("Value"), _("Change"), _("Base"))
    return Table(
        _("Fluctuations"),
        [*map(Column, titles), Column(_("Source"))],
        [
            [
                taken_on(step.reading),
                step.reading.channel or NONE,
                step.reading.value.text,
                Cell(f"! {change_text(step.change)}", "bad"),
                f"{step.base.value.text} ({taken_on(step.base)})",
                step.reading.source,
            ]
            for step in steps
        ],
    )


def _latest(history: KpiHistory) -> Table:
    title = _("Latest readings ({shown} of {count})").format(
        shown=len(history.latest), count=history.readings
    )
    return Table(
        title,
        [
            Column(_("Date")),
            Column(_("Channel")),
            Column(_("Value"), "right"),
            Column(_("Expected"), "right"),
            Column(_("Source")),
        ],
        [
            [
                taken_on(row),
                row.channel or NONE,
                figure_text(row.value.text),
                figure_text(row.expected.text) if row.expected else NONE,
                row.source,
            ]
            for row in reversed(history.latest)
        ],
    )


def deviation_blocks(deviations: Sequence[Deviation]) -> list[Facts | Table]:
    """Return the deviations with their clocks (B10), then the analysis written about each."""
    if not deviations:
        return []
    titles = (_("Date"), _("Channel"), _("Worst value"), _("Expected"), _("Off"), _("Analysis"))
    table = Table(
        _("Deviations"),
        [*map(Column, titles)],
        [deviation_cells(deviation) for deviation in deviations],
    )
    return [table, *(_analysis(deviation) for deviation in deviations if deviation.written)]


def waiting_table(pairs: Iterable[tuple[ItemState, Deviation]]) -> Table:
    """Return the deviations that are not analysed yet, each on a line with its KPI."""
    titles = (_("Date"), _("Channel"), _("Worst value"), _("Expected"), _("Off"))
    return Table(
        _("Deviations without an analysis"),
        [
            *map(Column, (_("KPI"), *titles)),
            Column(_("Analysis"), whole=True),
            Column(_("Address")),
        ],
        [
            [
                state.item.text("what") or "",
                *deviation_cells(deviation),
                Cell(state.address, "accent"),
            ]
            for state, deviation in pairs
        ],
        brief=True,
    )


def deviation_cells(deviation: Deviation) -> list[str | Cell]:
    """Return the days of a deviation, its channel, worst value, expectation, distance and clock."""
    worst = deviation.worst
    return [
        days_text(deviation),
        deviation.channel or NONE,
        figure_text(worst.value.text) if worst else NONE,
        figure_text(worst.expectation.text) if worst else NONE,
        change_text(worst.difference) if worst else NONE,
        clock_cell(deviation),
    ]


def days_text(deviation: Deviation) -> str:
    """Return the moment of a deviation, or those of its first and its last reading.

    What could not be read of it stands behind.
    """
    first, last = moment_text(deviation.at, dated=deviation.dated), deviation.last
    if last and last.at and last.at != deviation.at:
        until = moment_text(last.at, dated=last.dated)
        first = _("{since} to {until}").format(since=first, until=until)
    return shown(first, deviation.written.unread.get("at") if deviation.written else None)


def _analysis(deviation: Deviation) -> Facts:
    places = (deviation.worst and deviation.worst.source, deviation.written_at)
    pairs: list[Pair] = [
        (_("Cause"), deviation.cause or NONE),
        (_("Adjustment"), deviation.adjustment or NONE),
        (_("Recorded"), moment_text(deviation.recorded)),
        (_("Due by"), moment_text(deviation.deadline)),
        (_("Source"), joined(place for place in places if place)),
    ]
    return Facts(_("Analysis of {date}").format(date=days_text(deviation)), pairs)


def clock_cell(deviation: Deviation) -> Cell:
    """Return the state of an analysis: in time, late, open with the time left, or overdue (B10)."""
    return {
        "in-time": Cell("✓ " + _("in time"), "good"),
        "late": Cell("✗ " + _("late"), "bad"),
        "unknown": Cell(_("done, time unknown")),
        "open": Cell(_left(deviation.left or timedelta())),
        "overdue": Cell("! " + _overdue(-(deviation.left or timedelta())), "bad"),
        "undated": Cell("! " + _("missing, no day known"), "bad"),
    }[deviation.state]


def _left(time: timedelta) -> str:
    """Return the time left in words: in whole hours, below one hour in minutes."""
    hours, minutes = time // timedelta(hours=1), time // timedelta(minutes=1)
    if hours:
        return _("open, {hours} h left").format(hours=hours)
    return _("open, {minutes} min left").format(minutes=minutes) if minutes else _("open, due now")


def _overdue(time: timedelta) -> str:
    """Return the time overdue in words: from two days on in days, below one hour in minutes."""
    hours, minutes = time // timedelta(hours=1), time // timedelta(minutes=1)
    if time.days >= _DAYS_NOT_HOURS:
        return _("overdue by {days} d").format(days=time.days)
    if hours:
        return _("overdue by {hours} h").format(hours=hours)
    return _("overdue by {minutes} min").format(minutes=max(1, minutes))


def moment_text(at: date | None, *, dated: bool = False) -> str:
    """Return a moment as `2026-06-05 09:00`, or only its day; a dash for none."""
    return NONE if at is None else figure_texts.moment_text(at, dated=dated)
