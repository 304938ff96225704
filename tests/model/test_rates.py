"""Rates over a period: always the formula over plain sums, never a mean of rates."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.analysis.deviations import deviations
from mtgrec.model.analysis.fluctuation import fluctuations
from mtgrec.model.figures.context import Context
from mtgrec.model.figures.formula import formula, formulas
from mtgrec.model.figures.item_state import item_states
from mtgrec.model.figures.metrics import MetricQuery, metric_lines
from mtgrec.model.records.register import Register
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.thresholds import Thresholds
from mtgrec.model.values.dates import end_of_day

NOW = end_of_day(date(2026, 6, 30))
MARGIN = formula(["margin", "毛利率"], "(revenue - cost) / revenue", "%")
# The KPI as it is named, and its figure from the sums of its parts.
RATES = {
    "ctr": ("clicks", "exposure"),
    "转化率": ("conversions", "clicks"),
    "cpa": ("cost", "conversions"),
    "投产比": ("revenue", "cost"),
    "ROI": ("revenue", "cost"),
    "毛利率": ("cost", "revenue"),
}
PARTS = sorted({part for parts in RATES.values() for part in parts})


def campaign(rows, kpi, now=NOW):
    """Return a context with readings, and the record of one KPI."""
    text = (
        f"---\ntype: campaign\ncampaign: c\ndate: 2026-06-01\nkpis:\n  - {{id: K1, {kpi}}}\n---\n"
    )
    record = parse(Source("plan.md", text.encode()), DEFAULT_TYPES).record
    content = "\n".join(["date,channel,metric,value", *rows])
    series = parse_readings(Source("metrics.csv", content.encode()), ["c"]).series
    context = Context(
        now, Thresholds(), Register(), {"c": tuple(series)}, {}, {}, formulas=formulas([MARGIN])
    )
    return record, context


def actual(rows, kpi):
    record, context = campaign(rows, kpi)
    kpi_state = item_states([record], context)[0].kpi_state
    assert kpi_state
    return kpi_state.actual


def by_hand(name, sums):
    above, below = (sums[part] for part in RATES[name])
    if not below:
        return None
    share = above / below
    return {"ROI": share - 1, "毛利率": 1 - share}.get(name, share)


DAYS = st.dates(date(2026, 6, 1), date(2026, 6, 12))
AMOUNTS = st.one_of(
    st.integers(0, 5000), st.decimals(0, 900, places=2, allow_nan=False, allow_infinity=False)
)
ROWS = st.dictionaries(
    st.tuples(DAYS, st.sampled_from(["Google", "Meta", "抖音"]), st.sampled_from(PARTS)),
    AMOUNTS,
    min_size=6,
    max_size=60,
)
# Rates that somebody wrote beside them, whatever they say.
WRITTEN = st.dictionaries(
    st.tuples(DAYS, st.sampled_from(["Google", "Meta", "B站"])), AMOUNTS, max_size=6
)


@settings(max_examples=150)
@given(rows=ROWS, written=WRITTEN, name=st.sampled_from(sorted(RATES)))
def test_a_kpi_is_the_formula_over_plain_sums(rows, written, name):
    lines = [f"{day},{channel},{part},{value}" for (day, channel, part), value in rows.items()]
    lines += [f"{day},{channel},{name},{value}" for (day, channel), value in written.items()]
    sums = {
        part: sum((Fraction(value) for key, value in rows.items() if key[2] == part), Fraction(0))
        for part in PARTS
    }
    present = {key[2] for key in rows}
    if not present >= set(RATES[name]):
        return
    wanted = by_hand(name, sums)
    for measure in ("", ", measure: period", ", measure: mean", ", measure: sum"):
        found = actual(lines, f"what: {name}, target: 3{measure}")
        assert (found and found.value) == wanted
    # The line for all channels takes the same figure; so does that of the only channel.
    record, context = campaign(lines, f"what: {name}, target: 3")
    shown = metric_lines(
        context.readings["c"], item_states([record], context), "c", context, MetricQuery()
    )
    mine = [line for line in shown if line.kpi]
    assert len(mine) == 1
    assert (mine[0].total and mine[0].total.value) == wanted
    assert mine[0].kpi
    assert mine[0].kpi.kpi_state
    assert mine[0].kpi.kpi_state.actual == actual(lines, f"what: {name}, target: 3")


@settings(max_examples=100)
@given(rows=ROWS, name=st.sampled_from(sorted(RATES)))
def test_the_latest_is_the_last_day_with_a_rate(rows, name):
    lines = [f"{day},{channel},{part},{value}" for (day, channel, part), value in rows.items()]
    by_day: dict[date, dict[str, Fraction]] = {}
    for (day, _channel, part), value in rows.items():
        sums = by_day.setdefault(day, {})
        sums[part] = sums.get(part, Fraction(0)) + Fraction(value)
    known = [
        (day, by_hand(name, sums))
        for day, sums in sorted(by_day.items())
        if sums.keys() >= set(RATES[name]) and by_hand(name, sums) is not None
    ]
    found = actual(lines, f"what: {name}, target: 3, measure: latest")
    if {key[2] for key in rows} >= set(RATES[name]):
        assert (found and (found.at, found.value)) == (known[-1] if known else None)


def days(*values, start=date(2026, 6, 1), metric="clicks", channel="A"):
    return [
        f"{start + timedelta(days=number)},{channel},{metric},{value}"
        for number, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("kpi", "rows", "below", "moved"),
    [
        # A day without spending has no ROI and no return on it, whatever is written.
        ("what: ROI, target: 100%", [*days(300, 0, 290, metric="revenue"), *days(100, 0, 100, metric="cost")], [], []),
        ("what: ROI, target: 100%", [*days(300, 0, 290, metric="revenue"), *days(100, 0, 100, metric="cost"),
                                     *days("200%", "-100%", "190%", metric="roi")], [], []),
        ("what: ROI, target: 100%", [*days("200%", "-100%", "190%", metric="roi"), *days(100, 0, 100, metric="cost")], [], []),
        ("what: 投产比, target: 2", [*days(300, 5, 290, metric="revenue"), *days(100, 0, 100, metric="cost")], [], []),
        ("what: ctr, target: 3%", [*days(31, 0, 30), *days(1000, 0, 1000, metric="exposure"), *days("3.1%", "0%", "3%", metric="ctr")], [], []),
        ("what: cpa, target: 20, direction: lower", [*days(200, 10, 190, metric="cost"), *days(10, 0, 10, metric="conversions")], [], []),
        # Nothing sold for the money is a reading.
        ("what: 投产比, target: 2", [*days(300, 0, 290, metric="revenue"), *days(100, 100, 100, metric="cost")],
         ["2026-06-02"], ["2026-06-02"]),
        # The rate of a day is that of the sums: 41 of 1100, though the small channel has 1 %.
        ("what: ctr, target: 3%", [*days(40), *days(1000, metric="exposure"), *days(1, channel="B"),
                                   *days(100, metric="exposure", channel="B")], [], []),
        ("what: ctr, target: 3%", [*days(10), *days(1000, metric="exposure"), *days(9, channel="B"),
                                   *days(100, metric="exposure", channel="B"), *days("9%", metric="ctr", channel="B")],
         ["2026-06-01"], []),
        # Counts and money move with the day of the week.
        ("what: clicks, target: 9", days(100, 10, 100), [], []),
        ("what: 销售额, target: ¥9", days("¥100", "¥10", metric="revenue"), [], []),
        ("what: 满意度, target: 50%", days("90%", "80%", metric="满意度"), [], ["2026-06-02"]),
        ("what: cpa, target: 90, direction: lower", [*days(100, 200, metric="cost"), *days(10, 10, metric="conversions")],
         [], ["2026-06-02"]),
    ],
)  # fmt: skip
def test_days_are_judged_by_their_parts(kpi, rows, below, moved):
    record, context = campaign(rows, f"{kpi}, tier: core", end_of_day(date(2026, 6, 3)))
    kpi = record.items[0]
    assert [f"{each.at:%Y-%m-%d}" for each in deviations(record, kpi, context)] == below
    assert [
        f"{each.reading.at:%Y-%m-%d}" for each in fluctuations(record, kpi, context) if each.fires
    ] == moved


def test_what_a_row_expects_comes_before_the_target():
    rows = ["2026-06-01,A,ctr,2%,2%", *days(20), *days(1000, metric="exposure")]
    content = "\n".join(
        ["date,channel,metric,value,expected", *(f"{row},".rstrip() for row in rows)]
    )
    record, context = campaign([], "what: ctr, target: 3%")
    series = parse_readings(Source("metrics.csv", content.encode()), ["c"]).series
    context = context._replace(readings={"c": tuple(series)})
    assert deviations(record, record.items[0], context) == []


def test_a_total_without_channel_is_not_divided_by_single_channels():
    rows = [*days(12, channel=""), *days(30), *days(1000, metric="exposure")]
    assert actual(rows, "what: ctr, target: 3%").text == "3%"
    # Where a part is known without channel alone, it covers all channels.
    rows = [*days(600, channel="", metric="cost"), *days(20, metric="conversions")]
    assert actual(rows, "what: cpa, target: 30").text == "30"
