"""Whether a KPI is below expectation: `metric show`, `show` and the weekly report say the same."""

import pytest

from tests.conftest import EXAMPLES

CASES = [
    *(("618-2026", f"2026-06-{day}") for day in ("06", "10", "12", "16", "21", "24", "25")),
    *(("spring-launch", f"2026-{day}") for day in ("03-29", "03-31", "04-05", "04-12", "04-19")),
]

OWN = """
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-06-01
start: 2026-06-01
end: 2026-06-20
kpis:
  - {id: K1, what: revenue, target: 2000}
  - {id: K2, what: ctr, target: 3%, tier: core}
  - {id: K3, what: stock, target: 100, measure: latest}
  - {id: K4, what: calls, target: 10, measure: mean}
  - {id: K5, what: clicks, target: 400}
  - {id: K6, what: roi, target: 3, tier: core}
---
=== c/metrics.csv
date,channel,metric,value,expected
2026-06-01,A,revenue,10,10
2026-06-01,B,revenue,10,10
2026-06-02,A,revenue,10,
2026-06-02,B,revenue,10,10
2026-06-03,A,revenue,1500,
2026-06-01,A,ctr,1%,1%
2026-06-01,B,ctr,2.5%,
2026-06-02,A,ctr,2%,
2026-06-02,B,ctr,4%,
2026-06-01,A,stock,30,
2026-06-01,B,stock,40,
2026-06-02,A,stock,90,
2026-06-03,A,stock,60,
2026-06-03,B,stock,40,
2026-06-01,A,calls,5,
2026-06-01,B,calls,4,
2026-06-02,A,calls,3,
2026-06-02,B,calls,4,
2026-06-01,,clicks,40,
2026-06-02,,clicks,1,
2026-06-03,A,clicks,1,
2026-06-01,A,cost,10,
2026-06-01,B,cost,10,
2026-06-02,A,cost,2,
2026-06-02,B,cost,3,
2026-06-03,A,cost,100,
"""


def kpi_verdicts(folder, mtgrec, today):
    """Return of each KPI with readings whether its last day is below, as each answer says it."""
    given = {"today": today}
    lines = mtgrec(folder, "metric", "show", "--format", "json", **given).json["items"]
    weekly = mtgrec(folder, "report", "weekly", "--format", "json", **given).json["kpis"]
    found = {}
    for listed in mtgrec(folder, "list", "kpis", "--format", "json", **given).json["items"]:
        name, channel = listed["metric"] or listed["what"], listed["channel"]
        mine = [
            line for line in lines
            if name in (line["name"], line["metric"]) and channel in (None, line["channel"])
        ]  # fmt: skip
        plain = [line for line in mine if line["channel"] is None and not line["all_channels"]]
        mine = plain or mine
        if not mine:
            continue
        day = max(line["latest"]["date"] for line in mine)[:10]
        below = any(
            line["deviation"]["below"] for line in mine if line["latest"]["date"][:10] == day
        )
        shown = mtgrec(folder, "show", listed["id"], "--format", "json", **given).json["item"]
        told = next(kpi for kpi in weekly if kpi["address"] == listed["address"])
        found[listed["id"]] = (
            below,
            *(
                any(one["value"] and one["at"][:10] == day for one in each["deviations"])
                for each in (shown["life"], told)
            ),
        )
    return found


@pytest.mark.parametrize(("example", "today"), CASES)
def test_the_same_are_below_in_every_answer(example, today, mtgrec):
    found = kpi_verdicts(EXAMPLES / example, mtgrec, today)
    assert found
    assert {key: verdicts for key, verdicts in found.items() if len(set(verdicts)) > 1} == {}


@pytest.mark.parametrize(
    ("today", "below"),
    [
        # 20 of 100 to date, but both rows met what was expected of them; A 1 % of 1 %, B 2.5 % of
        # 3 %; 70 of 100; 9 of 10; 40 of 20; an ROI of 0 (20 - 20).
        ("2026-06-01", {"K3", "K6"}),
        # 40 of 200, for A says nothing; 2 % of 3 %; B's stock is missing; 7 of 10; 41 of 40; 3 = 300 %.
        ("2026-06-02", {"K1", "K2", "K4"}),
        # 1540 of 300; 100 of 100; the clicks of A are none of those of all channels; an ROI of 14.
        ("2026-06-03", {"K2", "K4"}),
    ],
)
def test_every_kind_of_expectation(today, below, workspace, mtgrec):
    found = kpi_verdicts(workspace(OWN), mtgrec, today)
    assert {key: verdicts for key, verdicts in found.items() if len(set(verdicts)) > 1} == {}
    assert {key for key, verdicts in found.items() if verdicts[0]} == below
