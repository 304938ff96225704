"""What is below the first screen of the evaluation."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from mtgrec.model.figures.budget import CampaignBudget
from mtgrec.model.figures.derived import DerivedValue
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.values.quantity import plain
from mtgrec.model.values.ratio import round_fraction
from mtgrec.model.values.words import OUTCOME
from mtgrec.output.answer import Align, Column
from mtgrec.output.language import _, current
from mtgrec.output.report import Block, Evidence, Grid, Paragraph, Points, Section, Value
from mtgrec.output.tables.cells import attainment_cell, ratio_text
from mtgrec.reports.evaluation.figures import Account, Evaluation
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.goal_tables import goal_places, name_of, reached, target_bars
from mtgrec.reports.shared.item_tables import absent, address, items_grid, text, what
from mtgrec.reports.shared.money import (
    budget_bars,
    budget_places,
    category_grid,
    money_text,
    money_value,
    remarks,
    use_value,
)

_RIGHT: Align = "right"
_SIDE_BY_SIDE = 3
"""So many campaigns stand beside each other; more stand below each other."""


def sections(found: Evaluation) -> list[Section]:
    """Return input, output, goals, what stays, and what is still open."""
    if not found.accounts:
        return []
    return [
        Section(
            _("The campaigns side by side") if len(found.accounts) > 1 else _("Key figures"),
            [_comparison(found.accounts)],
        ),
        Section(_("Output against input: how the ROI comes about"), _returns(found.accounts)),
        Section(_("Input: the budget"), _budgets(found.accounts)),
        Section(_("Goal attainment"), [target_bars(found.summary.kpis)]),
        Section(_("Lasting value: lessons and strategies"), _lasting(found)),
        Section(_("What is still open"), _open(found)),
    ]


def roi_text(value: Fraction) -> str:
    """Return an ROI to two digits."""
    return plain(round_fraction(value, 2))


def incomplete(text: str, lacking: Sequence[LineMoney]) -> str:
    """Return a figure on the money spent, marked where some of it is not known, as `status` does."""
    if not lacking:
        return text
    return _("{rate} (lines without figures: {count})").format(rate=text, count=len(lacking))


def roi_value(roi: Fraction, lacking: Sequence[LineMoney]) -> Value:
    """Return an ROI on the money spent; one that lacks some of it is neither good nor bad."""
    tone = "" if lacking else parts.tone_of(bad=roi < 0)
    return Value(incomplete(roi_text(roi), lacking), tone)


# -- the comparison


def _comparison(accounts: Sequence[Account]) -> Grid:
    """Return the campaigns beside each other; where there are many, one below the other."""
    titles = _titles()
    figures = [_figures(one) for one in accounts]
    if len(accounts) > _SIDE_BY_SIDE:
        rows = [[Value(one.campaign), *row] for one, row in zip(accounts, figures, strict=True)]
        return Grid([Column(_("Campaign")), *(Column(title, _RIGHT) for title in titles)], rows)
    columns = [Column(_("Figure")), *(Column(one.campaign, _RIGHT) for one in accounts)]
    turned = zip(titles, zip(*figures, strict=True), strict=True)
    return Grid(columns, [[Value(title), *row] for title, row in turned])


def _titles() -> list[str]:
    return [
        _("Total budget"),
        _("Money spent"),
        _("Budget use"),
        _("Revenue"),
        _("Cost by readings"),
        _("ROI on the money spent"),
        _("ROI by readings"),
        _("Goals reached"),
        _("Task completion"),
        _("On time"),
    ]


def _figures(one: Account) -> list[Value]:
    budget = one.budget
    places = budget_places([budget]) if budget else ()
    return [
        money_value(budget.total if budget else None, budget.source if budget else None),
        _spent(one, places),
        _use(budget, places) if budget else _no_data(),
        computed(one.revenue),
        computed(one.cost),
        _on_spent(one),
        computed(one.roi, roi=True),
        Value(ratio_text(one.goals), "", _goal_places(one)),
        parts.rate(one.summary.task_completion, one.actions),
        parts.rate(one.summary.on_time, parts.done(one.actions)),
    ]


def _spent(one: Account, places: Sequence[Evidence]) -> Value:
    if one.spent is None:
        return _no_data()
    return Value(incomplete(money_text(one.spent), one.unspent), "", places)


def _use(budget: CampaignBudget, places: Sequence[Evidence]) -> Value:
    use = budget.money.use
    value = use_value(use, places)
    if use.exact is None or not use.unknown:
        return value
    said = _("{rate} (lines without figures: {count})")
    return value._replace(text=said.format(rate=value.text, count=use.unknown))


def _no_data() -> Value:
    return Value(_("no data"), "dim")


def _goal_places(one: Account) -> tuple[Evidence, ...]:
    places = (place for state in one.summary.kpis for place in goal_places(state))
    return tuple(dict.fromkeys(places))


def computed(value: DerivedValue | None, *, roi: bool = False) -> Value:
    """Return a sum or quotient of readings, and where the last of them are."""
    if value is None or value.amount is None:
        return _no_data()
    sources = parts.places(*(part.source for part in value.parts))
    said = roi_text(value.amount.value) if roi else money_text(value.amount)
    return Value(said, "", sources)


def _on_spent(one: Account) -> Value:
    if one.roi_on_spent is None:
        return _no_data()
    places = (*(budget_places([one.budget]) if one.budget else ()), *computed(one.revenue).evidence)
    return roi_value(one.roi_on_spent, one.unspent)._replace(evidence=places)


# -- how the return comes about


def _returns(accounts: Iterable[Account]) -> list[Block]:
    columns = [Column(_("Figure")), Column(_("Value"), _RIGHT), Column(_("How it comes about"))]
    return [
        Grid(columns, [*_by_formula(one), *map(_declared, one.declared)], title=one.campaign)
        for one in accounts
    ]


def _by_formula(one: Account) -> list[list[Value]]:
    return [
        [Value(_("ROI on the money spent")), _on_spent(one), _formula_on_spent(one)],
        [Value(_("ROI by readings")), computed(one.roi, roi=True), _formula(one)],
    ]


def _formula_on_spent(one: Account) -> Value:
    formula = _("(revenue - spent) / spent")
    missing = [
        *([] if one.revenue else [_("no readings of revenue")]),
        *([] if one.spent else [_("no spending in any budget")]),
    ]
    if missing:
        return Value(parts.clauses([formula, *missing]), "dim")
    revenue, spent = money_text(one.revenue.amount if one.revenue else None), money_text(one.spent)
    return Value(incomplete(f"{formula} = ({revenue} - {spent}) / {spent}", one.unspent))


def _formula(one: Account) -> Value:
    """Return the formula with its numbers; where a part has no readings, which."""
    if one.roi is None:
        missing = [
            *([] if one.revenue else [_("no readings of revenue")]),
            *([] if one.cost else [_("no readings of cost")]),
        ]
        return Value(parts.clauses([one.formula, *missing]), "dim")
    numbers = (f"{part.metric} {money_text(part.amount)}" for part in one.roi.parts)
    return Value(parts.clauses([one.roi.formula, *numbers]))


def _declared(state: ItemState) -> list[Value]:
    """Return what a KPI called ROI says, and how somebody counted it."""
    note = state.item.text("note")
    cell = attainment_cell(state.kpi_state.attainment) if state.kpi_state else None
    said = _("KPI “{name}” ({attainment})").format(
        name=name_of(state), attainment=cell.text if cell else ""
    )
    formula = state.kpi_state.actual.formula if state.kpi_state and state.kpi_state.actual else ""
    how = (
        Value(note or formula)
        if note or formula
        else absent(_("nobody wrote down how it is counted"))
    )
    return [Value(said, "", address(state).evidence), reached(state), how]


def _budgets(accounts: Iterable[Account]) -> list[Block]:
    budgets = [one.budget for one in accounts if one.budget]
    if not budgets:
        return [Paragraph(_("No data: no budget is written down."), "dim")]
    return [
        Points([remark for budget in budgets for remark in remarks(budget)]),
        *budget_bars(budgets),
        *(category_grid(budget) for budget in budgets),
    ]


# -- goals, and what stays


def _lasting(found: Evaluation) -> list[Block]:
    rows = [
        [
            text(OUTCOME.show(state.item.text("outcome") or "", current())),
            what(state),
            text(state.item.text("cause")),
            text(state.item.text("advice")),
            address(state),
        ]
        for state in found.lessons
    ]
    titles = (_("Outcome"), _("Lesson"), _("Cause"), _("Advice"), _("Address"))
    lessons = Grid([Column(title) for title in titles], rows, _("No lesson is written down yet."))
    return [lessons, Points(_strategies(found.accounts), title=_("Strategies"))]


def _strategies(accounts: Iterable[Account]) -> list[Value]:
    plans = [one.plan for one in accounts if one.plan]
    return [
        Value(strategy, "", parts.places(f"{plan.path}:{plan.place(plan.at['strategies'])[0]}"))
        for plan in plans
        for strategy in plan.texts("strategies")
    ]


def _open(found: Evaluation) -> list[Block]:
    columns = ("kind", "what", "owner", "due", "status", "address")
    reviews = [
        [
            text(str(state.item.day("review"))),
            what(state),
            text(state.item.text("expects"), _("not said")),
            address(state),
        ]
        for state in found.reviews
    ]
    titles = (_("Review on"), _("Decision"), _("Expected effect"), _("Address"))
    return [
        items_grid(found.open, *columns, empty=_("Nothing is open.")),
        Grid([Column(title) for title in titles], reviews, title=_("Decisions to be reviewed")),
    ]
