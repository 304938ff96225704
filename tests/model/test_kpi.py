"""KPIs: target, direction, readings and goal attainment."""

import re
import textwrap
from datetime import datetime

import pytest

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.figures.kpi import kpi_state

NIGHT = datetime.fromisoformat("2026-06-10 23:59")


def read_rows(text: str):
    content = "日期,渠道,指标,数值\n" + textwrap.dedent(text).strip()
    content = re.sub(r"(?m)^ +|(?<=,) +", "", content)
    found = parse_readings(Source("metrics.csv", content.encode()), ["c"])
    assert not found.problems, found.problems
    return found.series


def stand(kpi, rows="", now=NIGHT):
    return kpi_state(kpi, read_rows(rows), now, "a.md:5")


# the KPI as written · attainment, or why there is none
ATTAINMENT = [
    ("target: 15%, actual: 12%", 0.8),
    ("target: 15%, actual: 0.12", 0.8),
    ("target: ≥15%, actual: 12%", 0.8),
    ("目标: 15％, 实际: １２%", 0.8),
    ("target: 150万, actual: 1749565", 1.1664),
    ("target: 1.2万, actual: 3000", 0.25),
    ("target: 3, actual: 3.6", 1.2),
    ("target: 3, actual: 0", 0.0),
    ("target: 3, actual: -1", -0.3333),
    ("baseline: 2万, target: +50%, actual: 3.3万", 1.1),
    ("baseline: 10%, target: 提升30%, actual: 13%", 1.0),
    ("baseline: 100, target: +20, actual: 120", 1.0),
    ("baseline: 10%, target: 降低20%, actual: 8%", 1.0),
    ("baseline: 10%, target: 降低20%, actual: 16%", 0.5),  # what is to sink is better when lower
    ("target: ≤6%, actual: 4.8%", 1.25),
    ("target: 40, actual: 50, direction: lower", 0.8),
    ("target: 40, actual: 50, 方向: 越低越好", 0.8),
    ("target: ≤40, actual: 50, direction: higher", 1.25),  # what is written beats the sign
    # Without a word or a sign, the way from baseline to target is the better way.
    ("baseline: 10%, target: 5%, actual: 7%", 0.7143),
    ("baseline: 10%, target: 5%, actual: 4%", 1.25),
    ("baseline: 60元, target: 50元, actual: 55元", 0.9091),
    ("baseline: 20, target: 15, actual: 15", 1.0),
    ("baseline: 5%, target: 10%, actual: 7%", 0.7),
    ("baseline: 10%, target: ≥5%, actual: 7%", 1.4),
    ("baseline: 10%, target: 5%, actual: 7%, direction: higher", 1.4),
    ("target: 3.5w, actual: 3.5万", 1.0),
    ("baseline: 10%, target: +2pp, actual: 12%", 1.0),
    ("target: 5, actual: 0, direction: lower", "zero-actual"),
    ("target: 0, actual: 3", "zero-target"),
    ("target: 0, actual: 0", "zero-target"),
    ("target: ≤0, actual: 3", "zero-target"),
    ("metric: 余额, target: -5, actual: -3", "negative-target"),
    ("target: -5, actual: -3", "no-data"),  # 5 less, or the level -5?
    ("target: 15%, actual: 12", "other-unit"),
    ("target: 5, actual: 12次", 2.4),
    ("target: 5元, actual: 12次", "other-unit"),
    ("target: 15%", "no-data"),
    ("actual: 12%", "no-data"),
    ("target: +30%, actual: 12", "no-baseline"),  # a growth on nothing
    ("target: +30%", "no-baseline"),
    ("note: nothing yet", "no-data"),
]


@pytest.mark.parametrize(("fields", "expected"), ATTAINMENT)
def test_attainment(fields, expected, item):
    rate = stand(item("kpi", fields)).attainment
    assert (rate.reason or rate.rounded) == expected
    if rate.reason:
        assert (rate.exact, rate.rounded, rate.percent) == (None, None, "")


def test_exactly_a_fifth_below_is_exactly_four_fifths(item):
    rate = stand(item("kpi", "target: 15%, actual: 12%")).attainment
    assert rate.exact is not None
    assert 1 - rate.exact == type(rate.exact)(1, 5)


