"""Expectations computed by hand: from the row, the target, and the target's share of the days."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.figures.expectation import (
    KpiPlace,
    deviation,
    expected,
    expected_by,
    is_below,
)
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.values.span import Span

JUNE = Span(date(2026, 6, 1), date(2026, 6, 30))


def goal(fields):
    text = f"---\ntype: campaign\ncampaign: c\nkpis:\n  - {{id: K1, {fields}}}\n---\n"
    record = parse(Source("plan.md", text.encode()), DEFAULT_TYPES).record
    assert record is not None
    return KpiPlace(record.items[0], "plan.md:5")


def series(row):
    text = f"date,metric,value,expected\n{row}\n"
    return parse_readings(Source("metrics.csv", text.encode()), ["c"]).series[0]


@pytest.mark.parametrize(
    ("fields", "row", "span", "value", "source"),
    [
        ("what: 转化率, target: 15%", "2026-06-15,转化率,12%,", JUNE, "15%", "plan.md:5"),
        ("what: 转化率, target: 15%", "2026-06-15,转化率,12%,10%", JUNE, "10%", "metrics.csv:2"),
        ("what: 转化率, baseline: 10%, target: +30%", "2026-06-15,转化率,12%,", JUNE, "13%", "plan.md:5"),
        ("what: 转化率, target: +30%", "2026-06-15,转化率,12%,", JUNE, None, None),
        ("what: 销量, target: 600", "2026-06-15,销量,9,", JUNE, "300", "plan.md:5"),
        ("what: 销量, target: 100", "2026-06-10,销量,9,", JUNE, "33.33", "plan.md:5"),
        ("what: 销量, target: 600", "2026-05-31,销量,9,", JUNE, None, None),
        ("what: 销量, target: 600", "2026-07-31,销量,9,", JUNE, "600", "plan.md:5"),
        ("what: 销量, target: 600", "2026-06-15,销量,9,", None, None, None),
        ("what: 销量, target: 600, measure: mean", "2026-06-15,销量,9,", None, "600", "plan.md:5"),
        ("what: 销量", "2026-06-15,销量,9,", JUNE, None, None),
        ("what: 销量", "2026-06-15,销量,9,+30%", JUNE, None, None),
    ],
)  # fmt: skip
def test_what_is_expected(fields, row, span, value, source):
    wanted = expected(goal(fields), series(row), 0, span)
    assert (wanted and (wanted.text, wanted.source)) == (value and (value, source))


def test_a_changed_target_counts_from_its_day():
    changing = goal("what: 转化率, target: 15%, changes: [{date: 2026-06-10, to: 12%}]")
    days = [expected_by(changing, date(2026, 6, day), None) for day in (9, 10)]
    assert [wanted.text for wanted in days if wanted] == ["15%", "12%"]


def test_one_of_several_channels_owes_no_part_of_a_sum():
    whole = goal("what: 销量, target: 600")
    assert expected(whole, series("2026-06-15,销量,9,"), 0, JUNE, alone=False) is None


@pytest.mark.parametrize(
    ("row", "below"),
    [
        ("12%,15%", True),
        ("12.01%,15%", False),
        ("0.12,15%", True),
        ("12,15%", False),
        ("9,0", False),
    ],
)
def test_twenty_per_cent_below_fires(row, below):
    mine = series(f"2026-06-15,转化率,{row}")
    wanted = expected(None, mine, 0, None)
    off = deviation(mine.value(0).exact, mine.value(0).unit, wanted)
    assert is_below(off, "higher", Decimal("0.2")) is below


def test_where_less_is_better_more_is_below():
    mine = series("2026-06-15,cpa,120,100")
    off = deviation(Fraction(120), "", expected(None, mine, 0, None))
    assert off.exact == Fraction(1, 5)
    assert is_below(off, "lower", Decimal("0.2"))
    assert not is_below(off, "higher", Decimal("0.2"))
