"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from mtgrec.document.relative import relative_day
from mtgrec.model.dates import NoDate, RelativeDate, YearMissing, read_date, read_moment
from tests.document.samples import item, minutes, parsed

CONVERTERS = [OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]
MEETING = date(2026, 6, 8)  # a Monday
DAY = date(2026, 6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-05", "2026-6-5", "2026/6/5", "2026/06/05", "2026.6.5", "2026年6月5日", "2026年06月05日",
        "2026 年 6 月 5 日", "6月5日", "06月05日", "6 月 5 日", "6月5号", "２０２６-０６-０５", " 2026-06-05 ",
        "2026-06-05 周五", "2026-06-05（周五）", "2026-06-05 (Fri)", "2026年6月5日星期五", "6月5日（週五）", "6月5號",
    ],
)  # fmt: skip
def test_every_spelling(text: str):
    assert read_date(text, MEETING) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30", "2026-13-01", "2026-0-1", "2025-02-29", "0000-01-01", "13月1日", "2月30日", "2026-06",
        "06-05", "6/5", "20260605", "2026-6/5", "2026年6月", "2026-06-05x", "尽快", "待定", "六月五日", "26-06-05",
        "2026-06-055", "12026-06-05", "2026-06-05 25:00", "",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str):
    with pytest.raises(NoDate) as caught:
        read_date(text, MEETING)
    assert type(caught.value) is NoDate


@pytest.mark.parametrize(
    ("text", "reference", "anything", "deadline"),
    [
        ("6月5日", "2026-06-08", "2026-06-05", "2026-06-05"),
        ("1月5日", "2026-12-28", "2027-01-05", "2027-01-05"),
        ("12月28日", "2026-01-05", "2025-12-28", "2025-12-28"),
        # nearest is half a year away at most; a deadline lies at most 60 days before the meeting
        ("4月9日", "2026-06-08", "2026-04-09", "2026-04-09"),  # 60 days before
        ("4月8日", "2026-06-08", "2026-04-08", "2027-04-08"),  # 61 days before
        ("1月10日", "2026-06-08", "2026-01-10", "2027-01-10"),
        ("12月1日", "2026-06-08", "2026-12-01", "2026-12-01"),
        ("12月31日", "2026-06-08", "2025-12-31", "2026-12-31"),
        # 29 February: the nearest year that has one, among the years beside
        ("2月29日", "2028-03-01", "2028-02-29", "2028-02-29"),
        ("2月29日", "2027-12-01", "2028-02-29", "2028-02-29"),
        ("2月29日", "2029-01-10", "2028-02-29", None),
    ],
)
def test_a_day_without_a_year(text: str, reference: str, anything: str, deadline: str | None):
    day = date.fromisoformat(reference)
    assert read_date(text, day) == date.fromisoformat(anything)
    if deadline is None:
        with pytest.raises(NoDate):
            read_date(text, day, deadline=True)
    else:
        assert read_date(text, day, deadline=True) == date.fromisoformat(deadline)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_year_is_the_nearest(day: date, reference: date):
    if (day.month, day.day) != (2, 29):
        found = read_date(f"{day.month}月{day.day}日", reference)
        assert (found.month, found.day) == (day.month, day.day)
        assert abs(found - reference) <= timedelta(183)


