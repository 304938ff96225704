"""Dates as people write them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.document.record.parse import parse
from mtgrec.document.source import Source
from mtgrec.model.records.types import DEFAULT_TYPES
from mtgrec.model.values.date_errors import NoDate, UncertainDate, YearMissing
from mtgrec.model.values.dates import read_date, read_moment
from mtgrec.model.values.workdays import WorkCalendar
from tests.document.samples import item, minutes, parsed

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
        "06-05", "6/5", "2026-6/5", "2026年6月", "2026-06-05x", "尽快", "待定", "六月五日", "26-06-05",
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


def test_without_a_leap_day_near_29_february_is_uncertain():
    with pytest.raises(UncertainDate):
        read_date("2月29日", MEETING)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", "2026-06-08"), ("明日", "2026-06-09"), ("後天", "2026-06-10"), ("昨天", "2026-06-07"),
        ("周五", "2026-06-12"), ("这周五", "2026-06-12"), ("下週五", "2026-06-19"), ("下个星期五", "2026-06-19"),
        ("上周五", "2026-06-05"), ("本周日", "2026-06-14"), ("月底", "2026-06-30"), ("下个月底", "2026-07-31"),
        ("下月5日", "2026-07-05"), ("年末", "2026-12-31"), ("Q3末", "2026-09-30"), ("3天后", "2026-06-11"),
        ("十五天后", "2026-06-23"), ("两周内", "2026-06-22"), ("一个月内", "2026-07-08"), ("5个工作日内", "2026-06-15"),
        ("6/15", "2026-06-15"), ("6/5", "2026-06-05"), ("六月五日", "2026-06-05"),
        ("Tomorrow", "2026-06-09"), ("this Friday", "2026-06-12"), ("next Friday", "2026-06-19"),
        ("in 2 weeks", "2026-06-22"), ("end of the month", "2026-06-30"), ("15 jun", "2026-06-15"),
        ("6.18", "2026-06-18"), ("06-15", "2026-06-15"), ("15.11.", "2026-11-15"), ("3d", "2026-06-11"),
        ("eow", "2026-06-12"), ("tmrw", "2026-06-09"), ("周五18:00", "2026-06-12"), ("周五下班前", "2026-06-12"),
    ],
)  # fmt: skip
def test_words_told_from_the_date_of_the_record(text: str, day: str):
    with pytest.raises(NoDate):
        read_date(text, MEETING)
    found, codes = item("行动", f"内容: 写稿\n截止: {text}")
    assert found.due == date.fromisoformat(day)
    assert codes == ["F205"]


@pytest.mark.parametrize(
    "text",
    [
        "月初", "月中", "周末", "下周", "本周内", "节前", "半个月后", "31号", "2026年6月", "2月29日", "15/6", "明天周三",
        "next week", "next month", "before Friday",
    ],
)  # fmt: skip
def test_words_that_name_no_certain_day(text: str):
    found, codes = item("行动", f"内容: 写稿\n截止: {text}")
    assert found.due is None
    assert codes == ["F110"]


def test_a_weekday_is_the_next_such_day_whatever_the_field():
    for field in ("截止", "实际完成"):
        found = parsed(
            f"---\n类型: 例会\n日期: 2026-06-14\n行动:\n- 内容: a\n  {field}: 周五\n---\n"
        )
        assert found.record is not None
        name = "due" if field == "截止" else "finished"
        assert found.record.items[0].day(name) == date(2026, 6, 19)


def test_month_and_day_in_the_language_of_the_file():
    chinese = parsed("---\n类型: 例会\n日期: 2026-06-08\n行动:\n- 内容: a\n  截止: 7/6\n---\n")
    english = parsed("---\ntype: weekly\ndate: 2026-06-08\nactions:\n- what: a\n  due: 7/6\n---\n")
    assert chinese.record is not None
    assert chinese.record.items[0].due == date(2026, 7, 6)
    (problem,) = english.problems
    assert str(problem.help) == (
        "it may mean 2026-07-06 or 2026-06-07; write the date out, as 2026-06-05"
    )


def test_working_days_follow_the_holidays():
    text = "---\n类型: 例会\n日期: 2026-09-30\n行动:\n- 内容: a\n  截止: 一个工作日后\n---\n"
    week = WorkCalendar(off=frozenset(date(2026, 10, day) for day in range(1, 8)))
    for calendar, day in ((WorkCalendar(), date(2026, 10, 1)), (week, date(2026, 10, 8))):
        found = parse(Source("a.md", text.encode()), DEFAULT_TYPES, workdays=calendar)
        assert found.record is not None
        assert found.record.items[0].due == day


def test_a_moment_that_is_said_keeps_its_time():
    found, codes = item("指标", "内容: a\n偏差:\n- 发现: 昨天 09:30\n  渠道: x")
    (deviation,) = found.items("deviations")
    assert deviation.values["at"] == datetime(2026, 6, 7, 9, 30)  # noqa: DTZ001
    assert codes == ["F205"]


@pytest.mark.parametrize("text", ["明天", "下周", "6/15"])
def test_without_a_date_of_the_record_there_is_nothing_to_count_from(text: str):
    found = parsed(f"---\n类型: 例会\n行动:\n- 内容: a\n  截止: {text}\n---\n")
    (problem,) = found.problems
    assert problem.code == "F110"
    assert "the record has no date to count from" in str(problem.help)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("9999-12-31", "明天"), ("9999-12-31", "1月5日"), ("9999-12-31", "next month"), ("9999-12-30", "三个工作日后"), ("0001-01-01", "昨天"),
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
