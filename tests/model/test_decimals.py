"""Decimal commas and points: what a set of numbers shows, and what stays unclear."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.values.decimals import (
    both_readings,
    decimals_of,
    is_unclear,
    read_amount,
    with_point,
)
from mtgrec.model.values.quantity import NoNumber, UnclearNumber, read_quantity


@pytest.mark.parametrize(
    ("texts", "shows"),
    [
        ("1.234,56", "comma"), ("0,5", "comma"), ("12,5%", "comma"), ("0,125", "comma"), ("1.234.567", "comma"),
        ("1 234,5", "comma"), ("1234,567", "comma"), ("€ 12,50", "comma"), ("1,2345", "comma"),
        ("1,234.56", "point"), ("0.5", "point"), ("2.7%", "point"), ("0.125", "point"), ("1,234,567", "point"),
        ("1234.567", "point"), ("¥12.50", "point"), ("1.2万", "point"),
        ("1.200", "unclear"), ("1,200", "unclear"), ("123.456 €", "unclear"), ("¥1.200", "unclear"),
        ("1200", ""), ("", ""), ("n/a", ""), ("1.200 - 1.300", ""), ("12", ""), ("-", ""),
    ],
)  # fmt: skip
def test_what_a_number_shows(texts: str, shows: str):
    found = decimals_of([texts])
    assert [name for name, text in found._asdict().items() if text] == ([shows] if shows else [])


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1.234,56", "1234.56"), ("0,5", "0.5"), ("1.200", "1200"), ("1,200", "1.200"), ("12,5%", "12.5%"),
        ("€ 1.200,50", "€ 1200.50"), ("1 234,5", "1234.5"), ("1200", "1200"), ("n/a", "n/a"),
        ("0.5", None), ("12.34", None), ("1,234.5", None),
    ],
)  # fmt: skip
def test_a_decimal_comma_becomes_a_point(text: str, plain: str | None):
    assert with_point(text) == plain


@given(st.integers(1, 10**9), st.integers(0, 99))
def test_a_number_is_the_same_with_either_sign(whole: int, rest: int):
    english = f"{whole:,}.{rest:02}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_quantity(english).value == Decimal(f"{whole}.{rest:02}")
    plain = with_point(german)
    assert plain is not None
    assert read_quantity(plain).value == Decimal(f"{whole}.{rest:02}")
    assert decimals_of([german]).comma == german
    assert decimals_of([english]).point == english


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_three_digits_behind_the_only_sign_decide_nothing(whole: int, rest: int, sign: str):
    text = f"{whole}{sign}{rest:03}"
    assert is_unclear(text)
    small, large = both_readings(text)
    assert Decimal(large) == 1000 * Decimal(small) == whole * 1000 + rest


@pytest.mark.parametrize(
    "text", ["¥1.200", "1.200元", "€1.250", "1.200次", "12.500 人", "≥1.200次"]
)
def test_money_and_counts_with_three_decimals_are_refused(text: str):
    with pytest.raises(UnclearNumber) as caught:
        read_amount(text)
    assert "it may mean" in str(caught.value.reason)


def test_a_bare_number_is_refused_as_money_only():
    assert read_amount("1.250").value == Decimal("1.25")
    with pytest.raises(UnclearNumber):
        read_amount("1.200", money=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.25", "1.25"), ("¥1.20", "1.2"), ("1,200元", "1200"), ("1.250万", "12500"), ("1.250倍", "1.25"),
        ("1.250 kg", "1.25"), ("0.125元", "0.125"), ("1.2345元", "1.2345"), ("12.500%", "0.125"), ("¥1200", "1200"),
    ],
)  # fmt: skip
def test_what_is_certain_is_read_as_before(text: str, value: str):
    assert read_amount(text, money=True).value == Decimal(value)


def test_no_number_stays_none():
    with pytest.raises(NoNumber):
        read_amount("soon", money=True)