CHANGES = """target: 100, actual: 90, changes: [
    {date: 2026-06-08, from: 100, to: 120}, {date: 2026-06-10, to: 150},
    {date: 2026-06-11, to: 180}, {date: 2026-06-01, to: 110}]"""


@pytest.mark.parametrize(
    ("day", "target"),
    [(7, "110"), (8, "120"), (9, "120"), (10, "150"), (11, "180"), (30, "180")],
)
def test_the_target_of_the_day(day, target, item):
    kpi = item("kpi", CHANGES.replace("\n", " "))
    assert stand(kpi, now=NIGHT.replace(day=day, hour=8)).target_text == target


def test_before_the_first_change_the_target_is_the_one_declared(item):
    kpi = item("kpi", "target: 100, changes: [{date: 2026-06-08, from: 100, to: ≤50}]")
    assert stand(kpi, now=NIGHT.replace(day=7)).target_text == "100"
    changed = stand(item("kpi", "target: 100, actual: 40, changes: [{date: 2026-06-08, to: ≤50}]"))
    assert changed.attainment.rounded == 1.25


ROWS = """
    2026-06-08,     a,销量,10
    2026-06-09,     a,销量,20
    2026-06-09,     b,销量,40
    2026-06-10,     a,销量,5
    2026-06-11,     a,销量,900
"""
RATIOS = """
    2026-06-09,     a,点击率,2%
    2026-06-10,     a,点击率,3%
    2026-06-10,     b,点击率,4%
"""


# Two channels on one day, one of them read twice: the last of each counts.
SAME_DAY = """
    2026-06-09 09:00,a,销量,10
    2026-06-09 15:00,a,销量,12
    2026-06-09 14:00,b,销量,5
"""


@pytest.mark.parametrize(
    ("fields", "rows", "actual"),
    [
        ("what: 销量, target: 100", ROWS, "75"),  # counts are added up
        ("what: 销量, target: 100, measure: latest", ROWS, "5"),
        ("what: 销量, target: 100, 统计方式: 平均", ROWS, "25"),  # 10, 60, 5
        ("what: 销量, target: 100, measure: mean, channel: a", ROWS, "11.6666666667"),
        ("what: 销量, target: 100, measure: mean", SAME_DAY, "27"),  # one day
        ("what: 销量, target: 100, measure: mean, channel: a", SAME_DAY, "22"),
        ("what: 销量, target: 100, channel: a", ROWS, "35"),
        ("what: 销量, target: 100, channel: b", ROWS, "40"),
        ("what: 销量, target: 100, channel: c", ROWS, None),
        ("metric: 销 量, target: 100", ROWS, "75"),
        ("what: 销量, baseline: 50, target: +30%", ROWS, "75"),  # the growth's % is not the unit
        ("metric: ctr, target: 5%", RATIOS, None),  # rates are neither added up nor averaged
        ("what: 点击率, target: 5%, channel: b", RATIOS, "4%"),
        ("what: 点击率, target: 5%, channel: a, measure: mean", RATIOS, "3%"),
        ("what: 点击率, target: 5%, channel: a, measure: sum", RATIOS, "3%"),
        ("what: 点击率, target: 5%, measure: mean", RATIOS, None),
        ("metric: 点击率", RATIOS.replace("%", ""), None),
        ("what: 满意度, target: 90%", RATIOS.replace("点击率", "满意度"), None),
        ("what: 销量, target: 100, measure: period", ROWS, "75"),
        ("what: 销量, target: 100, measure: latest", SAME_DAY, "17"),
        ("what: 转化率, target: 5%", RATIOS, None),
        ("what: 销量, target: 100, actual: 7次", ROWS, "7次"),  # what is written comes first
    ],
)
def test_readings_become_one_value(fields, rows, actual, item):
    kpi = item("kpi", fields.replace("what:", "metric:"))
    stands = stand(kpi, rows)
    assert (stands.actual.text if stands.actual else None) == actual


def test_rows_without_a_channel_are_the_whole_where_there_are_any(item):
    rows = ROWS + "    2026-06-09,,销量,33\n"
    found = stand(item("kpi", "metric: 销量, target: 100"), rows).actual
    assert found
    assert found.text == "33"


def test_the_kpis_own_words_name_its_readings_too(record):
    text = "type: weekly\nkpis:\n  - {what: 销量, target: 100}"
    kpi = record(text).item_lists["kpi"][0]
    assert stand(kpi, ROWS).actual.text == "75"


