"""How many execution meetings found an item unfinished, and when it needs a verdict."""

from datetime import date, datetime, time

import pytest

from mtgrec.model.figures.carry import carried, execution_meetings
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.follow_ups import answered_on, follow_ups_of
from mtgrec.model.figures.item_state import item_state
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.register import Register
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
    type: weekly · campaign: c · date: 2026-06-08 · title: 同一天又开了一次
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
    ("campaign: c, date: 2026-05-25", "log: [2026-06-08: 重新打开]", "2026-06-15", 1),
    (
        "campaign: c, date: 2026-05-25",
        "log: [2026-06-09: 'Reopened, asked again']",
        "2026-06-15",
        1,
    ),
    ("campaign: c, date: 2026-05-25", "log: [2026-06-07: reopened]", "2026-06-15", 2),
    ("campaign: c, date: 2026-05-25", "log: [2026-06-15: 重新打开]", "2026-06-15", 0),
    ("campaign: c, date: 2026-05-25", "log: [2026-06-16: 重新打开]", "2026-06-15", 3),
    ("campaign: c, date: 2026-05-25", "log: [2026-06-08: 重新打开了页面]", "2026-06-15", 3),
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
    item = f"{{id: A7KQ, what: x, due: 2026-06-20, status: {status}, {'level: high' if kind == 'risks' else ''}}}"
    home = record(f"type: kickoff\ncampaign: c\ndate: 2026-05-25\n{kind}:\n  - {item}", "k.md")
    records = [home]
    for number, line in enumerate(WEEKLIES.strip().splitlines()):
        text = line.strip().replace(" · ", "\n")
        if said and "06-15" in line:
            text += f"\nfollow_ups:\n  - {{item: A7KQ, {said}}}"
        records.append(record(text, f"{number}.md"))
    book = AddressBook(records)
    now = datetime.combine(date.fromisoformat(today), time(23, 59))
    follow_ups = follow_ups_of(book)
    context = Context(now, Thresholds(), Register(), {}, execution_meetings(records), follow_ups)
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
    [(address, entries)] = follow_ups_of(AddressBook(records)).items()
    assert (address, [entry.day for entry in entries]) == (
        "c-KO-260525.A7KQ", [date(2026, 6, 8), date(2026, 6, 9)],
    )  # fmt: skip
    assert answered_on(entries, date(2026, 6, 30)) == date(2026, 6, 9)
    assert answered_on(entries, date(2026, 6, 8)) == date(2026, 6, 8)


# what the meetings of 1, 8 and 15 June said · the item's own fields · what holds on 20 June
VERDICTS = [
    ("escalate: 报总监", "", "", "", "escalated"),
    ("escalate: ", "", "", "", "escalated"),  # it waits for an answer, explained or not
    ("escalate: 报总监", "continue: 总监同意加人", "", "", ""),
    ("escalate: 报总监", "", "close: 不做了", "", "to close"),
    ("continue: 换供应商", "escalate: 报总监", "", "", "escalated"),
    ("close: 够用了", "escalate: 又坏了", "", "", "escalated"),
    ("escalate: 报总监", "", "", "status: done, finished: 2026-06-10", ""),
    ("escalate: 报总监", "", "", "status: cancelled", ""),
    ("close: 够用了", "", "", "", "to close"),
    ("close: ", "", "", "status: 进行中", "to close"),
    ("close: 够用了", "continue: 还差片头", "", "", ""),
    ("close: 够用了", "", "", "status: done", ""),
    ("close: 够用了", "", "", "log: [2026-06-01: 重新打开]", ""),
    ("close: 够用了", "", "", "log: [2026-06-05: 重新打开]", ""),
    ("escalate: 报总监", "", "", "log: [2026-06-01: 重新打开]", "escalated"),
    ("escalate: 报总监", "", "", "log: [2026-06-02: 重新打开]", ""),
    ("", "", "", "", ""),
]


@pytest.mark.parametrize(("first", "second", "third", "fields", "holds"), VERDICTS)
def test_the_last_verdict_acts_until_it_is_answered(first, second, third, fields, holds, record):
    home = record(
        "type: kickoff\ncampaign: c\ndate: 2026-05-25\n"
        f"actions:\n  - {{id: A7KQ, what: x, {fields}}}",
        "k.md",
    )
    records = [home]
    for day, said in (("01", first), ("08", second), ("15", third)):
        text = f"type: weekly\ncampaign: c\ndate: 2026-06-{day}"
        if said:
            verdict, note = said.split(": ")
            text += f"\nfollow_ups:\n  - {{item: A7KQ, verdict: {verdict}, note: {note}}}"
        records.append(record(text, f"{day}.md"))
    follow_ups = follow_ups_of(AddressBook(records))
    now = datetime.fromisoformat("2026-06-20 12:00")
    context = Context(now, Thresholds(), Register(), {}, execution_meetings(records), follow_ups)
    state = item_state(home, home.items[0], context)
    assert (state.escalated, state.to_close) == (holds == "escalated", holds == "to close")


# what the item says · whether a verdict is asked for on 15 June, after three meetings
ASKED_FOR = [
    ("due: 2026-06-29", True),
    ("due: 2026-06-30", False),  # in more than 14 days
    ("due: 2026-06-14", True),
    ("due: 2026-06-15", True),
    ("due: 2026-07-30, status: off-track", True),
    ("due: 2026-07-30, note: 已延误约3天", True),
    ("due: 2026-07-30, note: 最多晚3天", False),
    ("", True),  # silent since 25 May
    ("log: [2026-06-07: 初稿]", True),
    ("log: [2026-06-08: 初稿]", False),
    ("log: [2026-06-08: 初稿], due: 2026-06-20", True),
    ("log: [2026-06-08: 初稿], status: off-track", True),
    ("due: 2026-06-10, log: [2026-06-02: 重新打开]", False),  # two meetings since
]


@pytest.mark.parametrize(("fields", "asked"), ASKED_FOR)
def test_a_verdict_is_asked_for_what_needs_one(fields, asked, record):
    home = record(
        f"type: kickoff\ncampaign: c\ndate: 2026-05-25\nactions: [{{id: A1, what: x, {fields}}}]"
    )
    meetings = {"c": (date(2026, 6, 1), date(2026, 6, 8), date(2026, 6, 15))}
    now = datetime.fromisoformat("2026-06-15 12:00")
    context = Context(now, Thresholds(), Register(), {}, meetings, {})
    assert item_state(home, home.items[0], context).wants_verdict is asked


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
