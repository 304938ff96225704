"""How many execution meetings found an item unfinished."""

from datetime import date

import pytest

from mtgrec.model.carry import carried, execution_meetings

MEETINGS = """
    type: weekly · campaign: c · date: 2026-06-01
    type: weekly · campaign: c · date: 2026-06-08
    type: weekly · campaign: c · date: 2026-06-15
    type: weekly · campaign: c · date: 2026-06-12 · draft: yes
    type: weekly · campaign: d · date: 2026-06-09
    type: retro · campaign: c · date: 2026-06-10
    type: weekly · date: 2026-06-09
    type: weekly · campaign: c
"""

# the item's record · the item · today · how often it was carried
CASES = [
    ("campaign: c, date: 2026-05-25", "", "2026-06-14", 2),
    ("campaign: c, date: 2026-05-25", "", "2026-06-15", 3),
    ("campaign: c, date: 2026-05-25", "", "2026-05-31", 0),
    ("campaign: c, date: 2026-06-01", "", "2026-06-15", 2),  # not the meeting it comes from
    ("campaign: c, date: 2026-06-02", "status: off-track", "2026-06-15", 2),
    ("campaign: c, date: 2026-05-25", "status: done, finished: 2026-06-08", "2026-06-15", 1),
    ("campaign: c, date: 2026-05-25", "status: done, finished: 2026-06-09", "2026-06-15", 2),
    ("campaign: c, date: 2026-05-25", "status: done, finished: 2026-05-20", "2026-06-15", 0),
    ("campaign: c, date: 2026-05-25", "status: done", "2026-06-15", None),
    ("campaign: c, date: 2026-05-25", "status: done, finished: 0001-01-01", "2026-06-15", 0),
    ("campaign: c, date: 2026-05-25", "status: cancelled", "2026-06-15", None),
    ("date: 2026-05-25", "", "2026-06-15", None),
    ("campaign: c", "", "2026-06-15", None),
    ("campaign: e, date: 2026-05-25", "", "2026-06-15", 0),
    ("type: evaluation, campaign: [c, d], date: 2026-05-25", "", "2026-06-15", 4),
]


@pytest.mark.parametrize(("home", "fields", "today", "count"), CASES)
def test_carried(home, fields, today, count, record):
    meetings = execution_meetings(
        record(line.strip().replace(" · ", "\n")) for line in MEETINGS.strip().splitlines()
    )
    head = home if "type" in home else f"type: kickoff, {home}"
    text = head.replace(", ", "\n").replace("[c\nd]", "[c, d]")
    owner = record(f"{text}\nactions:\n  - {{what: x, {fields}}}")
    found = carried(owner.item_lists["action"][0], owner, meetings, date.fromisoformat(today))
    assert found == count
