"""What is late stays to be seen: after the end of a campaign, in milestones, and once it is moved."""

import re

import pytest

PLAN = """
=== mtgrec.toml
=== c/plan.md
---
type: campaign
id: PLAN
campaign: c
date: 2026-05-20
start: 2026-06-01
end: 2026-06-09
status: {status}
milestones:
  - id: M2
    what: Warm-up
    owner: Li Lei
    end: 2026-06-05
  - id: M3
    what: Burst
    end: 2026-06-20
---
=== c/2026-06-01-weekly.md
---
type: weekly
id: WK
campaign: c
date: 2026-06-01
actions:
  - id: A2
    what: Poster
    owner: Li Lei
    due: 2026-06-04
  - id: A3
    what: Leaflet
    due: 2026-06-30
    progress: 70%
checks:
  - id: C2
    what: Legal
    due: 2026-06-08
---
"""


@pytest.fixture
def folder(workspace):
    return workspace(PLAN.format(status="doing"))


@pytest.mark.parametrize("today", ["2026-06-09", "2026-06-10", "2026-12-31"])
@pytest.mark.parametrize("status", ["doing", "off-track", "done", "cancelled"])
def test_nothing_late_leaves_the_status_when_a_campaign_ends(status, today, workspace, mtgrec):
    folder = workspace(PLAN.format(status=status))
    answer = mtgrec(folder, "status", "--format", "json", "--strict", today=today)
    late = {"2026-12-31": 5}.get(today, 3)
    listed = [(entry["kind"], entry["id"]) for entry in answer.json["overdue"]]
    assert listed[-3:] == [("action", "A2"), ("milestone", "M2"), ("check", "C2")] or late == 5
    assert len(listed) == answer.json["totals"]["overdue"] == late
    assert answer.code == 1


def test_the_day_after_its_end_check_finds_the_same(folder, mtgrec):
    before = mtgrec(folder, "check", "--format", "concise", today="2026-06-09")
    after = mtgrec(folder, "check", "--format", "concise", today="2026-06-10")
    assert before.code == after.code == 1
    assert "A006" in after.out
    assert "M001" in after.out
    done = mtgrec(folder, "set", "PLAN", "status=done")
    assert done.code == 0
    assert mtgrec(folder, "check", "--format", "concise", today="2026-06-10").out == ""


def test_milestones_are_due_next_and_strict(workspace, mtgrec):
    folder = workspace(PLAN.format(status="doing").replace("2026-06-04", "2026-06-30"))
    answer = mtgrec(folder, "status", "--format", "json", today="2026-06-05").json
    owners = {group["key"]: group for group in answer["groups"] if group["by"] == "owner"}
    assert owners["Li Lei"]["next_due"] == "2026-06-05"
    answer = mtgrec(folder, "status", "--format", "json", "--strict", today="2026-06-08")
    assert [entry["id"] for entry in answer.json["overdue"]] == ["M2"]
    assert answer.json["totals"]["off_track"] == 1
    assert answer.code == 1


def test_a_weekly_meeting_opens_with_milestones_late_or_near(folder, mtgrec):
    assert mtgrec(folder, "new", "weekly", "--campaign", "c", "--date", "2026-06-08").code == 0
    text = (folder / "c/2026-06-08-weekly.md").read_text("utf-8")
    assert "Warm-up" in text
    assert "Burst" in text
    run = mtgrec(folder, "new", "weekly", "--campaign", "c", "--date", "2026-06-05", "--dry-run")
    assert "Burst" not in run.out


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("M001", ("done", "M2", "--reason", "rain")),
        ("M004", ("done", "M2", "--reason", "rain")),
        ("A006", ("done", "A2", "--reason", "rain")),
        ("A007", ("done", "A2", "--reason", "rain")),
        ("A008", ("done", "A3")),
        ("C007", ("done", "C2", "--reason", "rain")),
    ],
)
def test_what_is_finished_late_with_a_reason_is_settled(kind, arguments, folder, mtgrec):
    assert mtgrec(folder, *arguments).code == 0
    found = mtgrec(folder, "check", "--select", kind, "--format", "concise", today="2026-06-30")
    assert [line for line in found.lines if f".{arguments[1]}" in line] == []


