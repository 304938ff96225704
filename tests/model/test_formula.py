"""Derived metrics: formulas are read as people write them, and computed to the last digit."""

import re
from datetime import date
from fractions import Fraction

import pytest

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.figures.derived import derived_value
from mtgrec.model.figures.formula import (
    BUILT_IN,
    WrongFormula,
    evaluate,
    formula,
    formulas,
    metrics_in,
    read_formula,
)
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
    found = derived_value("ctr", BUILT_IN, series(READINGS), channel, NOW, latest=latest)
    assert found is not None
    assert (found.value, found.unit, found.source) == (value, "%", source)


def test_without_a_part_there_is_nothing():
    assert derived_value("roi", BUILT_IN, series(READINGS), "", NOW, latest=True) is None
    assert derived_value("ctr", BUILT_IN, series(READINGS), "C", NOW, latest=True) is None
    assert derived_value("other", BUILT_IN, series(READINGS), "", NOW, latest=True) is None


def test_ones_own_formula_takes_the_place_of_another():
    own = formula(["点击率"], "clicks / 100")
    assert formulas([own]) == (*BUILT_IN[1:], own)
