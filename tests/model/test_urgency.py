"""Open before finished, and the most urgent first."""

from datetime import date, datetime

import pytest

from mtgrec.model.analysis.urgency import is_due_soon, most_urgent_first
from mtgrec.model.figures.item_state import context_of, item_states
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.register import Register
from mtgrec.model.thresholds import Thresholds

TODAY = date(2026, 6, 10)
ITEMS = {
    "actions": (
        """
        - {what: done, status: done, due: 2026-06-01}
        - {what: undated}
        - {what: next week, due: 2026-06-17}
        - {what: late, due: 2026-06-09}
        - {what: today, due: 2026-06-10}
        - {what: cancelled, status: cancelled, due: 2026-05-01}
        - {what: later, due: 2026-06-16}
        """,
        ["late", "today", "later", "next week", "undated", "cancelled", "done"],
    ),
    "milestones": (
        "[{what: b, start: 2026-06-01, end: 2026-06-20}, {what: a, start: 2026-06-01, end: 2026-06-02}]",
        ["a", "b"],
    ),
    "risks": (
        "[{what: low, level: low}, {what: unrated}, {what: high, level: high}, {what: gone, level: high, status: done}]",
        ["high", "low", "unrated", "gone"],
    ),
    "kpis": (
        """
        - {what: surface, tier: surface, target: 100, actual: 1}
        - {what: reached, tier: core, target: 100, actual: 110}
        - {what: no figure, tier: core, target: 100}
        - {what: far, tier: core, target: 100, actual: 20}
        """,
        ["far", "reached", "no figure", "surface"],
    ),
}  # fmt: skip


@pytest.fixture
def states(record):
    """Return the items of one kind of a record, as they are on 10 June."""

    def states(kind: str, items: str):
        records = [record(f"type: plan\ndate: 2026-06-01\n{kind}:{items}")]
        now = datetime.fromisoformat("2026-06-10 23:59")
        context = context_of(AddressBook(records), now, Thresholds(), Register(), {}, ())
        return item_states(records, context)

    return states


@pytest.mark.parametrize("kind", ITEMS)
def test_the_order_of_each_kind(kind: str, states):
    items, expected = ITEMS[kind]
    found = states(kind, items if items.startswith("\n") else f" {items}")
    ordered = most_urgent_first(found, found[0].item.kind)
    assert [state.item.text("what") for state in ordered] == expected


def test_soon_is_a_week_from_today(states):
    found = states("actions", ITEMS["actions"][0])
    soon = [state.item.text("what") for state in found if is_due_soon(state, TODAY)]
    assert soon == ["today", "later"]
