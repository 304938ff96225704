"""The sections of the evaluation below its first screen."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from mtgrec.model.figures.derived import DerivedValue
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.spending import LineMoney
from mtgrec.model.values.quantity import plain
from mtgrec.model.values.ratio import round_fraction
from mtgrec.model.values.words import OUTCOME
from mtgrec.output.answer import Align, Column
from mtgrec.output.language import _
from mtgrec.output.report import Block, Evidence, Grid, Paragraph, Points, Section, Value
from mtgrec.output.tables.cells import clauses, formula_text, ratio_text
from mtgrec.output.tables.kpi import reached_cell
from mtgrec.reports.evaluation.figures import Account, Evaluation
from mtgrec.reports.evaluation.formulas import (
    formula_by_readings,
    formula_on_spent,
    incomplete,
)
from mtgrec.reports.shared import parts
from mtgrec.reports.shared.goal_tables import attainment_blocks, goal_places, name_of, reached
from mtgrec.reports.shared.item_tables import (
    absent,
    address,
    day,
    field_value,
    items_grid,
    text,
    what,
    word,
)
from mtgrec.reports.shared.money import (
    budget_bars,
    budget_places,
    category_grid,
    money_text,
    remarks,
    total_value,
    use_value,
)

_RIGHT: Align = "right"
_SIDE_BY_SIDE = 3
"""Up to so many campaigns are columns of the comparison; more are its rows."""


def sections(figures: Evaluation) -> list[Section]:
    """Return the sections: comparison, ROI, budgets, goals, lessons and open items."""
    if not figures.accounts:
        return []
    return [
        Section(
            _("The campaigns side by side") if len(figures.accounts) > 1 else _("Key figures"),
            [_comparison(figures.accounts)],
        ),
        Section(_("Output against input: how the ROI comes about"), _roi_grids(figures.accounts)),
        Section(_("Input: the budget"), _budgets(figures.accounts)),
        Section(_("Goal attainment"), attainment_blocks(figures.summary.kpis)),
        Section(_("Lasting value: lessons and strategies"), _lessons_and_strategies(figures)),
        Section(_("What is still open"), _open(figures)),
    ]


def roi_text(value: Fraction) -> str:
    """Return an ROI with two decimals."""
    return plain(round_fraction(value, 2))


def roi_value(roi: Fraction, times: Fraction | None, unknown: Sequence[LineMoney]) -> Value:
    """Return an ROI on the money spent; with `unknown` lines it has no tone.

    `times` is revenue / spent, which tells whether the money came back.
    """
    tone = "" if unknown or times is None else parts.tone_of(bad=times < 1)
    return Value(incomplete(roi_text(roi), unknown), tone)


# -- the comparison


def _comparison(accounts: Sequence[Account]) -> Grid:
    """Return a table of the campaigns, as columns, or if there are many as rows."""
    titles = _titles()
    columns_of_accounts = [_figures(account) for account in accounts]
    if len(accounts) > _SIDE_BY_SIDE:
        rows = [
            [Value(account.campaign), *row]
            for account, row in zip(accounts, columns_of_accounts, strict=True)
        ]
        return Grid([Column(_("Campaign")), *(Column(title, _RIGHT) for title in titles)], rows)
    columns = [Column(_("Figure")), *(Column(account.campaign, _RIGHT) for account in accounts)]
    titled_columns = zip(titles, zip(*columns_of_accounts, strict=True), strict=True)
    return Grid(columns, [[Value(title), *row] for title, row in titled_columns])


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


def _figures(account: Account) -> list[Value]:
    budget = account.budget
    places = budget_places([budget]) if budget else ()
    return [
        total_value(budget) if budget else _no_data(),
        _spent(account, places),
        use_value(budget.money, places) if budget else _no_data(),
        computed(account.revenue),
        computed(account.cost),
        _roi_on_spent(account),
        computed(account.roi, roi=True),
        Value(ratio_text(account.goals), "", _goal_places(account)),
        parts.rate(account.summary.task_completion, account.actions),
        parts.rate(account.summary.on_time, parts.done(account.actions)),
    ]


def _spent(account: Account, places: Sequence[Evidence]) -> Value:
    if account.spent is None:
        return _no_data()
    return Value(incomplete(money_text(account.spent), account.unspent), "", places)


def _no_data() -> Value:
    return Value(_("no data"), "dim")


def _goal_places(account: Account) -> tuple[Evidence, ...]:
    places = (place for state in account.summary.kpis for place in goal_places(state))
    return tuple(dict.fromkeys(places))


def computed(value: DerivedValue | None, *, roi: bool = False) -> Value:
    """Return a sum or quotient of readings, with the places of the last readings."""
    if value is None or value.amount is None:
        return _no_data()
    sources = parts.places(*(part.source for part in value.parts))
    value_text = roi_text(value.amount.value) if roi else money_text(value.amount)
    return Value(value_text, "", sources)


def _roi_on_spent(account: Account) -> Value:
    if account.roi_on_spent is None:
        return _no_data()
    places = (
        *(budget_places([account.budget]) if account.budget else ()),
        *computed(account.revenue).evidence,
    )
    value = roi_value(account.roi_on_spent, account.times, account.unspent)
    return value._replace(evidence=places)


# -- how the ROI is computed


def _roi_grids(accounts: Iterable[Account]) -> list[Block]:
    columns = [Column(_("Figure")), Column(_("Value"), _RIGHT), Column(_("How it comes about"))]
    return [
        Grid(
            columns,
            [*_formula_rows(account), *map(_roi_kpi_row, account.roi_kpis)],
            title=account.campaign,
        )
        for account in accounts
    ]


def _formula_rows(account: Account) -> list[list[Value]]:
    return [
        [Value(_("ROI on the money spent")), _roi_on_spent(account), formula_on_spent(account)],
        [
            Value(_("ROI by readings")),
            computed(account.roi, roi=True),
            formula_by_readings(account),
        ],
    ]


def _roi_kpi_row(state: ItemState) -> list[Value]:
    """Return the row of a KPI called ROI: its value, and the definition that its note gives."""
    note = state.item.text("note")
    cell = reached_cell(state) if state.kpi_state else None
    label = _("KPI “{name}” ({attainment})").format(
        name=name_of(state), attainment=cell.text if cell else ""
    )
    actual = state.kpi_state.actual if state.kpi_state else None
    formula = formula_text(actual.formula) if actual and actual.formula else ""
    words = [word for word in (formula, note) if word]
    definition = (
        Value(clauses(words)) if words else absent(_("nobody wrote down how it is counted"))
    )
    return [Value(label, "", address(state).evidence), reached(state), definition]


def _budgets(accounts: Iterable[Account]) -> list[Block]:
    budgets = [account.budget for account in accounts if account.budget]
    if not budgets:
        return [Paragraph(_("No data: no budget is written down."), "dim")]
    return [
        Points([remark for budget in budgets for remark in remarks(budget)]),
        *budget_bars(budgets),
        *(category_grid(budget) for budget in budgets),
    ]


# -- lessons, strategies and open items


def _lessons_and_strategies(figures: Evaluation) -> list[Block]:
    rows = [
        [
            word(state.item, "outcome", OUTCOME),
            what(state),
            field_value(state, "cause"),
            field_value(state, "advice"),
            address(state),
        ]
        for state in figures.lessons
    ]
    titles = (_("Outcome"), _("Lesson"), _("Cause"), _("Advice"), _("Address"))
    lessons = Grid([Column(title) for title in titles], rows, _("No lesson is written down yet."))
    return [lessons, Points(_strategies(figures.accounts), title=_("Strategies"))]


def _strategies(accounts: Iterable[Account]) -> list[Value]:
    plans = [account.plan for account in accounts if account.plan]
    return [
        Value(strategy, "", parts.places(f"{plan.path}:{plan.place(plan.at['strategies'])[0]}"))
        for plan in plans
        for strategy in plan.texts("strategies")
    ]


def _open(figures: Evaluation) -> list[Block]:
    columns = ("kind", "what", "owner", "due", "status", "address")
    reviews = [
        [
            day(state, "review"),
            what(state),
            field_value(state, "expects", text(None, _("not said"))),
            address(state),
        ]
        for state in figures.reviews
    ]
    titles = (_("Review on"), _("Decision"), _("Expected effect"), _("Address"))
    return [
        items_grid(figures.open, *columns, empty=_("Nothing is open.")),
        Grid([Column(title) for title in titles], reviews, title=_("Decisions to be reviewed")),
    ]
