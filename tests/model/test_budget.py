"""Budgets: which record's is used, planned to date, spent, and the reasons for missing figures."""

from datetime import datetime
from fractions import Fraction

import pytest

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.figures.budget import budgets, filtered_budgets, total_of
from mtgrec.model.figures.campaign import bounds_by_campaign
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import item_states
from mtgrec.model.records.register import Register
from mtgrec.model.thresholds import Thresholds

PLAN = "type: campaign\ncampaign: c\ndate: 2026-05-20\n"
JUNE = "start: 2026-06-01\nend: 2026-06-30\n"


@pytest.fixture
def money(record):
    """Return the budgets of records written as front matter, at the end of 10 June."""

    def money(*texts, rows="", now="2026-06-10 23:59"):
        records = [record(text, f"{number}.md") for number, text in enumerate(texts)]
        content = f"date,channel,metric,value\n{rows}".encode()
        series = parse_readings(Source("metrics.csv", content), ["c"]).series
        context = Context(
            *(datetime.fromisoformat(now), Thresholds(), Register(), {"c": tuple(series)}, {}, {}),
            campaign_bounds=bounds_by_campaign(records),
        )
        return budgets(records, context)

    return money


def text(amount):
    return amount.text if amount else None


# a line in a campaign of June · planned to date · spent / planned to date, or why there is none
LINES = [
    ("planned: 300, spent: 50", "100", 0.5),  # 10 of 30 days
    ("planned: 300元, spent: 50", "¥100", 0.5),
    ("planned: 300, spent: 150", "100", 1.5),
    ("planned: 300, spent: 50, start: 2026-06-10, end: 2026-06-12", "100", 0.5),  # today included
    ("planned: 300, spent: 50, start: 2026-06-11", "0", "zero-plan"),  # begins tomorrow
    ("planned: 300, spent: 50, end: 2026-06-10", "300", 0.1667),
    ("planned: 300, spent: 50, end: 2026-06-03", "300", 0.1667),
    ("planned: 300, spent: 50, start: 2026-06-10, end: 2026-06-10", "300", 0.1667),
    (
        "planned: 300, spent: 50, start: 2026-06-12, end: 2026-06-02",
        None,
        "no-plan",
    ),  # turned round
    ("planned: 300", "100", "no-data"),
    ("planned: 300, spent: 0", "100", 0.0),
    ("spent: 50", None, "no-plan"),
    ("planned: 0, spent: 50", "0", "zero-plan"),
    ("planned: -300, spent: 50", "-100", "zero-plan"),
    ("planned: 300元, spent: 50$", "¥100", "other-unit"),
    ("planned: 100, spent: 50", "33.3333333333", 1.5),
]


@pytest.mark.parametrize(("line", "due", "use"), LINES)
def test_a_line(line, due, use, money):
    [budget] = money(f"{PLAN}{JUNE}budget: {{lines: [{{what: x, {line}}}]}}")
    [line] = budget.lines
    assert text(line.planned_to_date) == due
    assert (line.use.reason or line.use.rounded) == use
    assert (budget.money.use.reason or budget.money.use.rounded) == use


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-05-31 23:59", 0),
        ("2026-06-01 00:00", 10),  # a day counts from its beginning
        ("2026-06-29 12:00", 290),
        ("2026-06-30 00:00", 300),
        ("2026-12-31 12:00", 300),
    ],
)
def test_planned_to_date_by_days(now, due, money):
    [budget] = money(f"{PLAN}{JUNE}budget: {{lines: [{{what: x, planned: 300}}]}}", now=now)
    assert budget.money.planned_to_date.value == due


