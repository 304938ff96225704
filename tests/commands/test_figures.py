"""Money, gates and a KPI's life as people and programs get them."""

import pytest

FILES = """
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-05-20
start: 2026-06-01
end: 2026-06-30
budget:
  total: 60000元
  contingency: 10%
  lines:
    - {id: B1, what: Adverts, category: channel, channel: web, planned: 30000元, owner: Ann}
    - {id: B2, what: Print, category: material, planned: 12000元, spent: 9000元}
    - {id: B3, what: Crew, category: people, planned: 12000元}
kpis:
  - {id: K1, what: Click rate, metric: ctr, baseline: 2%, target: 5%, tier: core, changes: [{date: 2026-06-03, from: 4%, to: 5%, reason: More money}]}
  - {id: K2, what: Loss, target: 0, actual: 3}
  - {id: K3, what: Balance, target: -5, actual: 3}
  - {id: K4, what: Calls, target: 20}
  - {id: K5, what: Rate, metric: conversion, target: 10%, tier: core}
milestones:
  - {id: M1, what: Release, start: 2026-06-04, end: 2026-06-08, gates: [C1, C2, C8]}
checks:
  - {id: C1, what: Test, status: done, threshold: ≥2%, result: 1.4%}
  - {id: C2, what: Ready, status: done}
---
=== c/metrics.csv
date,channel,metric,value,expected
2026-06-04,web,ctr,4.9%,
2026-06-05T09:00,web,ctr,4%,
2026-06-05,web,cost,4000,
2026-06-05,web,clicks,100,
2026-06-05,web,conversions,7,
"""
NOW = "2026-06-06 08:59"


@pytest.fixture
def folder(workspace):
    return workspace(FILES)


def blocks(done):
    assert done.code == 0
    return [block.splitlines() for block in done.out.strip().split("\n\n")]


def block(done, title):
    [found] = [block for block in blocks(done) if block[0] == title]
    return found


def test_the_budget_in_the_status(folder, mtgrec):
    found = blocks(mtgrec(folder, "status", today=NOW))
    # 6 of 30 days; B3 has spent nothing that anybody knows of
    assert "Budget use       ¥13,000/¥8,400 155 % (lines without figures: 1)" in found[0]
    assert block(mtgrec(folder, "status", today=NOW), "Budget") == [
        "Budget",
        "Category  Planned  Plan to date    Spent  Difference                    Used",
        "channel   ¥30,000        ¥6,000   ¥4,000     -¥2,000                    67 %",
        "material  ¥12,000        ¥2,400   ¥9,000     +¥6,600                 ! 375 %",
        "people    ¥12,000        ¥2,400        —           —                 no data",
        # The rate leaves out the people, so it stands with the money that it was made of.
        "Total     ¥54,000       ¥10,800  ¥13,000     +¥4,600  ! ¥13,000/¥8,400 155 %",
    ]


def test_filters_count_in_the_budget_too(folder, mtgrec):
    answer = mtgrec(folder, "status", "--owner", "Ann", "--format", "json", today=NOW).json
    assert answer["totals"]["budget_use"] == {
        "numerator": "4000",
        "denominator": "6000",
        "ratio": 0.6667,
        "unknown": 0,
    }
    nobody = mtgrec(folder, "status", "--owner", "Bob", "--format", "json", today=NOW).json
    assert (nobody["totals"]["budget_use"], nobody["budgets"]) == (None, [])


def test_budget_lines(folder, mtgrec):
    [table] = blocks(mtgrec(folder, "list", "budget_lines", today=NOW))
    assert table[2] == "Adverts  web      ¥30,000        ¥6,000  ¥4,000     67 %  c-CP-260520.B1"
    page = blocks(mtgrec(folder, "show", "B1", today=NOW))[0]
    assert page[page.index("Spent         ¥4,000") :][:5] == [
        "Spent         ¥4,000",
        "Plan to date  ¥6,000",
        "Difference    -¥2,000",
        "Used          67 %",
        "Source        c/metrics.csv:4",
    ]


def test_gates(folder, mtgrec):
    [table] = blocks(mtgrec(folder, "list", "milestones", today=NOW))
    assert table[1].split() == ["Status", "What", "Start", "End", "Gates", "Owner", "Address"]
    assert table[2].split() == [
        "open",
        "Release",
        "2026-06-04",
        "2026-06-08",
        "✗",
        "1/3",
        "—",
        "c-CP-260520.M1",
    ]
    assert block(mtgrec(folder, "show", "M1", today=NOW), "Gates") == [
        "Gates",
        "Gate   Status  Result  Threshold  State            Address",
        "Test   done    1.4%    ≥2%        ✗ failed         c-CP-260520.C1",
        "Ready  done    —       —          ✓ passed         c-CP-260520.C2",
        "—      —       —       —          ✗ no such check  C8",
    ]


