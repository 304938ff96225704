"""Numbers as people write them, exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from mtgrec.document.record.short import short_quantity
from mtgrec.model.values.quantity import NoNumber, comparable, read_quantity

CONVERTERS = [OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("15%", "0.15", "%"), ("15 %", "0.15", "%"), ("15％", "0.15", "%"), ("12.5%", "0.125", "%"),
        ("8‰", "0.008", "%"), ("0.15", "0.15", ""), (".15", "0.15", ""), ("007", "7", ""), ("１２", "12", ""),
        ("1,000", "1000", ""), ("1，000", "1000", ""), ("1,234,567.89", "1234567.89", ""), ("1000000", "1000000", ""),
        ("1.2万", "12000", ""), ("1.2萬", "12000", ""), ("3亿", "300000000", ""), ("3億", "300000000", ""),
        ("5千", "5000", ""), ("2百万", "2000000", ""), ("5k", "5000", ""), ("2M", "2000000", ""),
        ("¥1000", "1000", "¥"), ("￥1,000", "1000", "¥"), ("1000元", "1000", "¥"), ("1.2万元", "12000", "¥"),
        ("¥3亿", "300000000", "¥"), ("1000 RMB", "1000", "¥"), ("$20", "20", "$"), ("20 USD", "20", "$"),
        ("€7", "7", "€"), ("£7", "7", "£"), ("200次", "200", "次"), ("200 次", "200", "次"), ("1.5万人", "15000", "人"),
        ("-5%", "-0.05", "%"), ("−5", "-5", ""), ("3 kg", "3", "kg"), (" 12 ", "12", ""),
    ],
)  # fmt: skip
def test_levels(text: str, value: str, unit: str):
    found = read_quantity(text)
    assert (found.value, found.unit, found.growth, found.bound) == (Decimal(value), unit, False, "")
    assert found.text == text.strip()


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("≥15%", "0.15", "higher"), (">=15%", "0.15", "higher"), ("> 15%", "0.15", "higher"), ("＞15%", "0.15", "higher"),
        ("不低于15%", "0.15", "higher"), ("不少于 3", "3", "higher"), ("至少3万", "30000", "higher"),
        ("≤50", "50", "lower"), ("<=50", "50", "lower"), ("< 50", "50", "lower"), ("不超过50元", "50", "lower"),
        ("不高于50", "50", "lower"), ("至多50", "50", "lower"),
    ],
)  # fmt: skip
def test_bounds(text: str, value: str, bound: str):
    found = read_quantity(text)
    assert (found.value, found.bound, found.growth) == (Decimal(value), bound, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+30%", "0.3"), ("提升30%", "0.3"), ("提升 30%", "0.3"), ("提高30%", "0.3"), ("增长30%", "0.3"), ("增加30%", "0.3"),
        ("降低10%", "-0.1"), ("下降10%", "-0.1"), ("减少10%", "-0.1"), ("+500", "500"), ("≥+30%", "0.3"),
    ],
)  # fmt: skip
def test_growth(text: str, value: str):
    found = read_quantity(text)
    assert found.growth
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "", "百分之十五", "十五", "约15%", "15%左右%", "15-20%", "1,00", "1,00,0", "12,3456", "1.2.3", "--5", "14:30",
        "15%以上20%", "%50", "50%%", "¥", "万", "1 2", "1e5", "0x1F", "NaN", "∞", "9" * 41, "= 5", "5 = 5",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str):
    with pytest.raises(NoNumber):
        read_quantity(text)


@pytest.mark.parametrize(
    "text",
    [
        "增长30%",
        "减少10%",
        "降低10%",
        "不低于15%",
        "不少于3",
        "不高于50",
        "不超过50元",
        "1.2万",
        "3亿",
        "100块",
    ],
)
def test_traditional_characters(text: str):
    simplified = short_quantity(text)
    for converter in CONVERTERS:
        written = converter.convert(text)
        assert short_quantity(written) == simplified._replace(text=written)


@given(st.decimals(0, 10**12, places=4))
def test_nothing_is_rounded(value: Decimal):
    assert read_quantity(f"{value}").value == value
    assert read_quantity(f"{value}%").value == value / 100
    assert read_quantity(f"{value:,}").value == value


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("12%", "15%", True), ("0.12", "15%", True), ("12", "15%", False), ("1", "15%", False), ("12", "15", True),
        ("1000", "¥1200", True), ("12%", "¥15", False), ("3次", "5次", True), ("3次", "5人", False),
        ("2", "150%", True), ("200", "150%", False),
    ],
)  # fmt: skip
def test_a_bare_number_against_a_percentage(one: str, other: str, fits: bool):
    assert comparable(read_quantity(one), read_quantity(other)) is fits
    assert comparable(read_quantity(other), read_quantity(one)) is fits
