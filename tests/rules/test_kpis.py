"""Rules about KPIs: what counts as a figure, when the clock runs, what is told once."""

import shlex

import pytest

from mtgrec.model.analysis.shortfalls import slumps
from mtgrec.rules.kpis.measurable import names_figure

KPI = """
kpis:
  - id: K4XN
    what: Conversion rate
    baseline: 10%
    target: 15%
{more}
# metrics.csv
date,channel,metric,value
{rows}
"""


def seen(check, rows, code, today="2026-06-06 08:59", more=""):
    return check(KPI.format(more=more, rows="\n".join(rows.split("; "))), code, today)


def sentences(found):
    return [str(one.problem.message) for one in found]


# -- K001


@pytest.mark.parametrize(
    "words",
    [
        "品牌搜索量提升50%",
        "提高20个百分点",
        "突破100万",
        "销售额破亿",
        "转化率达到 15％",
        "新客 5,000 人",
        "销售翻倍",
        "三成复购",
        "百分之二十的老客",
        "ROI 1:3",
        "排名进入前10",
        "行业排名第一",
        "签约3家",
        "缩短到24小时",
        "618 销售 500万",
        "618万",
        "2026年新增会员10万",
        "Grow by a third",
        "reach 10000 followers",
        "300 test rides booked",
        "double the sign-ups",
        "2,000 sign-ups",
        "top 3 in the category",
        "grow traffic 12 percent",
        "¥100 CPA",
    ],
)
def test_words_that_say_how_much(words):
    assert names_figure(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "提升品牌影响力",
        "618 期间提升品牌影响力",
        "超越去年618",
        "备战双11",
        "6月30日前提升知名度",
        "6月1日至6月18日热度",
        "2026-06-18 前口碑提升",
        "2026年成为母婴第一品牌",
        "第3次活动口碑更好",
        "18-35岁人群好感度",
        "持续3天提升热度",
        "为期3个月的口碑提升",
        "品牌力提升一个档次",
        "5G 认知",
        "raise brand influence",
        "Q3 awareness",
        "Be better known by 15 June",
        "by June 15 awareness grows",
        "awareness by 2026",
        "iPhone 15 sales",
        "Phase 2 launch",
        "more love among over 50s",
    ],
)
def test_a_day_a_year_or_a_name_is_no_figure(words):
    assert not names_figure(words)


def test_a_target_that_cannot_be_read_is_told_by_f102_alone(check):
    found = check("kpis:\n  - id: K4XN\n    what: Raise influence\n    target: a lot\n")
    assert {one.code for one in found} & {"K001", "F102"} == {"F102"}


# -- K004


@pytest.mark.parametrize(
    ("fields", "fires"),
    [
        ("what: 转化率, target: 15", 1),
        ("what: 转化率, target: 15次", 0),
        ("what: 转化率, target: 0.15", 0),
        ("what: 转化率, target: 1", 0),
        ("what: 使用频率, target: 15", 0),
        ("what: 首购用户, metric: ctr, target: 3", 1),
        ("what: ROI, target: 3", 0),
        ("what: 品牌搜索量提升50%, target: 5000", 0),
        ("what: 转化率, baseline: 10%, target: '+15'", 1),
        ("what: 转化率, baseline: 10%, target: '+30%'", 0),
        ("what: 转化率, baseline: 10%, target: '+30%', actual: 12", 1),
        ("what: x, target: 15%, actual: 12", 1),
        ("what: x, target: 15%, actual: 0.12", 0),
        ("what: x, baseline: 12, target: 15%, actual: 12", 2),
        ("what: x, baseline: 12%, target: 15", 1),
        ("what: x, baseline: 12%, actual: 12", 1),
        ("what: x, target: 500人, actual: 300", 0),
        ("what: x, target: 15%, baseline: ''", 0),
    ],
)
def test_figures_that_cannot_be_compared(check, fields, fires):
    assert len(check(f"kpis:\n  - {{id: K4XN, {fields}}}\n", "K004")) == fires


def test_one_odd_row_among_many_channels_is_found(check):
    found = seen(check, "2026-06-01,a,Conversion rate,12%; 2026-06-02,b,Conversion rate,12", "K004")
    assert sentences(found) == [
        "the reading 12 (metrics.csv:3) and the target 15% are in different units"
    ]


# -- K005


def test_a_campaign_is_looked_at_over_all_its_records(check):
    kickoff = "kpis:\n  - {id: K4XN, what: Exposure, tier: surface}\n"
    later = (
        "# later.md\ntype: weekly\ndate: 2026-06-01\nkpis:\n  - {id: K5XN, what: ROI, tier: core}\n"
    )
    assert len(check(kickoff, "K005")) == 1
    assert not check(kickoff + later, "K005")
    assert (
        len(check(kickoff + later.replace("ROI, tier: core", "Likes, tier: surface"), "K005")) == 1
    )


