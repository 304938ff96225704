"""Rules about milestones: lags, gates, and money spent before its channel was tested."""

import pytest


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ("end: 2026-06-08", False),
        ("end: 2026-06-07", True),
        ("due: 2026-06-07", True),
        ("end: 2026-06-07, lag_reason: strike", True),
        ("end: 2026-06-05, status: done, finished: 2026-06-07", False),
        ("end: 2026-06-05, status: done, finished: 2026-06-08", False),
        ("end: 2026-06-01, status: done", False),
        ("note: 推迟3天", True),
        ("note: 推迟3天, end: 2026-06-20", False),
        ("status: off-track", False),
    ],
)
def test_a_lag_of_more_than_two_days(fields: str, late: bool, check):
    assert bool(check(f"milestones: [{{what: x, {fields}}}]", "M001")) is late


def test_the_allowed_lag_is_the_workspaces(check):
    text = "milestones:\n  - {what: x, end: 2026-06-07}\n# mtgrec.toml\n[rules]\nlag_days = 3\n"
    assert not check(text, "M001")


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("end: 2026-06-09", True),
        ("end: 2026-06-09, lag_reason: 法务积压", False),
        ("end: 2026-06-05, status: done, finished: 2026-06-06", True),
        ("end: 2026-06-05, status: done, finished: 2026-06-06, note: 因为停运", False),
        ("end: 2026-06-10", False),
    ],
)
def test_any_lag_wants_a_reason(fields: str, found: bool, check):
    assert bool(check(f"milestones: [{{what: x, {fields}}}]", "M004")) is found


GATE = """
checks:
  - {id: C3BD, what: x, %s}
milestones:
  - {id: M5QT, what: y, gates: C3BD, %s}
"""


@pytest.mark.parametrize(
    ("fields", "begun"),
    [
        ("start: 2026-06-10", True),
        ("start: 2026-06-11", False),
        ("start: 2026-06-11, status: doing", True),
        ("start: 2026-06-11, status: done", True),
        ("start: 2026-06-01, status: cancelled", False),
        ("end: 2026-06-01", False),
    ],
)
def test_when_a_milestone_has_begun(fields: str, begun: bool, check):
    assert bool(check(GATE % ("status: doing", fields), "M002")) is begun


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        ("status: done", ""),
        ("status: cancelled", ""),
        ("status: done, result: 2%, threshold: ≥2%", ""),
        ("status: open", "it is not done"),
        ("status: doing, result: 2%, threshold: ≥2%", "it is not done"),
        ("status: done, threshold: ≥2%", "it has no result yet"),
        ("status: done, result: 1.99%, threshold: ≥2%", "its result 1.99% misses ≥2%"),
        ("status: done, result: 2, threshold: ≥2%", "its result 2 cannot be held against ≥2%"),
    ],
)
def test_why_a_gate_is_not_passed(gate: str, said: str, check):
    found = check(GATE % (gate, "status: doing"), "M002")
    told = f"this milestone is under way, but not every gate is passed: 618-2026-KO-260525.C3BD ({said})"
    assert [str(one.problem.message) for one in found] == ([told] if said else [])


def test_of_very_many_gates_only_some_are_named(check):
    gates = ", ".join(f"C{number}" for number in range(2000))
    [found] = check(f"milestones: [{{what: x, status: done, gates: [{gates}]}}]", "M002")
    assert str(found.problem.message).endswith("C8 (there is no such check) and 1991 more")


SPEND = """
checks:
  - {id: C6FN, what: Test, channel: Podcast, %s}
budget:
  lines:
    - {id: B2PW, what: Spots, channel: podcast, planned: ¥80000, %s}
"""


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("status: done, result: 2%", ""),
        ("status: done, result: 0.02", ""),
        ("status: done", "it has no result yet"),
        ("status: done, result: 1.5%, threshold: ≥1.5%", ""),
        ("status: done, result: 2.5%, threshold: ≥3%", "its result 2.5% misses ≥3%"),
        ("status: done, result: 1.99%", "its result 1.99% misses 2%"),
        ("status: done, result: 2.6", "its result 2.6 cannot be held against 2%"),
        ("status: done, threshold: ≥2%", "it has no result yet"),
        ("status: doing, result: 2%", "it is not done"),
    ],
)
def test_whether_a_test_is_passed(test: str, said: str, check):
    found = check(SPEND % (test, "spent: ¥30000"), "M003")
    told = (
        f"¥30,000 spent in podcast before a test of it was passed: 618-2026-KO-260525.C6FN ({said})"
    )
    assert [str(one.problem.message) for one in found] == ([told] if said else [])


