"""Spoken dates: the tables of `said-days.md`, and properties that hold for every text."""

import re
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from opencc import OpenCC

from mtgrec.model.values.date_errors import NoDate, UncertainDate
from mtgrec.model.values.dates import read_moment
from mtgrec.model.values.spoken_dates import spoken_day, spoken_moment
from mtgrec.model.values.workdays import MONDAY_TO_FRIDAY, WorkCalendar

TABLES = Path(__file__).with_name("said-days.md").read_text(encoding="utf-8")
ROWS = [
    (date.fromisoformat(found["today"]), found["language"], said, day)
    for heading, table in re.findall(r"^## (.+)\n\n((?:\|.*\n)+)", TABLES, re.MULTILINE)
    if (found := re.match(r"(?P<language>zh|en)\b.*?(?P<today>\d{4}-\d\d-\d\d)", heading))
    for said, day in re.findall(r"^\| (.+?) \| (.+) \|$", table, re.MULTILINE)[2:]
]
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
WORDS = sorted({said for _, _, said, _ in ROWS})


def understood(text: str, today: date, language: str, *, deadline: bool = False) -> str:
    try:
        return spoken_day(text, today, language=language, deadline=deadline).isoformat()
    except UncertainDate as error:
        return str(error.reason)
    except NoDate:
        return "no date"


def test_the_tables_are_read_whole():
    assert len(ROWS) == len(re.findall(r"^\|(?! ---| said)", TABLES, re.MULTILINE)) > 200
    refused = [row for row in ROWS if not re.fullmatch(r"[\d-]{10}", row[3])]
    edges = [row for row in ROWS if row not in refused and row[0] != date(2026, 6, 10)]
    assert len(refused) + len(edges) > 150


@pytest.mark.parametrize(("today", "language", "said", "day"), ROWS)
def test_what_is_said(today: date, language: str, said: str, day: str):
    assert understood(said, today, language) == day


@pytest.mark.parametrize("name", ["s2t", "s2tw", "s2hk"])
def test_traditional_characters_say_the_same(name: str):
    converter = OpenCC(name)
    for today, language, said, day in ROWS:
        assert understood(converter.convert(said), today, language) == day


def test_case_width_and_blanks_do_not_matter():
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    for today, language, said, day in ROWS:
        for written in (said.upper(), said.translate(wide), f" {said.replace(' ', '  ')}\u3000"):
            assert understood(written, today, language) == day


@pytest.mark.parametrize(
    ("text", "day", "deadline"),
    [
        ("4月8日", "2026-04-08", "2027-04-08"),
        ("4/8", "2026-04-08", "2027-04-08"),
        ("三月底", "2026-03-31", "2027-03-31"),
        ("四月底", "2026-04-30", "2026-04-30"),
    ],
)
def test_a_deadline_without_a_year_is_hardly_over(text: str, day: str, deadline: str):
    today = date(2026, 6, 10)
    assert understood(text, today, "zh") == day
    assert understood(text, today, "zh", deadline=True) == deadline


@pytest.mark.parametrize(
    ("text", "day"),
    [("3d", "2026-06-13"), ("2w", "2026-06-24"), ("3天", "2026-06-13"), ("2 weeks", "2026-06-24")],
)
def test_a_length_of_time_ends_a_deadline(text: str, day: str):
    assert understood(text, date(2026, 6, 10), "zh", deadline=True) == day


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("6月15日前", True),
        ("周五前", True),
        ("by Friday", True),
        ("最迟周五", True),
        ("by 2026-06-15 18:00", True),
        ("周五", False),
        ("周五18:00前", False),
        ("三天前", False),
        ("6月15日下班前", False),
    ],
)
def test_it_is_told_whether_the_day_is_a_limit(text: str, by: bool):
    assert spoken_moment(text, date(2026, 6, 10), language="zh").by is by


@pytest.mark.parametrize(
    "text",
    [
        *(
            "6月15号左右",
            "约6月15日",
            "大约6月15日",
            "6月15号前后",
            "6月15日（周一）左右",
            "预计6月15日",
            "6-15上下",
        ),
        *(
            "about June 15",
            "around 15 June",
            "approx. June 15",
            "ca. 15 June",
            "~6/15",
            "June 15 or so",
        ),
        *(
            "2026-06-15左右",
            "大约6月15日前",
            "by about June 15",
            "下周一左右",
            "roughly next Monday",
        ),
    ],
)
def test_an_approximate_day_is_read_only_where_it_is_asked_for(text: str):
    today = date(2026, 6, 10)
    said = spoken_moment(text, today, language="zh", approximate=True)
    assert (said.day, said.about) == (date(2026, 6, 15), True)
    with pytest.raises(UncertainDate, match="it means about 2026-06-15, not a certain day"):
        spoken_moment(text, today, language="zh")


