"""The retrospective report: what was reached, what was not, and what to do differently (B14)."""

from datetime import date

from mtgrec.model.records.address import AddressBook
from mtgrec.model.values.span import Span
from mtgrec.output.documents import Document
from mtgrec.output.documents.figures import stop_document
from mtgrec.output.language import _
from mtgrec.output.report import Headline, Report, Value
from mtgrec.output.tables.cells import joined, ratio_text
from mtgrec.reports.retro.figures import Retro, retro
from mtgrec.reports.retro.sections import sections
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.goal_tables import goal_document, goal_places, name_of
from mtgrec.reports.shared.goals import Outcome, goals_reached


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the retrospective report as of the end of the last day of the scope.

    Its first day limits what happened, never the goals.
    """
    basis = Basis.seen_from(snapshot, scope, scope.until)
    found = retro(basis, AddressBook(basis.all), _period(scope))
    return Report(
        kind="retro",
        title=_("Retrospective report"),
        subtitle=parts.subtitle(basis, _limit(scope)),
        question=_("What was reached, what was not, and what do we do differently next time?"),
        answers=_answers(basis, found),
        verdict=_verdict(found),
        sections=sections(basis, found),
        document=parts.document("retro", basis, _figures(basis, found)),
        notes=[*_notes(), *parts.earlier_note(basis)],
    )


def _period(scope: Scope) -> Span | None:
    return Span(scope.since, date.max) if scope.since else None


def _limit(scope: Scope) -> str:
    said = _("milestones, delays, lessons and decisions from {since} on")
    return said.format(since=scope.since) if scope.since else ""


# -- the first screen


def _answers(basis: Basis, found: Retro) -> list[Headline]:
    return [
        parts.goals_headline([one.state for one in found.outcomes]),
        _worst(found),
        _milestones(found, basis.context.thresholds.lag_days),
        _lessons(found),
        _decisions(found),
    ]


def _worst(found: Retro) -> Headline:
    """Return the goal that was missed by most: `status` has it first, core ones before others."""
    label = _("Missed by most")
    missed = found.goals("missed")
    if not missed:
        unknown = not found.goals("met", "exceeded")
        return Headline(
            label, _("no data") if unknown else _("none"), "", "dim" if unknown else "good"
        )
    worst = min(missed, key=_attained)
    stands = worst.state.kpi_state
    actual = stands.actual.text if stands and stands.actual else _("no data")
    note = _("{what}: {actual} against {target}").format(
        what=name_of(worst.state), actual=actual, target=stands.target_text if stands else ""
    )
    percent = stands.attainment.percent if stands else ""
    return Headline(label, percent, note, "bad", goal_places(worst.state))


def _attained(one: Outcome) -> float:
    rate = one.state.kpi_state.attainment.exact if one.state.kpi_state else None
    return float(rate or 0)


def _milestones(found: Retro, allowed: int) -> Headline:
    """Return how many milestones are reached; a lag within the limit is no harm (B12)."""
    states = [stop.state for stop in found.milestones]
    late = [state for state in states if (state.lag_days or 0) > allowed]
    label = _("Milestones reached")
    if not states:
        return Headline(label, _("no data"), _("there are no milestones"), "dim")
    note = _("late by more than {days} d: {count}").format(days=allowed, count=len(late))
    value = f"{len(parts.done(states))}/{len(states)}"
    return Headline(label, value, note, "bad" if late else "", parts.evidence_of(states))


def _lessons(found: Retro) -> Headline:
    label = _("Lessons")
    if not found.lessons:
        return Headline(label, "0", _("nothing is written down yet"), "dim")
    note = _("successes: {good}, problems: {bad}, with advice: {advice}").format(
        good=len(found.learnt("success")),
        bad=len(found.learnt("problem")),
        advice=len(found.advice),
    )
    return Headline(label, str(len(found.lessons)), note, "", parts.evidence_of(found.lessons))


def _decisions(found: Retro) -> Headline:
    said = [one.state for one in found.decisions if one.said]
    asked = [one.state for one in found.decisions if one.asked]
    label = _("Decisions with a verdict")
    if not found.decisions:
        return Headline(label, _("no data"), _("there are no decisions"), "dim")
    note = _("review due, no verdict: {count}").format(count=len(asked)) if asked else ""
    value = f"{len(said)}/{len(found.decisions)}"
    places = parts.evidence_of(asked or (one.state for one in found.decisions))
    return Headline(label, value, note, "bad" if asked else "", places)


def _verdict(found: Retro) -> list[Value]:
    goals = goals_reached([one.state for one in found.outcomes])
    if goals.exact is None:
        return [Value(_("No data: no goal has both a target and a value."), "dim")]
    said = [_("{rate} of the goals were reached").format(rate=ratio_text(goals))]
    for sentence, results in (
        (_("exceeded: {names}"), "exceeded"),
        (_("missed: {names}"), "missed"),
    ):
        if names := joined(name_of(one.state) for one in found.goals(results)):
            said.append(sentence.format(names=names))
    if goals.unknown:
        said.append(_("without data: {count}").format(count=goals.unknown))
    tone = parts.tone_of(bad=goals.exact < 1)
    return [Value(parts.sentence(said), tone)]


def _notes() -> list[Value]:
    return [
        Value(_("Goal attainment: actual / target; target / actual where lower is better.")),
        Value(_("That a check was done does not say that its goal was met: the two stand apart.")),
    ]


# -- for programs


def _figures(basis: Basis, found: Retro) -> Document:
    actions = parts.counted(basis.of_kind("action"))
    kpis = [one.state for one in found.outcomes]
    return {
        "goals_reached": {
            **parts.rate_document(goals_reached(kpis), ()),
            "sources": parts.sources(place for state in kpis for place in goal_places(state)),
        },
        "task_completion": parts.rate_document(found.summary.task_completion, actions),
        "on_time": parts.rate_document(found.summary.on_time, parts.done(actions)),
        "kpis": [
            {**goal_document(one.state, one.deviations), "result": one.result}
            for one in found.outcomes
        ],
        "milestones": [stop_document(stop) for stop in found.milestones],
        "late": parts.item_documents(basis, found.late),
        "without_reason": [state.address for state in found.unexplained],
        "risks": parts.item_documents(basis, found.risks),
        "lessons": parts.item_documents(basis, found.lessons),
        "decisions": [
            {**document, "superseded_by": one.superseded_by, "review_due": one.asked}
            for one, document in zip(
                found.decisions,
                parts.item_documents(basis, (one.state for one in found.decisions)),
                strict=True,
            )
        ],
    }