# -- K007 and K008: the clock

EXACTLY = "2026-06-05 09:00,,Conversion rate,12.00 %"
HARDLY = "2026-06-05 09:00,,Conversion rate,12.01 %"
ENTRY = "    deviations:\n      - at: 2026-06-05 09:00\n        {}\n"


def test_a_fifth_below_starts_the_clock_and_anything_less_does_not(check):
    assert [one.code for one in seen(check, EXACTLY, "K008")] == ["K008"]
    assert not seen(check, EXACTLY, "K007")
    assert not seen(check, HARDLY, "K008")
    assert not seen(check, HARDLY, "K007", "2026-06-20")


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ("2026-06-06 08:59", "K008"),
        ("2026-06-06 09:00", "K008"),
        ("2026-06-06 09:01", "K007"),
        ("2026-06-07", "K007"),
    ],
)
def test_the_clock_of_a_reading_with_a_time_runs_from_that_time(check, now, code):
    assert [one.code for one in seen(check, EXACTLY, "K", now) if one.code in ("K007", "K008")] == [
        code
    ]


def test_the_clock_of_a_reading_with_a_day_only_runs_from_the_end_of_the_day(check):
    rows = "2026-06-05,,Conversion rate,12%"
    assert seen(check, rows, "K008", "2026-06-06 23:59")
    assert not seen(check, rows, "K007", "2026-06-06 23:59")
    assert seen(check, rows, "K007", "2026-06-07 00:00")


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("cause: slow page", ["K007"]),
        ("adjustment: smaller images", ["K007"]),
        ("cause: slow page\n        adjustment: ''", ["K007"]),
        ("cause: slow page\n        adjustment: smaller images", []),
        (
            "cause: slow page\n        adjustment: smaller images\n        recorded: 2026-06-09",
            ["K009"],
        ),
    ],
)
def test_only_cause_and_adjustment_together_stop_it(check, written, codes):
    found = seen(check, EXACTLY, "K", "2026-06-10", ENTRY.format(written))
    assert [one.code for one in found if one.code in ("K007", "K008", "K009")] == codes


def test_another_slump_s_analysis_stops_nothing(check):
    rows = f"{EXACTLY}; 2026-06-06,,Conversion rate,15%; 2026-06-07,,Conversion rate,11%"
    more = ENTRY.format("cause: slow page\n        adjustment: smaller images")
    assert sentences(seen(check, rows, "K007", "2026-06-10", more)) == [
        (
            "“Conversion rate”: 11% on 2026-06-07 is 26.7% below the expected 15%; "
            "its analysis has been overdue since 2026-06-08 23:59"
        )
    ]


def test_one_analysis_closes_the_whole_slump(check):
    rows = f"{EXACTLY}; 2026-06-06,,Conversion rate,11%"
    more = ENTRY.format("cause: slow page\n        adjustment: smaller images")
    found = seen(check, rows, "K", "2026-06-10", more)
    assert [one.code for one in found if one.code != "K011"] == ["K016"]


def test_thirty_days_below_are_one_finding_of_the_channel(check):
    rows = "; ".join(f"2026-06-{day:02},a,Conversion rate,{day / 10}%" for day in range(1, 31))
    found = seen(check, rows, "K007", "2026-07-10")
    assert sentences(found) == [
        (
            "“Conversion rate”: 30 readings from 2026-06-01 to 2026-06-30 are worse than expected; "
            "their analysis has been overdue since 2026-06-02 23:59; "
            "the worst: 0.1% in a on 2026-06-01, 99.3% below the expected 15%"
        )
    ]
    assert found[0].item.id == "K4XN"
    assert str(found[0].problem.help) == (
        "the reading stands at metrics.csv:2; write down why: mtgrec add deviation "
        "--to 618-2026-KO-260525.K4XN --at 2026-06-01 --channel a --cause … --adjustment …"
    )


@pytest.mark.parametrize(
    ("entry", "fires"),
    [
        ("at: 2026-06-05 09:00", 0),
        ("at: 2026-06-05", 0),
        ("at: 2026-06-06", 1),
        ("at: 2026-06-05 10:00", 1),
        ("channel: web", 1),  # no day at all
        ("at: 2026-06-05, channel: web", 0),  # its readings name no channel
    ],
)
def test_an_entry_that_meets_no_reading_is_pointed_out(check, entry, fires):
    more = f"    deviations:\n      - {{{entry}, cause: slow page, adjustment: smaller images}}\n"
    assert len(seen(check, EXACTLY, "K015", "2026-06-10", more)) == fires


def test_an_entry_about_a_value_written_by_hand_meets_no_reading(check):
    kpi = "kpis:\n  - {id: K4XN, what: x, target: 10, FIELDS deviations: [{at: 2026-06-01, cause: c, adjustment: a}]}\n"
    assert not check(kpi.replace("FIELDS", "actual: 9,"), "K015")
    assert check(kpi.replace("FIELDS", ""), "K015")


