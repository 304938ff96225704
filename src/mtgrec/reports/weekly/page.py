"""The weekly report: is the work on plan, and what has the meeting to decide (B7)."""

from collections.abc import Iterable
from fractions import Fraction

from mtgrec.model.errors import UsageError
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.values.ratio import round_fraction
from mtgrec.model.values.span import Span
from mtgrec.output.answer import Tone
from mtgrec.output.documents import Document
from mtgrec.output.documents.figures import budget_document
from mtgrec.output.documents.quantities import quantity_ratio
from mtgrec.output.language import _
from mtgrec.output.report import Headline, Report, Value
from mtgrec.output.tables.cells import joined
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.goal_tables import goal_document, name_of
from mtgrec.reports.shared.item_tables import evidence
from mtgrec.reports.shared.money import money_headline
from mtgrec.reports.weekly.figures import Weekly, week_of, weekly
from mtgrec.reports.weekly.sections import sections


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the week of the requested campaigns, as it was of the end of its last day."""
    today = snapshot.today
    if scope.since and scope.since > today:
        raise UsageError(
            Message(N_("the week would begin on {since}, after {today}"),
                    since=scope.since, today=today),
            Message(N_("name a first day that is not ahead")),
            "--since",
        )  # fmt: skip
    week = week_of(scope.since, scope.until, today)
    basis = Basis.seen_from(snapshot, scope, week.end)
    found = weekly(basis, week)
    return Report(
        kind="weekly",
        title=_("Weekly report"),
        subtitle=parts.subtitle(basis, _days(week)),
        question=_("Are we on plan, and what has to be decided?"),
        answers=_answers(basis, found),
        verdict=[_verdict(found)],
        sections=sections(basis, found),
        document=parts.document("weekly", basis, _figures(basis, found)),
        notes=[*_notes(found), *parts.earlier_note(basis)],
    )


def _days(week: Span) -> str:
    return _("{since} to {until}").format(since=week.start, until=week.end)


# -- the first screen


def _answers(basis: Basis, found: Weekly) -> list[Headline]:
    summary = found.summary
    extra = [
        *([_("off-track: {count}").format(count=summary.off_track)] if summary.off_track else []),
        *([_("milestones late: {count}").format(count=len(found.late_milestones))]
          if found.late_milestones else []),
    ]  # fmt: skip
    return [
        parts.completion_headline(summary.task_completion, parts.counted(found.actions)),
        parts.late_headline(summary.overdue, joined(extra)),
        money_headline(found.money, found.budgets),
        _metrics_headline(basis, found),
        _verdicts_headline(found),
    ]


def _metrics_headline(basis: Basis, found: Weekly) -> Headline:
    percent = f"{round_fraction(Fraction(basis.context.thresholds.below) * 100, 0):f}%"
    label = _("Metrics {percent} or more below expectation").format(percent=percent)
    if not found.metrics:
        return Headline(label, _("no data"), _("there are no KPIs"), "dim")
    known = [
        one.state for one in found.metrics if one.state.kpi_state and one.state.kpi_state.actual
    ]
    if not known:
        return Headline(label, _("no data"), _("no KPI has a value yet"), "dim")
    places = tuple(evidence(one.state) for one in found.off or found.metrics)
    if not found.off:
        return Headline(label, "0", "", "good", places)
    names = joined(name_of(one.state) for one in found.off)
    note = _("{names}; not analysed: {count}").format(names=names, count=len(found.waiting))
    tone: Tone = "bad" if found.waiting else ""
    return Headline(label, f"{len(found.off)}/{len(found.metrics)}", note, tone, places)


def _verdicts_headline(found: Weekly) -> Headline:
    asking = found.summary.verdicts
    note = _("carried to the next meeting: {count}").format(count=len(found.carried))
    label = _("Needs a verdict")
    if not asking:
        return Headline(label, "0", note if found.carried else "", "good")
    return Headline(label, f"! {len(asking)}", note, "bad", parts.evidence_of(asking))


def _verdict(found: Weekly) -> Value:
    wrong = _wrong(found)
    if wrong:
        return Value(_("Not on plan: {what}.").format(what=joined(wrong)), "bad")
    missing = [
        *([] if found.actions else [_("tasks")]),
        *([] if found.money.use.exact is not None else [_("money")]),
        *([] if any(one.state.kpi_state and one.state.kpi_state.actual for one in found.metrics)
          else [_("metrics")]),
    ]  # fmt: skip
    if not missing:
        return Value(_("On plan: nothing is late, overspent or below expectation."), "good")
    said = _("Nothing known is off plan, but there is no data on: {what}.")
    return Value(said.format(what=joined(missing)))


def _wrong(found: Weekly) -> list[str]:
    """Return what is not as planned, each in a few words with its number."""
    use = found.money.use
    over = use.exact is not None and use.exact > 1
    pairs = [
        (len(found.summary.overdue), _("overdue: {count}")),
        (found.summary.off_track, _("off-track: {count}")),
        (len(found.late_milestones), _("milestones late: {count}")),
        (len(found.unexplained), _("late without a reason: {count}")),
        (len(found.off), _("metrics below expectation: {count}")),
    ]
    said = [sentence.format(count=count) for count, sentence in pairs if count]
    if over:
        said.append(_("spent {percent} of the plan to date").format(percent=use.percent))
    return said


def _notes(found: Weekly) -> list[Value]:
    notes = [Value(_("Task completion: done actions / (all - cancelled). Checks are not in it."))]
    if found.burn_up.undated:
        said = _("Done without a finishing date, so done on the last day of the chart: {count}.")
        notes.append(Value(said.format(count=found.burn_up.undated)))
    if found.money.use.unknown:
        said = _("Budget lines left out of the budget use, for want of plan or spending: {count}.")
        notes.append(Value(said.format(count=found.money.use.unknown)))
    return notes


# -- for programs


def _figures(basis: Basis, found: Weekly) -> Document:
    def documents(states: Iterable[ItemState]) -> list[Document]:
        return parts.item_documents(basis, states)

    summary = found.summary
    actions = parts.counted(found.actions)
    return {
        "week": {"since": found.week.start, "until": found.week.end},
        "ahead": {"since": found.ahead.start, "until": found.ahead.end},
        "task_completion": parts.rate_document(summary.task_completion, actions),
        "on_time": parts.rate_document(summary.on_time, parts.done(actions)),
        "budget_use": quantity_ratio(found.money.use) if found.budgets else None,
        "overdue": documents(summary.overdue),
        "off_track": summary.off_track,
        "late": documents(found.late),
        "late_milestones": documents(found.late_milestones),
        "without_reason": [state.address for state in found.unexplained],
        "finished": documents(found.finished),
        "budgets": [budget_document(budget) for budget in found.budgets],
        "kpis": [goal_document(one.state, one.deviations) for one in found.metrics],
        "carried": documents(found.carried),
        "verdicts": documents(summary.verdicts),
        "due_next": documents(found.due_next),
        "meetings": [meeting._asdict() for meeting in summary.meetings],
        "burn_up": [point._asdict() for point in found.burn_up.points],
    }
