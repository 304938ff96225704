"""Rules about budgets: the closed limits of the reserve, sums to the cent, the plan to date."""

import pytest


def budget(total="", contingency="", *lines, more=""):
    told = [
        f"  total: {total}" if total else "",
        f"  contingency: {contingency}" if contingency else "",
    ]
    if lines:
        told.append("  lines:")
        told += [
            f"    - {{id: B{number}XN, what: Line {number}, {line}}}"
            for number, line in enumerate(lines, 2)
        ]
    return "\n".join(["budget:", *filter(None, told), more])


def sentences(found):
    return [str(one.problem.message) for one in found]


@pytest.mark.parametrize(
    ("total", "contingency", "fires"),
    [
        ("100,000", "10%", 0),
        ("100,000", "15.0 %", 0),
        ("100,000", "9.99%", 1),
        ("100,000", "15.01 %", 1),
        ("100,000", "10,000", 0),
        ("100,000", "9,999.99", 1),
        ("100,000", "15,000.01", 1),
        ("¥10万", "1.5万", 0),
        ("100,000", "0", 1),
        ("100,000", "", 1),
        ("100,000", "much", 0),
        ("", "5,000", 0),
        ("", "12%", 0),
        ("", "5%", 1),
        ("0", "0", 0),
        ("$100,000", "¥12,000", 0),
        ("", "", 0),
    ],
)
def test_the_reserve_is_a_tenth_to_three_twentieths_both_included(check, total, contingency, fires):
    assert len(check(budget(total, contingency, "planned: 1"), "B001")) == fires


def test_a_reserve_that_hardly_misses_is_not_rounded_to_the_limit(check):
    assert sentences(check(budget("100,000", "9,999.99"), "B001")) == [
        "the contingency 9,999.99 is 9.99999% of the total 100,000, not 10% to 15%"
    ]


def test_the_limits_are_those_of_the_workspace(check):
    toml = '# mtgrec.toml\n[rules]\ncontingency = ["5%", "8%"]\n'
    assert not check(budget("100,000", "5%", more=toml), "B001")
    assert check(budget("100,000", "10%", more=toml), "B001")


def test_the_plan_s_budget_counts_and_the_kickoff_s_does_not(check):
    plan = "# plan.md\ntype: campaign\nbudget:\n  total: 100\n  contingency: 10\n"
    assert check(budget("100", "1"), "B001")
    assert not check(budget("100", "1", more=plan), "B001")


@pytest.mark.parametrize("more", ["draft: yes", "type: campaign\nstatus: done"])
def test_drafts_and_closed_campaigns_are_left_alone(check, more):
    assert not check(budget("100", "1", "planned: 10, spent: 20", more=more), "B")


def test_a_record_waives_what_its_budget_does(check):
    found = check(budget("100", "1", more="waive: {B001: a tiny campaign}"), "B001")
    assert [one.reason for one in found] == ["a tiny campaign"]


@pytest.mark.parametrize(
    ("total", "contingency", "lines", "fires"),
    [
        ("100", "10", ["planned: 60", "planned: 30"], 0),
        ("100", "10", ["planned: 60", "planned: 30.01"], 1),
        ("100", "10%", ["planned: 90"], 0),
        ("99.99", "12.5%", ["planned: 87.49"], 0),
        ("100", "10", ["planned: 60", "category: people"], 0),
        ("100", "", ["planned: 60"], 0),
        ("", "10", ["planned: 60"], 0),
        ("100", "10", [], 0),
        ("¥100", "10", ["planned: $60"], 0),
    ],
)
def test_the_parts_are_the_total_to_the_cent(check, total, contingency, lines, fires):
    assert len(check(budget(total, contingency, *lines), "B002")) == fires


def test_both_sums_and_the_difference_are_told(check):
    found = check(budget("$100,000", "10%", "planned: $95000"), "B002")
    assert sentences(found) == [
        "planned lines $95,000 and contingency $10,000 make $105,000, the total is $100,000: $5,000 too much"
    ]
    # A shell would read $10 as a variable.
    assert str(found[0].problem.help).endswith("budget.total=105,000")