@pytest.mark.parametrize(
    ("text", "shanghai", "new_york"),
    [
        ("2026-06-05T18:00:00Z", "2026-06-06 02:00", "2026-06-05 14:00"),
        ("2026-06-05T18:00:00+08:00", "2026-06-05 18:00", "2026-06-05 06:00"),
        ("2026-06-05T02:30:00.123+0800", "2026-06-05 02:30", "2026-06-04 14:30"),
        ("2026-06-05 18:00 UTC", "2026-06-06 02:00", "2026-06-05 14:00"),
        ("2026-06-05T22:00-05:00", "2026-06-06 11:00", "2026-06-05 23:00"),
        ("2026-12-05T04:30:00Z", "2026-12-05 12:30", "2026-12-04 23:30"),
        ("2026-06-05 09:00-10:30", "2026-06-05 09:00", "2026-06-05 09:00"),
        ("2026-06-05T18:00", "2026-06-05 18:00", "2026-06-05 18:00"),
    ],
)
def test_a_moment_with_a_zone_is_a_day_in_the_zone_of_the_workspace(
    text: str, shanghai: str, new_york: str
):
    for zone, expected in (("Asia/Shanghai", shanghai), ("America/New_York", new_york)):
        day, clock = read_moment(text, zone=ZoneInfo(zone))
        assert f"{day} {clock:%H:%M}" == expected


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("明天 09:00", "2026-06-11", "09:00"),
        ("next fri 9:05:59", "2026-06-19", "09:05"),
        ("2026-06-05T14：30", "2026-06-05", "14:30"),
        ("6月15日 周一 14:30", "2026-06-15", "14:30"),
        ("2026-06-05", "2026-06-05", ""),
        ("6月15日18:00", "2026-06-15", "18:00"),
        ("周五下午3点半", "2026-06-12", "15:30"),
        ("周五 中午12点", "2026-06-12", "12:00"),
        ("6月15日（周一）14:00-16:00", "2026-06-15", "14:00"),
        ("6月15日24:00", "2026-06-15", "23:59"),
        ("fri 5pm", "2026-06-12", "17:00"),
        ("5:30 pm on friday", "2026-06-12", "17:30"),
        ("周五下班前", "2026-06-12", ""),
        ("tomorrow 12am", "2026-06-11", "00:00"),
    ],
)
def test_a_time_of_day_is_kept(text: str, day: str, clock: str):
    found, time, *_ = spoken_moment(text, date(2026, 6, 10), language="zh")
    assert (found.isoformat(), time.strftime("%H:%M") if time else "") == (day, clock)


GOLDEN_WEEK = WorkCalendar(
    off=frozenset(date(2026, 10, day) for day in range(1, 8)),
    work=frozenset((date(2026, 9, 27), date(2026, 10, 10))),
)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("一个工作日后", "2026-09-30", "2026-10-08"),
        ("三个工作日后", "2026-09-30", "2026-10-10"),  # a Saturday at work
        ("3个工作日内", "2026-10-05", "2026-10-10"),
        ("in 1 working day", "2026-09-26", "2026-09-27"),  # a Sunday at work
        ("上个工作日", "2026-10-08", "2026-09-30"),
        ("2 business days ago", "2026-10-08", "2026-09-29"),
        ("三天后", "2026-09-30", "2026-10-03"),
    ],
)
def test_working_days_with_holidays(text: str, today: str, day: str):
    origin = date.fromisoformat(today)
    assert spoken_day(text, origin, language="zh", workdays=GOLDEN_WEEK) == date.fromisoformat(day)


