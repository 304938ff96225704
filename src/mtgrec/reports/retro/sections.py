"""The sections of the retrospective report below its first screen."""

from collections.abc import Iterable

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.milestones import MilestoneState
from mtgrec.model.values.words import DECISION_VERDICT, OUTCOME
from mtgrec.output.answer import Align, Column, Tone
from mtgrec.output.language import _, current
from mtgrec.output.report import Block, Grid, Points, Section, Value
from mtgrec.output.tables.fields import what_text
from mtgrec.output.tables.timeline import gates_cell
from mtgrec.reports.retro.figures import DecisionReview, Retro
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.channels import campaign_data, channels_grid
from mtgrec.reports.shared.goal_tables import (
    attainment,
    attainment_blocks,
    deviations_grid,
    reached,
    target,
)
from mtgrec.reports.shared.goals import Outcome
from mtgrec.reports.shared.item_tables import (
    absent,
    address,
    day,
    field_value,
    items_grid,
    owner,
    text,
    what,
    word,
    written,
)
from mtgrec.reports.shared.parts import places

_RIGHT: Align = "right"
_TONES: dict[str, Tone] = {"effective": "good", "ineffective": "bad"}


def sections(basis: Basis, figures: Retro) -> list[Section]:
    """Return the four parts of a retrospective report (B14), and the decisions."""
    return [
        Section(_("Goal attainment"), _attainment(basis, figures)),
        *_channels(basis),
        Section(_("Highlights: what exceeded expectation, and why"), _highlights(figures)),
        Section(_("Problems: what missed, and why"), _problems(figures)),
        Section(_("Advice for next time"), [advice(figures.advice), *_own(figures, "advice")]),
        Section(_("Next actions"), [_next_actions(figures.next_actions)]),
        Section(_("Decisions and what became of them"), [_decisions(figures.decisions)]),
    ]


def _channels(basis: Basis) -> list[Section]:
    """Return what each channel brought over the whole period (B13a); nothing without readings."""
    data = campaign_data(basis)
    several = len(data) > 1
    tables = [channels_grid(each, each.campaign if several else "") for each in data]
    return [Section(_("Figures by channel, over the whole period"), tables)] if tables else []


def _attainment(basis: Basis, figures: Retro) -> list[Block]:
    kpis = [outcome.state for outcome in figures.outcomes]
    if not figures.milestones:
        return attainment_blocks(kpis)
    gates = _gates(figures.milestones, basis.context.thresholds.lag_days)
    return [*attainment_blocks(kpis), gates]


