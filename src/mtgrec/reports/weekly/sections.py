"""What is below the first screen of the weekly report."""

from mtgrec.model.figures.item_state import ItemState
from mtgrec.output.language import _
from mtgrec.output.report import Block, BurnUp, Paragraph, Points, Section, Value
from mtgrec.output.tables.cells import day_text, meeting_reason, type_text
from mtgrec.output.tables.kpi import clock_cell
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis
from mtgrec.reports.shared.goal_tables import deviations_grid, goals_grid, name_of
from mtgrec.reports.shared.item_tables import evidence, items_grid
from mtgrec.reports.shared.money import budget_bars, category_grid, remarks
from mtgrec.reports.weekly.figures import Weekly


def sections(basis: Basis, found: Weekly) -> list[Section]:
    """Return what the meeting goes through, what it must decide first."""
    return [
        Section(_("To be decided"), [_decisions(found)]),
        Section(_("Behind plan, and why"), _behind(found)),
        Section(_("How far the work is"), _completion(basis, found)),
        Section(_("Money against the plan to date"), _money(found)),
        Section(_("Metrics against expectation"), _metrics(found)),
        Section(_("Carried from meeting to meeting"), [_carried(found)]),
        Section(_("The next seven days"), _ahead(basis, found)),
    ]


def _decisions(found: Weekly) -> Points:
    """Return what the meeting has to say something about, each with its place."""
    points = [
        *(_asks(state, _("carried {count} times: continue, close or escalate?")
                .format(count=state.carried)) for state in found.summary.verdicts),
        *(_asks(state, _("{days} d late and no reason given: why, and until when?")
                .format(days=state.lag_days)) for state in found.unexplained),
        *(_asks(metric.state, _("below expectation, analysis: {state}. Cause and adjustment?")
                .format(state=clock_cell(one).text))
          for metric in found.metrics for one in metric.deviations if not one.analysed),
        *_overspent(found),
    ]  # fmt: skip
    return Points(points, _("Nothing waits for a decision."))


def _asks(state: ItemState, question: str) -> Value:
    said = _("{what}: {question}").format(what=name_of(state), question=question)
    return Value(said, "", (evidence(state),))


def _overspent(found: Weekly) -> list[Value]:
    lines = [line for budget in found.budgets for line in budget.lines]
    said = _("{what}: spent {percent} of the plan to date: more money, or less work?")
    return [
        Value(said.format(what=line.what, percent=line.use.percent), "",
              parts.places(line.source, line.spent_source))
        for line in lines
        if line.use.exact is not None and line.use.exact > 1
    ]  # fmt: skip


def _behind(found: Weekly) -> list[Block]:
    columns = ("lag", "what", "owner", "reason", "status", "due", "address")
    late = items_grid(found.late, *columns, empty=_("No action and no check is late or off-track."))
    milestones = items_grid(found.late_milestones, *columns, title=_("Milestones"))
    return [late, milestones]


def _completion(basis: Basis, found: Weekly) -> list[Block]:
    columns = ("finished", "what", "owner", "lag", "due", "address")
    empty = _("Nothing was finished in these days.")
    title = _("Finished in these days")
    return [_burn_up(basis, found), items_grid(found.finished, *columns, title=title, empty=empty)]


def _burn_up(basis: Basis, found: Weekly) -> BurnUp:
    points = found.burn_up.points
    summary = _("{done} of {scope} actions are done; {planned} were due by {date}.")
    now = next((point for point in points if point.day == basis.today), None)
    return BurnUp(
        title=_("Burn-up of the actions"),
        axis=_("Actions (number)"),
        days=[point.day for point in points],
        scope=[point.scope for point in points],
        done=[point.done for point in points],
        today=basis.today,
        planned=[point.planned for point in points],
        summary=summary.format(
            done=now.done, scope=now.scope, planned=now.planned, date=basis.today
        ) if now else "",
        evidence=parts.evidence_of(parts.counted(found.actions)),
        empty=_("There are no actions yet."),
    )  # fmt: skip


def _money(found: Weekly) -> list[Block]:
    if not found.budgets:
        return [Paragraph(_("No data: no budget is written down."), "dim")]
    return [
        Points([remark for budget in found.budgets for remark in remarks(budget)]),
        *budget_bars(found.budgets),
        *(category_grid(budget) for budget in found.budgets),
    ]


def _metrics(found: Weekly) -> list[Block]:
    pairs = [(metric.state, one) for metric in found.metrics for one in metric.deviations]
    goals = goals_grid([metric.state for metric in found.metrics], empty=_("There are no KPIs."))
    if not pairs:
        return [goals]
    return [deviations_grid(pairs, _("Off expectation, and the 24-hour clock")), goals]


def _carried(found: Weekly) -> Block:
    columns = ("carried", "task", "owner", "due", "status", "address")
    return items_grid(found.carried, *columns, empty=_("No open action was carried."))


def _ahead(basis: Basis, found: Weekly) -> list[Block]:
    columns = ("due", "kind", "what", "owner", "status", "address")
    empty = _("Nothing is due from {since} to {until}.").format(
        since=found.ahead.start, until=found.ahead.end
    )
    types = basis.snapshot.types
    said = _("{date} {meeting} ({reason})")
    meetings = [
        Value(said.format(date=day_text(meeting.due), meeting=type_text(meeting.type, types),
                          reason=meeting_reason(meeting)))
        for meeting in found.summary.meetings
    ]  # fmt: skip
    return [
        items_grid(found.due_next, *columns, empty=empty),
        Points(meetings, title=_("Next meetings")),
    ]