@pytest.mark.parametrize(
    ("campaign", "line", "due"),
    [
        ("start: 2026-06-01", "end: 2026-06-30", "100"),
        ("end: 2026-06-30", "start: 2026-06-01", "100"),
        ("end: 2026-06-30", "start: 2026-06-09", "27.2727272727"),  # 2 of 22 days
        ("start: 2026-06-01", "start: 2026-06-05, end: 2026-06-14", "180"),  # its own days win
        ("start: 2026-06-01", "start: 2026-06-05", None),  # no end anywhere
        ("end: 2026-06-30", "end: 2026-06-12", None),  # no start anywhere
        ("start: 2026-06-01", "end: 2026-05-30", None),  # ends before the campaign begins
        ("start: 2026-06-20\nend: 2026-06-01", "end: 2026-06-29", "0"),  # begins later
        ("date: 2026-05-20", "start: 2026-06-01", None),
    ],
)
def test_each_missing_day_is_the_campaigns(campaign, line, due, money):
    lines = f"[{{what: x, planned: 300, {line}}}]"
    plan = PLAN if campaign.startswith("date") else f"{PLAN}{campaign}\n"
    [budget] = money(f"{plan}budget: {{lines: {lines}}}")
    assert text(budget.lines[0].planned_to_date) == due


def test_without_any_dates_there_is_no_plan_to_date(money):
    [budget] = money(f"{PLAN}budget: {{lines: [{{what: x, planned: 300, spent: 50}}]}}")
    assert (budget.money.planned_to_date, budget.money.difference) == (None, None)
    assert budget.money.use.reason == "no-plan"


def test_rates_count_the_lines_of_which_both_figures_are_known(money):
    lines = "[{planned: 300, spent: 60}, {planned: 600}, {spent: 7}]"
    [budget] = money(f"{PLAN}{JUNE}budget: {{lines: {lines}}}")
    use = budget.money.use
    assert (use.numerator, use.denominator, use.unknown) == (60, 100, 2)
    assert text(budget.money.difference) == "-40"
    assert (text(budget.money.spent), text(budget.money.planned_to_date)) == ("67", "300")


@pytest.mark.parametrize(
    ("head", "contingency", "share", "gap"),
    [
        ("total: 1000, contingency: 150", "150", 0.15, "50"),
        ("total: 1000, contingency: 15%", "150", 0.15, "50"),
        ("total: 1000元, contingency: 10%", "¥100", 0.1, "¥100"),
        ("total: 1000, contingency: 30%", "300", 0.3, "-100"),  # more is planned than there is
        ("contingency: 12%", None, 0.12, None),
        ("contingency: 120", "120", "no-plan", None),
        ("total: 1000", None, "no-data", None),
        ("total: 0, contingency: 12%", "0", "zero-plan", "-800"),
        ("total: 1000元, contingency: 15$", "$15", "other-unit", None),
    ],
)
def test_the_reserve(head, contingency, share, gap, money):
    [budget] = money(f"{PLAN}budget: {{{head}, lines: [{{planned: 800}}]}}")
    assert text(budget.contingency) == contingency
    assert (budget.contingency_share.reason or budget.contingency_share.rounded) == share
    assert text(budget.gap) == gap


def test_mixed_units_are_never_added_up(money):
    lines = "[{planned: 300元, spent: 30元}, {planned: 200$, spent: 20$}, {planned: 1, spent: 1}]"
    [budget] = money(f"{PLAN}{JUNE}budget: {{lines: {lines}}}")
    sums = budget.money
    assert (sums.planned, sums.spent, sums.planned_to_date, sums.difference) == (None,) * 4
    assert sums.use.reason == "other-unit"
    assert [line.use.rounded for line in budget.lines] == [0.3, 0.3, 3.0]


# --- spent: by hand, or from the readings ---------------------------------------------------------

COST = "2026-06-08,search,cost,30\n2026-06-09,search,投入成本,40\n2026-06-11,search,cost,900\n"


