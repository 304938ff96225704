"""`mtgrec metric show`: every figure, computed by hand, with its base; and what is derived."""

import pytest

CAMPAIGN = """
=== mtgrec.toml
[workspace]
language = "en"

[metrics.cart_rate]
formula = "carts / clicks"
names = ["加购率"]
unit = "%"

[rules]
fluctuation = "5%"
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-06-01
start: 2026-06-01
end: 2026-06-20
kpis:
  - {id: K1, what: ctr, target: 3%, tier: core}
  - {id: K2, what: revenue, target: 2000}
  - {id: K3, what: roi, target: 50%, measure: mean}
  - {id: K4, what: cpa, target: 20, direction: lower}
---
=== c/metrics.csv
date,channel,metric,value,expected
2026-06-09,A,exposure,1000,
2026-06-09,A,clicks,30,40
2026-06-09,B,exposure,500,
2026-06-09,B,clicks,20,
2026-06-10,A,exposure,1200,
2026-06-10,A,clicks,27,30
2026-06-10,B,exposure,600,
2026-06-10,B,clicks,9,
2026-06-09,A,revenue,600,
2026-06-10,A,revenue,300,
2026-06-09,A,cost,400,
2026-06-10,A,cost,300,
2026-06-10,A,conversions,10,
2026-06-10,B,carts,3,
2026-06-11,B,carts,99,
"""


@pytest.fixture
def lines(workspace, mtgrec):
    folder = workspace(CAMPAIGN)

    def shown(*arguments, today="2026-06-10"):
        answer = mtgrec(folder, "metric", "show", "--format", "json", *arguments, today=today)
        assert answer.code == 0, answer.err
        return {(line["metric"], line["channel"]): line for line in answer.json["items"]}

    return shown


def test_by_hand(lines):
    found = lines()
    clicks = found["clicks", "A"]
    assert clicks["latest"] == {
        "value": "27", "text": "27", "date": "2026-06-10", "source": "c/metrics.csv:7",
    }  # fmt: skip
    assert clicks["total"] == {"value": "57", "unit": ""}
    assert clicks["mean"] == {"value": "28.5", "unit": ""}
    assert clicks["expected"] == {
        "value": "30", "text": "30", "origin": "row", "days": None, "source": "c/metrics.csv:7",
    }  # fmt: skip
    assert clicks["deviation"] == {
        "numerator": "-3", "denominator": "30", "ratio": -0.1, "below": False,
    }  # fmt: skip
    assert clicks["fluctuation"] == {
        "numerator": "-3", "denominator": "30", "ratio": -0.1, "fires": False,
        "base": {"value": "30", "text": "30", "date": "2026-06-09", "source": "c/metrics.csv:3"},
    }  # fmt: skip
    assert found["clicks", None]["total"] == {"value": "86", "unit": ""}
    assert found["clicks", None]["all_channels"]


def test_derived_by_hand(lines):
    found = lines()
    whole = found["ctr", None]
    assert (whole["formula"], whole["all_channels"]) == ("clicks / exposure", True)
    assert whole["latest"]["text"] == "2%"  # 36 / 1800
    assert whole["trend"] == ["0.0333333333333", "0.02"]  # 50 / 1500
    assert whole["total"] == {"value": "0.0260606060606", "unit": "%"}  # 86 / 3300
    assert [(part["metric"], part["value"], part["source"]) for part in whole["parts"]] == [
        ("clicks", "86", "c/metrics.csv:7"), ("exposure", "3300", "c/metrics.csv:6"),
    ]  # fmt: skip
    assert whole["kpi"]["goal_attainment"] == {
        "numerator": "0.0260606060606", "denominator": "0.03", "ratio": 0.8687,
    }  # fmt: skip
    assert whole["kpi"]["actual"] == "2.61%"  # 86 / 3300, as in the total
    assert (whole["kpi"]["actual_at"], whole["kpi"]["actual_measure"]) == (None, "period")
    assert whole["deviation"]["below"]  # the day alone: 2 % of 3 %
    assert whole["fluctuation"]["fires"]  # a core metric, and it fell by 40 %
    assert found["ctr", "A"]["latest"]["text"] == "2.25%"
    assert found["ctr", "A"]["kpi"] is None
    assert found["cartrate", "B"]["latest"]["text"] == "33.33%"  # of the 10th: the 11th is to come
    assert found["cpa", "A"]["total"] == {"value": "70", "unit": ""}


