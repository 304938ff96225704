"""The evaluation: was it worth the money, over one or several campaigns (A5)."""

from collections.abc import Sequence
from fractions import Fraction

from mtgrec.model.figures.formula import Formula, metrics_in
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.values.amount import add_up, share
from mtgrec.output.answer import Tone
from mtgrec.output.language import _
from mtgrec.output.report import Evidence, Headline, Report, Value
from mtgrec.output.tables.cells import actual_of, clauses, formula_text, joined, rounded_percent
from mtgrec.reports.evaluation.document import figures_document
from mtgrec.reports.evaluation.figures import Account, Evaluation, evaluation
from mtgrec.reports.evaluation.formulas import (
    by_spending,
    has_spending,
    incomplete,
    several_currencies,
)
from mtgrec.reports.evaluation.sections import roi_text, roi_value, sections
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.basis import Basis, Scope, Snapshot
from mtgrec.reports.shared.goal_tables import goal_places, name_of
from mtgrec.reports.shared.money import budget_places, money_text
from mtgrec.reports.shared.unread import with_unread


def build(snapshot: Snapshot, scope: Scope) -> Report:
    """Return the evaluation of the requested campaigns, as of the end of the scope's last day.

    The first day of the scope limits only the lessons; money and goals are of whole campaigns.
    """
    named = {code for record in snapshot.records for code in record.campaigns}
    basis = Basis.seen_from(snapshot, scope, scope.until, measured=named)
    figures = evaluation(basis, scope.since)
    limit = _("lessons from {since} on").format(since=scope.since) if scope.since else ""
    report = Report(
        kind="evaluation",
        title=_("Evaluation"),
        subtitle=parts.subtitle(basis, limit),
        question=_("Was it worth the money, and what is of lasting value?"),
        answers=_answers(figures),
        verdict=_verdict(figures, now=basis.today == snapshot.today),
        sections=sections(figures),
        document=parts.document("evaluation", basis, figures_document(basis, figures)),
        notes=[*_notes(figures), *parts.earlier_note(basis)],
    )
    return with_unread(report, basis)


# -- the first screen


def _answers(figures: Evaluation) -> list[Headline]:
    return [
        _roi(figures),
        _spent(figures),
        _revenue(figures),
        parts.goals_headline(figures.summary.kpis),
        _open(figures),
    ]


def _roi(figures: Evaluation) -> Headline:
    label = _("ROI on the money spent")
    if figures.roi_on_spent is None:
        written = [
            _("KPI “{name}”: {actual}").format(name=name_of(state), actual=actual_of(state))
            for account in figures.accounts
            for state in account.roi_kpis
            if state.kpi_state and state.kpi_state.actual
        ]
        return Headline(label, _("no data"), clauses([_missing(figures), *written]), "dim")
    note = formula_text(figures.formula, cost=_("spent"))
    if len(figures.with_roi) < len(figures.accounts):
        coverage = _("{count} of {all} campaigns").format(
            count=len(figures.with_roi), all=len(figures.accounts)
        )
        note = clauses([note, coverage])
    value = roi_value(figures.roi_on_spent, figures.times, figures.unknown_in_roi)
    return Headline(label, value.text, note, value.tone, _roi_places(figures.with_roi))


def _missing(figures: Evaluation) -> str:
    """Return a text that says which parts of the ROI are unknown."""
    missing = [
        *(
            []
            if any(account.revenue for account in figures.accounts)
            else [_("no readings of revenue")]
        ),
        *([] if any(map(has_spending, figures.accounts)) else [_("no spending in any budget")]),
        *several_currencies(figures.accounts),
        *([] if by_spending(figures.formula) else [_("the formula needs other readings")]),
    ]
    return joined(missing) or _("revenue and spending belong to different campaigns, or units")


def _roi_places(accounts: Sequence[Account]) -> tuple[Evidence, ...]:
    """Return the places of the spending and revenue of the campaigns."""
    budgets = [account.budget for account in accounts if account.budget]
    sources = [
        part.source for account in accounts if account.revenue for part in account.revenue.parts
    ]
    return (*budget_places(budgets), *parts.places(*sources))