# -- progress


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    progress: 70%\n", "    progress: 100%\n"),
        ("    progress: 0.7\n", "    progress: 100%\n"),
        ("    progress: 70 # so far\n", "    progress: 100% # so far\n"),
        ('    progress: "70%"\n', '    progress: "100%"\n'),
        ("    进度: 70%\n", "    进度: 100%\n"),
        ("    progress: 100%\n", "    progress: 100%\n"),
        ("    progress: 100\n", "    progress: 100\n"),
        ("    progress: about half\n", "    progress: about half\n"),
        ("", ""),
    ],
)
def test_done_is_wholly_done(before, after, workspace, mtgrec):
    text = PLAN.format(status="doing").replace("    progress: 70%\n", before)
    folder = workspace(text)
    path = folder / "c/2026-06-01-weekly.md"
    old = path.read_text("utf-8")
    assert mtgrec(folder, "done", "A3").code == 0
    due = "    due: 2026-06-30\n"
    lines = "    status: done\n    finished: 2026-06-10\n"
    written = path.read_text("utf-8")
    assert sorted(written.splitlines()) == sorted(
        (old.replace(due + before, due + after) + lines).splitlines()
    )
    found = mtgrec(folder, "check", "--select", "A008", "--format", "concise")
    assert found.out == ""


def test_what_is_open_again_is_not_wholly_done(folder, mtgrec):
    path = folder / "c/2026-06-01-weekly.md"
    old = path.read_text("utf-8")
    assert mtgrec(folder, "done", "A3").code == 0
    assert mtgrec(folder, "reopen", "A3").code == 0
    note = "    log:\n      - 2026-06-10: reopened\n"
    assert path.read_text("utf-8") == old.replace(
        "    progress: 70%\n", f"    status: open\n{note}"
    )


def test_a_progress_of_what_is_done_is_refused(folder, mtgrec):
    assert mtgrec(folder, "done", "A3").code == 0
    refused = mtgrec(folder, "log", "A3", "almost", "--progress", "90")
    assert refused.code == 4
    assert "mtgrec reopen WK.A3" in refused.err
    assert mtgrec(folder, "log", "A3", "really", "--progress", "100").code == 0


# -- deadlines that are moved


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        (("A2", "due=2026-06-12"), "due moved from 2026-06-04 to 2026-06-12"),
        (
            ("A2", "due=2026-06-12", "--reason", "hall taken"),
            "'due moved from 2026-06-04 to 2026-06-12: hall taken'",
        ),
        (("A2", "截止=2026-06-05"), "due moved from 2026-06-04 to 2026-06-05"),
        (("A2", "due="), "no longer due on 2026-06-04"),
        (("C2", "due=fri"), "due moved from 2026-06-08 to 2026-06-12"),
        (("M2", "end=2026-06-12"), "due moved from 2026-06-05 to 2026-06-12"),
        (("M2", "截止=2026-06-12"), "due moved from 2026-06-05 to 2026-06-12"),
    ],
)
def test_the_day_that_was_missed_stays_in_the_log(arguments, note, folder, mtgrec):
    answer = mtgrec(folder, "set", *arguments)
    assert answer.code == 0, answer.err
    shown = mtgrec(folder, "show", arguments[0], "--format", "json").json["item"]
    assert shown["log"] == [{"date": "2026-06-10", "note": note.strip("'")}]
    address = shown["address"]
    why = (
        f"{address} was due on {re.findall('2026-06-..', note)[0]}, and nobody says why it gets"
        f" another day: --reason TEXT, or now mtgrec log {address} NOTE\n"
    )
    assert answer.err == ("" if "--reason" in arguments else why)
    again = mtgrec(folder, "set", *(each for each in arguments[:2]))
    assert again.err.count("\n") == 1
    assert "nothing was written" in again.err


