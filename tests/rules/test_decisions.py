"""Rules about decisions: carried out, replaced, reviewed."""

import pytest

DECISION = "decisions:\n  - {id: D9TR, what: x, %s}\n"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("status: open", True),
        ("status: doing", True),
        ("plan: 暂无", True),
        ("plan: Three evenings a week", False),
        ("status: done", False),
        ("verdict: unclear", False),
    ],
)
def test_a_decision_wants_a_plan_or_an_action(fields: str, found: bool, check):
    assert bool(check(DECISION % fields, "D002")) is found


@pytest.mark.parametrize(
    ("action", "found"),
    [
        ("decision: D9TR", False),
        ("decision: 618-2026-KO-260525.D9TR", False),
        ("decision: D9TR, status: done", False),
        ("decision: D9TR, status: cancelled", True),
        ("note: D9TR", True),
    ],
)
def test_the_action_that_carries_it_out(action: str, found: bool, check):
    text = DECISION % "why: y" + f"actions:\n  - {{what: z, {action}}}\n"
    assert bool(check(text, "D002")) is found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("status: open", "status: open", True),
        ("status: doing", "status: done", True),
        ("status: off-track", "status: open", True),
        ("status: done", "status: open", False),
        ("status: cancelled", "status: open", False),
        ("status: open", "status: cancelled", False),
    ],
)
def test_a_replaced_decision_is_closed(old: str, new: str, found: bool, check):
    text = DECISION % old + f"  - {{id: D6VL, what: y, plan: z, supersedes: D9TR, {new}}}\n"
    assert bool(check(text, "D003")) is found


def test_two_that_replace_each_other_are_both_told(check):
    text = DECISION % "supersedes: D6VL" + "  - {id: D6VL, what: y, supersedes: D9TR}\n"
    assert len(check(text, "D003")) == 2
    assert not check(text, "D002")


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("review: 2026-06-09", True),
        ("review: 2026-06-10", False),
        ("review: 2026-06-09, status: done", True),
        ("review: 2026-06-09, status: cancelled", False),
        ("review: 2026-06-09, verdict: unclear", False),
        ("review: 2026-02-30", False),
    ],
)
def test_a_review_that_is_due(fields: str, found: bool, check):
    assert bool(check(DECISION % fields, "D004")) is found
