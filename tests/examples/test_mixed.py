"""A small, messy workspace (mixed/), seen on 2026-06-01 and counted by hand.

Both languages in one file, Traditional characters, several owners, departments alone, missing dates,
cancelled work, a lag named in a note, growth targets, drafts, copies, no campaign, an unreadable file.
"""

from pathlib import Path

import pytest

MIXED = Path(__file__).parent / "mixed"

TOTALS = """
    records 9 · decisions 2 · actions 14 · risks 1 · kpis 9 · checks 4 · milestones 2 · lessons 1
    task completion 4/13 · on time 1/2 · unknown 2 · overdue 6 · off-track 5
"""
# by, key, records, actions, task completion, on time + unknown, overdue, off-track, next due
GROUPS = """
    campaign    east          6 10 4/9  1/2+2 5 4 06-02
    campaign    west          1  2 0/2  -+0   0 0 06-10
    campaign    (several)     1  1 0/1  -+0   0 0 06-30
    campaign    -             1  1 0/1  -+0   1 1 -
    owner       Ana_Silva     3  3 1/2  1/1+0 0 1 06-10
    owner       李雷          3  3 2/3  0/1+1 1 1 -
    owner       (several)     2  2 0/2  -+0   1 1 06-02
    owner       周濤          1  1 0/1  -+0   1 0 -
    owner       韩梅梅        2  2 1/2  -+1   0 0 06-30
    owner       外部律师      1  1 0/1  -+0   1 1 -
    owner       -             4  2 0/2  -+0   2 1 06-05
    department  市场部        3  4 2/4  0/1+1 2 2 -
    department  Growth        3  3 1/2  1/1+0 0 1 06-10
    department  客服中心      1  2 0/2  -+0   1 0 -
    department  销售部        2  2 1/2  -+1   0 0 06-30
    department  法务部        1  1 0/1  -+0   1 1 -
    department  (several)     1  0 -    -+0   0 0 -
    department  -             4  2 0/2  -+0   2 1 06-02
    type        kickoff       2 10 4/9  1/2+2 2 1 06-10
    type        weekly        2  2 0/2  -+0   2 2 -
    type        media-review  2  1 0/1  -+0   0 0 06-02
    type        evaluation    1  1 0/1  -+0   0 0 06-30
    type        checklist     1  0 -    -+0   1 1 -
    type        campaign      1  0 -    -+0   1 1 06-05
    month       2026-05       7 12 4/11 1/2+2 5 4 06-02
    month       2026-06       1  1 0/1  -+0   0 0 06-30
    month       -             1  1 0/1  -+0   1 1 -
"""
# address, days of lag, off-track
OVERDUE = """
    east-CP-260504.M1    4 yes
    loose.md.actions.1   4 yes
    east-WK-260518.AK7Q  3 yes
    east-KO-260511.A6    2 no
    east-CL-260513.C2    1 no
    east-KO-260511.A3    1 yes
"""
STAGES = """
    方案准备 1/3 1
    -        -   0
"""
# id, target as written, actual, actual / target or why there is no ratio
GOALS = """
    K1 +30% 26000 26000/26000 1.0
    K2 ≤6%  5%    0.06/0.05   1.2
    K3 0    3     3/0         zero-target
    K4 -5   -3    -3/-5       negative-target
    K5 15%  12    12/0.15     other-unit
    K6 10   -     -/10        no-data
    K7 +20% 12    12/-        no-baseline
    K8 10   0     10/0        zero-actual
    K9 120  90    90/120      0.75
"""
# every action: its declared status, its days of lag, the meetings (18 and 26 May) that found it
# unfinished; - where nothing can be said
ACTIONS = """
    A1        done       0 0
    A2        done       2 1
    A3        doing      1 2
    A4        open       - 2
    A5        cancelled  - -
    A6        doing      2 2
    A7        done       - -
    A8        done       - 1
    A1        open       0 0
    actions.2 open       - 0
    AK7Q      off-track  3 1
    A9        open       0 1
    AX2P      doing      0 0
    actions.1 open       4 -
"""


