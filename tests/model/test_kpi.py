"""KPIs: target, direction, readings and goal attainment."""

import textwrap
from datetime import datetime

import pytest

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.figures.kpi import kpi_state

NIGHT = datetime.fromisoformat("2026-06-10 23:59")


def read_rows(text: str):
    content = "日期,渠道,指标,数值\n" + textwrap.dedent(text).strip().replace(" ", "")
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
    ("target: -5, actual: -3", "negative-target"),
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


@pytest.mark.parametrize(
    ("fields", "rows", "actual"),
    [
        ("what: 销量, target: 100", ROWS, "75"),  # counts are added up
        ("what: 销量, target: 100, measure: latest", ROWS, "5"),
        ("what: 销量, target: 100, 统计方式: 平均", ROWS, "18.75"),
        ("what: 销量, target: 100, channel: a", ROWS, "35"),
        ("what: 销量, target: 100, channel: b", ROWS, "40"),
        ("what: 销量, target: 100, channel: c", ROWS, None),
        ("metric: 销 量, target: 100", ROWS, "75"),
        ("what: 销量, baseline: 50, target: +30%", ROWS, "75"),  # the growth's % is not the unit
        ("metric: ctr, target: 5%", RATIOS, "3.5%"),  # ratios are never added up
        ("what: 点击率, target: 5%, channel: b", RATIOS, "4%"),
        ("what: 点击率, target: 5%, measure: mean", RATIOS, "3%"),
        ("metric: 点击率", RATIOS.replace("%", ""), "3.5"),
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


def test_a_rate_of_several_channels_is_weighed_by_its_parts(item):
    rows = """
        2026-06-05,a,曝光量,100000
        2026-06-05,a,点击量,1000
        2026-06-05,a,点击率,1%
        2026-06-05,b,曝光量,1000
        2026-06-05,b,点击量,90
        2026-06-05,b,点击率,9%
    """
    found = stand(item("kpi", "metric: 点击率, target: 3%"), rows)
    assert (found.actual.text, found.actual.formula) == ("1.08%", "clicks / exposure")
    # Without the parts, or where one channel lacks them, there is only the mean of the channels.
    lacking = rows.replace("2026-06-05,b,曝光量", "2026-06-04,b,曝光量")
    assert stand(item("kpi", "metric: 点击率, target: 3%"), lacking).actual.text == "5%"
    without = "\n".join(line for line in rows.splitlines() if "曝光" not in line)
    assert stand(item("kpi", "metric: 点击率, target: 3%"), without).actual.text == "5%"


def test_money_of_two_currencies_has_no_sum(item):
    found = stand(
        item("kpi", "metric: 销售额, target: 10000"),
        "2026-06-05,a,销售额,¥9000\n2026-06-05,b,销售额,$1000",
    )
    assert (found.actual, found.attainment.reason) == (None, "other-unit")
    rows = "2026-06-05,a,销售额,$9000\n2026-06-05,a,投入成本,¥1000"
    assert stand(item("kpi", "metric: roi, target: 3"), rows).actual is not None
    rows += "\n2026-06-05,b,销售额,¥9000"
    assert stand(item("kpi", "metric: roi, target: 3"), rows).actual is None