@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=3).map("".join) | st.text(),
    st.dates(),
    st.sampled_from(["zh", "en"]),
    st.booleans(),
)
@example("前" * 100, date(2026, 6, 10), "zh", False)
@example("before " * 14, date(2026, 6, 10), "en", False)
@example("²月³日", date(2026, 6, 10), "zh", False)
@example("٣月٤日", date(2026, 6, 10), "zh", False)
@example("1" * 101, date(2026, 6, 10), "zh", False)
@example("\ud800", date(2026, 6, 10), "zh", False)
def test_whatever_is_said_ends_in_a_day_or_a_refusal(
    text: str, today: date, language: str, deadline: bool
):
    with suppress(NoDate):
        assert spoken_day(text, today, language=language, deadline=deadline)


@given(DAYS, st.sampled_from("一二三四五六日"))
def test_weekdays(today: date, sign: str):
    this = spoken_day(f"本周{sign}", today, language="zh")
    assert this.isocalendar()[:2] == today.isocalendar()[:2]
    assert spoken_day(f"下周{sign}", today, language="zh") - this == timedelta(7)
    assert spoken_day(f"上周{sign}", today, language="zh") - this == timedelta(-7)
    bare = spoken_day(f"周{sign}", today, language="zh")
    assert bare.weekday() == this.weekday()
    assert timedelta(0) <= bare - today <= timedelta(6)


@given(DAYS, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_weekdays_in_english(today: date, name: str):
    this = spoken_day(f"this {name}", today, language="en")
    assert spoken_day(f"next {name}", today, language="en") - this == timedelta(7)
    assert timedelta(0) <= spoken_day(name, today, language="en") - today <= timedelta(6)


@given(
    DAYS,
    st.integers(1, 60),
    st.builds(
        WorkCalendar,
        st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1))),
        st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1))),
    ),
)
def test_working_days(today: date, count: int, calendar: WorkCalendar):
    day = calendar.after(today, count)
    assert calendar.works(day)
    between = (today + timedelta(number) for number in range(1, (day - today).days + 1))
    assert sum(map(calendar.works, between)) == count
    assert calendar.after(day + timedelta(1), -1) == day


@given(DAYS, DAYS)
def test_what_is_written_in_full_stays(day: date, today: date):
    for text in (day.isoformat(), f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert spoken_day(text, today, language="zh") == day


MONTHS = "January February March April May June July August September October November December"
SPELLINGS = [
    lambda day, month: f"{day.year}-{day.month}-{day.day}",
    lambda day, month: f"{day:%Y.%m.%d}",
    lambda day, month: f"{day:%Y%m%d}",
    lambda day, month: f"{day:%d.%m.%Y}",
    lambda day, month: f"{day:%d/%m/%Y}",
    lambda day, month: f"{day:%m/%d/%Y}",
    lambda day, month: f"{day:%d-%m-%Y}",
    lambda day, month: f"{day.day} {month} {day.year}",
    lambda day, month: f"{month} {day.day}, {day.year}",
    lambda day, month: f"{day.day}-{month[:3]}-{day.year}",
    lambda day, month: f"{day.month}月{day.day}日",
    lambda day, month: f"{day:%m-%d}",
    lambda day, month: f"{day.day}.{day.month}.",
    lambda day, month: f"{day.day} {month[:3]}",
]
ENDS = ["", " 18:00", "前", " 下班前", "（周{}）", "（周{}）下午3点前", " EOD", "之前完成"]


@given(DAYS, st.sampled_from(SPELLINGS), st.sampled_from(ENDS), st.sampled_from(["zh", "en"]))
def test_a_spelling_is_that_day_or_refused(day: date, spell: Any, end: str, language: str):
    month = MONTHS.split()[day.month - 1]
    text = spell(day, month) + end.format("一二三四五六日"[day.weekday()])
    try:
        assert spoken_day(text, day, language=language) == day
    except UncertainDate:  # day and month may change places
        assert day.day <= 12


@given(DAYS, st.sampled_from("一二三四五六日"))
def test_a_weekday_that_contradicts_its_day_is_refused(day: date, sign: str):
    text = f"{day}（周{sign}）"
    if "一二三四五六日"[day.weekday()] == sign:
        assert read_moment(text)[0] == day
    else:
        with pytest.raises(UncertainDate):
            read_moment(text)


def test_without_holidays_the_week_has_five_working_days():
    monday = date(2026, 6, 8)
    assert MONDAY_TO_FRIDAY.after(monday, 5) == date(2026, 6, 15)
    assert MONDAY_TO_FRIDAY.after(date(2026, 6, 13), 1) == date(2026, 6, 15)