def test_a_growing_sum_is_held_against_the_days_that_are_over(lines):
    revenue = lines()["revenue", "A"]
    assert revenue["expected"] == {
        "value": "1000", "text": "1000", "origin": "share", "days": [10, 20], "source": "c/plan.md:9",
    }  # fmt: skip
    assert revenue["deviation"] == {
        "numerator": "-100", "denominator": "1000", "ratio": -0.1, "below": False,
    }  # fmt: skip
    assert revenue["kpi"]["goal_attainment"]["ratio"] == 0.45


def test_the_parts_win_over_a_written_rate(lines, tmp_path):
    before = lines("ctr")
    with (tmp_path / "c" / "metrics.csv").open("a") as file:
        file.write("2026-06-10,A,ctr,5%,\n2026-06-10,C,ctr,9%,\n")
    found = lines("ctr")
    assert {key: line["formula"] for key, line in found.items()} == {
        ("ctr", None): "clicks / exposure", ("ctr", "A"): "clicks / exposure",
        ("ctr", "B"): "clicks / exposure", ("ctr", "C"): None,
    }  # fmt: skip
    for channel in (None, "A", "B"):
        for name in ("latest", "trend", "total", "deviation", "fluctuation", "kpi"):
            assert found["ctr", channel][name] == before["ctr", channel][name]
    assert (found["ctr", "C"]["total"], found["ctr", "C"]["mean"]) == (None, None)


def test_rates_of_several_channels_without_parts_have_no_common_line(lines, tmp_path):
    path = tmp_path / "c" / "metrics.csv"
    lines()
    path.write_text("date,channel,metric,value\n2026-06-09,A,ctr,2%\n2026-06-09,B,ctr,4%\n")
    found = lines()
    assert set(found) == {("ctr", "A"), ("ctr", "B")}
    assert all(line["mean"] is line["total"] is None for line in found.values())


def test_days_and_channels(lines):
    assert set(lines("clicks", "--channel", "b")) == {("clicks", "B")}
    assert lines("clicks", "--since", "2026-06-10")["clicks", None]["total"]["value"] == "36"
    assert lines("clicks", "--until", "2026-06-09")["clicks", None]["total"]["value"] == "50"
    assert lines("clicks", "--until", "2026-06-08") == {}
    assert lines("carts", today="2026-06-11")["carts", "B"]["total"]["value"] == "102"


def test_status_takes_the_same_figures(lines, mtgrec, tmp_path):
    lines()
    kpis = mtgrec(tmp_path, "status", "--format", "json").json["kpis"]
    assert {kpi["what"]: (kpi["actual"], kpi["source"]) for kpi in kpis} == {
        "ctr": ("2.61%", "c/metrics.csv:7"),  # 86 / 3300
        "revenue": ("900", "c/metrics.csv:11"),
        "roi": ("28.57%", "c/metrics.csv:11"),  # (900 - 700) / 700
        "cpa": ("70", "c/metrics.csv:13"),  # 700 / 10
    }


def test_removing_one_metric_changes_no_other_figure(lines, tmp_path):
    path = tmp_path / "c" / "metrics.csv"
    whole = lines()
    path.write_text(
        "".join(line for line in path.read_text().splitlines(True) if "clicks" not in line)
    )
    rest = lines()
    gone = {key for key in whole if key[0] in ("clicks", "ctr", "conversion", "cartrate")}
    assert set(rest) == set(whole) - gone
    for key, line in rest.items():
        same = ("latest", "total", "mean", "deviation", "fluctuation", "trend")
        assert [value_of(line, name) for name in same] == [
            value_of(whole[key], name) for name in same
        ]