def test_each_channel_has_a_finding_of_its_own(check):
    rows = "2026-06-01,a,Conversion rate,1%; 2026-06-01,b,Conversion rate,2%"
    assert len(seen(check, rows, "K007", "2026-06-10")) == 2


def test_thresholds_of_the_workspace_count(check):
    toml = '# mtgrec.toml\n[rules]\nbelow = "30%"\nanalysis_hours = 48\n'
    assert not seen(check, f"{EXACTLY}\n{toml}", "K007", "2026-06-20")
    toml = "# mtgrec.toml\n[rules]\nanalysis_hours = 48\n"
    assert not seen(check, f"{EXACTLY}\n{toml}", "K007", "2026-06-07 08:59")
    assert seen(check, f"{EXACTLY}\n{toml}", "K007", "2026-06-07 09:01")


def test_a_kpi_waives_its_analyses(check):
    found = seen(check, EXACTLY, "K007", "2026-06-10", "    waive: {K007: the shop was closed}\n")
    assert [one.reason for one in found] == ["the shop was closed"]


def test_a_deviation_that_no_reading_shows_wants_both_halves_too(check):
    kpi = "kpis:\n  - id: K4XN\n    what: x\n    deviations:\n      - at: 2026-06-01\n        cause: rain\n"
    found = check(kpi, "K007")
    assert sentences(found) == [
        (
            "this deviation names a cause but no adjustment; "
            "its analysis has been overdue since 2026-06-02 23:59"
        )
    ]
    assert found[0].problem.line == 10


def test_deviations_are_looked_for_once_for_all_rules(check, monkeypatch):
    calls = []

    def counted(record, kpi, context):
        calls.append(kpi)
        return slumps(record, kpi, context)

    monkeypatch.setattr("mtgrec.model.analysis.deviations.slumps", counted)
    assert seen(check, EXACTLY, "K", "2026-06-10")
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("channel", "written"),
    [
        ("web", "web"),
        ("小红书", "小红书"),
        ("a b", "'a b'"),
        ("$(id)", "'$(id)'"),
        ("`id`;x", "'`id`;x'"),
    ],
)
def test_a_channel_runs_nothing_in_the_command_that_is_offered(check, channel, written):
    """The name comes from a file; the command is copied into a shell."""
    [found] = seen(check, EXACTLY.replace(",,", f",{channel},"), "K008")
    command = str(found.problem.help).partition("mtgrec add deviation ")[2]
    words = shlex.split(command)
    assert words[words.index("--channel") + 1] == channel
    assert f"--channel {written} " in command


# -- K010 and K011


@pytest.mark.parametrize(
    ("rows", "fires"),
    [
        ("2026-06-04,,Conversion rate,10%; 2026-06-05,,Conversion rate,11%", 0),
        ("2026-06-04,,Conversion rate,10%; 2026-06-05,,Conversion rate,11.0001%", 1),
        ("2026-06-04,,Conversion rate,10%; 2026-06-05,,Conversion rate,9%", 0),
        ("2026-06-04,,Conversion rate,10%; 2026-06-05,,Conversion rate,8.99%", 1),
        ("2026-06-04,a,Conversion rate,10%; 2026-06-05,b,Conversion rate,20%", 0),
        ("2026-06-04,,Conversion rate,10%", 0),
    ],
)
def test_more_than_a_tenth_is_too_much_and_a_tenth_is_not(check, rows, fires):
    assert len(seen(check, rows, "K010", more="    tier: core\n")) == fires


def test_a_step_that_is_hardly_too_big_is_not_rounded_to_the_limit(check):
    rows = "2026-06-04,,Conversion rate,10%; 2026-06-05,,Conversion rate,11.0001%"
    assert sentences(seen(check, rows, "K010", more="    tier: core\n")) == [
        "“Conversion rate”: 11.0001% on 2026-06-05 is 10.001% higher than 10% on 2026-06-04, more than 10%"
    ]


PLAN = "# plan.md\ntype: campaign\nstart: {start}\nend: {end}\n"


@pytest.mark.parametrize(
    ("today", "plan", "fires"),
    [
        ("2026-06-08", "", 0),
        ("2026-06-09", "", 1),
        ("2026-06-09", PLAN.format(start="2026-06-01", end="2026-06-09"), 1),
        ("2026-06-09", PLAN.format(start="2026-06-01", end="2026-06-08"), 0),
        ("2026-06-09", PLAN.format(start="2026-06-10", end="2026-06-20"), 0),
    ],
)
def test_readings_older_than_three_days_are_stale_while_the_campaign_runs(
    check, today, plan, fires
):
    rows = f"2026-06-05,,Conversion rate,15%\n{plan}"
    assert len(seen(check, rows, "K011", today)) == fires
