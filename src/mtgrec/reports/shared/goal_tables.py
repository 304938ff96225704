"""Tables of goals in reports: target against actual, and deviations (B10, B13)."""

from collections.abc import Iterable, Sequence

from mtgrec.model.analysis.deviations import Deviation
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.words import TIER
from mtgrec.output.answer import Align, Column, Tone
from mtgrec.output.documents import Document
from mtgrec.output.documents.deviations import deviation_document
from mtgrec.output.documents.items import kpi_fields
from mtgrec.output.language import _
from mtgrec.output.report import Block, Evidence, Grid, TargetBars, TargetRow, Value
from mtgrec.output.tables.cells import (
    NONE,
    actual_of,
    change_text,
    reason_text,
    shown,
    target_of,
)
from mtgrec.output.tables.fields import what_text
from mtgrec.output.tables.kpi import clock_cell, days_text, moment_text, reached_cell, standing_cell
from mtgrec.reports.shared.goals import verdict
from mtgrec.reports.shared.item_tables import (
    absent,
    address,
    owner,
    text,
    unread_note,
    what,
    word,
    written,
)
from mtgrec.reports.shared.parts import places, sources

_RIGHT: Align = "right"
_TONES: dict[str, Tone] = {"met": "good", "exceeded": "good", "missed": "bad", "behind": "bad"}


def goal_places(state: ItemState) -> tuple[Evidence, ...]:
    """Return the places of a goal's figures: of its actual value, and of the KPI itself."""
    kpi_state = state.kpi_state
    source = kpi_state.actual.source if kpi_state and kpi_state.actual else None
    return places(source, f"{state.record.path}:{state.line}")


def name_of(state: ItemState) -> str:
    """Return the words that name a goal."""
    return what_text(state.item)


def target(state: ItemState) -> Value:
    """Return the target as it is written, or a text that says that it is missing."""
    target_text = target_of(state)
    return Value(target_text) if target_text else absent(_("no target"))


def reached(state: ItemState) -> Value:
    """Return the actual value, with the place that it comes from."""
    actual, actual_text = state.kpi_state.actual if state.kpi_state else None, actual_of(state)
    if not actual_text:
        return Value(_("no data"), "dim")
    return Value(actual_text, "", places(actual.source if actual else None))


def attainment(state: ItemState) -> Value:
    """Return the goal attainment, with the places of its figures."""
    if state.kpi_state is None:
        return text(None)
    cell = reached_cell(state)
    return Value(cell.text, cell.tone, goal_places(state))


def to_date(state: ItemState) -> Value:
    """Return what is expected of a sum by now, with the places of its figures."""
    cell = standing_cell(state)
    return Value(cell.text, cell.tone, goal_places(state) if cell.text != NONE else ())


def to_date_columns(kpis: Iterable[ItemState]) -> list[Column]:
    """Return the column of `to_date`; none where no goal is a sum with an expectation."""
    has_pace = any(standing_cell(state).text != NONE for state in kpis)
    return [Column(_("Expected"), _RIGHT)] if has_pace else []