def _spent(figures: Evaluation) -> Headline:
    budgets = [account.budget for account in figures.accounts if account.budget]
    total = add_up(budget.total for budget in budgets)
    rate = share(figures.spent, total)
    template = _("{percent} of the total {total}")
    note = ""
    if rate.exact is not None:
        note = template.format(percent=rounded_percent(rate), total=money_text(total))
    if figures.spent is None and any(account.spent for account in figures.accounts):
        note = _("the campaigns have no common unit of money")
    tone: Tone = "" if figures.spent else "dim"
    value = money_text(figures.spent)
    if figures.spent:
        value = incomplete(value, figures.unspent)
    return Headline(_("Money spent"), value, note, tone, budget_places(budgets))


def _revenue(figures: Evaluation) -> Headline:
    accounts = [account for account in figures.accounts if account.revenue]
    sources = [
        part.source for account in accounts if account.revenue for part in account.revenue.parts
    ]
    tone: Tone = "" if figures.revenue else "dim"
    note = "" if accounts else _("no readings of revenue")
    if accounts and figures.revenue is None:
        note = _("the campaigns have no common unit of money")
    return Headline(_("Revenue"), money_text(figures.revenue), note, tone, parts.places(*sources))


def _open(figures: Evaluation) -> Headline:
    overdue = len(figures.overdue)
    note = _("overdue: {count}").format(count=overdue) if overdue else ""
    tone = parts.tone_of(bad=bool(note)) if note or not figures.open else ""
    return Headline(
        _("Still open"), str(len(figures.open)), note, tone, parts.evidence_of(figures.open)
    )


def _verdict(figures: Evaluation, *, now: bool) -> list[Value]:
    """Return the verdict; only as of `now` written ROIs are compared with the formula."""
    if not figures.accounts:
        return [Value(_("There is no campaign to evaluate."), "dim")]
    goals = figures.goals
    statements = []
    if figures.times is not None:
        times = roi_text(figures.times)
        names = joined(account.campaign for account in figures.with_roi)
        template = _("{campaign}: revenue was {times} times the money spent")
        if figures.unknown_in_roi:
            template = _("{campaign}: revenue was {times} times the money known to be spent")
        statements.append(template.format(campaign=names, times=times))
        if figures.unknown_in_roi:
            unknown_template = _("budget lines without a known spending: {count}")
            statements.append(unknown_template.format(count=len(figures.unknown_in_roi)))
    if goals.exact is not None:
        rate = f"{goals.numerator}/{goals.denominator}"
        statements.append(_("{rate} goals were reached").format(rate=rate))
    running = [account.campaign for account in figures.accounts if not account.ended]
    if running:
        statements.append(_("not over yet: {names}").format(names=joined(running)))
    if figures.roi_on_spent is None:
        statements.append(_("no ROI can be given: {why}").format(why=_missing(figures)))
    contradictions = [
        _contradiction((account, state))
        for account in figures.accounts
        for state in account.contradicting_kpis
        if now
    ]
    return [Value(parts.sentence(statements)), *contradictions]


def _contradiction(pair: tuple[Account, ItemState]) -> Value:
    account, state = pair
    template = _(
        "The KPI “{name}” says {declared}, the formula {computed}: name the definition you use."
    )
    declared = actual_of(state)
    computed = roi_text(account.roi_on_spent or Fraction(0))
    text = template.format(name=name_of(state), declared=declared, computed=computed)
    return Value(text, "bad", goal_places(state))


def _note_on_roi(formula: Formula) -> str:
    sentence = _("ROI = {formula}. Here cost means what was spent of the budget.")
    if "cost" not in metrics_in(formula.term):
        sentence = _("ROI = {formula}.")
    return sentence.format(formula=formula_text(formula))


def _notes(figures: Evaluation) -> list[Value]:
    notes = [
        Value(_note_on_roi(figures.formula)),
        Value(_("Revenue is the sum of all readings up to today; its source is the last one.")),
    ]
    if any(account.roi_kpis for account in figures.accounts):
        notes.append(Value(_("A KPI called ROI may be counted otherwise: its note says how.")))
    return notes