def value_of(line, name):
    found = line[name]
    return (
        {key: part for key, part in found.items() if key not in ("source", "base")}
        if isinstance(found, dict)
        else found
    )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("x = 1", "mtgrec.toml:2:1: [metrics.x] must be a table"),
        ("x = {}", "mtgrec.toml:2:1: metrics.x.formula: the formula ends too early"),
        ("x = {formula = 'a +'}", "mtgrec.toml:2:6: metrics.x.formula: the formula ends too early"),
        ("x = {formula = 'a', unti = '%'}", "mtgrec.toml:2:21: unknown setting “metrics.x.unti”"),
        ("x = {formula = 1}", "mtgrec.toml:2:6: metrics.x.formula must be a text"),
    ],
)
def test_a_wrong_formula_is_told_with_its_place(table, said, tmp_path, mtgrec):
    (tmp_path / "mtgrec.toml").write_text(f"[metrics]\n{table}\n")
    done = mtgrec(tmp_path, "metric", "show")
    assert (done.code, done.err.splitlines()[0]) == (2, said)


def test_no_readings_yet(tmp_path, mtgrec):
    (tmp_path / "mtgrec.toml").touch()
    assert mtgrec(tmp_path, "metric", "show").out == (
        "Metrics\nNo readings yet. Begin with: mtgrec metric add NAME VALUE\n"
    )


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "markdown"])
def test_hostile_names_stay_text(format, workspace, mtgrec):
    folder = workspace(
        "=== c/plan.md\n---\ntype: campaign\ncampaign: c\ndate: 2026-06-01\n---\n"
        '=== c/metrics.csv\ndate,channel,metric,value\n2026-06-01,"\x1b[31mred",=1+1,3\n2026-06-02,[/b],<b>,4\n'
    )
    done = mtgrec(folder, "metric", "show", "--format", format)
    assert done.code == 0
    assert "\x1b" not in done.out
    if format in ("csv", "tsv"):
        assert ",=1+1" not in done.out
        assert "\t=1+1" not in done.out


TOGETHER = """
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-06-01
start: 2026-06-01
end: 2026-06-10
kpis:
  - {id: K1, what: revenue, target: 10000, tier: core}
  - {id: K2, what: ctr, target: 2%, tier: core}
---
=== c/metrics.csv
date,channel,metric,value,expected
2026-06-01,A,revenue,100,110
2026-06-01,B,revenue,50,40
2026-06-02,A,revenue,102,110
2026-06-03,A,revenue,120,110
2026-06-03,B,revenue,70,40
2026-06-04,A,revenue,120,110
2026-06-04,B,revenue,71,
2026-06-01,A,clicks,2,
2026-06-01,A,exposure,100,
2026-06-01,B,clicks,8,
2026-06-01,B,exposure,200,
2026-06-02,A,clicks,2,
2026-06-02,A,exposure,100,
"""


def whole(folder, mtgrec, metric, today):
    answer = mtgrec(folder, "metric", "show", metric, "--format", "json", today=today)
    return next(line for line in answer.json["items"] if line["all_channels"])


@pytest.mark.parametrize(
    ("today", "value", "origin", "below"),
    [
        ("2026-06-01", "150", "row", False),  # 150 of 150
        ("2026-06-02", "110", "row", False),  # 102 of 110
        ("2026-06-04", "4000", "share", True),  # B says nothing: 633 of 4000
    ],
)
def test_rows_that_say_what_was_expected_come_before_the_target(
    today, value, origin, below, workspace, mtgrec
):
    line = whole(workspace(TOGETHER), mtgrec, "revenue", today)
    assert (line["expected"]["value"], line["expected"]["origin"]) == (value, origin)
    assert line["deviation"]["below"] is below


