"""A KPI's life as people read it: its targets, its readings, its deviations and their clocks."""

from collections.abc import Sequence
from datetime import date, timedelta

from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.analysis.fluctuation import Fluctuation
from mtgrec.model.analysis.kpi_history import KpiHistory, TargetChange
from mtgrec.model.figures.readings import Reading
from mtgrec.model.values import figure_texts
from mtgrec.model.values.figure_texts import grouped
from mtgrec.model.values.words import DIRECTION, MEASURE
from mtgrec.output.answer import Cell, Column, Facts, Table
from mtgrec.output.language import _, current
from mtgrec.output.tables.cells import NONE, change_text, day_text, joined

Pair = tuple[str, str | Cell]


def life_pairs(life: KpiHistory) -> list[Pair]:
    """Return in a few lines how a KPI is read: direction, measure, how many readings, last step."""
    pairs: list[Pair] = [
        (_("Declared"), day_text(life.state.record.date)),
        (_("Direction"), DIRECTION.show(life.direction, current())),
    ]
    if life.first and life.last:
        pairs.append((_("Measure"), MEASURE.show(life.measure, current())))
    reached = life.state.kpi_state.actual if life.state.kpi_state else None
    if reached and reached.formula:
        pairs.append((_("Computed"), reached.formula))
    pairs.append((_("Readings"), _readings(life)))
    several = len(life.last_steps) > 1
    pairs += [(_("Fluctuation"), _step_cell(step, named=several)) for step in life.last_steps]
    return pairs


def _readings(life: KpiHistory) -> str:
    if life.first is None or life.last is None:
        return _("written by hand") if life.state.item.quantity("actual") else _("no data")
    return _("{count}, {first} to {last}").format(
        count=life.readings,
        first=day_text(life.first.at.date()),
        last=day_text(life.last.at.date()),
    )


def _step_cell(step: Fluctuation, *, named: bool) -> Cell:
    if step.change.reason == "other-channels":
        return Cell(_("n/a: other channels on {date}").format(date=reading_moment(step.base)))
    told = _("{change} since {date} ({base})").format(
        change=change_text(step.change),
        date=reading_moment(step.base),
        base=step.base.value.text,
    )
    if named:
        told = joined((step.reading.channel, told))
    return Cell(f"! {told}", "bad") if step.fires else Cell(told)


def life_tables(life: KpiHistory) -> list[Facts | Table]:
    """Return a KPI's targets, deviations, steps that went too far, and latest readings."""
    tables: list[Facts | Table] = []
    if len(life.targets) > 1:
        tables.append(_targets(life.targets))
    tables += deviation_blocks(life.deviations)
    if life.fluctuations:
        tables.append(_fluctuations(life.fluctuations))
    if life.latest:
        tables.append(_latest(life))
    return tables


def _targets(targets: Sequence[TargetChange]) -> Table:
    return Table(
        _("Targets"),
        [Column(_("Since")), Column(_("Target"), "right"), Column(_("Reason"))],
        [[day_text(target.since), _level(target), target.reason or NONE] for target in targets],
    )


def _level(target: TargetChange) -> str:
    return f"{target.text} = {grouped(target.level)}" if target.level else grouped(target.text)


def _fluctuations(steps: Sequence[Fluctuation]) -> Table:
    titles = (_("Date"), _("Channel"), _("Value"), _("Change"), _("Base"))
    return Table(
        _("Fluctuations"),
        [*map(Column, titles), Column(_("Source"))],
        [
            [
                reading_moment(step.reading),
                step.reading.channel or NONE,
                step.reading.value.text,
                Cell(f"! {change_text(step.change)}", "bad"),
                f"{step.base.value.text} ({reading_moment(step.base)})",
                step.reading.source,
            ]
            for step in steps
        ],
    )


def _latest(life: KpiHistory) -> Table:
    title = _("Latest readings ({shown} of {count})").format(
        shown=len(life.latest), count=life.readings
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
                reading_moment(row),
                row.channel or NONE,
                grouped(row.value.text),
                grouped(row.expected.text) if row.expected else NONE,
                row.source,
            ]
            for row in reversed(life.latest)
        ],
    )


def deviation_blocks(deviations: Sequence[Deviation]) -> list[Facts | Table]:
    """Return the deviations with their clocks, then what was written about each."""
    if not deviations:
        return []
    titles = (_("Date"), _("Channel"), _("Value"), _("Expected"), _("Off"), _("Analysis"))
    table = Table(_("Deviations"), [*map(Column, titles)], [_deviation(one) for one in deviations])
    return [table, *(_analysis(one) for one in deviations if one.written)]


def _deviation(one: Deviation) -> list[str | Cell]:
    below = one.shortfall
    return [
        moment_text(one.at, dated=one.dated),
        one.channel or NONE,
        grouped(below.value.text) if below else NONE,
        grouped(below.expectation.text) if below else NONE,
        change_text(below.difference) if below else NONE,
        clock_cell(one),
    ]


def _analysis(one: Deviation) -> Facts:
    pairs: list[Pair] = [
        (_("Cause"), one.cause or NONE),
        (_("Adjustment"), one.adjustment or NONE),
        (_("Recorded"), moment_text(one.recorded)),
        (_("Due by"), moment_text(one.deadline)),
        (
            _("Source"),
            joined(filter(None, (one.shortfall and one.shortfall.source, one.written_at))),
        ),
    ]
    title = _("Analysis of {date}").format(date=moment_text(one.at, dated=one.dated))
    return Facts(title, pairs)


def clock_cell(one: Deviation) -> Cell:
    """Return how an analysis stands: in time, late, open with what time is left, overdue."""
    return {
        "in-time": Cell("✓ " + _("in time"), "good"),
        "late": Cell("✗ " + _("late"), "bad"),
        "unknown": Cell(_("done, time unknown")),
        "open": Cell(_left(one.left or timedelta())),
        "overdue": Cell("! " + _overdue(-(one.left or timedelta())), "bad"),
        "undated": Cell("! " + _("missing, no day known"), "bad"),
    }[one.state]


def _left(time: timedelta) -> str:
    """Return how long a clock still runs: whole hours, of less than one its minutes."""
    hours, minutes = time // timedelta(hours=1), time // timedelta(minutes=1)
    if hours:
        return _("open, {hours} h left").format(hours=hours)
    return _("open, {minutes} min left").format(minutes=minutes) if minutes else _("open, due now")


def _overdue(time: timedelta) -> str:
    """Return for how long a clock has run out: whole hours, of less than one its minutes."""
    hours, minutes = time // timedelta(hours=1), time // timedelta(minutes=1)
    if hours:
        return _("overdue by {hours} h").format(hours=hours)
    return _("overdue by {minutes} min").format(minutes=max(1, minutes))


def reading_moment(reading: Reading) -> str:
    """Return when a reading was taken, with its time where that is known."""
    return moment_text(reading.at, dated=reading.dated)


def moment_text(at: date | None, *, dated: bool = False) -> str:
    """Return a moment as `2026-06-05 09:00`, or only its day; a dash for none."""
    return NONE if at is None else figure_texts.moment_text(at, dated=dated)
