"""Which meeting of a campaign is due, and since when."""

from datetime import date

import pytest

from mtgrec.model.figures.campaign import is_closed, is_over, plan_of
from mtgrec.model.figures.due_meetings import due_meetings


@pytest.fixture
def owed(record):
    """Return what is owed on a day, after records given line by line: `type: weekly · date: ...`."""

    def owed(text, today):
        lines = [line.strip() for line in text.strip().splitlines()]
        records = [
            record(
                ("" if "campaign:" in line else "campaign: c\n") + line.replace(" · ", "\n"),
                f"{number}.md",
            )
            for number, line in enumerate(lines)
        ]
        return [tuple(meeting)[1:] for meeting in due_meetings(records, date.fromisoformat(today))]

    return owed


PLAN = "type: campaign · date: 2026-05-01 · rhythm: weekly · start: 2026-05-01 · end: 2026-06-30\n"

# records · today · type, due, overdue, reason, what
OWED = {
    "by the rhythm": (
        PLAN + "type: weekly · date: 2026-06-01",
        "2026-06-05",
        [("weekly", date(2026, 6, 8), False, "rhythm", "")],
    ),
    "not overdue on its own day": (
        PLAN + "type: weekly · date: 2026-06-01",
        "2026-06-08",
        [("weekly", date(2026, 6, 8), False, "rhythm", "")],
    ),
    "overdue a day later": (
        PLAN + "type: weekly · date: 2026-06-01",
        "2026-06-09",
        [("weekly", date(2026, 6, 8), True, "rhythm", "")],
    ),
    "a day that was named wins over the rhythm": (
        PLAN + "type: weekly · date: 2026-06-01 · next: 2026-06-04 10:00 三楼",
        "2026-06-05",
        [("weekly", date(2026, 6, 4), True, "next", "c-WK-260601")],
    ),
    "a day without a year is the one after the meeting": (
        PLAN + "type: weekly · date: 2026-06-01 · next: 6月10日下午",
        "2026-06-05",
        [("weekly", date(2026, 6, 10), False, "next", "c-WK-260601")],
    ),
    "a day may be written in English": (
        PLAN + "type: weekly · date: 2026-06-01 · next: Wed, 10 June 2026 3pm",
        "2026-06-05",
        [("weekly", date(2026, 6, 10), False, "next", "c-WK-260601")],
    ),
    "words that name no day leave the rhythm": (
        PLAN + "type: weekly · date: 2026-06-01 · next: 待定",
        "2026-06-05",
        [("weekly", date(2026, 6, 8), False, "rhythm", "")],
    ),
    "a named day is not forgotten over an extra meeting": (
        PLAN
        + "type: weekly · date: 2026-06-01 · next: 2026-06-20\n"
        + "type: weekly · date: 2026-06-08",
        "2026-06-22",
        [("weekly", date(2026, 6, 20), True, "next", "c-WK-260601")],
    ),
    "nor over an extra meeting that was named itself": (
        PLAN
        + "type: weekly · date: 2026-06-01 · next: 2026-06-08\n"
        + "type: weekly · date: 2026-06-02 · next: 2026-06-04\n"
        + "type: weekly · date: 2026-06-04",
        "2026-06-05",
        [("weekly", date(2026, 6, 8), False, "next", "c-WK-260601")],
    ),
    "the newest minutes that name a day to come count": (
        PLAN
        + "type: weekly · date: 2026-06-01 · next: 2026-06-08\n"
        + "type: weekly · date: 2026-06-03 · next: 2026-06-10",
        "2026-06-05",
        [("weekly", date(2026, 6, 10), False, "next", "c-WK-260603")],
    ),
    "a named day on which one met is done with": (
        PLAN
        + "type: weekly · date: 2026-06-01 · next: 2026-06-08\n"
        + "type: weekly · date: 2026-06-08",
        "2026-06-09",
        [("weekly", date(2026, 6, 15), False, "rhythm", "")],
    ),
    "on a weekday": (
        PLAN.replace("weekly", "每周二、周四") + "type: weekly · date: 2026-06-02",
        "2026-06-05",
        [("weekly", date(2026, 6, 4), True, "rhythm", "")],
    ),
    "a day that is over before the meeting is a slip": (
        PLAN + "type: weekly · date: 2026-06-01 · next: 2026-05-08",
        "2026-06-05",
        [("weekly", date(2026, 6, 8), False, "rhythm", "")],
    ),
    "words that name no day": (
        PLAN + "type: weekly · date: 2026-06-01 · next: 另行通知",
        "2026-06-05",
        [("weekly", date(2026, 6, 8), False, "rhythm", "")],
    ),
    "any meeting keeps the rhythm": (
        PLAN + "type: weekly · date: 2026-06-01\ntype: retro · date: 2026-06-07",
        "2026-06-09",
        [("weekly", date(2026, 6, 14), False, "rhythm", "")],
    ),
    "a checklist is no meeting": (
        PLAN + "type: weekly · date: 2026-06-01\ntype: checklist · date: 2026-06-07",
        "2026-06-08",
        [("weekly", date(2026, 6, 8), False, "rhythm", "")],
    ),
    "a draft was not held": (
        PLAN + "type: weekly · date: 2026-06-01\ntype: weekly · date: 2026-06-07 · draft: yes",
        "2026-06-08",
        [("weekly", date(2026, 6, 8), False, "rhythm", "")],
    ),
    "a meeting to come was not held": (
        PLAN + "type: weekly · date: 2026-06-01\ntype: weekly · date: 2026-06-09",
        "2026-06-08",
        [("weekly", date(2026, 6, 8), False, "rhythm", "")],
    ),
    "nothing before the first meeting": (PLAN, "2026-06-08", []),
    "nothing without a rhythm": ("type: weekly · date: 2026-06-01", "2026-06-30", []),
    "nothing after the end": (PLAN + "type: weekly · date: 2026-06-25", "2026-06-28", []),
    "an evaluation of a campaign that is done": (
        "type: campaign · rhythm: weekly · status: done\ntype: weekly · date: 2026-06-01",
        "2026-06-20",
        [("evaluation", None, False, "closed", "")],
    ),
    "nothing once it was evaluated, be it with others": (
        PLAN.replace("30\n", "30 · status: done\n")
        + "type: evaluation · campaign: [b, c] · date: 2026-06-01",
        "2026-06-20",
        [],
    ),
    "of one that is done before its end only that": (
        PLAN + "type: campaign · date: 2026-06-02 · end: 2026-06-30 · status: done",
        "2026-06-20",
        [("evaluation", None, False, "closed", "")],
    ),
    "of one that is done after its end a retrospective too": (
        "type: campaign · end: 2026-06-10 · status: done\ntype: weekly · date: 2026-06-01",
        "2026-06-20",
        [
            ("retro", date(2026, 6, 10), True, "end", ""),
            ("evaluation", date(2026, 6, 10), False, "closed", ""),
        ],
    ),
    "nothing in one that is paused": (
        "type: campaign · rhythm: weekly · status: paused\ntype: weekly · date: 2026-06-01",
        "2026-06-20",
        [],
    ),
    "nor in one that is cancelled": (
        "type: campaign · end: 2026-06-10 · status: cancelled\ntype: weekly · date: 2026-06-01",
        "2026-06-20",
        [],
    ),
    "a retrospective of the whole once it has ended": (
        PLAN + "type: weekly · date: 2026-06-25 · next: 2026-07-02",
        "2026-07-01",
        [("retro", date(2026, 6, 30), True, "end", "")],
    ),
    "not on its last day": (PLAN + "type: weekly · date: 2026-06-25", "2026-06-30", []),
    "then an evaluation": (
        PLAN + "type: retro · date: 2026-07-02",
        "2026-07-03",
        [("evaluation", date(2026, 7, 2), False, "end", "")],
    ),
    "then nothing": (
        PLAN + "type: retro · date: 2026-07-02\ntype: evaluation · date: 2026-07-06",
        "2026-07-07",
        [],
    ),
    "a retrospective may be held a day early": (
        PLAN + "type: retro · date: 2026-06-29",
        "2026-07-01",
        [("evaluation", date(2026, 6, 30), False, "end", "")],
    ),
    "or three": (
        PLAN + "type: retro · date: 2026-06-27",
        "2026-07-01",
        [("evaluation", date(2026, 6, 30), False, "end", "")],
    ),
    "but not four": (
        PLAN + "type: retro · date: 2026-06-26",
        "2026-07-01",
        [("retro", date(2026, 6, 30), True, "end", "")],
    ),
    "a retrospective before the end is not enough": (
        PLAN + "type: retro · date: 2026-06-20",
        "2026-07-03",
        [("retro", date(2026, 6, 30), True, "end", "")],
    ),
    "nor is a draft": (
        PLAN + "type: retro · date: 2026-07-02 · draft: yes",
        "2026-07-03",
        [("retro", date(2026, 6, 30), True, "end", "")],
    ),
}


