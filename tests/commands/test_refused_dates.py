"""Dates that no command writes: after each of these `check` would find that dates contradict."""

import pytest

FILES = """
=== mtgrec.toml
=== c/plan.md
---
type: campaign
id: PLAN
campaign: c
date: 2026-05-20
start: 2026-06-01
end: 2026-06-30
budget:
  total: 100
  lines:
    - {id: B2, what: ads, planned: 9, start: 2026-06-05, end: 2026-06-15}
kpis:
  - {id: K2, what: clicks}
milestones:
  - {id: M2, what: warm-up, start: 2026-06-05, end: 2026-06-15}
---
=== c/2026-06-01-weekly.md
---
type: weekly
id: WK
campaign: c
date: 2026-06-01
decisions:
  - {id: D2, what: live, plan: x}
actions:
  - {id: A2, what: poster, due: 2026-06-05}
  - {id: A3, what: reported only, due: 2026-05-29}
checks:
  - {id: C2, what: legal}
---
"""
REFUSED = [
    ("set", "PLAN", "end=2026-05-31"),
    ("set", "PLAN", "start=2026-07-01"),
    ("set", "PLAN", "end=2126-06-30"),
    ("set", "PLAN", "开始=2126-06-30"),
    ("set", "PLAN.M2", "end=2026-06-04"),
    ("set", "PLAN.M2", "start=2026-06-16"),
    ("set", "PLAN.M2", "end=2126-06-15"),
    ("set", "PLAN.B2", "end=2026-06-04"),
    ("set", "PLAN.B2", "start=2026-06-16"),
    ("set", "PLAN.M2", "finished=2026-05-19"),
    ("set", "WK", "date=2126-06-01"),
    ("set", "WK", "next=2026-05-25"),
    ("set", "WK", "next=2026-06-01"),
    ("set", "WK.A2", "due=2026-05-31"),
    ("set", "WK.A2", "due=2126-06-05"),
    ("set", "WK.A2", "finished=2026-05-31"),
    ("set", "WK.A2", "finished=2026-06-11"),
    ("set", "WK.A2", "what="),
    ("set", "WK.A2", "内容="),
    ("set", "WK.D2", "what= "),
    ("set", "WK.D2", "review=2026-05-31"),
    ("set", "WK.D2", "review=2126-05-31"),
    ("set", "WK.C2", "due=2026-05-31"),
    ("set", "WK.C2", "finished=2026-05-31"),
    ("done", "WK.A2", "--date", "2026-05-31"),
    ("done", "WK.A2", "--date", "2025-06-05"),
    ("done", "WK.A2", "--date", "2026-06-11"),
    ("done", "WK.C2", "--date", "2026-05-31"),
    ("done", "PLAN.M2", "--date", "2026-05-19"),
    ("log", "WK.A2", "begun", "--date", "2026-06-11"),
    ("add", "action", "x", "--to", "WK", "--due", "2126-06-05"),
    ("add", "action", "x", "--to", "WK", "--due", "2026-05-31"),
    ("add", "decision", "x", "--to", "WK", "--set", "review=2026-05-31"),
    ("add", "milestone", "x", "--to", "PLAN", "--start", "2026-06-05", "--end", "2026-06-04"),
    ("add", "budget_line", "x", "--to", "PLAN", "--start", "2026-06-05", "--end", "2026-06-04"),
    ("new", "weekly", "--campaign", "c", "--date", "2126-06-15"),
]
TAKEN = [
    ("set", "PLAN", "end=2026-06-01"),
    ("set", "PLAN", "end=2031-05-19"),
    ("set", "PLAN.M2", "start=2026-06-15"),
    ("set", "PLAN.M2", "start=2026-07-01", "end=2026-07-15"),
    ("set", "WK", "next=2026-06-02"),
    ("set", "WK.A2", "due=2026-06-01"),
    ("set", "WK.D2", "review=2026-06-01"),
    ("set", "WK.A2", "due="),
    ("set", "WK.A3", "owner=李雷"),
    ("done", "WK.A2", "--date", "2026-06-01"),
    ("done", "WK.A3", "--date", "2026-05-28"),
    ("done", "PLAN.M2", "--date", "2026-05-20"),
]


def bytes_of(folder):
    return {path: path.read_bytes() for path in folder.rglob("*.md")}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_refused(arguments, workspace, mtgrec):
    folder = workspace(FILES)
    before = bytes_of(folder)
    answer = mtgrec(folder, *arguments)
    assert (answer.code, answer.out, bytes_of(folder)) == (2, "", before)
    dry = mtgrec(folder, *arguments, "--dry-run")
    assert (dry.code, dry.out) == (2, "")


@pytest.mark.parametrize("arguments", TAKEN, ids=" ".join)
def test_taken(arguments, workspace, mtgrec):
    folder = workspace(FILES)
    before = bytes_of(folder)
    assert mtgrec(folder, *arguments).code == 0
    assert bytes_of(folder) != before
    found = mtgrec(folder, "check", "--select", "F132,A004", "--format", "concise").lines
    assert [line for line in found if "2026-05-29" not in line] == []


def test_what_was_wrong_before_hinders_no_other_edit(workspace, mtgrec):
    folder = workspace(FILES.replace("due: 2026-06-05", "due: 2126-06-05"))
    assert mtgrec(folder, "set", "WK.A2", "owner=李雷").code == 0
    assert mtgrec(folder, "set", "WK", "title=x").code == 0
    assert mtgrec(folder, "set", "WK.A2", "due=2226-06-05").code == 2


def test_the_other_date_is_named(workspace, mtgrec):
    folder = workspace(FILES)
    answer = mtgrec(folder, "done", "WK.A2", "--date", "2026-05-31")
    assert "finished on 2026-05-31, before the record of 2026-06-01" in answer.err
    answer = mtgrec(folder, "done", "WK.A2", "--date", "2026-05-31", lang="zh")
    assert "实际完成 2026-05-31 早于定下它的记录（2026-06-01）" in answer.err