def test_the_life_of_a_kpi(folder, mtgrec):
    head, findings, *tables = blocks(mtgrec(folder, "show", "K1", today=NOW))
    assert findings[0] == "Findings"
    assert head[2:-2] == [
        "Baseline     2%",
        "Target       5%",
        "Actual       4% (2026-06-05 09:00)",
        "Tier         core",
        "Attainment   ✗ 80 %",
        "Source       c/metrics.csv:3",
        "Declared     2026-05-20",
        "Direction    higher",
        "Measure      latest",
        "Readings     2, 2026-06-04 to 2026-06-05",
        "Fluctuation  ! -18.4 % since 2026-06-04 (4.9%)",
    ]
    assert tables == [
        [
            "Targets",
            "Since       Target  Reason",
            "2026-05-20      4%  —",
            "2026-06-03      5%  More money",
        ],
        [
            "Deviations",
            "Date              Channel  Worst value  Expected  Off    Analysis",
            "2026-06-05 09:00  web      4%           5%        -20 %  open, 1 min left",
        ],
        [
            "Fluctuations",
            "Date              Channel  Value  Change     Base               Source",
            "2026-06-05 09:00  web      4%     ! -18.4 %  4.9% (2026-06-04)  c/metrics.csv:3",
        ],
        [
            "Latest readings (2 of 2)",
            "Date              Channel  Value  Expected  Source",
            "2026-06-05 09:00  web         4%         —  c/metrics.csv:3",
            "2026-06-04        web       4.9%         —  c/metrics.csv:2",
        ],
    ]


@pytest.mark.parametrize(
    ("now", "clock"),
    [
        ("2026-06-06 07:59", "open, 1 h left"),
        ("2026-06-06 08:00", "open, 1 h left"),
        ("2026-06-06 08:01", "open, 59 min left"),
        ("2026-06-06 09:00", "open, due now"),
        ("2026-06-06 09:01", "! overdue by 1 min"),
        ("2026-06-06 09:59", "! overdue by 59 min"),
        ("2026-06-06 10:00", "! overdue by 1 h"),
        ("2026-06-06 10:59", "! overdue by 1 h"),
    ],
)
def test_the_clock_runs_out_in_a_minute(folder, mtgrec, now, clock):
    lines = mtgrec(folder, "show", "K1", today=now).lines
    assert any(line.endswith(f"-20 %  {clock}") for line in lines)


@pytest.mark.parametrize(
    ("id", "lines"),
    [
        ("K2", ["Attainment  n/a: target is zero", "Readings    written by hand"]),
        ("K3", ["Attainment  n/a: target is negative"]),
        ("K4", ["Attainment  no data", "Readings    no data"]),
        ("K5", ["Attainment  ✗ 70 %", "Computed    conversions / clicks"]),
    ],
)
def test_why_there_is_no_figure(id, lines, folder, mtgrec):
    head = [" ".join(line.split()) for line in blocks(mtgrec(folder, "show", id, today=NOW))[0]]
    assert [line for line in lines if " ".join(line.split()) not in head] == []


def test_the_life_for_programs(folder, mtgrec):
    life = mtgrec(folder, "show", "K1", "--format", "json", today=NOW).json["item"]["life"]
    assert life["declared"] == {"record": "c-CP-260520", "date": "2026-05-20"}
    assert life["targets"][1] == {
        "since": "2026-06-03",
        "text": "5%",
        "level": None,
        "reason": "More money",
    }
    assert life["readings"]["latest"][-1] == {
        "date": "2026-06-05",
        "time": "09:00",
        "channel": "web",
        "value": "4%",
        "expected": None,
        "source": "c/metrics.csv:3",
    }
    assert life["deviations"] == [
        {
            "at": "2026-06-05T09:00:00",
            "last": "2026-06-05T09:00:00",
            "dated": False,
            "channel": "web",
            "readings": 1,
            "value": "4%",
            "value_at": "2026-06-05T09:00:00",
            "expected": {
                "value": "0.05",
                "text": "5%",
                "origin": "target",
                "source": "c/plan.md:15",
            },
            "off": {"numerator": "-0.01", "denominator": "0.05", "ratio": -0.2},
            "source": "c/metrics.csv:3",
            "deadline": "2026-06-06T09:00:00",
            "state": "open",
            "hours_left": 0,
            "cause": None,
            "adjustment": None,
            "recorded": None,
            "written_at": None,
            "unread": {},
        }
    ]
    assert [step["fires"] for step in life["fluctuations"]] == [True]