@pytest.mark.parametrize(
    ("lines", "spent", "differs"),
    [
        ("[{channel: search, planned: 300元}]", "¥70", False),  # what is known by now
        ("[{channel: Ｓｅａｒｃｈ, planned: 300元}]", "¥70", False),
        ("[{channel: radio, planned: 300元}]", None, False),
        ("[{planned: 300元}]", None, False),  # a line without channel has no readings
        (
            "[{channel: search, planned: 300元}, {channel: Search}]",
            None,
            False,
        ),  # whose money is it?
        ("[{channel: search, planned: 300元, spent: 70元}]", "¥70", False),
        ("[{channel: search, planned: 300元, spent: 71元}]", "¥71", True),
        ("[{channel: search, planned: 300元, spent: 0}]", "¥0", True),
    ],
)
def test_spent(lines, spent, differs, money):
    [budget] = money(f"{PLAN}{JUNE}budget: {{lines: {lines}}}", rows=COST)
    line = budget.lines[0]
    assert (text(line.spent), line.differs) == (spent, differs)
    written = "spent" in line.item.values
    place = line.source if written else "metrics.csv:3"
    assert line.spent_source == (place if spent else None)


# --- whose budget counts --------------------------------------------------------------------------

KICKOFF = "type: kickoff\ncampaign: c\ndate: 2026-05-25\nbudget: {total: 20}"
NEWER = "type: kickoff\ncampaign: c\ndate: 2026-05-26\nbudget: {total: 30}"
WEEKLY = "type: weekly\ncampaign: c\ndate: 2026-05-27\nbudget: {total: 40}"


@pytest.mark.parametrize(
    ("texts", "totals"),
    [
        ([KICKOFF, f"{PLAN}budget: {{total: 10}}"], ["10"]),
        ([KICKOFF, PLAN], ["20"]),  # a plan that says nothing about money
        ([KICKOFF, f"{PLAN}budget: {{lines: [{{what: ''}}]}}"], ["20"]),  # nor does an empty form
        ([NEWER, KICKOFF], ["30"]),
        ([KICKOFF, KICKOFF.replace("campaign: c", "campaign: d")], ["20", "20"]),
        ([KICKOFF.replace("campaign: c\n", "")], ["20"]),
        ([WEEKLY], []),
        ([PLAN], []),
    ],
)
def test_whose_budget_counts(texts, totals, money):
    assert [text(budget.total) for budget in money(*texts)] == totals


def test_categories_in_the_order_of_the_vocabulary(money):
    lines = "[{planned: 1}, {category: 人员, planned: 2}, {category: channel, planned: 3}, {planned: 4}]"
    [budget] = money(f"{PLAN}budget: {{lines: {lines}}}")
    assert [(each.category, text(each.money.planned)) for each in budget.categories] == [
        ("channel", "3"),
        ("people", "2"),
        (None, "5"),
    ]


def test_over_several_budgets_and_what_a_filter_leaves(record):
    texts = (
        f"{PLAN}{JUNE}budget: {{lines: [{{planned: 300, spent: 50, owner: Ann}}, {{planned: 30, spent: 5}}]}}",
        f"{PLAN}{JUNE}budget: {{lines: [{{planned: 600, spent: 50, owner: Ann}}]}}".replace(
            ": c\n", ": d\n"
        ),
        "type: kickoff\ncampaign: e\nbudget: {total: 9}",
    )
    records = [record(text, f"{number}.md") for number, text in enumerate(texts)]
    context = Context(
        *(datetime.fromisoformat("2026-06-10 23:59"), Thresholds(), Register(), {}, {}, {}),
        campaign_bounds=bounds_by_campaign(records),
    )
    found, seen = budgets(records, context), item_states(records, context)
    assert total_of(found).use.exact == Fraction(105, 310)
    ann = filtered_budgets(found, records, [state for state in seen if state.owner.people])
    assert [budget.campaign for budget in ann] == ["c", "d", "e"]
    assert total_of(ann).use.exact == Fraction(100, 300)
    assert filtered_budgets(found, records[:2], []) == []
