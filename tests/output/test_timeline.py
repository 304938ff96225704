"""The timeline of milestones: bars of plain characters, one width for all."""

from datetime import datetime

import pytest

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.milestones import timeline
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.register import Register
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.thresholds import Thresholds
from mtgrec.output.tables.timeline import WIDTH, timeline_table


def drawn(milestones, today):
    """Return the bars of milestones written on one line each, the axis first."""
    listed = "".join(f"  - {{what: x, {line}}}\n" for line in milestones)
    text = f"---\ntype: weekly\nmilestones:\n{listed}---\n"
    record = parse(Source("a.md", text.encode()), DEFAULT_TYPES).record
    assert record
    now = datetime.fromisoformat(f"{today} 23:59")
    stops = timeline(
        [record], Context(now, Thresholds(), Register(), {}, {}, {}), AddressBook([record])
    )
    table = timeline_table(stops, now.date())
    return table and [table.columns[1].title, *(row[1] for row in table.rows)]


def test_a_cell_a_day():
    milestones = [
        "start: 2026-06-01, end: 2026-06-04, status: done, finished: 2026-06-04",
        "start: 2026-06-02, end: 2026-06-05, status: done, finished: 2026-06-08",
        "start: 2026-06-04, end: 2026-06-09",
        "start: 2026-06-08, end: 2026-06-14",
        "start: 2026-06-10, end: 2026-06-12, status: cancelled",
        "end: 2026-06-14",
        "note: no days",
    ]
    assert drawn(milestones, "2026-06-11") == [
        "06-01....06-14",
        "++++..........",
        ".++++!!!......",
        "...------!!...",
        ".......-------",
        "..............",
        ".............-",
        "..........^...",
    ]


def test_many_days_share_a_cell_and_a_short_lag_still_shows():
    milestones = [
        "start: 2026-01-01, end: 2026-06-30, status: done, finished: 2026-07-01",
        "start: 2026-12-31, end: 2026-12-31",
    ]
    axis, long, late, today = drawn(milestones, "2026-07-01")
    assert len(axis) == len(long) == len(late) == len(today) == WIDTH
    assert long == "+++++++++++++!.............."
    assert late == "...........................-"
    assert today.index("^") == 13


@pytest.mark.parametrize("today", ["2026-05-01", "2026-08-01"])
def test_no_mark_where_today_lies_outside(today):
    done = "start: 2026-06-01, end: 2026-06-20, status: done, finished: 2026-06-20"
    assert drawn([done], today) == ["06-01..........06-20", "+" * 20]


def test_days_turned_round_do_no_harm():
    assert drawn(["start: 2026-06-05, end: 2026-06-01"], "2026-06-07") == ["06-05", "-!!", "..^"]


def test_nothing_to_draw():
    assert drawn(["note: no days"], "2026-06-01") is None
