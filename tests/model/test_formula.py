"""Derived metrics: formulas are parsed as people write them, and computed exactly."""

import re
from datetime import date
from fractions import Fraction

import pytest

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.figures.derived import metric_readings
from mtgrec.model.figures.formula import (
    BUILT_IN,
    WrongFormula,
    called_roi,
    evaluate,
    formula,
    formulas,
    is_additive,
    is_undefined,
    metrics_in,
    read_formula,
    unit_of_term,
)
from mtgrec.model.figures.readings import taken
from mtgrec.model.values.dates import end_of_day

NOW = end_of_day(date(2026, 6, 10))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("clicks / exposure", Fraction(3, 100)),
        ("点击量 ÷ 曝光量", Fraction(3, 100)),
        ("(revenue - cost) / cost", Fraction(1, 2)),
        ("（销售额 − 投入成本）/ 投入成本", Fraction(1, 2)),
        ("revenue - cost - 10", Fraction(40)),
        ("revenue / cost / 2", Fraction(3, 4)),
        ("2 + 3 * 4", Fraction(14)),
        ("-cost + 0.1", Fraction(-999, 10)),
        ("revenue * 10%", Fraction(15)),
        ("cost / (revenue - 150)", None),
        ("(cost)", Fraction(100)),
    ],
)
def test_formulas(text, value):
    known = {"clicks": 30, "exposure": 1000, "revenue": 150, "cost": 100}
    assert (
        evaluate(read_formula(text), {name: Fraction(one) for name, one in known.items()}) == value
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the formula ends too early"),
        ("clicks /", "the formula ends too early"),
        ("clicks exposure", "“exposure” is not expected there"),
        ("(clicks", "a bracket is not closed"),
        ("clicks)", "“)” is not expected there"),
        ("clicks / / 2", "“/” is not expected there"),
        ("__import__('os')", "“'” has no place in a formula"),
        ("clicks ** 2", "“*” is not expected there"),
        ("clicks; 1", "“;” has no place in a formula"),
        ("1" * 201, "a formula has at most 200 characters"),
        ("a.b", "“.” has no place in a formula"),
    ],
)
def test_what_is_no_formula(text, reason):
    with pytest.raises(WrongFormula, match=re.escape(reason)) as error:
        read_formula(text)
    assert str(error.value.reason) == reason


def test_a_deep_formula_is_no_trouble():
    assert evaluate(read_formula("(" * 99 + "1" + ")" * 99), {}) == 1
    assert evaluate(read_formula("-" * 199 + "1"), {}) == -1


def test_its_parts_are_named_once_from_left_to_right():
    assert metrics_in(read_formula("(revenue - cost) / cost + 3")) == ["revenue", "cost"]


def series(text):
    return parse_readings(Source("metrics.csv", text.encode()), ["c"]).series


def readings(metric, channel, text="", own=()):
    rows = taken(series(text or READINGS), NOW)
    return metric_readings(metric, channel, rows, formulas(own))


READINGS = """\
date,channel,metric,value
2026-06-01,A,clicks,30
2026-06-01,A,exposure,1000
2026-06-02,A,clicks,10
2026-06-02,A,exposure,1000
2026-06-03,A,clicks,10
2026-06-01,B,clicks,5
2026-06-01,B,exposure,100
"""


@pytest.mark.parametrize(
    ("channel", "latest", "value", "source"),
    [
        ("A", True, Fraction(1, 100), "metrics.csv:4"),  # the third day has no exposure
        ("A", False, Fraction(50, 2000), "metrics.csv:6"),
        ("B", True, Fraction(1, 20), "metrics.csv:7"),
        ("", False, Fraction(55, 2100), "metrics.csv:6"),
        ("", True, Fraction(10, 1000), "metrics.csv:4"),
    ],
)
def test_per_day_channel_and_in_all(channel, latest, value, source):
    found = readings("ctr", channel)
    found = found.latest() if latest else found.over_all_days()
    assert found is not None
    assert (found.value, found.unit, found.source) == (value, "%", source)


