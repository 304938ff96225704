"""Milestones and their gates: which gates are passed, and the order of the timeline."""

from datetime import datetime

import pytest

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.gates import passed_of
from mtgrec.model.figures.milestones import timeline
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.register import Register
from mtgrec.model.thresholds import Thresholds


@pytest.fixture
def stops(record):
    """Return the timeline of records written as front matter, on 10 June."""

    def stops(*texts):
        records = [record(text, f"{number}.md") for number, text in enumerate(texts)]
        now = datetime.fromisoformat("2026-06-10 23:59")
        context = Context(now, Thresholds(), Register(), {}, {}, {})
        return timeline(records, context, AddressBook(records))

    return stops


# a check · its state as a gate
GATES = [
    ("status: done", "passed"),
    ("status: open", "not-done"),
    ("status: doing", "not-done"),
    ("status: off-track", "not-done"),
    ("status: cancelled", "cancelled"),
    ("status: done, threshold: 2%", "not-measured"),
    ("status: doing, threshold: 2%", "not-done"),
    ("status: done, result: 1%", "passed"),  # nothing was asked of it
    ("status: done, threshold: 2%, result: 2%", "passed"),  # at least, unless the sign says else
    ("status: done, threshold: 2%, result: 1.99%", "failed"),
    ("status: done, threshold: ≥2%, result: 0.02", "passed"),
    ("status: done, threshold: '>2%', result: 2%", "failed"),
    ("status: done, threshold: '＞2%', result: 2.01%", "passed"),
    ("status: done, threshold: '>=2%', result: 2%", "passed"),
    ("status: done, threshold: ≤3, result: 3", "passed"),
    ("status: done, threshold: ≤3, result: 3.1", "failed"),
    ("status: done, threshold: '<3', result: 3", "failed"),
    ("status: done, threshold: 不超过3, result: 3", "passed"),
    ("status: done, threshold: 2%, result: 2", "other-unit"),
    ("status: done, threshold: 1000元, result: 1000次", "other-unit"),
    ("status: doing, threshold: 2%, result: 3%", "not-done"),  # good, but not released
    ("status: doing, threshold: 2%, result: 1%", "failed"),
    ("status: cancelled, threshold: 2%, result: 1%", "cancelled"),
    # The test of a channel must reach 2 % where it states no threshold of its own (B8).
    ("status: done, channel: 抖音, result: 1.9%", "failed"),
    ("status: done, channel: 抖音, result: 2%", "passed"),
    ("status: done, channel: 抖音, result: 0.019", "failed"),
    ("status: done, channel: 抖音, result: 1.9%, threshold: 1.5%", "passed"),
    ("status: doing, channel: 抖音, result: 2.5%", "not-done"),
    ("status: done, channel: 抖音, result: 120次", "passed"),  # no rate, and not called a test
    ("status: done, what: 渠道测试, result: 1.9%", "failed"),
    ("status: done, what: 渠道测试", "not-measured"),  # done, but nobody has written down the rate
    ("status: done, what: Channel test, channel: TikTok", "not-measured"),
    ("status: done, what: 投放测试, evidence: 截图", "not-measured"),
    ("status: done, what: Ads pilot, result: good", "not-measured"),
    ("status: doing, what: 渠道测试", "not-done"),
    ("status: done, what: 素材审核, channel: 抖音", "passed"),  # no test
    ("status: done, what: 抖音投放前小额测试, result: 1.9%", "failed"),
    ("status: done, what: Pilot of the ads, result: 1.9%", "failed"),
    ("status: done, what: 小程序压力测试, result: 1.9%", "passed"),
    ("status: cancelled, channel: 抖音, result: 1.9%", "cancelled"),
]


@pytest.mark.parametrize(("check", "state"), GATES)
def test_a_gate(check, state, stops):
    text = f"type: weekly\nmilestones: [{{id: M1, gates: [C1]}}]\nchecks: [{{id: C1, note: x, {check}}}]"
    [stop] = stops(text)
    assert [gate.state for gate in stop.gates] == [state]


def test_gates_stand_in_any_record_of_the_campaign(stops):
    text = "type: {}\ncampaign: {}\ndate: 2026-06-01\n{}"
    [stop] = stops(
        text.format("campaign", "c", "milestones: [{id: M1, gates: [C1, C2, C3, A1, C9]}]"),
        text.format(
            "checklist",
            "c",
            "checks: [{id: C1, what: x, status: done}, {id: C2, what: y, status: cancelled}]",
        ),
        text.format("weekly", "c", "actions: [{id: A1, what: x, status: done}]"),
        text.format("checklist", "d", "checks: [{id: C3, what: elsewhere}]"),
    )
    assert [(gate.reference, gate.state) for gate in stop.gates] == [
        ("C1", "passed"),
        ("C2", "cancelled"),
        ("C3", "not-done"),
        ("A1", "unknown"),  # an action is no check
        ("C9", "unknown"),
    ]
    assert (stop.passed.numerator, stop.passed.denominator) == (1, 4)  # the cancelled one is out


def test_without_gates(stops):
    [stop] = stops("type: weekly\nmilestones: [{id: M1, what: x}]")
    assert passed_of(stop.gates).reason == "no-data"


def test_in_the_order_of_their_days(stops):
    milestones = """
      - {id: M1, what: no days}
      - {id: M2, start: 2026-06-03, end: 2026-06-09}
      - {id: M3, end: 2026-06-04, status: done, finished: 2026-06-07}
      - {id: M4, start: 2026-06-03, end: 2026-06-05}
      - {id: M5, start: 2026-06-01}
    """
    found = stops(f"type: weekly\nmilestones:{milestones}")
    assert [stop.state.item.id for stop in found] == ["M5", "M4", "M2", "M3", "M1"]
    assert [stop.state.lag_days for stop in found] == [None, 5, 1, 3, None]