OTHERS = """
=== mtgrec.toml
=== c/plan.md
---
type: campaign
id: PLAN
campaign: c
date: 2026-05-20
start: 2026-06-01
end: 2026-06-09
status: {status}
---
=== c/2026-06-01-kickoff.md
---
type: kickoff
id: KO
campaign: c
date: 2026-06-01
decisions:
  - {{id: D2, what: All on search, due: 2026-06-05, review: 2026-06-08}}
  - {{id: D3, what: No print, review: 2026-06-08, verdict: effective}}
risks:
  - {{id: R2, what: Rain, response: Tents, due: 2026-06-04}}
  - {{id: R3, what: Wind, response: Nails, due: 2026-06-04, status: done}}
kpis:
  - {{id: K2, what: Sales, target: 100, due: 2026-06-09}}
---
"""


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        (("R2", "due=2026-06-20"), "due moved from 2026-06-04 to 2026-06-20"),
        (("R2", "due="), "no longer due on 2026-06-04"),
        (("K2", "截止=2026-06-20"), "due moved from 2026-06-09 to 2026-06-20"),
        (("D2", "due=2026-06-20"), "due moved from 2026-06-05 to 2026-06-20"),
        (("D2", "review=2026-06-20"), "review moved from 2026-06-08 to 2026-06-20"),
        (("PLAN", "end=2026-06-20"), "end moved from 2026-06-09 to 2026-06-20"),
        (("PLAN", "结束=2026-06-20"), "end moved from 2026-06-09 to 2026-06-20"),
        (("PLAN", "end="), "no longer end on 2026-06-09"),
        (("R3", "due=2026-06-20"), ""),
        (("D3", "review=2026-06-20"), ""),
        (("R2", "level=high"), ""),
    ],
)
def test_the_missed_day_of_a_risk_a_goal_a_review_and_a_campaign_stays(
    arguments, note, workspace, mtgrec
):
    folder = workspace(OTHERS.format(status="doing"))
    changed = mtgrec(folder, "set", *arguments)
    assert changed.code == 0, changed.err
    shown = mtgrec(folder, "show", arguments[0], "--format", "json").json
    log = (shown.get("item") or shown["record"])["log"]
    assert log == ([{"date": "2026-06-10", "note": note}] if note else [])
    assert ("nobody says why it gets another day" in changed.err) == bool(note)


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_a_closed_campaign_is_moved_without_a_note(status, workspace, mtgrec):
    folder = workspace(OTHERS.format(status=status))
    assert not mtgrec(folder, "set", "PLAN", "end=2026-06-20").err
    assert not mtgrec(folder, "show", "c", "--format", "json").json["campaign"]["log"]


def test_a_campaign_that_was_extended_was_over_on_the_day_before(workspace, mtgrec):
    folder = workspace(OTHERS.format(status="doing"))
    mtgrec(folder, "set", "PLAN", "end=2026-06-30", "--reason", "hall taken", today="2026-06-15")
    meetings = {
        day: mtgrec(folder, "show", "c", "--format", "json", today=day).json["campaign"]
        for day in ("2026-06-14", "2026-06-15")
    }
    assert {day: (page["end"], page["over"]) for day, page in meetings.items()} == {
        "2026-06-14": ("2026-06-09", True),
        "2026-06-15": ("2026-06-30", False),
    }
    assert "2026-06-15 end moved from 2026-06-09 to 2026-06-30: hall taken" in (
        mtgrec(folder, "show", "c", today="2026-06-15").out
    )


def test_a_plan_a_risk_a_decision_and_a_goal_have_a_log(workspace, mtgrec):
    folder = workspace(OTHERS.format(status="doing"))
    for address in ("PLAN", "R2", "D2", "K2"):
        assert mtgrec(folder, "log", address, "asked the city").code == 0
    refused = mtgrec(folder, "log", "KO", "asked the city")
    assert refused.code == 4
    assert "mtgrec set KO background=TEXT" in refused.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("A3", "due=2026-07-12"),
        ("A2", "owner=李雷"),
        ("M3", "end=2026-06-30"),
        ("A2", "due=6月4日"),
    ],
)
def test_what_is_not_late_is_moved_without_a_note(arguments, folder, mtgrec):
    answer = mtgrec(folder, "set", *arguments)
    assert answer.code == 0
    assert "nobody says" not in answer.err
    shown = mtgrec(folder, "show", arguments[0], "--format", "json").json["item"]
    assert not shown["log"]
    assert mtgrec(folder, "set", *arguments, "--reason", "x").code == 2


def test_the_note_is_in_the_language_of_the_file(workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\n类型: 例会\n日期: 2026-06-01\n行动:\n"
        "  - 编号: A2\n    内容: 海报\n    截止: 2026-06-05\n---\n"
    )
    assert mtgrec(folder, "set", "A2", "due=2026-06-12", "--reason", "场地被占").code == 0
    text = (folder / "a.md").read_text("utf-8")
    assert "- 2026-06-10 截止由 2026-06-05 改为 2026-06-12：场地被占\n" in text.replace(
        ": 截", " 截"
    )


# -- one finding for one thing


def test_what_is_late_is_told_once(folder, mtgrec):
    found = mtgrec(folder, "check", "--format", "json", today="2026-06-20").json["findings"]
    late = ("A006", "A007", "C005", "C006", "C007", "M001", "M004")
    told = [(each["code"], each["address"]) for each in found if each["code"] in late]
    assert sorted(told) == [("A006", "WK.A2"), ("C006", "WK.C2"), ("M001", "PLAN.M2")]


