"""The examples, counted by hand in their files: mtgrec has to come to the same figures.

Whoever changes an example counts it again, with pencil and paper and not with mtgrec.
"""

from fractions import Fraction

import pytest

CASES = {
    "618-2026": ("2026-06-28", """
        records 8 · decisions 8 · actions 19 · risks 4 · kpis 6 · checks 11 · milestones 5 · lessons 5
        task completion 12/18 · on time 9/12 · on time unknown 0
        overdue 6 · off-track 4

        late   A9FF 10 · AR9M 4 · C6CK 3 · MW63 3 · C8BZ 2 · AS2Q 2
        off    A9FF · AR9M · C6CK · MW63
        stages 方案准备 3/3 · 执行监控 3/5 · 评估复盘 1/3

        owner     done   on time
        陆一鸣    5/6    3/5
        何晓彤    3/3    3/3
        罗雅文    2/2    1/2
        郑凯      1/3    1/1
        唐思远    1/3    1/1
        宋佳      0/1    -

        goal   actual / target; of the rates those of the last day: 453/3775 and 2767/120116
        KW28   0.12 / 0.15
        KWM6   1749565 / 1500000
        K8QT   3.6 / 3
        KGM4   0.023036065137 / 0.022
        KQ5B   0.06 / 0.048
        K2NK   33000 / 30000
        """),
    "spring-launch": ("2026-04-21", """
        records 8 · decisions 8 · actions 20 · risks 4 · kpis 6 · checks 12 · milestones 5 · lessons 4
        task completion 13/19 · on time 10/13 · on time unknown 0
        overdue 5 · off-track 4

        late   AK3F 6 · CKT7 5 · AN43 4 · M2CT 2 · AMT9 1
        off    AK3F · CKT7 · AN43 · CD22
        stages Preparation 3/3 · Execution and monitoring 3/6 · Evaluation and retrospective 1/3

        owner            done   on time
        Tom Avery        4/5    4/4
        Priya Nandan     2/2    2/2
        Greta Lindqvist  2/3    2/2
        Miles Okafor     2/3    0/2
        Colin Baxter     1/1    1/1
        Hana Sorensen    1/3    1/1
        Ruth Calder      1/1    0/1
        Ben Hartley      0/1    -

        goal   actual / target; the click-through rate of the last day: 1137/43158
        KH7H   0.12 / 0.15
        K9H8   1395 / 1200
        KX24   0.026345057695 / 0.025
        K73D   40 / 37.82
        KXD6   2.49 / 2.6
        K7ZX   10640 / 11200
        """),
}  # fmt: skip


@pytest.fixture(params=CASES)
def case(request, mtgrec, examples):
    """Return what was counted by hand, and mtgrec's answer on the same day."""
    day, text = CASES[request.param]
    answer = mtgrec(examples / request.param, "status", "--format", "json", today=day)
    assert (answer.code, answer.err) == (0, "")
    return Counted(text), answer.json


class Counted:
    """The hand-written table, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        totals, lists, owners, goals = text.strip().split("\n\n")
        self.totals = dict(
            part.rsplit(" ", 1)
            for line in totals.splitlines()
            for part in line.strip().split(" · ")
        )
        self.lists = {
            name: rest.strip().split(" · ")
            for name, _, rest in (line.strip().partition(" ") for line in lists.splitlines())
        }
        self.owners = [line.rsplit(None, 2) for line in owners.splitlines()[1:]]
        self.goals = [line.split() for line in goals.splitlines()[1:]]


def counts(ratio):
    return f"{ratio['numerator']}/{ratio['denominator']}" if ratio["denominator"] else "-"


def id_of(entry):
    return entry["address"].rpartition(".")[2]


def test_totals(case):
    counted, answer = case
    totals = answer["totals"]
    rates = {
        "task completion": counts(totals["task_completion"]),
        "on time": counts(totals["on_time"]),
        "on time unknown": str(totals["on_time"]["unknown"]),
        "off-track": str(totals["off_track"]),
    }
    found = {name: str(value) for name, value in totals.items()} | rates
    assert {name: found[name] for name in counted.totals} == counted.totals


def test_overdue_the_longest_lag_first(case):
    counted, answer = case
    late = [f"{id_of(entry)} {entry['lag_days']}" for entry in answer["overdue"]]
    assert sorted(late) == sorted(counted.lists["late"])
    assert [entry["lag_days"] for entry in answer["overdue"]] == sorted(
        (entry["lag_days"] for entry in answer["overdue"]), reverse=True
    )


@pytest.mark.parametrize("example", CASES)
def test_off_track(example, mtgrec, examples):
    day, text = CASES[example]
    found = [
        id_of(entry)
        for kind in ("actions", "checks", "milestones")
        for entry in mtgrec(
            examples / example, "list", kind, "--off-track", "--format", "json", today=day
        ).json["items"]
    ]
    assert sorted(found) == sorted(Counted(text).lists["off"])


def test_owners(case):
    counted, answer = case
    owners = [
        [group["key"], counts(group["task_completion"]), counts(group["on_time"])]
        for group in answer["groups"]
        if group["by"] == "owner" and group["task_completion"]["denominator"]
    ]
    assert sorted(owners) == sorted([name.strip(), *rates] for name, *rates in counted.owners)


def test_stages_of_the_checklist(case):
    counted, answer = case
    stages = [f"{stage['stage']} {counts(stage['done'])}" for stage in answer["checklists"]]
    assert stages == counted.lists["stages"]


def test_goal_attainment(case):
    counted, answer = case
    found = {
        id_of(kpi): [
            kpi["goal_attainment"]["numerator"],
            "/",
            kpi["goal_attainment"]["denominator"],
        ]
        for kpi in answer["kpis"]
    }
    assert found == {id: rest for id, *rest in counted.goals}
    for kpi in answer["kpis"]:
        rate = kpi["goal_attainment"]
        assert rate["ratio"] == round(
            float(Fraction(rate["numerator"]) / Fraction(rate["denominator"])), 4
        )


def test_each_example_reads_without_a_problem(mtgrec, examples):
    for example, (day, _) in CASES.items():
        answer = mtgrec(examples / example, "status", "-v", "--format", "json", today=day)
        assert answer.json["problems"] == []
