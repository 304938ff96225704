"""A sum has one verdict and one expectation to date, through whatever door it is seen."""

import pytest

PLAN = """=== mtgrec.toml
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-05-25
start: 2026-06-01
end: 2026-06-20
kpis:
  - {id: K2XN, what: orders, target: 3000}
  - {id: K3XN, what: spending, target: ≤¥2000, tier: surface}
---
=== c/metrics.csv
date,metric,value
2026-06-01,orders,900
2026-06-05,orders,250
2026-06-05,spending,¥600
2026-06-19,orders,1850
"""
DOORS = [
    (("list", "kpis"), lambda json: json["items"]),
    (("status",), lambda json: json["kpis"]),
    (("show", "c"), lambda json: json["campaign"]["kpis"]),
    (("report", "weekly"), lambda json: json["kpis"]),
    (("report", "retro"), lambda json: json["kpis"]),
    (("report", "evaluation"), lambda json: json["accounts"][0]["kpis"]),
]
# day · orders and spending: expected to date, off, verdict, a fifth or more below
DAYS = [
    ("2026-06-06", ("900", 0.2778, "on-pace", False), ("¥600", 0, "on-pace", False)),
    ("2026-06-12", ("1800", -0.3611, "behind", True), ("¥1200", -0.5, "on-pace", False)),
    ("2026-06-19", ("2850", 0.0526, "met", False), ("¥1900", -0.6842, "on-pace", False)),
    ("2026-06-30", ("3000", 0, "met", False), ("¥2000", -0.7, "exceeded", False)),
]


@pytest.mark.parametrize(("day", "orders", "spending"), DAYS)
def test_programs_get_one_verdict(workspace, mtgrec, day, orders, spending):
    folder = workspace(PLAN)
    for command, find in DOORS:
        rows = find(mtgrec(folder, *command, "--format", "json", today=day).json)
        by_name = {row["what"]: row for row in rows}
        assert [
            (row["expected"]["text"], row["off"]["ratio"], row["verdict"], row["below"])
            for row in (by_name["orders"], by_name["spending"])
        ] == [orders, spending], command


@pytest.mark.parametrize(
    ("day", "said", "sentence"),
    [
        ("2026-06-06", "✓ 900 (+27.8 %)", "actual 1,150, goal attainment 38%, expected to date 900 (27.8% above)"),
        ("2026-06-12", "! 1,800 (-36.1 %)", "actual 1,150, goal attainment 38%, expected to date 1,800 (36.1% below)"),
        ("2026-06-30", "✓ 3,000 (0 %)", "actual 3,000, goal attainment 100%, expected to date 3,000"),
    ],
)  # fmt: skip
def test_people_read_the_same(workspace, mtgrec, day, said, sentence):
    folder = workspace(PLAN)
    for command in (
        *(("list", "kpis"), ("status",), ("show", "c"), ("show", "K2XN"), ("show", "c/plan.md")),
        *(("report", "weekly"), ("report", "retro"), ("report", "evaluation")),
    ):
        assert said in mtgrec(folder, *command, today=day).out, command
    for kind in ("weekly", "retro", "evaluation"):
        words = ("new", kind, "--campaign", "c", "--dry-run", "--date", day)
        assert sentence in mtgrec(folder, *words, today="2026-07-10").out, kind


def test_a_table_without_sums_has_no_column_for_them(workspace, mtgrec):
    folder = workspace(
        PLAN.replace("target: 3000", "target: 3000, measure: latest").replace(
            "≤¥2000", "≤¥2000, measure: mean"
        )
    )
    assert "Expected to date" not in mtgrec(folder, "list", "kpis").out
    assert "Expected to date" not in mtgrec(folder, "status").out
