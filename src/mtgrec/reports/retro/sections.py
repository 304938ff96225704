"""What is below the first screen of the retrospective report."""

from collections.abc import Iterable

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.milestones import MilestoneState
from mtgrec.model.values.words import DECISION_VERDICT
from mtgrec.output.answer import Align, Column, Tone
from mtgrec.output.language import _, current
from mtgrec.output.report import Block, Grid, Points, Section, Value
from mtgrec.output.tables.cells import day_text
from mtgrec.output.tables.timeline import gates_cell
from mtgrec.reports.retro.figures import Retro, Verdict
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.goal_tables import (
    attainment,
    deviations_grid,
    reached,
    target,
    target_bars,
)
from mtgrec.reports.shared.goals import Outcome
from mtgrec.reports.shared.item_tables import absent, address, items_grid, owner, text, what

_RIGHT: Align = "right"
_TONES: dict[str, Tone] = {"effective": "good", "ineffective": "bad"}


def sections(basis: Basis, found: Retro) -> list[Section]:
    """Return the four parts that a retrospective report has, and what became of the decisions."""
    return [
        Section(_("Goal attainment"), _attainment(basis, found)),
        Section(_("Highlights: what exceeded expectation, and why"), _highlights(found)),
        Section(_("Problems: what missed, and why"), _problems(found)),
        Section(_("Advice for next time"), [advice(found.advice)]),
        Section(_("Decisions and what became of them"), [_decisions(found.decisions)]),
    ]


def _attainment(basis: Basis, found: Retro) -> list[Block]:
    kpis = [one.state for one in found.outcomes]
    if not found.milestones:
        return [target_bars(kpis)]
    return [target_bars(kpis), _gates(found.milestones, basis.context.thresholds.lag_days)]


def _gates(stops: Iterable[MilestoneState], allowed: int) -> Grid:
    """Return when each milestone was reached, and how many of its gates were passed (B8)."""
    rows = [
        [
            what(stop.state),
            Value(day_text(stop.end)),
            text(stop.finished.isoformat() if stop.finished else None, _("not reached")),
            _days(stop.state.lag_days, allowed),
            _passed(stop),
            address(stop.state),
        ]
        for stop in stops
    ]
    columns = [
        Column(_("Milestone")),
        Column(_("Due")),
        Column(_("Reached on")),
        Column(_("Lag"), _RIGHT),
        Column(_("Gates passed"), _RIGHT),
        Column(_("Address")),
    ]
    return Grid(columns, rows, title=_("Milestones"))


def _days(lag: int | None, allowed: int) -> Value:
    if lag is None:
        return text(None)
    return Value(_("{days} d").format(days=lag), "bad" if lag > allowed else "")


def _passed(stop: MilestoneState) -> Value:
    cell = gates_cell(stop.gates, stop.passed)
    return Value(cell.text, cell.tone)


# -- what went well


def _highlights(found: Retro) -> list[Block]:
    goals = _results(found.goals("exceeded"), _("Goals exceeded"), _("No goal was exceeded."))
    return [
        goals,
        _learnt(found.learnt("success"), _("Why it went well"), _("No success is explained.")),
    ]


def _results(outcomes: Iterable[Outcome], title: str, empty: str) -> Grid:
    """Return goals with what their notes say about them."""
    rows = [
        [
            what(one.state),
            target(one.state),
            reached(one.state),
            attainment(one.state),
            text(one.state.item.text("note")),
            address(one.state),
        ]
        for one in outcomes
    ]
    columns = [
        Column(_("KPI")),
        Column(_("Target"), _RIGHT),
        Column(_("Actual"), _RIGHT),
        Column(_("Attainment"), _RIGHT),
        Column(_("Note")),
        Column(_("Address")),
    ]
    return Grid(columns, rows, empty, title)


def _learnt(lessons: Iterable[ItemState], title: str, empty: str) -> Grid:
    rows = [
        [
            what(state),
            text(state.item.text("channel")),
            text(state.item.text("cause")) if state.item.text("cause") else absent(_("no cause")),
            address(state),
        ]
        for state in lessons
    ]
    titles = (_("What was learnt"), _("Channel"), _("Cause"), _("Address"))
    return Grid([Column(title) for title in titles], rows, empty, title)


# -- what did not


def _problems(found: Retro) -> list[Block]:
    pairs = [(one.state, each) for one in found.outcomes for each in one.deviations]
    late = ("lag", "kind", "what", "owner", "reason", "status", "address")
    unknown = found.goals("unknown")
    return [
        _results(found.goals("missed"), _("Goals missed"), _("No goal was missed.")),
        *([_results(unknown, _("Goals without data"), "")] if unknown else []),
        *([deviations_grid(pairs, _("Metrics far below expectation"))] if pairs else []),
        items_grid(found.late, *late, title=_("What was late"), empty=_("Nothing was late.")),
        *([_risks(found.risks)] if found.risks else []),
        _learnt(
            found.learnt("problem"), _("What went wrong, and why"), _("No problem is explained.")
        ),
    ]


def _risks(risks: Iterable[ItemState]) -> Grid:
    rows = [
        [
            what(state),
            text(state.item.text("note")),
            text(state.item.text("response")) if state.item.text("response") else absent(_("none")),
            owner(state),
            address(state),
        ]
        for state in risks
    ]
    titles = (_("Risk"), _("What happened"), _("Response"), _("Owner"), _("Address"))
    return Grid([Column(title) for title in titles], rows, title=_("Risks that came true"))


# -- and next time


def advice(lessons: Iterable[ItemState]) -> Points:
    """Return what lessons advise, each with the lesson it comes from."""
    said = _("{advice} (from: {lesson})")
    points = [
        Value(
            said.format(advice=state.item.text("advice"), lesson=state.item.text("what")),
            "",
            address(state).evidence,
        )
        for state in lessons
    ]
    return Points(points, _("No lesson gives advice yet."))


def _decisions(decisions: Iterable[Verdict]) -> Grid:
    rows = [
        [
            what(one.state),
            text(one.state.item.text("expects"), _("not said")),
            text(str(one.state.item.day("review") or ""), _("no date")),
            verdict(one),
            owner(one.state),
            address(one.state),
        ]
        for one in decisions
    ]
    titles = (
        *(_("Decision"), _("Expected effect"), _("Review on"), _("Verdict"), _("Owner")),
        _("Address"),
    )
    return Grid([Column(title) for title in titles], rows, _("There are no decisions."))


def verdict(one: Verdict) -> Value:
    """Return whether a decision worked, was replaced, or still has no verdict."""
    if one.said:
        return Value(DECISION_VERDICT.show(one.said, current()), _TONES.get(one.said, ""))
    if one.superseded_by:
        return Value(_("superseded by {address}").format(address=one.superseded_by))
    return absent(_("review due, no verdict")) if one.asked else text(None, _("no verdict yet"))
