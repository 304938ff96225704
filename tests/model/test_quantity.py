"""Numbers stay exact, and are shown as people write them (tests/document reads them)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.values.figure_texts import figure_text
from mtgrec.model.values.quantity import plain, read_quantity, show


def test_what_is_to_sink_is_better_when_lower():
    found = read_quantity("降低20%")
    assert (found.value, found.growth, found.bound) == (Decimal("-0.2"), True, "lower")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("3成", "0.3"),
        ("8 成左右", "0.8"),
        ("约1.5成", "0.15"),
        ("10成", "1"),
        ("≥8成", "0.8"),
        ("提升3成", "0.3"),
        ("下降2成", "-0.2"),
        ("3‰", "0.003"),
        ("12‱", "0.0012"),
    ],
)
def test_tenths_and_thousandths_are_shares(text, share):
    assert read_quantity(text)[:2] == (Decimal(share), "%")


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


# a figure as it is written or computed · as every table and page shows it
SHOWN = [
    ("1395", "1,395"), ("999", "999"), ("1749565", "1,749,565"), ("1,200", "1,200"), ("１２００", "1,200"),
    ("88000元", "¥88,000"), ("￥88000", "¥88,000"), ("¥88,000.00", "¥88,000"), ("88000 RMB", "¥88,000"),
    ("¥-2000", "-¥2,000"), ("-¥2000", "-¥2,000"), ("-2000元", "-¥2,000"), ("−2000元", "-¥2,000"),
    ("$1,234.567", "$1,234.57"), ("5000 usd", "$5,000"), ("¥12.5", "¥12.5"), ("¥0.0035", "¥0.0035"),
    ("150万元", "¥150万"), ("150万", "150万"), ("约5万元左右", "约¥5万左右"), ("≤5000元", "≤¥5,000"), ("3.5w", "3.5w"),
    ("1200次", "1,200次"), ("10.775%", "10.775%"), ("33.333333333333%", "33.33%"), ("0.003333333333", "0.0033"),
    ("≥2.2%", "≥2.2%"), ("+50%", "+50%"), ("2000+", "2,000+"), ("提升2000元", "提升¥2,000"),
    ("2026-06-05", "2026-06-05"), ("2026年底", "2026年底"), ("much more", "much more"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_a_figure_is_shown_alike_wherever_it_came_from(text, shown):
    assert figure_text(text) == shown
    assert figure_text(shown) == shown


@given(
    st.sampled_from(["¥", "$", "%", "次", ""]),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, max_value=10**12, min_value=-(10**12)
    ),
)
def test_what_is_shown_is_the_same_number(unit, number):
    assert read_quantity(figure_text(show(number, unit)))[:2] == (number, unit)
