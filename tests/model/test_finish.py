"""Finishing and reopening: the edits, what is already done, and what is refused."""

from datetime import date

import pytest

from mtgrec.model.editing.edit import AddNote, RemoveField
from mtgrec.model.editing.finish import FinishRequest, days_late, finish, lacks_reason, reopen
from mtgrec.model.errors import RefusedError
from mtgrec.model.records.address import AddressBook

PLAN = """
    type: campaign
    id: CP
    status: doing
    kpis: [{id: K1, what: x}]
    lessons: [{id: L1, what: x}]
    budget: {lines: [{id: B1, what: x}]}
    decisions: [{id: D1, what: x}, {id: D2, what: x, status: done}]
    risks: [{id: R1, what: x, due: 2026-06-01}]
    checks: [{id: C1, what: x, due: 2026-06-08, status: off-track}]
    milestones: [{id: M1, what: x, end: 2026-06-09}]
    follow_ups: [{item: D1, note: x}]
    actions:
      - {id: A1, what: no date}
      - {id: A2, what: late, due: 2026-06-01, status: doing}
      - {id: A3, what: late with reason, due: 2026-06-01, lag_reason: rain}
      - {id: A4, what: done, status: done, due: 2026-06-01, finished: 2026-06-03}
      - {id: A5, what: done some day, status: done, due: 2026-06-01}
      - {id: A6, what: given up, status: cancelled}
      - {id: A7, what: finished but open, finished: 2026-06-03}
      - {id: A8, what: today, due: 2026-06-10}
"""
WEEKLY = """
    type: weekly
    id: WK
"""
TODAY = date(2026, 6, 10)


@pytest.fixture(scope="module")
def find(record):
    book = AddressBook([record(PLAN, "p.md"), record(WEEKLY, "w.md")])
    return lambda address: book.find(address, whole=True)[0]


def said(edits):
    return [
        f"-{edit.field.name}"
        if isinstance(edit, RemoveField)
        else f"{edit.day}:{edit.note}"
        if isinstance(edit, AddNote)
        else f"{edit.field.name}={edit.value}"
        for edit in edits
    ]


# address · finishing date asked for · reason · what changes · days late
FINISHED = [
    ("A1", "", "", "status=done finished=2026-06-10", 0),
    ("A1", "2026-06-01", "", "status=done finished=2026-06-01", 0),
    ("A2", "", "", "status=done finished=2026-06-10", 9),
    ("A2", "", "rain", "status=done finished=2026-06-10 lag_reason=rain", 9),
    ("A2", "2026-06-01", "rain", "status=done finished=2026-06-01", 0),
    ("A3", "", "", "status=done finished=2026-06-10", 9),
    ("A3", "", "rain", "status=done finished=2026-06-10", 9),
    ("A4", "", "", "", 2),
    ("A4", "2026-06-03", "", "", 2),
    ("A4", "2026-06-02", "", "finished=2026-06-02", 1),
    ("A4", "", "rain", "lag_reason=rain", 2),
    ("A5", "", "", "", 0),  # nobody knows when
    ("A5", "2026-06-04", "rain", "finished=2026-06-04 lag_reason=rain", 3),
    ("A7", "", "", "status=done", 0),
    ("A8", "", "", "status=done finished=2026-06-10", 0),
    ("C1", "", "rain", "status=done finished=2026-06-10 lag_reason=rain", 2),
    ("M1", "", "rain", "status=done finished=2026-06-10 lag_reason=rain", 1),
    ("D1", "", "", "status=done", 0),
    ("D2", "", "", "", 0),
    ("R1", "", "rain", "status=done", 0),
    ("CP", "", "", "status=done", 0),
]


@pytest.mark.parametrize(("address", "day", "reason", "edits", "late"), FINISHED)
def test_finish(address, day, reason, edits, late, find):
    wish = FinishRequest(TODAY, date.fromisoformat(day) if day else None, reason)
    assert said(finish(find(address), wish)) == edits.split()
    assert days_late(find(address), wish) == late


def test_whom_to_ask_for_a_reason(find):
    wish = FinishRequest(TODAY)
    assert [f"A{n}" for n in range(1, 9) if lacks_reason(find(f"A{n}"), wish)] == ["A2"]
    assert lacks_reason(find("C1"), wish)
    assert not lacks_reason(find("C1"), wish._replace(day=date(2026, 6, 8)))
    assert not lacks_reason(find("C1"), wish._replace(reason="rain"))
    assert not lacks_reason(find("R1"), wish)


@pytest.mark.parametrize("address", ["K1", "L1", "B1", "CP.follow_ups.1", "WK"])
def test_what_is_neither_open_nor_done(address, find):
    with pytest.raises(RefusedError, match="open"):
        finish(find(address), FinishRequest(TODAY))
    with pytest.raises(RefusedError, match="open"):
        reopen(find(address), TODAY)


def test_what_is_cancelled_is_reopened_first(find):
    with pytest.raises(RefusedError, match="cancelled"):
        finish(find("A6"), FinishRequest(TODAY))


@pytest.mark.parametrize(
    ("address", "edits"),
    [
        ("A4", "status=open -finished 2026-06-10:reopened"),
        ("A5", "status=open 2026-06-10:reopened"),
        ("A6", "status=open 2026-06-10:reopened"),
        ("A1", ""),
        ("A7", ""),  # it is not finished, whatever the date says
        ("D2", "status=open 2026-06-10:reopened"),
        ("D1", ""),
        ("CP", ""),
    ],
)
def test_reopen(address, edits, find):
    assert said(reopen(find(address), TODAY)) == edits.split()
