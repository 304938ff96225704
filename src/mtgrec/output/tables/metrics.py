"""Lines of metrics as people read them: curve, latest value, and how far off it is."""

import re
from collections.abc import Callable, Sequence

from mtgrec.model.figures.derived import rounded_text
from mtgrec.model.figures.expectation import Expectation
from mtgrec.model.figures.metric_lines import LastChange, MetricLine, sparkline
from mtgrec.model.values.amount import Amount
from mtgrec.model.values.figure_texts import grouped
from mtgrec.output.answer import Cell, Column, Table
from mtgrec.output.documents.metrics import point_date
from mtgrec.output.language import _
from mtgrec.output.tables.cells import NONE, attainment_cell, change_text

_NAME = r"[^\W\d]\w*"


def metrics_table(
    campaign: str, lines: Sequence[MetricLine], name: Callable[[MetricLine], str]
) -> Table:
    """Return the lines of one campaign; `name` says how a metric is called there."""
    titles = (
        (_("Metric"), "left"),
        (_("Channel"), "left"),
        (_("Trend"), "left"),
        (_("Latest"), "right"),
        (_("Date"), "left"),
        (_("Total or mean"), "right"),
        (_("Attainment"), "left"),
        (_("Deviation"), "left"),
        (_("Fluctuation"), "left"),
    )
    return Table(
        campaign,
        [Column(title, "right" if side == "right" else "left") for title, side in titles],
        [_row(line, name(line)) for line in lines],
        empty=_("no data"),
    )


def _row(line: MetricLine, name: str) -> list[str | Cell]:
    latest = line.latest
    return [
        f"{name} = {_formula(line)}" if line.formula else name,
        _("(all)") if line.several and not line.channel else line.channel or NONE,
        sparkline(line.trend),
        grouped(latest.text) if latest else _("no data"),
        _date(line),
        _sum(line),
        _attainment(line),
        _deviation(line),
        _fluctuation(line.fluctuation),
    ]


def _date(line: MetricLine) -> str:
    """Return the day of the latest value, and of how many channels it is where one has no row."""
    if line.latest is None:
        return NONE
    day = point_date(line.latest)
    reporting, channels = line.reporting or (1, 1)
    if reporting == channels:
        return day
    told = _("{date} ({count} of {all} channels)")
    return told.format(date=day, count=reporting, all=channels)


def _formula(line: MetricLine) -> str:
    """Return a formula with the metrics called as they are in the readings."""
    names = {part.metric: part.name for part in line.parts}
    return re.sub(_NAME, lambda found: names.get(found[0].lower(), found[0]), line.formula)


def _sum(line: MetricLine) -> str:
    if line.total:
        return grouped(_text(line.total))
    return _("mean {value}").format(value=_text(line.mean)) if line.mean else NONE


def _text(amount: Amount) -> str:
    return rounded_text(amount.value, amount.unit)


def _attainment(line: MetricLine) -> Cell:
    stands = line.kpi.kpi_state if line.kpi else None
    if stands is None or stands.target_text is None:
        return Cell(NONE)
    cell = attainment_cell(stands.attainment)
    text = _("{share} (target {target})").format(
        share=cell.text, target=grouped(stands.target_text)
    )
    return cell._replace(text=text)


def _deviation(line: MetricLine) -> Cell:
    wanted = line.expectation
    if wanted is None:
        return Cell(NONE)
    text = _told(change_text(line.deviation), wanted)
    return Cell(f"! {text}", "bad") if line.below else Cell(text)


def _told(change: str, wanted: Expectation) -> str:
    """Return how far off something is, from what, and who expected that."""
    value = grouped(wanted.text)
    if wanted.origin == "row":
        return _("{change} (expected {value})").format(change=change, value=value)
    if wanted.days is None:
        return _("{change} (target {value})").format(change=change, value=value)
    value = grouped(rounded_text(wanted.value, wanted.unit))
    passed, days = wanted.days
    sentence = _("{change} (target to date {value}, day {passed} of {days})")
    return sentence.format(change=change, value=value, passed=passed, days=days)


def _fluctuation(step: LastChange | None) -> Cell:
    if step is None:
        return Cell(NONE)
    if step.change.reason == "other-channels":
        return Cell(_("n/a: other channels on {date}").format(date=point_date(step.base)))
    told = _("{change} since {date} ({base})").format(
        change=change_text(step.change), date=point_date(step.base), base=grouped(step.base.text)
    )
    return Cell(f"! {told}", "bad") if step.fires else Cell(told)