def test_a_channel_without_a_row_is_not_zero(workspace, mtgrec):
    folder = workspace(TOGETHER)
    second = whole(folder, mtgrec, "revenue", "2026-06-02")
    assert second["latest_channels"] == {"reporting": 1, "all": 2}
    assert (second["fluctuation"]["reason"], second["fluctuation"]["fires"]) == (
        "other-channels", False,
    )  # fmt: skip
    assert whole(folder, mtgrec, "revenue", "2026-06-03")["fluctuation"]["fires"] is False
    both = whole(folder, mtgrec, "revenue", "2026-06-04")
    assert both["latest_channels"] == {"reporting": 2, "all": 2}
    assert both["fluctuation"]["numerator"] == "1"
    told = mtgrec(folder, "metric", "show", "revenue", today="2026-06-02").lines
    assert any("2026-06-02 (1 of 2 channels)" in line for line in told)
    assert any("n/a: other channels on 2026-06-01" in line for line in told)


def test_a_quotient_moves_only_between_days_of_the_same_channels(workspace, mtgrec):
    folder = workspace(TOGETHER)
    line = whole(folder, mtgrec, "ctr", "2026-06-02")  # 10 / 300, then 2 / 100 of A alone
    assert (line["fluctuation"]["reason"], line["fluctuation"]["fires"]) == (
        "other-channels", False,
    )  # fmt: skip
    life = mtgrec(folder, "show", "K2", "--format", "json", today="2026-06-02").json["item"]["life"]
    assert life["fluctuations"] == []
    told = mtgrec(folder, "show", "K2", today="2026-06-02").out
    assert "n/a: other channels on 2026-06-01" in told


def test_days_asked_for_judge_only_what_was_known_then(workspace, mtgrec):
    answer = mtgrec(
        workspace(CAMPAIGN), "metric", "show", "revenue", "--until", "2026-06-09", "--format", "json"
    )  # fmt: skip
    assert answer.json["items"][0]["deviation"]["numerator"] == "-300"  # 600 of 900, not 900


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("12%", "! -20 %"),
        ("12.005%", "-19.97 %"),
        ("12.00001%", "-19.9999 %"),
        ("11.996%", "! -20.03 %"),
        ("12.3%", "-18 %"),
        ("15.00001%", "+0.0001 %"),
        ("12.34%", "-17.7 %"),
    ],
)
def test_a_figure_never_looks_like_the_limit(value, said, workspace, mtgrec):
    folder = workspace(
        "=== c/plan.md\n---\ntype: campaign\ncampaign: c\ndate: 2026-06-01\n---\n"
        "=== c/metrics.csv\ndate,channel,metric,value,expected\n"
        f"2026-06-01,A,conversion,{value},15%\n"
    )
    assert f"  {said} (expected 15%)" in mtgrec(folder, "metric", "show").out


EVERYWHERE = """
=== mtgrec.toml
[workspace]
language = "en"
[metrics."客单价"]
formula = "销售额 / 订单数"
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-06-01
kpis:
  - {id: K1, what: CPA, target: 35, direction: lower, tier: core}
  - {id: K2, what: CPA of the last day, metric: cpa, target: 35, direction: lower, measure: latest}
  - {id: K3, what: ROI, target: 1.5}
  - {id: K4, what: 投产比, target: 250%}
  - {id: K5, what: 客单价, target: 90}
  - {id: K6, what: ctr, target: 3%}
  - {id: K7, what: 满意度, target: 90%, measure: mean}
---
=== c/metrics.csv
date,channel,metric,value
2026-06-08,Google,cost,191.90
2026-06-08,Google,conversions,8.88
2026-06-08,Google,cpa,21.61
2026-06-09,Meta,cost,189.78
2026-06-09,Meta,conversions,2
2026-06-09,Google,revenue,900
2026-06-09,Google,订单数,9
2026-06-09,Google,客单价,95
2026-06-09,Google,ctr,3%
2026-06-09,Meta,ctr,1%
2026-06-08,,满意度,80%
2026-06-09,,满意度,90%
"""
# 381.68 / 10.88 · 189.78 / 2 · (900 - 381.68) / 381.68 · 900 / 381.68 · 900 / 9
SAME_EVERYWHERE = {
    "K1": ("35.08", None), "K2": ("94.89", "2026-06-09"), "K3": ("1.36", None), "K4": ("235.8%", None),
    "K5": ("100", None), "K6": (None, None), "K7": ("90%", "2026-06-09"),
}  # fmt: skip