@pytest.mark.parametrize(("spent", "found"), [("¥1000", 0), ("¥1000.01", 1), ("1.2k", 1)])
def test_the_test_budget_may_be_spent(spent: str, found: int, check):
    assert len(check(SPEND % ("status: open", f"spent: {spent}"), "M003")) == found


COST = """
checks:
  - {id: C6FN, what: Test, channel: Podcast, status: done, result: 2%%, %s}
# metrics.csv
date,channel,metric,value
2026-06-01,Podcast,cost,400
2026-06-02,podcast,cost,600.01
2026-06-03,Podcast,cost,9000
2026-06-12,Podcast,cost,9000
"""


@pytest.mark.parametrize(
    ("finished", "amount"),
    [
        ("finished: 2026-06-02", ""),
        ("finished: 2026-06-03", "1,000.01"),
        ("finished: 2026-06-04", "10,000.01"),
        ("note: nobody knows when", ""),
    ],
)
def test_readings_count_until_the_day_before_the_test_was_passed(finished: str, amount: str, check):
    told = [str(one.problem.message).partition(" ")[0] for one in check(COST % finished, "M003")]
    assert told == ([amount] if amount else [])


def test_spending_of_days_to_come_is_not_known_yet(check):
    assert not check(COST % "finished: 2026-06-20", "M003", "2026-06-01")


def test_a_campaign_that_tests_no_channel_is_not_asked(check):
    line = "budget:\n  lines:\n    - {what: Spots, channel: Podcast, spent: ¥30000}\n"
    assert not check(line, "M003")
    other = "checks: [{what: Test, channel: Instagram, status: done, result: 3%}]\n"
    [found] = check(line + other, "M003")
    assert "nobody has tested it" in str(found.problem.message)
    assert not check(line + other.replace("channel", "note"), "M003")
    assert not check(line + other.replace("status: done", "status: cancelled"), "M003")


def test_one_finding_a_channel_at_the_line_the_test_or_the_reading(check):
    test = "checks: [{what: Test, channel: Podcast}]\n"
    other = "checks: [{what: Test, channel: Radio}]\n"
    line = "budget: {lines: [{what: a, channel: Podcast}, {what: b, channel: Podcast}]}\n"
    cost = "# metrics.csv\ndate,channel,metric,value\n2026-06-01,Podcast,cost,5000\n"

    def places(text: str) -> list[tuple[str, int]]:
        return [(one.problem.path, one.problem.line) for one in check(text, "M003")]

    assert places(line + test + cost) == [("minutes.md", 6)]
    assert places(test + cost) == [("minutes.md", 6)]
    assert places(other + cost) == [("metrics.csv", 2)]


def test_only_the_budget_that_counts_is_asked(check):
    plan = (
        "# plan.md\ntype: campaign\ndate: 2026-05-01\nbudget: {lines: [{what: y, planned: ¥1}]}\n"
    )
    kickoff = SPEND % ("status: open", "spent: ¥30000")
    assert check(kickoff, "M003")
    assert not check(kickoff + plan, "M003")


def test_a_record_of_several_campaigns_tests_for_none_of_them(check):
    several = "campaign: [618-2026, autumn]\n" + SPEND.lstrip() % ("status: open", "spent: ¥30000")
    assert not check(several, "M003")


def test_minutes_without_a_campaign_are_one(check):
    text = (
        "---\ntype: kickoff\ndate: 2026-05-25\n"
        + (SPEND % ("status: open", "spent: ¥30000")).lstrip()
    )
    assert len(check(text + "---\n", "M003")) == 1
