"""The table of metrics: trend, latest value, attainment, deviation and fluctuation."""

from collections.abc import Callable, Sequence

from mtgrec.model.figures.formula import Formula
from mtgrec.model.figures.kpi_targets import Expectation
from mtgrec.model.figures.metric_lines import LastChange, MetricLine, sparkline
from mtgrec.model.values.amount import rounded_text
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.output.answer import Cell, Column, Table
from mtgrec.output.documents.metrics import taken_on
from mtgrec.output.language import _
from mtgrec.output.tables.cells import NONE, attainment_cell, change_text


def metrics_table(
    campaign: str, lines: Sequence[MetricLine], name: Callable[[MetricLine], str]
) -> Table:
    """Return the table of one campaign; `name` returns the name of a line's metric."""
    titles = (
        (_("Metric"), "left"),
        (_("Channel"), "left"),
        (_("Trend"), "left"),
        (_("Latest"), "right"),
        (_("Date"), "left"),
        (_("Whole period"), "right"),
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
        f"{name} = {_formula(line, line.formula)}" if line.formula else name,
        _("(all)") if line.several and not line.channel else line.channel or NONE,
        sparkline(line.trend),
        figure_text(latest.text) if latest else _("no data"),
        _date(line),
        _sum(line),
        _attainment(line),
        _deviation(line),
        _fluctuation(line.fluctuation),
    ]


def _date(line: MetricLine) -> str:
    """Return the day of the latest value, and how many channels it covers if not all have a row."""
    if line.latest is None:
        return NONE
    day = taken_on(line.latest)
    reporting, channels = line.reporting or (1, 1)
    if reporting == channels:
        return day
    text = _("{date} ({count} of {all} channels)")
    return text.format(date=day, count=reporting, all=channels)


def _formula(line: MetricLine, formula: Formula) -> str:
    """Return a formula with the names that the metrics have in the readings."""
    return formula.text_with({part.metric: part.name for part in line.parts})


def _sum(line: MetricLine) -> str:
    return figure_text(rounded_text(*line.total)) if line.total else NONE


def _attainment(line: MetricLine) -> Cell:
    kpi_state = line.kpi.kpi_state if line.kpi else None
    if kpi_state is None or kpi_state.target_text is None:
        return Cell(NONE)
    cell = attainment_cell(kpi_state.attainment, kpi_state.pace.verdict)
    text = _("{share} (target {target})").format(
        share=cell.text, target=figure_text(kpi_state.target_text)
    )
    return cell._replace(text=text)


def _deviation(line: MetricLine) -> Cell:
    expectation = line.expectation
    if expectation is None:
        return Cell(NONE)
    text = _deviation_text(change_text(line.deviation), expectation)
    return Cell(f"! {text}", "bad") if line.below else Cell(text)


def _deviation_text(change: str, expectation: Expectation) -> str:
    """Return a change with the expectation it is relative to, and where that comes from."""
    value = figure_text(expectation.text)
    if expectation.origin == "row":
        return _("{change} (expected {value})").format(change=change, value=value)
    if expectation.days is None:
        return _("{change} (target {value})").format(change=change, value=value)
    value = figure_text(rounded_text(expectation.value, expectation.unit))
    passed, days = expectation.days
    sentence = _("{change} (target to date {value}, day {passed} of {days})")
    return sentence.format(change=change, value=value, passed=passed, days=days)


def _fluctuation(step: LastChange | None) -> Cell:
    if step is None:
        return Cell(NONE)
    if step.change.reason == "other-channels":
        return Cell(_("n/a: other channels on {date}").format(date=taken_on(step.base)))
    text = _("{change} since {date} ({base})").format(
        change=change_text(step.change), date=taken_on(step.base), base=figure_text(step.base.text)
    )
    return Cell(f"! {text}", "bad") if step.fires else Cell(text)
