"""The evaluation: was it worth the money, over one or several campaigns (A5)."""

from collections.abc import Sequence
from fractions import Fraction

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.amount import add_up, share
from mtgrec.output.answer import Tone
from mtgrec.output.language import _
from mtgrec.output.report import Evidence, Headline, Report, Value
from mtgrec.output.tables.cells import joined
from mtgrec.reports.evaluation.document import figures
from mtgrec.reports.evaluation.figures import Account, Evaluation, evaluation
from mtgrec.reports.evaluation.sections import incomplete, roi_text, roi_value, sections
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.goal_tables import goal_places, name_of
from mtgrec.reports.shared.money import budget_places, money_text


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the evaluation of the requested campaigns, as of the end of the scope's last day.

    Its first day limits the lessons alone: money and goals belong to whole campaigns.
    """
    named = {code for record in snapshot.records for code in record.campaigns}
    basis = Basis.seen_from(snapshot, scope, scope.until, measured=named)
    found = evaluation(basis, scope.since)
    limit = _("lessons from {since} on").format(since=scope.since) if scope.since else ""
    return Report(
        kind="evaluation",
        title=_("Evaluation"),
        subtitle=parts.subtitle(basis, limit),
        question=_("Was it worth the money, and what is of lasting value?"),
        answers=_answers(found),
        verdict=_verdict(found, now=basis.today == snapshot.today),
        sections=sections(found),
        document=parts.document("evaluation", basis, figures(basis, found)),
        notes=[*_notes(found), *parts.earlier_note(basis)],
    )


# -- the first screen


def _answers(found: Evaluation) -> list[Headline]:
    return [
        _roi(found),
        _spent(found),
        _revenue(found),
        parts.goals_headline(found.summary.kpis),
        _open(found),
    ]


def _roi(found: Evaluation) -> Headline:
    label = _("ROI on the money spent")
    if found.roi_on_spent is None:
        said = [
            _("KPI “{name}”: {actual}").format(
                name=name_of(state), actual=state.kpi_state.actual.text
            )
            for one in found.accounts
            for state in one.declared
            if state.kpi_state and state.kpi_state.actual
        ]
        return Headline(label, _("no data"), parts.clauses([_missing(found), *said]), "dim")
    note = _("(revenue - spent) / spent")
    if len(found.judged) < len(found.accounts):
        known = _("{count} of {all} campaigns").format(
            count=len(found.judged), all=len(found.accounts)
        )
        note = parts.clauses([note, known])
    value = roi_value(found.roi_on_spent, found.unjudged)
    return Headline(label, value.text, note, value.tone, _places(found.judged))


def _missing(found: Evaluation) -> str:
    """Return which side of the ROI is not known."""
    missing = [
        *([] if any(one.revenue for one in found.accounts) else [_("no readings of revenue")]),
        *([] if any(one.spent for one in found.accounts) else [_("no spending in any budget")]),
    ]
    return joined(missing) or _("revenue and spending belong to different campaigns, or units")


def _places(accounts: Sequence[Account]) -> tuple[Evidence, ...]:
    """Return where spending and revenue of the campaigns come from."""
    budgets = [one.budget for one in accounts if one.budget]
    sources = [part.source for one in accounts if one.revenue for part in one.revenue.parts]
    return (*budget_places(budgets), *parts.places(*sources))


def _spent(found: Evaluation) -> Headline:
    budgets = [one.budget for one in found.accounts if one.budget]
    total = add_up(budget.total for budget in budgets)
    rate = share(found.spent, total)
    said = _("{percent} of the total {total}")
    note = said.format(percent=rate.percent, total=money_text(total)) if rate.percent else ""
    if found.spent is None and any(one.spent for one in found.accounts):
        note = _("the campaigns have no common unit of money")
    tone: Tone = "" if found.spent else "dim"
    value = money_text(found.spent)
    if found.spent:
        value = incomplete(value, found.unspent)
    return Headline(_("Money spent"), value, note, tone, budget_places(budgets))


def _revenue(found: Evaluation) -> Headline:
    known = [one for one in found.accounts if one.revenue]
    sources = [part.source for one in known if one.revenue for part in one.revenue.parts]
    tone: Tone = "" if found.revenue else "dim"
    note = "" if known else _("no readings of revenue")
    if known and found.revenue is None:
        note = _("the campaigns have no common unit of money")
    return Headline(_("Revenue"), money_text(found.revenue), note, tone, parts.places(*sources))


def _open(found: Evaluation) -> Headline:
    late = [
        (found.overdue, _("overdue: {count}")),
        (found.late_milestones, _("milestones late: {count}")),
    ]
    note = joined(said.format(count=len(states)) for states, said in late if states)
    tone = parts.tone_of(bad=bool(note)) if note or not found.open else ""
    return Headline(
        _("Still open"), str(len(found.open)), note, tone, parts.evidence_of(found.open)
    )


def _verdict(found: Evaluation, *, now: bool) -> list[Value]:
    """Return whether it was worth it; seen from earlier, no value of today contradicts the formula."""
    if not found.accounts:
        return [Value(_("There is no campaign to evaluate."), "dim")]
    goals = found.goals
    said = []
    if found.roi_on_spent is not None:
        times = roi_text(found.roi_on_spent + 1)
        names = joined(one.campaign for one in found.judged)
        told = _("{campaign}: revenue was {times} times the money spent")
        if found.unjudged:
            told = _("{campaign}: revenue was {times} times the money known to be spent")
        said.append(told.format(campaign=names, times=times))
        if found.unjudged:
            lacking = _("budget lines without a known spending: {count}")
            said.append(lacking.format(count=len(found.unjudged)))
    if goals.exact is not None:
        rate = f"{goals.numerator}/{goals.denominator}"
        said.append(_("{rate} goals were reached").format(rate=rate))
    running = [one.campaign for one in found.accounts if not one.closed]
    if running:
        said.append(_("not over yet: {names}").format(names=joined(running)))
    if found.roi_on_spent is None:
        said.append(_("no ROI can be given: {why}").format(why=_missing(found)))
    differing = [
        _otherwise((one, state)) for one in found.accounts for state in one.contradicting if now
    ]
    return [Value(parts.sentence(said)), *differing]


def _otherwise(pair: tuple[Account, ItemState]) -> Value:
    one, state = pair
    said = _(
        "The KPI “{name}” says {declared}, the formula {computed}: name the definition you use."
    )
    declared = state.kpi_state.actual.text if state.kpi_state and state.kpi_state.actual else ""
    computed = roi_text(one.roi_on_spent or Fraction(0))
    told = said.format(name=name_of(state), declared=declared, computed=computed)
    return Value(told, "bad", goal_places(state))


def _notes(found: Evaluation) -> list[Value]:
    notes = [
        Value(_("ROI = (revenue - cost) / cost. Here cost means what was spent of the budget.")),
        Value(_("Revenue is the sum of all readings up to today; its source is the last one.")),
    ]
    if any(one.declared for one in found.accounts):
        notes.append(Value(_("A KPI called ROI may be counted otherwise: its note says how.")))
    return notes