@pytest.mark.parametrize("case", OWED)
def test_meetings_owed(case, owed):
    text, today, expected = OWED[case]
    assert owed(text, today) == expected


MILESTONE = "type: campaign · date: 2026-05-01 · milestones: [{what: 预热上线, end: 2026-06-05"
# fields of the milestone · other records · whether a retrospective is suggested on 10 June, since when
REACHED = [
    ("status: done, finished: 2026-06-07", "", date(2026, 6, 7)),
    ("status: done", "", date(2026, 6, 5)),  # nobody wrote when: as planned
    ("status: doing", "", None),
    ("status: cancelled, finished: 2026-06-07", "", None),
    ("status: done, finished: 2026-06-11", "", None),
    ("status: done, finished: 2026-06-07", "type: retro · date: 2026-06-08", None),
    ("status: done, finished: 2026-06-07", "type: retro · date: 2026-06-07", None),
    ("status: done, finished: 2026-06-07", "type: retro · date: 2026-06-06", None),
    ("status: done, finished: 2026-06-07", "type: retro · date: 2026-06-03", date(2026, 6, 7)),
    (
        "status: done, finished: 2026-06-07",
        "type: retro · date: 2026-06-08 · draft: yes",
        date(2026, 6, 7),
    ),
]


@pytest.mark.parametrize(("fields", "others", "due"), REACHED)
def test_a_milestone_that_was_reached_asks_for_a_retrospective(fields, others, due, owed):
    expected = [("retro", due, False, "milestone", "预热上线")] if due else []
    assert owed(f"{MILESTONE}, {fields}}}]\n{others}", "2026-06-10") == expected