def test_a_rate_is_the_same_wherever_it_is_shown(workspace, mtgrec):
    folder = workspace(EVERYWHERE)

    def ask(*words):
        return mtgrec(folder, *words, "--format", "json").json

    def figures(kpis):
        return {
            kpi["address"].rpartition(".")[2]: (kpi["actual"], kpi["actual_at"]) for kpi in kpis
        }

    assert figures(ask("list", "kpis")["items"]) == SAME_EVERYWHERE
    assert figures(ask("status")["kpis"]) == SAME_EVERYWHERE
    assert figures([ask("show", id)["item"] for id in SAME_EVERYWHERE]) == SAME_EVERYWHERE
    assert figures(ask("show", "c")["campaign"]["kpis"]) == SAME_EVERYWHERE
    assert figures(ask("report", "retro", "--campaign", "c")["kpis"]) == SAME_EVERYWHERE
    assert (
        figures(ask("report", "evaluation", "--campaign", "c")["accounts"][0]["kpis"])
        == SAME_EVERYWHERE
    )
    lines = [line["kpi"] for line in ask("metric", "show")["items"] if line["kpi"]]
    shown = figures(lines)
    assert shown == {id: SAME_EVERYWHERE[id] for id in shown}
    assert {"K1", "K3", "K4", "K5", "K7"} <= shown.keys()
    # The day of a value that is only the latest one stands beside it, in both languages.
    for words in (
        ("list", "kpis"), ("status",), ("show", "K2"), ("show", "c"),
        ("report", "weekly"), ("report", "retro", "--campaign", "c"), ("new", "retro", "--campaign", "c", "--dry-run"),
    ):  # fmt: skip
        told = mtgrec(folder, *words).out
        assert "94.89 (2026-06-09)" in told, words
        if words != ("show", "K2"):
            assert "90% (2026-06-09)" in told, words
        assert "35.08 (" not in told
    assert "94.89（2026-06-09）" in mtgrec(folder, "list", "kpis", lang="zh").out


MEAN = """
=== c/plan.md
---
type: campaign
campaign: c
date: 2026-06-01
start: 2026-06-01
end: 2026-06-20
kpis:
  - {id: K1, what: visits, target: 100, measure: mean}
---
=== c/metrics.csv
date,channel,metric,value
2026-06-09,A,visits,60
2026-06-09,B,visits,60
2026-06-10,A,visits,30
"""


def test_a_mean_of_several_channels_is_that_of_the_days_at_every_door(workspace, mtgrec):
    """120 on one day and 30 on the other are 75 a day; the mean of the three rows is 50."""
    folder = workspace(MEAN)

    def answer(*words):
        done = mtgrec(folder, *words, "--format", "json")
        assert done.code == 0, done.err
        return done.json

    every = next(line for line in answer("metric", "show")["items"] if not line["channel"])
    assert every["mean"]["value"] == "75"
    assert every["kpi"]["actual"] == "75"
    assert every["kpi"]["goal_attainment"]["ratio"] == 0.75
    assert answer("list", "kpis")["items"][0]["actual"] == "75"
    assert answer("status")["kpis"][0]["actual"] == "75"
    assert answer("show", "K1")["item"]["actual"] == "75"
    for report in ("weekly", "retro", "evaluation"):
        text = mtgrec(folder, "report", report).out
        assert "| 75 [" in text