def test_the_source_is_named(item):
    assert stand(item("kpi", "target: 5, actual: 4")).actual.source == "a.md:5"
    assert stand(item("kpi", "metric: 销量, target: 5"), ROWS).actual.source == "metrics.csv:5"


@pytest.mark.parametrize(
    ("at", "now", "known"),
    [
        ("2026-06-10", "2026-06-10 00:00", True),  # a bare date: on that day, whatever the hour
        ("2026-06-10", "2026-06-10 23:59", True),
        ("2026-06-10", "2026-06-09 23:59", False),
        ("2026-06-10T09:00", "2026-06-10 09:00", True),
        ("2026-06-10T09:00", "2026-06-10 08:59", False),
        ("2026-06-10T09:00", "2026-06-11 00:00", True),
    ],
)
def test_readings_of_the_future_are_not_known(at, now, known, item):
    kpi = item("kpi", "metric: 销量, target: 5")
    found = stand(kpi, f"{at},,销量,4", datetime.fromisoformat(now)).actual
    assert (found is not None) is known


def test_numbers_of_any_length_do_no_harm(item):
    huge = "9" * 40
    kpi = item("kpi", f"target: 0.{'0' * 30}1, actual: {huge}")
    assert stand(kpi).attainment.percent.startswith("9999")
    rows = f"2026-06-08,,销量,{huge}\n2026-06-09,,销量,1\n2026-06-10,,销量,1"
    assert stand(item("kpi", "metric: 销量, target: 3, measure: mean"), rows).actual.text


TWO_CHANNELS = """
    2026-06-05,a,曝光量,100000
    2026-06-05,a,点击量,1000
    2026-06-05,a,点击率,1%
    2026-06-05,b,曝光量,1000
    2026-06-05,b,点击量,90
    2026-06-05,b,点击率,9%
"""
ADS = """
    2026-06-05,Google,投入成本,191.90
    2026-06-05,Google,转化量,8.88
    2026-06-05,Google,获客成本,21.61
    2026-06-06,Meta,投入成本,189.78
    2026-06-06,Meta,转化量,2
"""


@pytest.mark.parametrize(
    ("fields", "rows", "actual", "at"),
    [
        ("metric: 点击率, target: 3%", TWO_CHANNELS, "1.08%", None),
        # One channel carries the rate, the other only the parts: 381.68 / 10.88.
        ("metric: cpa, target: 35, direction: lower", ADS, "35.08", None),
        ("metric: cpa, target: 35, measure: mean", ADS, "35.08", None),
        ("metric: cpa, target: 35, measure: sum", ADS, "35.08", None),
        ("metric: cpa, target: 35, measure: latest", ADS, "94.89", "2026-06-06"),
        ("metric: cpa, target: 35, channel: google", ADS, "21.61", None),
        ("metric: cpa, target: 35, channel: meta", ADS, "94.89", None),
        ("metric: cpa, target: ¥35, channel: meta", ADS, "¥94.89", None),
        # A channel without a row of one part is not left out: 381.68 / 8.88.
        ("metric: cpa, target: 35", "\n".join(ADS.splitlines()[:-1]), "42.98", None),
        # Without the parts there is only the latest rate, with its day.
        ("metric: 点击率, target: 3%", "2026-06-05,a,点击率,1%\n2026-06-06,b,点击率,9%", "9%", "2026-06-06"),
        ("metric: 点击率, target: 3%", "2026-06-05,a,点击率,1%\n2026-06-05,b,点击率,9%", None, None),
        # Days: 2 / 100 and 9 / 300, then one without exposure.
        ("metric: ctr, target: 3%", ("2026-06-05,,clicks,2\n2026-06-05,,exposure,100\n"
         "2026-06-06,,clicks,9\n2026-06-06,,exposure,300\n2026-06-07,,ctr,0%\n"
         "2026-06-07,,exposure,0"), "2.75%", None),
        ("metric: ctr, target: 3%, measure: latest", ("2026-06-06,,clicks,9\n"
         "2026-06-06,,exposure,300\n2026-06-07,,ctr,0%\n2026-06-07,,exposure,0"), "3%", "2026-06-06"),
        ("metric: ctr, target: 3%, measure: latest", ("2026-06-06,,clicks,9\n"
         "2026-06-06,,exposure,300\n2026-06-07,,ctr,2%"), "2%", "2026-06-07"),
        # Written for all channels, the parts by channel.
        ("metric: ctr, target: 3%", ("2026-06-06,a,clicks,9\n2026-06-06,a,exposure,300\n"
         "2026-06-06,b,clicks,1\n2026-06-06,b,exposure,700\n2026-06-06,,ctr,2%"), "1%", None),
        # ROI and the return on ad spend are two metrics, with or without a per cent sign.
        ("metric: ROI, target: 1.5", "2026-06-06,,revenue,250\n2026-06-06,,cost,100", "1.5", None),
        ("metric: ROI, target: 150%", "2026-06-06,,revenue,250\n2026-06-06,,cost,100", "150%", None),
        ("metric: 投产比, target: 3", "2026-06-06,,revenue,250\n2026-06-06,,cost,100", "2.5", None),
        ("metric: ROAS, target: 300%", "2026-06-06,,revenue,250\n2026-06-06,,cost,100", "250%", None),
        ("metric: roas, target: 30", "2026-06-06,,revenue,¥3100\n2026-06-06,,cost,¥100", "31", None),
        ("metric: 点击率, target: 3%, actual: 7%, measure: latest", TWO_CHANNELS, "7%", None),
        ("metric: 销量, target: 3, measure: latest", "2026-06-06,a,销量,9", "9", "2026-06-06"),
    ],
)  # fmt: skip
def test_a_rate_is_that_of_the_sums_of_its_parts(fields, rows, actual, at, item):
    found = stand(item("kpi", fields), rows).actual
    assert (found and found.text, found and found.at and f"{found.at}") == (actual, at)


