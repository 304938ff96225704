"""The retrospective report: what was reached, what was not, and what to do differently (B14)."""

from datetime import date
from fractions import Fraction

from mtgrec.model.records.address import AddressBook
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Span
from mtgrec.output.documents import Document
from mtgrec.output.documents.figures import stop_document
from mtgrec.output.language import _
from mtgrec.output.report import Headline, Report, Value
from mtgrec.output.tables.cells import joined, ratio_text, rounded_percent
from mtgrec.reports.retro.figures import Retro, retro
from mtgrec.reports.retro.sections import sections
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.channels import campaign_data, data_documents
from mtgrec.reports.shared.goal_tables import goal_document, goal_places, name_of, reached, target
from mtgrec.reports.shared.goals import Outcome, goals_reached
from mtgrec.reports.shared.unread import with_unread


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the retrospective report as of the end of the last day of the scope.

    Its first day limits what happened, never the goals.
    """
    basis = Basis.seen_from(snapshot, scope, scope.until)
    figures = retro(basis, AddressBook(basis.all_records), _period(scope))
    report = Report(
        kind="retro",
        title=_("Retrospective report"),
        subtitle=parts.subtitle(basis, _limit(scope)),
        question=_("What was reached, what was not, and what do we do differently next time?"),
        answers=_answers(basis, figures),
        verdict=_verdict(figures),
        sections=sections(basis, figures),
        document=parts.document("retro", basis, _figures_document(basis, figures)),
        notes=[*_notes(), *parts.earlier_note(basis)],
    )
    return with_unread(report, basis)


def _period(scope: Scope) -> Span | None:
    return Span(scope.since, date.max) if scope.since else None


def _limit(scope: Scope) -> str:
    template = _("milestones, delays, lessons and decisions from {since} on")
    return template.format(since=scope.since) if scope.since else ""


# -- the first screen


def _answers(basis: Basis, figures: Retro) -> list[Headline]:
    return [
        parts.goals_headline([outcome.state for outcome in figures.outcomes]),
        _worst(figures),
        _milestones(figures, basis.context.thresholds.lag_days),
        _lessons(figures),
        _decisions(figures),
    ]


def _worst(figures: Retro) -> Headline:
    """Return the headline on the missed goal with the lowest attainment."""
    label = _("Lowest attainment")
    missed = figures.goals("missed", "behind")
    if not missed:
        unknown = not figures.goals("met", "exceeded", "on-pace")
        return Headline(
            label, _("no data") if unknown else _("none"), "", "dim" if unknown else "good"
        )
    worst = min(missed, key=_attainment)
    kpi_state = worst.state.kpi_state
    attainment = kpi_state.attainment if kpi_state else Ratio(None, None, "no-data")
    value = rounded_percent(attainment)
    if attainment.exact is not None:
        gap = rounded_percent(Ratio(1 - attainment.exact, Fraction(1)))
        value = _("{attainment} ({gap} short)").format(attainment=value, gap=gap)
    note = _("{what}: actual {actual}, target {target}").format(
        what=name_of(worst.state), actual=reached(worst.state).text, target=target(worst.state).text
    )
    return Headline(label, value, note, "bad", goal_places(worst.state))


def _attainment(outcome: Outcome) -> tuple[bool, Fraction]:
    """Return a sort key: the lowest goal attainment first, those without one last."""
    rate = outcome.state.kpi_state.attainment.exact if outcome.state.kpi_state else None
    return (rate is None, rate or Fraction(0))


def _milestones(figures: Retro, allowed_lag: int) -> Headline:
    """Return the headline on milestones; up to `allowed_lag` days are not late (B12)."""
    states = [milestone.state for milestone in figures.milestones]
    late = [state for state in states if (state.lag_days or 0) > allowed_lag]
    label = _("Milestones reached")
    if not states:
        return Headline(label, _("no data"), _("there are no milestones"), "dim")
    note = _("late by more than {days} d: {count}").format(days=allowed_lag, count=len(late))
    value = f"{len(parts.done(states))}/{len(states)}"
    return Headline(label, value, note, "bad" if late else "", parts.evidence_of(states))


def _lessons(figures: Retro) -> Headline:
    label = _("Lessons")
    if not figures.lessons:
        return Headline(label, "0", _("nothing is written down yet"), "dim")
    note = _("successes: {good}, problems: {bad}, with advice: {advice}").format(
        good=len(figures.learnt("success")),
        bad=len(figures.learnt("problem")),
        advice=len(figures.advice),
    )
    return Headline(label, str(len(figures.lessons)), note, "", parts.evidence_of(figures.lessons))


def _decisions(figures: Retro) -> Headline:
    with_verdict = [review.state for review in figures.decisions if review.verdict]
    due = [review.state for review in figures.decisions if review.is_due]
    label = _("Decisions with a verdict")
    if not figures.decisions:
        return Headline(label, _("no data"), _("there are no decisions"), "dim")
    note = _("review due, no verdict: {count}").format(count=len(due)) if due else ""
    value = f"{len(with_verdict)}/{len(figures.decisions)}"
    places = parts.evidence_of(due or (review.state for review in figures.decisions))
    return Headline(label, value, note, "bad" if due else "", places)


def _verdict(figures: Retro) -> list[Value]:
    goals = goals_reached([outcome.state for outcome in figures.outcomes])
    if goals.exact is None:
        return [Value(_("No data: no goal has both a target and a value."), "dim")]
    clauses = [_("{rate} of the goals were reached").format(rate=ratio_text(goals))]
    for sentence, results in (
        (_("exceeded: {names}"), "exceeded"),
        (_("on pace: {names}"), "on-pace"),
    ):
        if names := _names(figures, results):
            clauses.append(sentence.format(names=names))
    if goals.unknown:
        clauses.append(_("without data: {count}").format(count=goals.unknown))
    short = [
        sentence.format(names=names)
        for sentence, results in (
            (_("missed: {names}"), "missed"),
            (_("behind: {names}"), "behind"),
        )
        if (names := _names(figures, results))
    ]
    tone = parts.goals_tone(outcome.state for outcome in figures.outcomes)
    return [
        Value(parts.sentence(clauses), tone),
        *([Value(parts.sentence(short), "bad")] if short else []),
    ]


def _names(figures: Retro, result: str) -> str:
    return joined(name_of(outcome.state) for outcome in figures.goals(result))


def _notes() -> list[Value]:
    return [
        Value(_("Goal attainment: actual / target; target / actual where lower is better.")),
        Value(_("Until a campaign ends, a sum is judged by its share of the target to date.")),
        Value(_("That a check was done does not say that its goal was met: the two stand apart.")),
    ]


# -- the JSON document


def _figures_document(basis: Basis, figures: Retro) -> Document:
    actions = parts.counted(basis.of_kind("action"))
    kpis = [outcome.state for outcome in figures.outcomes]
    return {
        "goals_reached": {
            **parts.rate_document(goals_reached(kpis), ()),
            "sources": parts.sources(place for state in kpis for place in goal_places(state)),
        },
        "task_completion": parts.rate_document(figures.summary.task_completion, actions),
        "on_time": parts.rate_document(figures.summary.on_time, parts.done(actions)),
        "kpis": [
            {**goal_document(outcome.state, outcome.deviations), "result": outcome.result}
            for outcome in figures.outcomes
        ],
        "metrics": data_documents(campaign_data(basis)),
        "milestones": [stop_document(milestone) for milestone in figures.milestones],
        "late": parts.item_documents(basis, figures.late),
        "without_reason": [state.address for state in figures.unexplained],
        "risks": parts.item_documents(basis, figures.risks),
        "minutes": {
            part: [{"text": line.text, "path": line.record.path, "line": 0} for line in lines]
            for part, lines in figures.own_text.items()
        },
        "next_actions": parts.item_documents(basis, figures.next_actions),
        "lessons": parts.item_documents(basis, figures.lessons),
        "decisions": [
            {**document, "superseded_by": review.superseded_by, "review_due": review.is_due}
            for review, document in zip(
                figures.decisions,
                parts.item_documents(basis, (review.state for review in figures.decisions)),
                strict=True,
            )
        ],
    }