def test_without_a_date_of_the_record_the_year_is_missing():
    with pytest.raises(YearMissing):
        read_date("6月5日")


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2026-06-05 09:00", "09:00"), ("2026-06-05T09:00", "09:00"), ("2026-06-05 9:05:59", "09:05"),
        ("2026年6月5日 14：30", "14:30"), ("6月5日 周五 14:30", "14:30"), ("2026-06-05", None),
    ],
)  # fmt: skip
def test_moments(text: str, clock: str | None):
    day, time = read_moment(text, MEETING)
    assert day == DAY
    assert (time and time.strftime("%H:%M")) == clock


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", "2026-06-08"), ("今日", "2026-06-08"), ("明天", "2026-06-09"), ("明日", "2026-06-09"),
        ("后天", "2026-06-10"), ("後天", "2026-06-10"), ("大后天", "2026-06-11"), ("昨天", "2026-06-07"),
        ("前天", "2026-06-06"), ("周五", "2026-06-12"), ("本周五", "2026-06-12"), ("这周五", "2026-06-12"),
        ("下周五", "2026-06-19"), ("下週五", "2026-06-19"), ("下星期五", "2026-06-19"), ("下个星期五", "2026-06-19"),
        ("下礼拜五", "2026-06-19"), ("上周五", "2026-06-05"), ("周五前", "2026-06-12"), ("本周日", "2026-06-14"),
        ("周末", "2026-06-14"), ("本周内", "2026-06-14"), ("月底", "2026-06-30"), ("本月底", "2026-06-30"),
        ("月末", "2026-06-30"), ("下月底", "2026-07-31"), ("下个月底", "2026-07-31"), ("月中", "2026-06-15"),
        ("下月5日", "2026-07-05"), ("下个月5号", "2026-07-05"), ("年底", "2026-12-31"), ("年末", "2026-12-31"),
        ("Q3末", "2026-09-30"), ("3天后", "2026-06-11"), ("三天内", "2026-06-11"), ("两周内", "2026-06-22"),
        ("2周后", "2026-06-22"), ("一个月内", "2026-07-08"), ("十天后", "2026-06-18"),
        ("today", "2026-06-08"), ("Tomorrow", "2026-06-09"), ("yesterday", "2026-06-07"),
        ("Friday", "2026-06-12"), ("this Friday", "2026-06-12"), ("next Friday", "2026-06-19"),
        ("next week", "2026-06-21"), ("next month", "2026-07-31"), ("in 3 days", "2026-06-11"),
        ("in 2 weeks", "2026-06-22"), ("end of the month", "2026-06-30"), ("end of week", "2026-06-14"),
        ("end of the year", "2026-12-31"),
    ],
)  # fmt: skip
def test_relative_words(text: str, day: str):
    with pytest.raises(RelativeDate):
        read_date(text, MEETING)
    assert relative_day(text, MEETING) == date.fromisoformat(day)
    found, codes = item("行动", f"内容: 写稿\n截止: {text}")
    assert found.due == date.fromisoformat(day)
    assert codes == ["F205"]


@pytest.mark.parametrize(
    "text",
    [
        "今天",
        "后天",
        "大后天",
        "周五",
        "这周五",
        "下周五",
        "下个星期五",
        "下礼拜五",
        "月底",
        "下个月底",
        "下月5号",
        "3天后",
        "两周内",
        "一个月内",
    ],
)
def test_relative_words_in_traditional_characters(text: str):
    for converter in CONVERTERS:
        assert relative_day(converter.convert(text), MEETING) == relative_day(text, MEETING)


@pytest.mark.parametrize("text", ["月初", "5个工作日内", "十五天后"])
def test_words_that_name_no_certain_day(text: str):
    found, codes = item("行动", f"内容: 写稿\n截止: {text}")
    assert found.due is None
    assert codes == ["F110"]


def test_a_weekday_of_a_deadline_is_never_over():
    sunday = date(2026, 6, 14)
    assert relative_day("周五", sunday) == date(2026, 6, 12)
    assert relative_day("周五", sunday, ahead=True) == date(2026, 6, 19)
    assert relative_day("本周五", sunday, ahead=True) == date(2026, 6, 12)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("9999-12-31", "明天"), ("9999-12-31", "1月5日"), ("9999-12-31", "next month"), ("0001-01-01", "昨天"),
        ("0001-01-01", "6月5日"), ("0001-01-01", "上周五"), ("9999-12-31", "十个月内"),
    ],
)  # fmt: skip
def test_the_ends_of_the_calendar(day: str, due: str):
    found = parsed(f"---\ntype: weekly\ndate: {day}\nactions:\n- what: a\n  due: {due}\n---\n")
    assert found.record is not None
    assert {problem.code for problem in found.problems} <= {"F101", "F110"}


def test_dates_in_records():
    record, codes = minutes("下次会议: 6月15日 14:00\n开始: 6月1日\n结束: 2026.7.1")
    assert codes == []
    assert record.values["next"] == "6月15日 14:00"
    assert record.values["start"] == date(2026, 6, 1)
    assert record.values["end"] == date(2026, 7, 1)