def test_findings_of_one_rule_in_one_record_stand_together(workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: weekly\ndate: 2026-06-01\nactions:\n"
        "  - {id: A2, what: one}\n  - {id: A3, what: two}\n"
        "=== b.md\n---\ntype: weekly\ndate: 2026-06-01\nactions:\n  - {id: A4, what: three}\n---\n".replace(
            "=== b.md", "---\n=== b.md", 1
        )
    )
    answer = mtgrec(folder, "check", "--select", "A002")
    assert answer.out.count("no-due-date") == 2
    assert answer.lines[0] == "a.md: A002 no-due-date error, 2 places:"
    assert answer.lines[1] == "  line 5: this action has no due date"
    found = mtgrec(folder, "check", "--select", "A002", "--format", "json").json["findings"]
    assert [each["line"] for each in found] == [5, 6, 5]


def test_a_deadline_that_is_missing_is_told_once(workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== a.md\n---\ntype: weekly\ndate: 2026-06-01\ndecisions: [{what: x}]\n"
        "actions: [{what: y}]\n---\n"
    )
    found = mtgrec(folder, "check", "--select", "N001,A002,D001", "--format", "json").json
    codes = {each["code"]: each["message"] for each in found["findings"]}
    assert set(codes) == {"N001", "A002", "D001"}
    assert "actions" not in codes["N001"]
    assert "decisions" not in codes["N001"]


@pytest.mark.parametrize(
    ("budget", "broken"),
    [
        ("{total: 100000, contingency: 12000}", 0),
        ("{total: 100000, contingency: 7000}", 1),
        ("{total: 100000, contingency: 7000, lines: [{what: 应急补拍, planned: 5000}]}", 0),
        ("{total: 100000, contingency: 12000, lines: [{what: 应急补拍, planned: 5000}]}", 0),
        ("{total: 100000, contingency: 0, lines: [{what: reserve used, planned: 12000}]}", 0),
        (
            "{total: 100000, contingency: 12000, lines: [{what: 应急, spent: 15000}]}",
            0,
        ),
        ("{total: 100000, contingency: 7000, lines: [{what: 应急补拍, planned: 900}]}", 1),
        ("{total: 100000, contingency: 7000, lines: [{what: 补拍, planned: 5000}]}", 1),
    ],
)
def test_a_contingency_that_is_used_does_not_break_the_plan(budget, broken, workspace, mtgrec):
    folder = workspace(
        f"=== mtgrec.toml\n=== a.md\n---\ntype: campaign\ndate: 2026-06-01\nbudget: {budget}\n---\n"
    )
    found = mtgrec(folder, "check", "--select", "B001", "--format", "json").json["findings"]
    assert len(found) == broken


CARRIED = """=== mtgrec.toml
[rules]
carried = 1
=== kickoff.md
---
type: kickoff
campaign: c
date: 2026-06-01
actions:
  - {id: A1AA, what: Book, owner: Jo, due: 2026-06-10, needs: "Finance Dept/2,000"}
---
=== weekly.md
---
type: weekly
campaign: c
date: 2026-06-08
---
"""


@pytest.mark.parametrize(
    ("lang", "once", "meeting"),
    [
        ("en", "carried once", "1 meeting, needs a verdict"),
        ("zh", "已延续 1 次例会", "1 次例会，须明确处理意见"),
    ],
)
def test_one_meeting_is_named_in_the_singular(lang, once, meeting, workspace, mtgrec):
    folder = workspace(CARRIED)
    assert f"! {once} " in mtgrec(folder, "status", today="2026-06-09", lang=lang).out
    assert f"! {meeting}\n" in mtgrec(folder, "show", "A1AA", today="2026-06-09", lang=lang).out


def test_what_is_needed_stands_at_the_left(workspace, mtgrec):
    folder = workspace(CARRIED)
    out = mtgrec(folder, "status", "--department", "Finance Dept", today="2026-06-09").out
    assert "\nFinance Dept/2,000  *" in out
    assert "\nNeeds  " in out


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "No record could be read."), ("zh", "没有一份记录能够读取。")]
)
def test_where_nothing_could_be_read_no_new_beginning_is_proposed(lang, said, workspace, mtgrec):
    folder = workspace("=== mtgrec.toml\n=== a.md\n---\ntype: kickoff\na: b: c\n---\n")
    answer = mtgrec(folder, "status", today="2026-06-09", lang=lang)
    assert said in answer.out
    assert "mtgrec new" not in answer.out
