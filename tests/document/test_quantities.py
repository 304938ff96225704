"""Numbers as people write them, exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from mtgrec.document.record.short import short_quantity
from mtgrec.model.values.number_words import unit_kind
from mtgrec.model.values.quantity import (
    NoNumber,
    UnclearNumber,
    UnknownUnit,
    comparable,
    grown,
    read_quantity,
)

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
    ("text", "value", "unit", "bound"),
    [
        ("3.5w", "35000", "", ""), ("3.5W", "35000", "", ""), ("¥12w", "120000", "¥", ""), ("2w元", "20000", "¥", ""),
        ("3千万", "30000000", "", ""), ("1.5千萬", "15000000", "", ""), ("2百万元", "2000000", "¥", ""),
        ("2十万", "200000", "", ""), ("3百亿", "30000000000", "", ""), ("1.2bn", "1200000000", "", ""),
        ("约15%", "0.15", "%", ""), ("大约 3万", "30000", "", ""), ("~20%", "0.2", "%", ""), ("≈5k", "5000", "", ""),
        ("about 200", "200", "", ""), ("approx. 5%", "0.05", "%", ""), ("约3万次", "30000", "次", ""),
        ("15%左右", "0.15", "%", ""), ("3万上下", "30000", "", ""), ("3万+", "30000", "", ""), ("200万+人次", "2000000", "人次", ""), ("20w+人", "200000", "人", ""), ("200次左右", "200", "次", ""),
        ("5000以上", "5000", "", "higher"), ("15%及以上", "0.15", "%", "higher"), ("1.2万元以上", "12000", "¥", "higher"),
        ("50以内", "50", "", "lower"), ("50元以內", "50", "¥", "lower"), ("5%以下", "0.05", "%", "lower"),
        ("100 or more", "100", "", "higher"), ("100 or less", "100", "", "lower"),
        ("提升至15%", "0.15", "%", "higher"), ("提高到3万", "30000", "", "higher"), ("降至5%", "0.05", "%", "lower"),
        ("降低到50元", "50", "¥", "lower"), ("12个百分点", "0.12", "%", ""), ("15pct", "0.15", "%", ""),
        ("3百", "300", "", ""), ("2仟元", "2000", "¥", ""), ("1.5万亿", "1500000000000", "", ""), ("3.5wan", "35000", "", ""),
        ("3 million views", "3000000", "views", ""), ("10 lakh", "1000000", "", ""), ("5 mio", "5000000", "", ""),
        ("4 thousand", "4000", "", ""), ("1.5 billion", "1500000000", "", ""), ("2 crore", "20000000", "", ""),
        ("3万多", "30000", "", ""), ("1000余人", "1000", "人", ""), ("近5万", "50000", "", ""), ("almost 5%", "0.05", "%", ""),
        ("突破5万", "50000", "", "higher"), ("超过100万", "1000000", "", "higher"), ("at least 5%", "0.05", "%", "higher"),
        ("低于5%", "0.05", "%", "lower"), ("up to 50", "50", "", "lower"), ("under 40", "40", "", "lower"),
        ("¥-2000", "-2000", "¥", ""), ("RMB 2000", "2000", "¥", ""), ("人民币3000元", "3000", "¥", ""),
        ("US$100", "100", "$", ""), ("3000美元", "3000", "$", ""), ("1200 bookings", "1200", "bookings", ""),
    ],
)  # fmt: skip
def test_words_around_a_number(text: str, value: str, unit: str, bound: str):
    """They are kept as text and leave the level as it is; 以上 and 以内 say on which side of it."""
    found = read_quantity(text)
    assert (found.value, found.unit, found.growth, found.bound) == (
        Decimal(value),
        unit,
        False,
        bound,
    )
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "baseline", "level"),
    [
        ("+2pp", "10%", "12%"), ("提升2个百分点", "10%", "12%"), ("+5个点", "10%", "15%"), ("提高5pct", "10%", "15%"),
        ("增加1.5個百分點", "10%", "11.5%"), ("+3 percentage points", "10%", "13%"), ("+5 points", "10%", "15%"),
        ("降低2个百分点", "10%", "8%"), ("降20%", "10%", "8%"), ("降20", "100", "80"), ("降5个点", "10%", "5%"), ("-2pp", "10%", "8%"), ("−5个百分点", "15%", "10%"), ("- 1.5 pct", "10%", "8.5%"),
        ("+0.5pp", "0.1", "0.105"), ("上升2个百分点", "10%", "12%"), ("缩短2天", "5天", "3天"), ("上涨20元", "¥80", "¥100"),
        ("+30%", "10%", "13%"), ("提升30%", "10%", "13%"), ("+30%", "200", "260"), ("+500", "2000", "2500"),
        ("+5 points", "40 points", "45points"),
    ],
)  # fmt: skip
def test_percentage_points_add_to_a_rate_and_per_cents_are_a_share_of_it(text, baseline, level):
    growth = read_quantity(text)
    assert growth.growth
    found = grown(read_quantity(baseline), growth)
    assert found
    assert found.text == level


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("+2pp", "1000"), ("提升2个百分点", "¥200"), ("+5个点", "30人"), ("+2", "10%"), ("+50单", "200人"),
        ("+20元", "$100"), ("-3pp", "50"),
    ],
)  # fmt: skip
def test_a_growth_that_does_not_fit_its_baseline_has_no_level(text: str, baseline: str):
    assert grown(read_quantity(baseline), read_quantity(text)) is None


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [("3倍", "2.5", True), ("3倍", "12", True), ("2倍", "150", False), ("1.5倍", "35000", False), ("2 times", "90", False)],
)  # fmt: skip
def test_a_bare_number_fits_a_multiple_only_if_it_can_be_one(first: str, second: str, fits: bool):
    assert comparable(read_quantity(first), read_quantity(second)) is fits


@pytest.mark.parametrize(
    ("text", "few", "many"),
    [("提升2倍", "2", "3"), ("增长1.5倍", "1.5", "2.5"), ("+3倍", "3", "4"), ("提高了10倍", "10", "11"), ("增加1倍", "1", "2"), ("+2 times", "2", "3")],
)  # fmt: skip
def test_times_more_are_refused_with_both_readings(text: str, few: str, many: str):
    with pytest.raises(UnclearNumber) as refused:
        read_quantity(text)
    assert str(refused.value.reason) == (f"it may mean {few} times the baseline, or {many} times")


@pytest.mark.parametrize(
    "text",
    [
        "3个亿", "300来万", "3几万", "3个W", "3成半", "3成5", "3成交", "3万五", "5半", "3兆", "¥5次",
        "2026年", "2026年底", "6月底", "3月",
    ],
)  # fmt: skip
def test_a_unit_that_looks_like_a_scale_is_never_one_in_silence(text: str):
    with pytest.raises(NoNumber):
        read_quantity(text)


@pytest.mark.parametrize(
    "text",
    [
        "3.5q", "5b", "7T", "2x", "9 z", "3 mil", "2kk", "4 hundred", "3 dozen", "5打", "2 millions", "3 Hundreds",
        "5 grand", "3 Tsd", "12折", "3个基点", "提升20个基点", "20bps", "5基点", "3 bananas", "5毛", "3角", "5 cents",
        "2 gross", "3萬a", "9 lots", "4甲", "3 score and ten", "5点", "3 gazillion views a", "7 条/bananas",
    ],
)  # fmt: skip
def test_a_number_with_an_unknown_unit_has_no_figure(text: str):
    with pytest.raises(UnknownUnit) as refused:
        read_quantity(text)
    assert refused.value.unit in text


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("3杯", "3", "count"), ("120条线索", "120", "count"), ("1.5万 位新客户", "15000", "count"), ("3場", "3", "count"),
        ("2萬粉絲", "20000", "count"), ("50 new qualified leads", "50", "count"), ("12 sign-ups on the site", "12", "count"),
        ("4 companies", "4", "count"), ("30 boxes", "30", "count"), ("20单/天", "20", "count"), ("5 posts per week", "5", "count"),
        ("3篇每周", "3", "count"), ("2 MQLs", "2", "count"), ("3千 people", "3000", "count"), ("3天", "3", "measure"),
        ("48小时", "48", "measure"), ("1.5 hours", "1.5", "measure"), ("2个工作日", "2", "measure"), ("60元/人", "60", "measure"),
        ("4.6分", "4.6", "measure"), ("3 man-days", "3", "measure"), ("200 sqm", "200", "measure"), ("10公里", "10", "measure"),
    ],
)  # fmt: skip
def test_what_is_counted_and_what_is_measured(text: str, value: str, kind: str):
    found = read_quantity(text)
    assert (found.value, unit_kind(found.unit)) == (Decimal(value), kind)


@pytest.mark.parametrize(
    ("text", "bound"), [("3天内", "lower"), ("within 48 hours", "lower"), ("不到5%", "lower")]
)
def test_a_term_is_an_upper_bound(text: str, bound: str):
    assert read_quantity(text).bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "", "百分之十五", "十五", "15%左右%", "15-20%", "1,00", "1,00,0", "12,3456", "1.2.3", "--5", "14:30",
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
