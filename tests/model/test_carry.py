"""How many execution meetings found an item unfinished, and when it needs a verdict."""

from datetime import date, datetime, time

import pytest

from mtgrec.model.analysis.as_of import as_of
from mtgrec.model.figures.carry import carried, execution_meetings, verdict_days
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.item_state import item_state
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.people import Register
from mtgrec.model.thresholds import Thresholds

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


WEEKLIES = """
    type: weekly · campaign: c · date: 2026-06-01
    type: weekly · campaign: c · date: 2026-06-08
    type: weekly · campaign: c · date: 2026-06-15
    type: weekly · campaign: c · date: 2026-06-22
    type: weekly · campaign: c · date: 2026-06-29
    type: weekly · campaign: c · date: 2026-07-06
"""
SAID = "verdict: continue, note: 换供应商"

# the kind of item · its status · what the meeting of 15 June said · today · whether it asks
ASKING = [
    ("actions", "open", "", "2026-06-08", False),
    ("actions", "open", "", "2026-06-15", True),  # the third meeting that found it unfinished
    ("actions", "off-track", "", "2026-06-15", True),
    ("actions", "done", "", "2026-06-15", False),
    ("actions", "cancelled", "", "2026-06-15", False),
    ("risks", "open", "", "2026-06-15", False),
    ("decisions", "open", "", "2026-06-15", False),
    ("actions", "open", SAID, "2026-06-15", False),
    ("actions", "open", "verdict: escalate, note: 报总监", "2026-06-15", False),
    ("actions", "open", "verdict: continue", "2026-06-15", True),  # without a note it is none
    ("actions", "open", "note: 换供应商", "2026-06-15", True),
    ("actions", "open", SAID, "2026-06-29", False),
    ("actions", "open", SAID, "2026-07-06", True),  # three more
]


@pytest.mark.parametrize(("kind", "status", "said", "today", "asks"), ASKING)
def test_what_was_carried_three_times_asks_for_a_verdict(kind, status, said, today, asks, record):
    item = f"{{id: A7KQ, what: x, status: {status}, {'level: high' if kind == 'risks' else ''}}}"
    home = record(f"type: kickoff\ncampaign: c\ndate: 2026-05-25\n{kind}:\n  - {item}", "k.md")
    records = [home]
    for number, line in enumerate(WEEKLIES.strip().splitlines()):
        text = line.strip().replace(" · ", "\n")
        if said and "06-15" in line:
            text += f"\nfollow_ups:\n  - {{item: A7KQ, {said}}}"
        records.append(record(text, f"{number}.md"))
    book = AddressBook(records)
    now = datetime.combine(date.fromisoformat(today), time(23, 59))
    verdicts = verdict_days(as_of(records, now.date()), book)
    context = Context(now, Thresholds(), Register(), {}, execution_meetings(records), verdicts)
    assert item_state(home, home.items[0], context).wants_verdict is asks


def test_the_last_verdict_counts_wherever_it_was_given(record):
    records = [
        record(
            "type: kickoff\ncampaign: c\ndate: 2026-05-25\nactions: [{id: A7KQ, what: x}]", "k.md"
        ),
        *(
            record(
                f"type: {kind}\ncampaign: c\ndate: {day}\n"
                f"follow_ups: [{{item: {address}, verdict: close, note: y}}]",
                f"{day}.md",
            )
            for kind, day, address in (
                ("retro", "2026-06-09", "c-KO-260525.A7KQ"),
                ("weekly", "2026-06-08", "A7KQ"),
                ("weekly", "2026-06-15", "A9ZZ"),  # nothing bears this id
            )
        ),
        record("type: weekly\ncampaign: c\nfollow_ups: [{item: A7KQ, verdict: close, note: y}]"),
    ]
    assert verdict_days(records, AddressBook(records)) == {"c-KO-260525.A7KQ": date(2026, 6, 9)}


def test_how_often_is_for_the_workspace_to_say(record):
    home = record("type: kickoff\ncampaign: c\ndate: 2026-05-25\nactions: [{id: A1, what: x}]")
    meetings = {"c": (date(2026, 6, 1),)}
    now = datetime.fromisoformat("2026-06-02 12:00")
    asks = [
        item_state(
            home,
            home.items[0],
            Context(now, Thresholds(carried=most), Register(), {}, meetings, {}),
        ).wants_verdict
        for most in (1, 2)
    ]
    assert asks == [True, False]
