"""`mtgrec show CAMPAIGN`: a campaign's story on one page."""

import pytest

FILES = """
=== people.yaml
- {name: Ann, department: Marketing}
- {name: Bob, department: Sales}
- {name: Zoe, department: Sales}
=== Spring/plan.md
---
type: campaign
campaign: Spring
title: Spring plan
date: 2026-05-01
start: 2026-05-01
end: 2026-06-30
rhythm: weekly
status: doing
audience: [families]
channels: [search, radio]
kpis: [{id: K1, what: Orders, target: 100, actual: 80}]
milestones: [{id: M1, what: Launch, end: 2026-06-05, status: done, owner: Bob}]
budget: {total: 500, contingency: 10%, lines: [{what: Adverts, planned: 305, spent: 250}]}
---
=== Spring/kickoff.md
---
type: kickoff
campaign: Spring
title: Kickoff
date: 2026-05-25
decisions: [{id: D1, what: Radio first, owner: Ann, status: done}]
actions: [{id: A1, what: Spots, owner: Ann, due: 2026-06-01}]
lessons: [{id: L1, what: Start early, outcome: problem, advice: Book in March}]
---
=== Spring/bad.md
---
type: weekly
actions: - broken
---
=== other/kickoff.md
---
type: kickoff
campaign: Other
title: Elsewhere
date: 2026-05-26
decisions: [{id: D2, what: Nothing to do with it, owner: Zoe}]
---
=== bare/notes.md
---
type: weekly
campaign: Bare
date: 2026-06-01
---
"""


@pytest.fixture
def folder(workspace):
    return workspace(FILES + "=== mtgrec.toml\n")


def test_the_blocks_of_the_page(folder, mtgrec):
    done = mtgrec(folder, "show", "Spring")
    assert done.code == 0
    blocks = done.out.strip().split("\n\n")
    assert blocks.pop().startswith("*: findings about an item")
    assert [block.splitlines()[0] for block in blocks] == [
        *("Spring  Spring plan", "Records", "Decisions", "Actions, open"),
        *("KPIs", "Milestones", "Lessons"),
        *("Timeline (+ done, - to do, ! late, ^ today)", "Budget", "Budget lines", "People"),
    ]
    assert blocks[0].splitlines()[1:] == [
        "Start             2026-05-01",
        "End               2026-06-30",
        "Rhythm            weekly",
        "Status            doing",
        "Audience          families",
        "Channels          search, radio",
        "Not confirmed by  ! Marketing",
        "Next meeting      2026-06-01 weekly (by the campaign's rhythm)",
        "Next meeting      2026-06-05 retro (milestone reached: Launch)",
    ]
    # 305 in 61 days from 1 May: 41 of them by 10 June
    assert blocks[-4:-1] == [
        (
            "Timeline (+ done, - to do, ! late, ^ today)\n"
            "Milestone  06-05  End         Gates\n"
            "Launch     +      2026-06-05  —"
        ),
        (
            "Budget\n"
            "Total            500\n"
            "Contingency      50 (10 %)\n"
            "Planned          305\n"
            "Plan to date     205\n"
            "Spent            250\n"
            "Budget use       250/205 122 %\n"
            "Does not add up  ! 145 = total - contingency - planned\n"
            "Source           Spring/plan.md:14"
        ),
        (
            "Budget lines\n"
            "What     Planned  Plan to date  Spent  Difference     Used\n"
            "Adverts      305           205    250         +45  ! 122 %"
        ),
    ]
    assert [line.split()[0] for line in blocks[-1].splitlines()[2:]] == ["Ann", "Bob"]
    assert "Elsewhere" not in done.out
    assert "Nothing to do with it" not in done.out
    assert done.err.startswith("Spring/bad.md:3:")