def goals_grid(kpis: Sequence[ItemState], title: str = "", empty: str = "") -> Grid:
    """Return a table of goals with target, actual and attainment, in the order of `kpis`."""
    to_date_column = to_date_columns(kpis)
    rows = [
        [
            what(state),
            word(state.item, "tier", TIER),
            target(state),
            reached(state),
            attainment(state),
            *([to_date(state)] if to_date_column else []),
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
        *to_date_column,
        Column(_("Owner")),
        Column(_("Address")),
    ]
    return Grid(columns, rows, empty, title)


def attainment_blocks(kpis: Sequence[ItemState]) -> list[Block]:
    """Return the bars of the goals, and a table of those sums that are judged to date."""
    sums = [state for state in kpis if standing_cell(state).text != NONE]
    grid = goals_grid(sums, _("Sums against what is expected to date"))
    return [target_bars(kpis), *([grid] if sums else [])]


def target_bars(kpis: Iterable[ItemState]) -> TargetBars:
    """Return the bar chart of goals, each actual value as a share of its target."""
    states = list(kpis)
    several_campaigns = len({state.record.campaign for state in states}) > 1
    rows = [_target_row(state, several_campaigns=several_campaigns) for state in states]
    met = sum(verdict(state) in ("met", "exceeded") for state in states)
    unknown = sum(verdict(state) == "unknown" for state in states)
    summary = _("{met} of {count} goals reached, {unknown} without data.")
    return TargetBars(
        _("Goal attainment: actual against target"),
        rows,
        summary.format(met=met, count=len(rows), unknown=unknown),
        _("There are no KPIs."),
    )


def _target_row(state: ItemState, *, several_campaigns: bool) -> TargetRow:
    """Return the bar of a goal; with `several_campaigns` its label begins with its campaign."""
    kpi_state = state.kpi_state
    target_value = kpi_state.target if kpi_state else None
    actual_value = kpi_state.actual if kpi_state else None
    rate = kpi_state.attainment if kpi_state else None
    ratio = rate.exact if rate else None
    return TargetRow(
        label=f"{state.record.campaign} {name_of(state)}" if several_campaigns else name_of(state),
        actual=actual_value.value if actual_value else None,
        actual_unit=actual_value.unit if actual_value else "",
        at=actual_value.at if actual_value else None,
        target=target_value.exact if target_value else None,
        unit=target_value.unit if target_value else "",
        ratio=ratio,
        tone=_TONES.get(verdict(state), ""),
        reason=reason_text(rate.reason) if rate and ratio is None else "",
        unread=unread_note(state.item, "actual", "target"),
        evidence=goal_places(state),
    )


# -- deviations


def deviations_grid(pairs: Iterable[tuple[ItemState, Deviation]], title: str = "") -> Grid:
    """Return a table of deviations with their 24-hour clock, cause and adjustment (B10)."""
    rows = [
        [
            what(state),
            text(_days(deviation)),
            _worst_value(deviation),
            _expected_value(deviation),
            _difference_value(deviation),
            _clock_value(deviation),
            _analysed(deviation, "cause", _("no cause")),
            _analysed(deviation, "adjustment", _("no adjustment")),
        ]
        for state, deviation in pairs
    ]
    columns = [
        Column(_("KPI")),
        Column(_("Date")),
        Column(_("Worst value"), _RIGHT),
        Column(_("Expected"), _RIGHT),
        Column(_("Off by"), _RIGHT),
        Column(_("Analysis")),
        Column(_("Cause")),
        Column(_("Adjustment")),
    ]
    return Grid(columns, rows, title=title)


def _analysed(deviation: Deviation, field: str, missing: str) -> Value:
    if deviation.written is None:
        return absent(missing)
    entry = deviation.written
    return written(entry, entry.text(field), field, missing=absent(missing))


def _clock_value(deviation: Deviation) -> Value:
    """Return the state of the 24-hour clock, with the time of the analysis or else the deadline."""
    cell = clock_cell(deviation)
    moment = moment_text(deviation.recorded if deviation.analysed else deviation.deadline)
    clock_text = (
        cell.text
        if moment == NONE
        else _("{state} ({moment})").format(state=cell.text, moment=moment)
    )
    unread = deviation.written.unread.get("recorded") if deviation.written else None
    return Value(shown(clock_text, unread), cell.tone, places(deviation.written_at))


def _days(deviation: Deviation) -> str:
    return " ".join(filter(None, (days_text(deviation), deviation.channel)))


def _worst_value(deviation: Deviation) -> Value:
    worst = deviation.worst
    if worst is None:
        return Value(_("no reading"), "dim")
    return Value(figure_text(worst.value.text), "", places(worst.source))


def _expected_value(deviation: Deviation) -> Value:
    worst = deviation.worst
    if worst is None:
        return text(None)
    return Value(figure_text(worst.expectation.text), "", places(worst.expectation.source))


def _difference_value(deviation: Deviation) -> Value:
    worst = deviation.worst
    return Value(change_text(worst.difference), "bad") if worst else text(None)


# -- JSON


def goal_document(state: ItemState, deviations: Iterable[Deviation] = ()) -> Document:
    """Return a goal as JSON data: as in `status`, with deviations and places."""
    baseline = state.item.quantity("baseline")
    return {
        "address": state.address,
        "what": state.item.text("what"),
        "campaign": state.record.campaign,
        "baseline": baseline.text if baseline else None,
        "unread": dict(state.item.unread),
        **kpi_fields(state),
        "tier": state.item.text("tier"),
        "channel": state.item.text("channel"),
        "owner": state.owner.text,
        "deviations": [deviation_document(deviation) for deviation in deviations],
        "sources": sources(goal_places(state)),
        "path": state.record.path,
        "line": state.line,
    }
