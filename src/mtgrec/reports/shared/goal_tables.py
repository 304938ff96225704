"""Goals in reports: target against actual, and what was far from expectation (B10, B13)."""

from collections.abc import Iterable

from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.figure_texts import grouped
from mtgrec.model.values.words import TIER
from mtgrec.output.answer import Align, Column
from mtgrec.output.documents import Document
from mtgrec.output.documents.figures import deviation_document
from mtgrec.output.documents.items import kpi_fields
from mtgrec.output.language import _, current
from mtgrec.output.report import Evidence, Grid, TargetBars, TargetRow, Value
from mtgrec.output.tables.cells import NONE, attainment_cell, change_text, reason_text
from mtgrec.output.tables.kpi import clock_cell, moment_text
from mtgrec.reports.shared.item_tables import absent, address, owner, text, what
from mtgrec.reports.shared.parts import places, sources

_RIGHT: Align = "right"


def goal_places(state: ItemState) -> tuple[Evidence, ...]:
    """Return where a goal's figures come from: the reading or written value, and the KPI itself."""
    stands = state.kpi_state
    value = stands.actual.source if stands and stands.actual else None
    return places(value, f"{state.record.path}:{state.line}")


def name_of(state: ItemState) -> str:
    """Return the words that name a goal."""
    return state.item.text("what") or state.address


def target(state: ItemState) -> Value:
    """Return the target as it is written, and where."""
    wanted = state.kpi_state.target_text if state.kpi_state else None
    return Value(grouped(wanted)) if wanted else absent(_("no target"))


def reached(state: ItemState) -> Value:
    """Return the value reached, and where it was read."""
    found = state.kpi_state.actual if state.kpi_state else None
    if found is None:
        return Value(_("no data"), "dim")
    return Value(grouped(found.text), "", places(found.source))


def attainment(state: ItemState) -> Value:
    """Return the goal attainment, and where both its numbers are."""
    if state.kpi_state is None:
        return text(None)
    cell = attainment_cell(state.kpi_state.attainment)
    return Value(cell.text, cell.tone, goal_places(state))


def goals_grid(kpis: Iterable[ItemState], title: str = "", empty: str = "") -> Grid:
    """Return goals with target, actual and attainment; core ones first, as `status` has them."""
    rows = [
        [
            what(state),
            text(TIER.show(state.item.text("tier") or "", current())),
            target(state),
            reached(state),
            attainment(state),
            owner(state),
            address(state),
        ]
        for state in kpis
    ]
    columns = [
        Column(_("KPI")),
        Column(_("Tier")),
        Column(_("Target"), _RIGHT),
        Column(_("Actual"), _RIGHT),
        Column(_("Attainment"), _RIGHT),
        Column(_("Owner")),
        Column(_("Address")),
    ]
    return Grid(columns, rows, empty, title)


def target_bars(kpis: Iterable[ItemState]) -> TargetBars:
    """Return the chart of goals, each as a share of its own target."""
    found = list(kpis)
    several = len({state.record.campaign for state in found}) > 1
    rows = [_target_row(state, several=several) for state in found]
    met = sum(row.ratio is not None and row.ratio >= 1 for row in rows)
    unknown = sum(row.ratio is None for row in rows)
    summary = _("{met} of {count} goals reached, {unknown} without data.")
    return TargetBars(
        _("Goal attainment: actual against target"),
        rows,
        summary.format(met=met, count=len(rows), unknown=unknown),
        _("There are no KPIs."),
    )


def _target_row(state: ItemState, *, several: bool) -> TargetRow:
    """Return a goal's bar; where campaigns stand side by side its name says of which it is."""
    stands = state.kpi_state
    level = stands.target if stands else None
    value = stands.actual if stands else None
    rate = stands.attainment if stands else None
    ratio = rate.exact if rate else None
    return TargetRow(
        label=f"{state.record.campaign} {name_of(state)}" if several else name_of(state),
        actual=value.value if value else None,
        target=level.exact if level else None,
        unit=level.unit if level else "",
        ratio=ratio,
        tone="" if ratio is None else ("good" if ratio >= 1 else "bad"),
        reason=reason_text(rate.reason) if rate and ratio is None else "",
        evidence=goal_places(state),
    )


# -- deviations


def deviations_grid(found: Iterable[tuple[ItemState, Deviation]], title: str = "") -> Grid:
    """Return deviations with their clock, their cause and what is done about them (B10)."""
    rows = [
        [
            what(state),
            text(_when(one)),
            _value(one),
            _expected(one),
            _off(one),
            _clock(one),
            Value(one.cause) if one.cause else absent(_("no cause")),
            Value(one.adjustment) if one.adjustment else absent(_("no adjustment")),
        ]
        for state, one in found
    ]
    columns = [
        Column(_("KPI")),
        Column(_("Reading")),
        Column(_("Value"), _RIGHT),
        Column(_("Expected"), _RIGHT),
        Column(_("Off by"), _RIGHT),
        Column(_("Analysis")),
        Column(_("Cause")),
        Column(_("Adjustment")),
    ]
    return Grid(columns, rows, title=title)


def _clock(one: Deviation) -> Value:
    """Return whether a deviation was analysed in time, and when; else how long there still is."""
    cell = clock_cell(one)
    when = moment_text(one.recorded if one.analysed else one.deadline)
    said = (
        cell.text if when == NONE else _("{state} ({moment})").format(state=cell.text, moment=when)
    )
    return Value(said, cell.tone, places(one.written_at))


def _when(one: Deviation) -> str:
    return " ".join(filter(None, (moment_text(one.at, dated=one.dated), one.channel)))


def _value(one: Deviation) -> Value:
    if one.below is None:
        return Value(_("no reading"), "dim")
    return Value(grouped(one.below.value.text), "", places(one.below.source))


def _expected(one: Deviation) -> Value:
    if one.below is None:
        return text(None)
    return Value(grouped(one.below.wanted.text), "", places(one.below.wanted.source))


def _off(one: Deviation) -> Value:
    return Value(change_text(one.below.off), "bad") if one.below else text(None)


# -- JSON


def goal_document(state: ItemState, deviations: Iterable[Deviation] = ()) -> Document:
    """Return a goal as `status` gives it, with its places and its deviations."""
    baseline = state.item.quantity("baseline")
    return {
        "address": state.address,
        "what": state.item.text("what"),
        "campaign": state.record.campaign,
        "baseline": baseline.text if baseline else None,
        **kpi_fields(state),
        "tier": state.item.text("tier"),
        "channel": state.item.text("channel"),
        "owner": state.owner.text,
        "deviations": [deviation_document(one) for one in deviations],
        "sources": sources(goal_places(state)),
        "path": state.record.path,
        "line": state.line,
    }
