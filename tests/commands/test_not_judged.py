"""What cannot be read selects nothing, and is listed all the same, or said to be left out."""

import pytest

FILE = """
=== mtgrec.toml
=== a.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-01
decisions:
  - {id: D1, what: Radio, review: later on}
  - {id: D2, what: Print, review: 2026-07-01}
  - {id: D3, what: Web, review: later on, status: cancelled}
actions:
  - {id: A1, what: Posters, owner: Ann, due: 2026-06-01}
  - {id: A2, what: Banners, owner: Ann, due: around 15}
  - {id: A3, what: Flags, owner: Ann, due: 2026-06-12, status: done, finished: dunno}
  - {id: A4, what: Leaflets, owner: Ann, due: 2026-06-14, status: nearly}
  - {id: A5, what: Stickers, owner: Ann, due: some day, status: done}
risks:
  - {id: R1, what: Rain, level: high, status: maybe}
checks:
  - {id: C1, what: Texts, due: asap}
milestones:
  - {id: M1, what: Launch, end: the end}
lessons:
  - {id: L1, what: Book early, outcome: mixed}
  - {id: L2, what: Ask twice}
---
=== b.md
---
type: retro
id: RE
campaign: c
date: one fine day
decisions: [{id: D4, what: More flags}]
lessons: [{id: L3, what: Order in May, outcome: problem}]
---
"""


@pytest.mark.parametrize(
    ("command", "names"),
    [
        (("list", "actions", "--overdue"), "KO.A2"),
        (("list", "actions", "--off-track"), "KO.A2"),
        (("list", "actions", "--due-until", "2026-06-30"), "KO.A2; KO.A5"),
        (("list", "actions", "--due-since", "2026-06-30", "--open"), "KO.A2"),
        (("list", "actions", "--due-since", "2026-06-30", "--owner", "Bob"), ""),
        (("list", "actions", "--status", "done"), "KO.A4"),
        (("list", "actions", "--status", "open"), ""),
        (("list", "actions"), ""),
        (("list", "checks", "--overdue"), "KO.C1"),
        (("list", "milestones", "--overdue"), "KO.M1"),
        (("list", "risks", "--status", "off-track"), "KO.R1"),
        (("list", "lessons", "--since", "2026-05-01"), "RE.L3"),
        (("list", "records", "--since", "2026-05-01"), "b.md"),
        (("list", "records", "--type", "kickoff"), ""),
        (("status",), "KO.A2; KO.C1; KO.M1"),
        (("status", "--status", "done"), "KO.A4"),
        (("status", "--owner", "Ann"), "KO.A2"),
    ],
    ids=str,
)
def test_what_filters_leave_out_for_want_of_reading_is_said(command, names, workspace, mtgrec):
    answer = mtgrec(workspace(FILE), *command)
    said = [line for line in answer.err.splitlines() if line.startswith("not judged")]
    count = len(names.split("; ")) if names else 0
    line = f"not judged, as a day or a status of theirs cannot be read: {count} ({names})"
    assert said == ([line] if names else [])


def section(mtgrec, folder, kind, title, *options):
    text = mtgrec(folder, "report", kind, *options).out
    assert f"# {title}\n" in text, text
    return text.partition(f"# {title}\n")[2].partition("\n#")[0]


@pytest.mark.parametrize(
    ("kind", "title", "options", "rows"),
    [
        ("evaluation", "Decisions to be reviewed", (), ["later on (not counted) | Radio"]),
        ("evaluation", "Lasting value: lessons and strategies", ("--since", "2026-05-01"), ["Order in May"]),
        ("weekly", "The next seven days", (), ["around 15 (not counted) | Action | Banners", "asap (not counted) | Check", "the end (not counted) | Milestone"]),
        ("weekly", "Finished in these days", (), ["dunno (not counted) | Flags"]),
        ("retro", "Late or not: a day of these cannot be read", (), ["Banners", "Flags", "Texts", "Launch", "Stickers"]),
        ("retro", "Risks that came true", (), ["Rain | maybe (not counted)"]),
        ("retro", "Success or problem: not said", (), ["Book early | mixed (not counted)", "Ask twice | —"]),
        ("retro", "Milestones", ("--since", "2026-05-01"), ["Launch | the end (not counted)"]),
        ("retro", "What went wrong, and why", ("--since", "2026-05-01"), ["Order in May"]),
        ("retro", "Decisions and what became of them", ("--since", "2026-05-01"), ["More flags", "later on (not counted)"]),
    ],
    ids=str,
)  # fmt: skip
def test_every_section_lists_it(kind, title, options, rows, workspace, mtgrec):
    text = section(mtgrec, workspace(FILE), kind, title, *options)
    for row in rows:
        assert row in text
    assert "Web" not in text or title.startswith("Decisions and")


CARRIED = """
=== mtgrec.toml
=== a.md
---
type: kickoff
id: KO
campaign: c
date: 2026-05-01
actions:
  - {id: A1, what: Posters, owner: Ann, due: 2026-06-01}
  - {id: A2, what: Banners, owner: Ann, due: 2026-06-02}
  - {id: A3, what: Flags, owner: Ann, due: 2026-06-03, lag_reason: rain}
risks:
  - {id: R1, what: Rain, level: high, due: 2026-06-04}
kpis:
  - {id: K1, what: Clicks, metric: clicks, target: 100, measure: latest}
---
=== metrics.csv
date,metric,value
2026-06-04,clicks,10
"""
MEETINGS = "".join(
    f"=== w{day}.md\n---\ntype: weekly\nid: WK{day}\ncampaign: c\ndate: 2026-05-{day}\n---\n"
    for day in ("08", "15", "22", "29")
)
LAST = """=== w.md
---
type: weekly
id: WK
campaign: c
date: 2026-06-05
follow_ups:
  - {item: A1, verdict: escalate, note: too dear}
  - {item: A3, verdict: escalate}
  - {item: R1, verdict: escalate}
  - {item: K1, verdict: escalate}
---
"""


def test_what_is_asked_about_one_item_is_one_line(workspace, mtgrec):
    folder = workspace(CARRIED + MEETINGS + LAST)
    lines = section(mtgrec, folder, "weekly", "To be decided").split("\n")
    told = [line.partition(" [")[0] for line in lines if line.startswith("- ")]
    assert told == [
        (
            "- Posters: escalated on 2026-06-05 (too dear): what is decided?"
            " 9 d late and no reason given: why, and until when?"
        ),
        "- Flags: escalated on 2026-06-05: what is decided?",
        (
            "- Clicks: escalated on 2026-06-05: what is decided?"
            " below expectation, analysis: ! overdue by 5 d. Cause and adjustment?"
        ),
        "- Rain: escalated on 2026-06-05: what is decided?",
        (
            "- Banners: carried 5 times: continue, close or escalate?"
            " 8 d late and no reason given: why, and until when?"
        ),
    ]
