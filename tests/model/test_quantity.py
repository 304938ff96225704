"""Numbers stay exact, and are shown as people write them (tests/document reads them)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.values.quantity import plain, read_quantity, show


def test_what_is_to_sink_is_better_when_lower():
    found = read_quantity("降低20%")
    assert (found.value, found.growth, found.bound) == (Decimal("-0.2"), True, "lower")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**30))
def test_every_digit_counts(number):
    assert read_quantity(f"{number:f}").value == number
    assert Fraction(read_quantity(f"{number:f}%").value) == Fraction(number) / 100
    assert Fraction(read_quantity(f"{number:f}亿").value) == Fraction(number) * 10**8


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("0.1200"), "0.12"),
        (Decimal("2E+2"), "200"),
        (Fraction(1395), "1395"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 2**20), "0.00000095367431640625"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(-2, 3), "-0.666666666667"),
        (Fraction(10**20, 3), "33333333333300000000"),
        (Fraction(10**40), "1" + "0" * 40),
    ],
)
def test_plain_text_of_a_value(value, text):
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("0.12", "%", "12%"),
        ("0.0263", "%", "2.63%"),
        ("1000", "¥", "¥1000"),
        ("-5", "¥", "-¥5"),
        ("-0.05", "%", "-5%"),
        ("200", "次", "200次"),
        ("33000", "", "33000"),
    ],
)
def test_shown_with_its_unit_and_read_again(value, unit, text):
    assert show(Decimal(value), unit) == text
    assert read_quantity(text).value == Decimal(value)
