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
from mtgrec.reports.shared.unread import with_unread
from mtgrec.reports.weekly.figures import Weekly, week_of, weekly
from mtgrec.reports.weekly.sections import sections


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the report on a week of the requested campaigns, as of the end of its last day.

    Raises UsageError for a week that begins after today.
    """
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
    figures = weekly(basis, week)
    report = Report(
        kind="weekly",
        title=_("Weekly report"),
        subtitle=parts.subtitle(basis, _days(week)),
        question=_("Are we on plan, and what has to be decided?"),
        answers=_answers(basis, figures),
        verdict=[_verdict(figures)],
        sections=sections(basis, figures),
        document=parts.document("weekly", basis, _figures_document(basis, figures)),
        notes=[*_notes(figures), *parts.earlier_note(basis)],
    )
    return with_unread(report, basis)


def _days(week: Span) -> str:
    return _("{since} to {until}").format(since=week.start, until=week.end)


# -- the first screen


def _answers(basis: Basis, figures: Weekly) -> list[Headline]:
    summary = figures.summary
    off_track = summary.off_track
    extra = _("off-track: {count}").format(count=off_track) if off_track else ""
    return [
        parts.completion_headline(summary.task_completion, parts.counted(figures.actions)),
        parts.late_headline(summary.overdue, extra),
        money_headline(figures.money, figures.budgets),
        _metrics_headline(basis, figures),
        _verdicts_headline(figures),
    ]


def _metrics_headline(basis: Basis, figures: Weekly) -> Headline:
    percent = f"{round_fraction(Fraction(basis.context.thresholds.below) * 100, 0):f}%"
    label = _("Metrics {percent} or more below expectation").format(percent=percent)
    if not figures.metrics:
        return Headline(label, _("no data"), _("there are no KPIs"), "dim")
    with_value = [
        metric.state
        for metric in figures.metrics
        if metric.state.kpi_state and metric.state.kpi_state.actual
    ]
    if not with_value:
        return Headline(label, _("no data"), _("no KPI has a value yet"), "dim")
    places = tuple(evidence(metric.state) for metric in figures.deviating or figures.metrics)
    if not figures.deviating:
        return Headline(label, "0", "", "good", places)
    names = joined(name_of(metric.state) for metric in figures.deviating)
    note = _("{names}; not analysed: {count}").format(names=names, count=len(figures.unanalysed))
    tone: Tone = "bad" if figures.unanalysed else ""
    return Headline(label, f"{len(figures.deviating)}/{len(figures.metrics)}", note, tone, places)


def _verdicts_headline(figures: Weekly) -> Headline:
    states = figures.summary.to_decide
    note = _("carried to the next meeting: {count}").format(count=len(figures.carried))
    label = _("Needs a verdict")
    if not states:
        return Headline(label, "0", note if figures.carried else "", "good")
    return Headline(label, f"! {len(states)}", note, "bad", parts.evidence_of(states))


def _verdict(figures: Weekly) -> Value:
    off_plan = _deviations_from_plan(figures)
    if off_plan:
        return Value(_("Not on plan: {what}.").format(what=joined(off_plan)), "bad")
    missing = [
        *([] if figures.actions else [_("tasks")]),
        *([] if figures.money.use.exact is not None else [_("money")]),
        *([] if any(metric.state.kpi_state and metric.state.kpi_state.actual
                    for metric in figures.metrics)
          else [_("metrics")]),
    ]  # fmt: skip
    if not missing:
        return Value(_("On plan: nothing is late, overspent or below expectation."), "good")
    template = _("Nothing known is off plan, but there is no data on: {what}.")
    return Value(template.format(what=joined(missing)))


def _deviations_from_plan(figures: Weekly) -> list[str]:
    """Return short texts on all that is off plan, each with its number."""
    pairs = [
        (len(figures.summary.overdue), _("overdue: {count}")),
        (figures.summary.off_track, _("off-track: {count}")),
        (len(figures.unexplained), _("late without a reason: {count}")),
        (len(figures.deviating), _("metrics below expectation: {count}")),
        (len(figures.ahead_of_plan), _("budget lines ahead of plan: {count}")),
    ]
    return [sentence.format(count=count) for count, sentence in pairs if count]


def _notes(figures: Weekly) -> list[Value]:
    notes = [Value(_("Task completion: done actions / (all - cancelled). Checks are not in it."))]
    if figures.burn_up.undated:
        template = _(
            "Done without a finishing date, so done on the last day of the chart: {count}."
        )
        notes.append(Value(template.format(count=figures.burn_up.undated)))
    if figures.money.use.unknown:
        template = _(
            "Budget lines left out of the budget use, for want of plan or spending: {count}."
        )
        notes.append(Value(template.format(count=figures.money.use.unknown)))
    return notes


# -- the JSON document


def _figures_document(basis: Basis, figures: Weekly) -> Document:
    def documents(states: Iterable[ItemState]) -> list[Document]:
        return parts.item_documents(basis, states)

    summary = figures.summary
    actions = parts.counted(figures.actions)
    return {
        "week": {"since": figures.week.start, "until": figures.week.end},
        "ahead": {"since": figures.ahead.start, "until": figures.ahead.end},
        "task_completion": parts.rate_document(summary.task_completion, actions),
        "on_time": parts.rate_document(summary.on_time, parts.done(actions)),
        "budget_use": quantity_ratio(figures.money.use) if figures.budgets else None,
        "overdue": documents(summary.overdue),
        "off_track": summary.off_track,
        "late": documents(figures.late),
        "without_reason": [state.address for state in figures.unexplained],
        "finished": documents(figures.finished),
        "budgets": [budget_document(budget) for budget in figures.budgets],
        "kpis": [goal_document(metric.state, metric.deviations) for metric in figures.metrics],
        "carried": documents(figures.carried),
        "escalated": documents(summary.escalated),
        "verdicts": documents(summary.verdicts),
        "due_next": documents(figures.due_next),
        "meetings": [meeting._asdict() for meeting in summary.meetings],
        "burn_up": [point._asdict() for point in figures.burn_up.points],
    }