def table(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


def shown(value: object) -> str:
    return "-" if value is None else str(value)


def counts(ratio) -> str:
    return f"{ratio['numerator']}/{ratio['denominator']}" if ratio["denominator"] else "-"


@pytest.fixture
def ask(mtgrec):
    def ask(*arguments: str):
        return mtgrec(MIXED, *arguments, "--format", "json", today="2026-06-01").json

    return ask


def test_totals(ask):
    totals = ask("status")["totals"]
    counted = dict(
        part.rsplit(" ", 1)
        for line in TOTALS.strip().splitlines()
        for part in line.strip().split(" · ")
    )
    found = {
        **totals,
        "task completion": counts(totals["task_completion"]),
        "on time": counts(totals["on_time"]),
        "unknown": totals["on_time"]["unknown"],
        "off-track": totals["off_track"],
    }
    assert {name: str(found[name]) for name in counted} == counted


@pytest.mark.parametrize("by", ["campaign", "owner", "department", "type", "month"])
def test_groups(by, ask):
    found = [
        [
            group["by"],
            shown(group["key"]).replace(" ", "_"),
            str(group["records"]),
            str(group["actions"]),
            counts(group["task_completion"]),
            f"{counts(group['on_time'])}+{group['on_time']['unknown']}",
            str(group["overdue"]),
            str(group["off_track"]),
            shown(group["next_due"]).removeprefix("2026-"),
        ]
        for group in ask("status", "--by", by)["groups"]
    ]
    assert sorted(found) == sorted(row for row in table(GROUPS) if row[0] == by)


def test_several_groupings_stand_one_after_the_other(ask):
    groups = ask("status", "--by", "month", "--by", "owner", "--by", "month")["groups"]
    assert list(dict.fromkeys(group["by"] for group in groups)) == ["month", "owner"]
    assert len(groups) == len([row for row in table(GROUPS) if row[0] in ("month", "owner")])


def test_overdue_the_longest_lag_first(ask):
    found = [
        [entry["address"], str(entry["lag_days"]), "yes" if entry["off_track"] else "no"]
        for entry in ask("status")["overdue"]
    ]
    assert found == table(OVERDUE)


def test_stages(ask):
    found = [
        [shown(stage["stage"]), counts(stage["done"]), str(stage["off_track"])]
        for stage in ask("status")["checklists"]
    ]
    assert found == table(STAGES)


def test_goals(ask):
    found = []
    for kpi in ask("list", "kpis")["items"]:
        rate = kpi["goal_attainment"]
        found.append(
            [
                kpi["id"],
                kpi["target"],
                shown(kpi["actual"]),
                f"{shown(rate['numerator'])}/{shown(rate['denominator'])}",
                str(rate.get("reason", rate["ratio"])),
            ]
        )
    assert sorted(found) == sorted(table(GOALS))


def test_actions(ask):
    found = [
        [
            entry["address"].partition(".")[2].removeprefix("md."),
            entry["status"],
            shown(entry["lag_days"]),
            shown(entry["carried"]),
        ]
        for entry in ask("list", "actions")["items"]
    ]
    assert sorted(found) == sorted(table(ACTIONS))


def test_what_is_wrong_is_named_and_nothing_else(ask):
    problems = ask("list", "records")["problems"]
    assert [(problem["path"], problem["line"], problem["code"]) for problem in problems] == [
        ("broken.md", 3, "F005"),
        ("east/2026-05-04-plan.md", 6, "F206"),
        ("east/2026-05-04-plan.md", 26, "F208"),
        ("east/2026-05-11-kickoff.md", 27, "F210"),
        ("east/2026-05-11-kickoff.md", 28, "F210"),
        ("east/2026-05-18-weekly.md", 8, "T007"),
        ("east/2026-05-25-media.md", 8, "T007"),
        ("east/metrics.csv", 5, "F303"),
        ("west/2026-05-12-kickoff.md", 6, "F210"),
        ("west/2026-05-12-kickoff.md", 7, "F203"),
    ]