def _gates(milestones: Iterable[MilestoneState], allowed_lag: int) -> Grid:
    """Return the milestones with the day each was reached, its lag and its passed gates (B8)."""
    rows = [
        [
            what(milestone.state),
            day(milestone.state, "end"),
            day(milestone.state, "finished", _("not reached")),
            _days(milestone.state.lag_days, allowed_lag),
            _passed(milestone),
            address(milestone.state),
        ]
        for milestone in milestones
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


def _days(lag: int | None, allowed_lag: int) -> Value:
    if lag is None:
        return text(None)
    return Value(_("{days} d").format(days=lag), "bad" if lag > allowed_lag else "")


def _passed(milestone: MilestoneState) -> Value:
    cell = gates_cell(milestone.gates, milestone.passed)
    return Value(cell.text, cell.tone)


# -- highlights


def _highlights(figures: Retro) -> list[Block]:
    goals = _goals_grid(figures.goals("exceeded"), _("Goals exceeded"), _("No goal was exceeded."))
    return [
        goals,
        _lessons_grid(
            figures.learnt("success"), _("Why it went well"), _("No success is explained.")
        ),
        *_own(figures, "highlights"),
    ]


def _own(figures: Retro, part: str) -> list[Block]:
    """Return what the minutes say about a part in their own words; nothing without such lines."""
    points = [
        Value(line.text, "", places(f"{line.record.path}:0")) for line in figures.own_text[part]
    ]
    return [Points(points, title=_("In the words of the minutes"))] if points else []


def _next_actions(states: Iterable[ItemState]) -> Grid:
    columns = ("what", "owner", "output", "due", "status", "address")
    return items_grid(states, *columns, empty=_("Nothing is open."))


def _goals_grid(outcomes: Iterable[Outcome], title: str, empty: str) -> Grid:
    """Return a table of goals with their notes."""
    rows = [
        [
            what(outcome.state),
            target(outcome.state),
            reached(outcome.state),
            attainment(outcome.state),
            field_value(outcome.state, "note"),
            address(outcome.state),
        ]
        for outcome in outcomes
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


def _lessons_grid(lessons: Iterable[ItemState], title: str, empty: str) -> Grid:
    rows = [
        [
            what(state),
            field_value(state, "channel"),
            field_value(state, "cause", absent(_("no cause"))),
            address(state),
        ]
        for state in lessons
    ]
    titles = (_("What was learnt"), _("Channel"), _("Cause"), _("Address"))
    return Grid([Column(title) for title in titles], rows, empty, title)


def _unclear_grid(lessons: Iterable[ItemState]) -> Grid:
    rows = [
        [
            what(state),
            word(state.item, "outcome", OUTCOME),
            field_value(state, "channel"),
            field_value(state, "cause", absent(_("no cause"))),
            address(state),
        ]
        for state in lessons
    ]
    titles = (_("What was learnt"), _("Outcome"), _("Channel"), _("Cause"), _("Address"))
    return Grid([Column(title) for title in titles], rows, title=_("Success or problem: not said"))


# -- problems


def _problems(figures: Retro) -> list[Block]:
    pairs = [
        (outcome.state, deviation)
        for outcome in figures.outcomes
        for deviation in outcome.deviations
    ]
    columns = ("lag", "kind", "what", "owner", "reason", "status", "address")
    unknown = figures.goals("unknown")
    return [
        _goals_grid(
            figures.goals("missed", "behind"),
            _("Goals missed or behind"),
            _("No goal was missed, and none is behind."),
        ),
        *([_goals_grid(unknown, _("Goals without data"), "")] if unknown else []),
        *([deviations_grid(pairs, _("Metrics far below expectation"))] if pairs else []),
        items_grid(figures.late, *columns, title=_("What was late"), empty=_("Nothing was late.")),
        *([_untold(figures.untold)] if figures.untold else []),
        *([_risks(figures.risks)] if figures.risks else []),
        _lessons_grid(
            figures.learnt("problem"), _("What went wrong, and why"), _("No problem is explained.")
        ),
        *([_unclear_grid(figures.unclear)] if figures.unclear else []),
        *_own(figures, "problems"),
    ]


def _untold(states: Iterable[ItemState]) -> Grid:
    columns = ("kind", "what", "owner", "due", "finished", "status", "address")
    return items_grid(states, *columns, title=_("Late or not: a day of these cannot be read"))


def _risks(risks: Iterable[ItemState]) -> Grid:
    rows = [
        [
            what(state),
            written(state.item, state.item.text("note"), "note", "status", missing=text(None)),
            field_value(state, "response", absent(_("none"))),
            owner(state),
            address(state),
        ]
        for state in risks
    ]
    titles = (_("Risk"), _("What happened"), _("Response"), _("Owner"), _("Address"))
    return Grid([Column(title) for title in titles], rows, title=_("Risks that came true"))


# -- advice and decisions


def advice(lessons: Iterable[ItemState]) -> Points:
    """Return the advice of lessons, each with the text of its lesson."""
    template = _("{advice} (from: {lesson})")
    points = [
        Value(
            template.format(advice=state.item.text("advice"), lesson=what_text(state.item)),
            "",
            address(state).evidence,
        )
        for state in lessons
    ]
    return Points(points, _("No lesson gives advice yet."))


def _decisions(reviews: Iterable[DecisionReview]) -> Grid:
    rows = [
        [
            what(review.state),
            field_value(review.state, "expects", text(None, _("not said"))),
            day(review.state, "review", _("no date")),
            verdict(review),
            owner(review.state),
            address(review.state),
        ]
        for review in reviews
    ]
    titles = (
        *(_("Decision"), _("Expected effect"), _("Review on"), _("Verdict"), _("Owner")),
        _("Address"),
    )
    return Grid([Column(title) for title in titles], rows, _("There are no decisions."))


def verdict(review: DecisionReview) -> Value:
    """Return the verdict on a decision, or that it was replaced or has none yet."""
    if review.verdict:
        return Value(
            DECISION_VERDICT.show(review.verdict, current()), _TONES.get(review.verdict, "")
        )
    if "verdict" in review.state.item.unread:
        return written(review.state.item, None, "verdict", missing=text(None))
    if review.superseded_by:
        return Value(_("superseded by {address}").format(address=review.superseded_by))
    return absent(_("review due, no verdict")) if review.is_due else text(None, _("no verdict yet"))