@pytest.mark.parametrize(
    ("fields", "rows", "measure"),
    [
        ("metric: 点击率, target: 3%", TWO_CHANNELS, "period"),
        ("metric: 点击率, target: 3%, 统计方式: 全周期", TWO_CHANNELS, "period"),
        ("metric: 点击率, target: 3%, measure: latest", TWO_CHANNELS, "latest"),
        ("metric: 点击率, target: 3%, measure: mean", TWO_CHANNELS, "period"),
        ("metric: 点击率, target: 3%, channel: c", TWO_CHANNELS, ""),
        ("metric: 点击率, target: 3%", "2026-06-05,a,点击率,1%", "latest"),
        ("metric: 点击率, target: 3%, measure: period", "2026-06-05,a,点击率,1%", "latest"),
        ("metric: 满意度, target: 90%, measure: mean", "2026-06-05,a,满意度,80%", "latest"),
        ("metric: 销量, target: 3, measure: period", ROWS, "sum"),
        ("metric: 销量, target: 3, measure: mean", ROWS, "mean"),
        ("metric: 销量, target: 3, actual: 2", ROWS, ""),
    ],
)
def test_the_measure_that_was_taken(fields, rows, measure, item):
    assert stand(item("kpi", fields), rows).measure == measure


def test_rates_of_several_channels_have_no_mean(item):
    rows = "2026-06-05,a,点击率,1%\n2026-06-05,b,点击率,9%"
    found = stand(item("kpi", "metric: 点击率, target: 3%"), rows)
    assert (found.actual, found.attainment.reason) == (None, "several-rates")


def test_money_of_two_currencies_has_no_sum(item):
    found = stand(
        item("kpi", "metric: 销售额, target: 10000"),
        "2026-06-05,a,销售额,¥9000\n2026-06-05,b,销售额,$1000",
    )
    assert (found.actual, found.attainment.reason) == (None, "other-unit")
    for written in ("¥9000,$1000", "$1,¥1", "9000元,5€", "1£,1$", "¥2,3€"):
        first, second = written.split(",")
        rows = f"2026-06-05,a,销售额,{first}\n2026-06-05,b,销售额,{second}"
        assert stand(item("kpi", "metric: 销售额, measure: latest"), rows).actual is None
    rows = "2026-06-05,a,销售额,$9000\n2026-06-05,a,投入成本,¥1000"
    assert stand(item("kpi", "metric: roi, target: 3"), rows).actual is None
    rows += "\n2026-06-05,b,销售额,¥9000"
    assert stand(item("kpi", "metric: roi, target: 3"), rows).actual is None
