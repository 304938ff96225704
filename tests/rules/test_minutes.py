"""Rules about minutes as a whole: what is missing in them, and which meetings are due."""

import pytest

from mtgrec.model.message import Message

ACTIONS = "actions:\n  - {id: A7KQ, what: Book the hall}\n"
FULL = """
---
type: weekly
campaign: c
title: Weekly
background: Second week
date: 2026-06-08
time: 14:00
place: Room 3
attendees: [Ann]
decisions: [{id: D9TR, what: go on, owner: Ann}]
actions: [{id: A7KQ, what: Book the hall, due: 2026-06-12}]
---

## Discussion

Nothing new.
"""


def missing(found) -> str:
    return "".join(str(one.problem.message) for one in found)


@pytest.mark.parametrize(
    ("line", "instead", "block"),
    [
        ("time: 14:00", "", "not filled: time, place and attendees"),
        ("place: Room 3", "place:", "not filled: time, place and attendees"),
        ("background: Second week", "", "not filled: topic and background"),
        ("## Discussion", "## Weather", "not filled: agenda with the discussion"),
        (", owner: Ann", "", ""),  # told of the decision itself, by D001
        (", due: 2026-06-12", "", ""),  # and of the action by A002
        ("campaign: c", "", ""),
        ("type: weekly", "type: checklist", ""),
        ("date: 2026-06-08", "date: 2026-06-10", ""),
    ],
)
def test_each_block_is_named(check, line, instead, block):
    assert line in FULL
    assert missing(check(FULL.strip().replace(line, instead), "N001")) == block


def test_blocks_are_filled_in_translated_words(check):
    (one,) = check(FULL.strip().replace("place: Room 3", ""), "N001")
    assert isinstance(one.problem.message.values["blocks"], Message)


def record(type: str, day: str, more: str = "") -> str:
    return f"---\ntype: {type}\ncampaign: c\ndate: {day}\n{more}---\n"


def files(**records: str) -> str:
    return "".join(f"# {name}.md\n{text}" for name, text in records.items())


@pytest.mark.parametrize(
    ("more", "plan", "codes"),
    [
        ("", "", ["a.md"]),
        ("", "rhythm: every blue moon\n", []),  # whatever it says, somebody decided on it
        ("", "end: 2026-06-15\n", ["a.md"]),
        ("", "end: 2026-06-14\n", []),
        ("", "status: done\n", []),
        ("next: tba\n", "", ["a.md"]),
        ("next: 待定\n", "", ["a.md"]),
        ("draft: yes\n", "", []),
    ],
)
def test_the_newest_minutes_name_the_next_meeting(check, more, plan, codes):
    example = files(
        a=record("weekly", "2026-06-08", ACTIONS + more), p=record("campaign", "2026-05-01", plan)
    )
    assert [one.problem.path for one in check(example, "N004")] == codes


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        (record("weekly", "2026-06-08", "next: 2026-06-15\n"), []),  # two on one day
        (record("retro", "2026-06-09"), []),
        (record("weekly", "2026-06-20", "draft: yes\n"), []),
        (record("checklist", "2026-06-09"), ["a.md"]),
        (record("weekly", "2026-06-01", "next: 2026-06-08\n"), ["a.md"]),
        (record("weekly", "2026-06-01", "next: 2026-06-15\n"), []),  # this one came between
    ],
)
def test_what_other_meetings_mean_for_the_newest_minutes(check, other, codes):
    example = files(a=record("weekly", "2026-06-08", ACTIONS), b=other)
    assert [one.problem.path for one in check(example, "N004")] == codes


def test_an_evaluation_of_several_campaigns_is_no_later_meeting_of_others(check):
    example = files(
        a=record("weekly", "2026-06-08", ACTIONS),
        b=record("evaluation", "2026-06-09").replace("campaign: c", "campaign: [d, e]"),
    )
    assert [one.problem.path for one in check(example, "N004")] == ["a.md"]


def test_a_meeting_is_overdue_from_the_next_day(check):
    example = files(a=record("weekly", "2026-06-01", f"next: 2026-06-08\n{ACTIONS}"))
    assert not check(example, "N005", "2026-06-08")
    (one,) = check(example, "N005", "2026-06-09")
    assert (one.problem.path, one.problem.line, one.problem.column) == ("a.md", 5, 7)
    assert str(one.problem.message.values["due"]) == "2026-06-08"


def test_an_overdue_meeting_is_told_at_the_rhythm_of_the_plan(check):
    example = files(
        a=record("kickoff", "2026-05-25", ACTIONS),
        p=record("campaign", "2026-05-01", "rhythm: weekly\n"),
    )
    (one,) = check(example, "N005")
    assert (one.problem.path, one.problem.line) == ("p.md", 5)


def test_a_next_day_overrides_the_rhythm(check):
    example = files(
        a=record("kickoff", "2026-05-25", f"next: 2026-06-20\n{ACTIONS}"),
        p=record("campaign", "2026-05-01", "rhythm: weekly\n"),
    )
    assert not check(example, "N005")


def test_a_retro_that_is_due_is_no_execution_meeting(check):
    example = files(
        a=record(
            "kickoff",
            "2026-05-25",
            "milestones:\n  - {id: M7KQ, what: x, status: done, end: 2026-06-01}\n",
        )
    )
    assert not check(example, "N005")


def test_tasks_in_the_text_of_a_closed_campaign_are_no_longer_told(check):
    plan = record("campaign", "2026-05-01", "status: done\n")
    weekly = record("weekly", "2026-06-01") + "\n- [ ] Book the hall\n"
    assert check(files(a=weekly), "N006")
    assert not check(files(a=weekly, p=plan), "N006")