DAYS = "start: 2026-06-01, end: 2026-06-20"  # half of them over on 10 June


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        (f"planned: 40000, spent: 20000, {DAYS}", 0),
        (f"planned: 40000, spent: 20001, {DAYS}", 0),
        (f"planned: 40000, spent: 22000, {DAYS}", 0),  # exactly 5 points ahead
        (f"planned: 40000, spent: 22000.01, {DAYS}", 1),
        ("planned: 100, spent: 38, start: 2026-06-10, end: 2026-06-12", 0),
        ("planned: 100, spent: 39, start: 2026-06-10, end: 2026-06-12", 1),
        ("planned: 100, spent: 5, start: 2026-06-11, end: 2026-06-12", 0),
        ("planned: 100, spent: 6, start: 2026-06-11, end: 2026-06-12", 1),
        ("planned: 100, spent: 6, start: 2026-06-11", 1),  # not begun, whenever it ends
        ("planned: 100, spent: 90, start: 2026-06-10", 0),
        ("planned: 100, spent: 90, end: 2026-06-30", 0),
        ("planned: 100, spent: 100.01, start: 2026-06-01, end: 2026-06-09", 1),
        (f"planned: 0, spent: 1, {DAYS}", 1),
        ("planned: 100, spent: 100", 0),
        ("planned: 100, spent: 100.01", 1),
        (f"spent: 101, {DAYS}", 0),
        (f"planned: ¥100, spent: $90, {DAYS}", 0),
        (f"planned: 100, spent: 90, status: cancelled, {DAYS}", 0),
    ],
)
def test_no_line_is_spent_before_its_days(check, line, fires):
    assert len(check(budget("", "", line), "B003")) == fires


@pytest.mark.parametrize(("line", "fires"), [("", 0), ("start: 2026-06-01, end: 2026-06-20", 1)])
def test_the_days_of_the_campaign_are_no_plan_of_a_line(check, line, fires):
    lines = budget("", "", f"planned: 100, spent: 90, {line}".rstrip(", "))
    assert len(check(f"{lines}start: 2026-06-01\nend: 2026-06-20\n", "B003")) == fires


@pytest.mark.parametrize(("tolerance", "fires"), [("0%", 1), ("1%", 0), ("20%", 0)])
def test_how_far_a_line_may_be_ahead_is_set_in_the_workspace(check, tolerance, fires):
    toml = f"# mtgrec.toml\n[rules]\nspend_tolerance = '{tolerance}'\n"
    lines = budget("", "", f"planned: 10000, spent: 5100, {DAYS}", more=toml)
    assert len(check(lines, "B003")) == fires


def test_each_line_has_a_finding_that_it_may_waive(check):
    waived = f"planned: 100, spent: 99, {DAYS}, waive: {{B003: paid in advance}}"
    found = check(budget("", "", f"planned: 40000, spent: 25000.5, {DAYS}", waived), "B003")
    assert [one.reason for one in found] == [None, "paid in advance"]
    assert sentences(found)[0] == (
        "25,000.5 is spent on “Line 2”, 5,000.5 more than the 20,000 planned until today"
    )
    assert found[0].problem.address == "618-2026-KO-260525.B2XN"


COST = "# metrics.csv\ndate,channel,metric,value\n2026-06-08,Web,cost,100\n2026-06-09,web,cost,50\n"


@pytest.mark.parametrize(
    ("lines", "two_sums", "unsplit"),
    [
        (["channel: Web, spent: 150"], 0, 0),
        (["channel: Web, spent: 151"], 1, 0),
        (["channel: Web, spent: 0"], 1, 0),
        (["channel: Web"], 0, 0),
        (["channel: Web, spent: $150"], 0, 0),
        (["channel: Radio, spent: 7"], 0, 0),
        (["channel: Web", "channel: web"], 0, 1),
        (["channel: Web", "channel: web, spent: 70"], 0, 0),
        (["channel: Radio", "channel: Radio"], 0, 0),
        (["category: people", "category: people"], 0, 0),
    ],
)
def test_cost_readings_and_lines_tell_one_sum(check, lines, two_sums, unsplit):
    example = budget("", "", *lines, more=COST)
    assert len(check(example, "B004")) == two_sums
    assert len(check(example, "B005")) == unsplit


def test_the_lines_that_share_a_channel_are_named_once(check):
    found = check(budget("", "", "channel: Web, planned: ¥9", "channel: Web", more=COST), "B005")
    assert sentences(found) == [
        "the cost readings of Web, ¥150, are counted in none of the 2 lines: Line 2, Line 3"
    ]
