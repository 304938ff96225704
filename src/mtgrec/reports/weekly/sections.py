"""The sections of the weekly report below its first screen."""

from collections.abc import Iterable

from mtgrec.model.figures.item_state import ItemState
from mtgrec.output.language import _
from mtgrec.output.report import Block, BurnUp, Paragraph, Points, Section, Value
from mtgrec.output.tables.cells import day_text, meeting_reason, type_text
from mtgrec.output.tables.kpi import clock_cell
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.goal_tables import deviations_grid, goals_grid, name_of
from mtgrec.reports.shared.item_tables import evidence, items_grid
from mtgrec.reports.shared.money import budget_bars, category_grid, money_text, remarks
from mtgrec.reports.weekly.figures import Weekly


def sections(basis: Basis, figures: Weekly) -> list[Section]:
    """Return the sections in the order of the meeting: what it must decide comes first."""
    return [
        Section(_("To be decided"), [_decisions(figures)]),
        Section(_("Behind plan, and why"), _behind(figures)),
        Section(_("How far the work is"), _completion(basis, figures)),
        Section(_("Money against the plan to date"), _money(figures)),
        Section(_("Metrics against expectation"), _metrics(figures)),
        Section(_("Carried from meeting to meeting"), [_carried(figures)]),
        Section(_("The next seven days"), _ahead(basis, figures)),
    ]


def _decisions(figures: Weekly) -> Points:
    """Return the questions that the meeting must answer, each with the place of its item."""
    asked = [
        *((state, _decision(state)) for state in figures.summary.to_decide),
        *((state, _("{days} d late and no reason given: why, and until when?")
                .format(days=state.lag_days)) for state in figures.unexplained),
        *((metric.state, _("below expectation, analysis: {state}. Cause and adjustment?")
                .format(state=clock_cell(deviation).text))
          for metric in figures.metrics for deviation in metric.deviations
          if not deviation.analysed),
    ]  # fmt: skip
    points = [*_one_line_each(asked), *_overspent(figures)]
    return Points(points, _("Nothing waits for a decision."))


def _one_line_each(asked: Iterable[tuple[ItemState, str]]) -> list[Value]:
    """Return one line for each item, with all that is asked about it."""
    questions: dict[str, tuple[ItemState, str]] = {}
    for state, question in asked:
        first = questions.get(state.address)
        both = (
            _("{question} {further}").format(question=first[1], further=question) if first else ""
        )
        questions[state.address] = (state, both or question)
    return [_question(state, question) for state, question in questions.values()]


def _decision(state: ItemState) -> str:
    """Return the question about an item that was escalated, or else carried too often."""
    if not (state.escalated and state.verdict):
        return _("carried {count} times: continue, close or escalate?").format(count=state.carried)
    if state.verdict.note:
        template = _("escalated on {day} ({note}): what is decided?")
        return template.format(day=state.verdict.day, note=state.verdict.note)
    return _("escalated on {day}: what is decided?").format(day=state.verdict.day)


def _question(state: ItemState, question: str) -> Value:
    text = _("{what}: {question}").format(what=name_of(state), question=question)
    return Value(text, "", (evidence(state),))


def _overspent(figures: Weekly) -> list[Value]:
    template = _("{what}: {over} more spent than planned to date: more money, or less work?")
    return [
        Value(template.format(what=line.what, over=money_text(over)), "",
              parts.places(line.source, line.spent_source))
        for line, over in figures.ahead_of_plan
    ]  # fmt: skip


def _behind(figures: Weekly) -> list[Block]:
    columns = ("lag", "what", "kind", "owner", "reason", "status", "due", "address")
    empty = _("No action, check or milestone is late or off-track.")
    return [items_grid(figures.late, *columns, empty=empty)]


def _completion(basis: Basis, figures: Weekly) -> list[Block]:
    columns = ("finished", "what", "owner", "lag", "due", "address")
    empty = _("Nothing was finished in these days.")
    title = _("Finished in these days")
    return [
        _burn_up(basis, figures),
        items_grid(figures.finished, *columns, title=title, empty=empty),
    ]


def _burn_up(basis: Basis, figures: Weekly) -> BurnUp:
    points = figures.burn_up.points
    summary = _("{done} of {scope} actions are done; {planned} were due by {date}.")
    today_point = next((point for point in points if point.day == basis.today), None)
    return BurnUp(
        title=_("Burn-up of the actions"),
        axis=_("Actions (number)"),
        days=[point.day for point in points],
        scope=[point.scope for point in points],
        done=[point.done for point in points],
        today=basis.today,
        planned=[point.planned for point in points],
        summary=summary.format(
            done=today_point.done, scope=today_point.scope, planned=today_point.planned,
            date=basis.today,
        ) if today_point else "",
        evidence=parts.evidence_of(parts.counted(figures.actions)),
        empty=_("There are no actions yet."),
    )  # fmt: skip


def _money(figures: Weekly) -> list[Block]:
    if not figures.budgets:
        return [Paragraph(_("No data: no budget is written down."), "dim")]
    return [
        Points([remark for budget in figures.budgets for remark in remarks(budget)]),
        *budget_bars(figures.budgets),
        *(category_grid(budget) for budget in figures.budgets),
    ]


def _metrics(figures: Weekly) -> list[Block]:
    pairs = [
        (metric.state, deviation) for metric in figures.metrics for deviation in metric.deviations
    ]
    goals = goals_grid([metric.state for metric in figures.metrics], empty=_("There are no KPIs."))
    if not pairs:
        return [goals]
    return [deviations_grid(pairs, _("Off expectation, and the 24-hour clock")), goals]


def _carried(figures: Weekly) -> Block:
    columns = ("carried", "task", "owner", "due", "status", "address")
    return items_grid(figures.carried, *columns, empty=_("No open action was carried."))


def _ahead(basis: Basis, figures: Weekly) -> list[Block]:
    columns = ("due", "kind", "what", "owner", "status", "address")
    empty = _("Nothing is due from {since} to {until}.").format(
        since=figures.ahead.start, until=figures.ahead.end
    )
    types = basis.snapshot.types
    template = _("{date} {meeting} ({reason})")
    meetings = [
        Value(template.format(date=day_text(meeting.due), meeting=type_text(meeting.type, types),
                          reason=meeting_reason(meeting, basis.all_records, types)))
        for meeting in figures.summary.meetings
    ]  # fmt: skip
    return [
        items_grid(figures.due_next, *columns, empty=empty),
        Points(meetings, title=_("Next meetings")),
    ]