def test_the_most_overdue_comes_first(record):
    records = [
        record(f"type: {kind}\ncampaign: {code}\nrhythm: weekly\ndate: {day}", f"{code}{kind}.md")
        for code, day in (("a", "2026-06-03"), ("b", "2026-06-01"), ("c", "2026-06-02"))
        for kind in ("campaign", "weekly")
    ]
    owed = due_meetings(records, date(2026, 6, 30))
    assert [meeting.campaign for meeting in owed] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("fields", "closed", "over"),
    [
        ("", False, False),
        ("status: doing", False, False),
        ("status: done", True, False),
        ("status: cancelled", True, False),
        ("end: 2026-06-09", False, True),
        ("end: 2026-06-09\nstatus: off-track", False, True),
        ("end: 2026-06-09\nstatus: done", True, False),
        ("end: 2026-06-10", False, False),
    ],
)
def test_a_campaign_is_closed_when_declared_so_and_over_when_past_its_end(
    fields, closed, over, record
):
    plan = record(f"type: campaign\n{fields}")
    assert (is_closed(plan), is_over(plan, date(2026, 6, 10))) == (closed, over)


def test_without_a_plan_nothing_is_closed_or_over():
    assert not is_closed(None)
    assert not is_over(None, date(2026, 6, 10))


def test_of_several_plans_the_newest_counts(record):
    old = record("type: campaign\ndate: 2026-05-01", "old.md")
    new = record("type: campaign\ndate: 2026-05-02", "new.md")
    assert plan_of([new, old, record("type: weekly\ndate: 2026-06-01", "w.md")]) is new
    assert plan_of([]) is None