def test_without_a_part_there_is_nothing():
    for metric, channel in (("roi", ""), ("ctr", "C"), ("other", "")):
        found = readings(metric, channel)
        assert (found.formula, found.latest(), found.over_all_days()) == (None, None, None)


def test_ones_own_formula_takes_the_place_of_another():
    own = formula(["点击率"], "clicks / 100")
    assert formulas([own]) == (*BUILT_IN[1:], own)


@pytest.mark.parametrize(
    ("text", "units", "unit"),
    [
        ("revenue / cost", "¥ ¥", ""),
        ("(revenue - cost) / cost", "¥ ¥", ""),
        ("revenue / cost", "$ ¥", None),  # dollars per yuan say nothing
        ("revenue - cost", "$ ¥", None),
        ("revenue - cost", "¥ ", "¥"),
        ("cost / conversions", "¥ ", "¥"),
        ("cost / conversions", "¥ 次", "¥"),
        ("cost / conversions * 1000", "$ 次", "$"),
        ("cost * discount", "¥ %", "¥"),
        ("clicks / exposure", "次 次", ""),
    ],
)
def test_units_of_formulas(text, units, unit):
    term = read_formula(text)
    assert unit_of_term(term, dict(zip(metrics_in(term), units.split(" "), strict=True))) == unit


@pytest.mark.parametrize(
    ("text", "additive"),
    [
        ("revenue - cost", True),
        ("-cost", True),
        ("revenue * 10% / 2 + cost", True),
        ("2 * (revenue - cost)", True),
        ("revenue / cost", False),
        ("revenue - 100", False),  # the hundred would be taken off every day
        ("clicks * exposure", False),
        ("100 / cost", False),
    ],
)
def test_what_may_be_added_up(text, additive):
    assert is_additive(read_formula(text)) is additive


@pytest.mark.parametrize(
    ("text", "undefined"),
    [
        ("clicks / exposure", True),
        ("(clicks - exposure) / exposure", True),
        ("clicks / (exposure + 1)", False),
        ("exposure / clicks", False),  # nobody knows the clicks
        ("2 / (exposure * 3) + clicks", True),
    ],
)
def test_nothing_is_divided_by_zero(text, undefined):
    assert is_undefined(read_formula(text), {"exposure": Fraction(0)}) is undefined


NESTED = """\
date,channel,metric,value
2026-06-01,A,revenue,100
2026-06-01,A,cost,60
2026-06-02,A,revenue,50
2026-06-02,A,cost,40
"""
PROFIT = formula(["profit", "利润"], "revenue - cost")
MARGIN = formula(["margin", "利润率"], "利润 / revenue", "%")


def test_a_formula_of_formulas_is_computed_from_the_parts_of_both():
    assert readings("margin", "A", NESTED, [PROFIT, MARGIN]).over_all_days().value == Fraction(1, 3)
    # A profit that may be added up is as good where its own parts are missing.
    profits = NESTED.replace("cost", "profit")
    found = readings("利润率", "A", profits, [PROFIT, MARGIN]).over_all_days()
    assert found.value == Fraction(100, 150)
    # A rate is never added up, not even as the part of another formula.
    rates = NESTED.replace("cost", "margin")
    double = formula(["double"], "margin * revenue")
    assert readings("double", "A", rates, [PROFIT, MARGIN, double]).over_all_days() is None


def test_formulas_in_a_circle_end():
    circle = [formula(["a"], "b / revenue"), formula(["b"], "a / cost")]
    assert readings("a", "A", NESTED, circle).over_all_days() is None


def test_roi_may_mean_revenue_by_cost():
    roas = formulas(called_roi(()))
    assert [each.text for each in roas if {"roi", "roas"} & each.keys] == ["revenue / cost"]
    own = formula(["ROAS"], "sales / cost")
    assert [each.text for each in formulas(called_roi([own])) if "roi" in each.keys] == [
        "sales / cost"
    ]


def test_a_formula_is_printed_with_other_names():
    text = BUILT_IN[2].text_with({"revenue": "¥150", "cost": "¥100"})
    assert text == "(¥150 - ¥100) / ¥100"
    assert formula(["x"], "退款 / 销售额").text_with({"revenue": "revenue"}) == "退款 / revenue"