def test_the_page_for_programs(folder, mtgrec):
    found = mtgrec(folder, "show", "Spring", "--format", "json").json
    assert [*found] == ["schema_version", "kind", "today", "campaign", "problems"]
    assert (found["kind"], found["today"]) == ("campaign", "2026-06-10")
    page = found["campaign"]
    lists = {"meetings", "records", "decisions", "kpis", "milestones", "lessons", "people"}
    lists |= {"actions", "risks", "checks"}
    lists |= {"budget", "timeline", "unread_entries"}
    assert {name: value for name, value in page.items() if name not in lists} == {
        "code": "Spring",
        "title": "Spring plan",
        "plan": "Spring-CP-260501",
        "closed": False,
        "over": False,
        "start": "2026-05-01",
        "end": "2026-06-30",
        "rhythm": "weekly",
        "status": "doing",
        "audience": "families",
        "strategies": [],
        "log": [],
        "channels": ["search", "radio"],
        "tags": [],
        "not_confirmed": ["Marketing"],
    }
    assert [(each["type"], each["due"], each["reason"]) for each in page["meetings"]] == [
        ("weekly", "2026-06-01", "rhythm"),
        ("retro", "2026-06-05", "milestone"),
    ]
    assert [record["id"] for record in page["records"]] == ["Spring-CP-260501", "Spring-KO-260525"]
    assert [
        item["address"]
        for kind in ("decisions", "kpis", "milestones", "lessons")
        for item in page[kind]
    ] == [
        "Spring-KO-260525.D1",
        "Spring-CP-260501.K1",
        "Spring-CP-260501.M1",
        "Spring-KO-260525.L1",
    ]
    assert (page["budget"]["spent"], page["budget"]["planned_to_date"]) == ("250", "205")
    assert [stop["address"] for stop in page["timeline"]] == ["Spring-CP-260501.M1"]
    assert page["kpis"][0]["goal_attainment"]["ratio"] == 0.8
    assert [person["name"] for person in page["people"]] == ["Ann", "Bob"]


def test_a_campaign_without_a_plan(folder, mtgrec):
    page = mtgrec(folder, "show", "Bare", "--format", "json").json["campaign"]
    assert (page["plan"], page["title"], page["closed"], page["meetings"]) == (
        None,
        None,
        False,
        [],
    )
    assert mtgrec(folder, "show", "Bare").lines[:2] == ["Bare", "Status  under way"]


@pytest.mark.parametrize("word", ["spring", "SPRING", "Spring"])
def test_case_is_ignored(word, folder, mtgrec):
    assert mtgrec(folder, "show", word).lines[0] == "Spring  Spring plan"


def test_a_campaign_that_is_over_is_not_closed_by_that(folder, mtgrec):
    lines = mtgrec(folder, "show", "Spring", today="2026-07-01").lines
    assert "Status            doing (past its end, not closed)" in lines
    assert "Next meeting      2026-06-30 retro (the campaign has ended)" in lines


def test_a_record_that_bears_the_name_of_a_campaign_comes_first(folder, mtgrec):
    (folder / "same.md").write_text("---\ntype: weekly\nid: other\ntitle: A record\n---\n", "utf-8")
    assert mtgrec(folder, "show", "Other").lines[0] == "other  A record"


def test_an_unknown_one(folder, mtgrec):
    done = mtgrec(folder, "show", "Sprung")
    assert (done.code, done.out) == (2, "")
    assert "nothing has the address “Sprung”" in done.err
    assert "did you mean “Spring”?" in done.err


def test_in_chinese(folder, mtgrec):
    lines = mtgrec(folder, "show", "Spring", lang="zh").lines
    assert "状态            进行中" in lines
    assert "下次会议        2026-06-05 复盘会（里程碑已达成：Launch）" in lines


MANY = "\n".join(f"  - {{id: A{number}, what: Task {number}}}" for number in range(1, 24))
OPEN = f"""
=== mtgrec.toml
=== a.md
---
type: kickoff
campaign: Spring time
title: Kickoff
date: 2026-05-25
actions:
{MANY}
  - {{id: L1, what: Late, due: 2026-06-01}}
  - {{id: N1, what: Finished, status: done}}
risks: [{{id: R1, what: Rain, response: Umbrellas}}, {{id: R2, what: Snow, status: cancelled}}]
checks: [{{id: C1, what: Texts}}, {{id: C2, what: Budget, status: done}}]
---
"""


def test_what_is_open_is_shown_the_most_urgent_first(workspace, mtgrec):
    folder = workspace(OPEN)
    shown = mtgrec(folder, "show", "Spring time").out
    tables = {block.splitlines()[0]: block.splitlines()[2:] for block in shown.split("\n\n")}
    assert "Late" in tables["Actions, open"][0]
    assert len(tables["Actions, open"]) == 20
    assert "further: 4; see them with: mtgrec list actions --open --campaign 'Spring time'" in shown
    assert ["Rain" in row for row in tables["Risks, open"]] == [True]
    assert ["Texts" in row for row in tables["Checks, open"]] == [True]


def test_programs_get_all_that_is_open(workspace, mtgrec):
    folder = workspace(OPEN)
    page = mtgrec(folder, "show", "Spring time", "--format", "json").json["campaign"]
    assert len(page["actions"]) == 24
    assert [each["id"] for each in page["risks"]] == ["R1"]
    assert [each["id"] for each in page["checks"]] == ["C1"]
    markdown = mtgrec(folder, "show", "Spring time", "--format", "markdown").out
    assert all(title in markdown for title in ("Actions, open", "Risks, open", "Checks, open"))
