"""How often a campaign meets, in words, and the day of the next meeting."""

from datetime import date

import pytest

from mtgrec.model.values.rhythm import read_rhythm

# what people write · days from one meeting to the next
INTERVALS = [
    ("7 天", 7),
    ("7天", 7),
    ("每10天", 10),
    ("10 days", 10),
    ("every 10 days", 10),
    ("每天", 1),
    ("每日", 1),
    ("daily", 1),
    ("每周", 7),
    ("每週", 7),
    ("每周一次", 7),
    ("一周一次", 7),
    ("每星期", 7),
    ("weekly", 7),
    ("Weekly", 7),
    ("every week", 7),
    ("每两周", 14),
    ("每兩週", 14),
    ("每 2 周", 14),
    ("每两周一次", 14),
    ("每两个星期", 14),
    ("双周", 14),
    ("隔周", 14),
    ("biweekly", 14),
    ("bi-weekly", 14),
    ("every two weeks", 14),
    ("every 2 weeks", 14),
    ("2 weeks", 14),
    ("每月", 30),
    ("monthly", 30),
    ("周会", 7),
    ("双周会", 14),
    ("隔天", 2),
    ("每隔一周", 14),
    ("每半月", 15),
    ("三天一次", 3),
    ("每周两次", 4),
    ("每周三次", 3),
    ("twice a week", 4),
    ("every three weeks", 21),
    ("every other week", 14),
    ("fortnightly", 14),
]


@pytest.mark.parametrize(("text", "days"), INTERVALS)
def test_interval(text, days):
    read = read_rhythm(text)
    assert read
    assert (read.after(date(2026, 6, 8)) - date(2026, 6, 8)).days == days


# what people write · the meetings after Monday, 8 June 2026
WEEKDAYS = [
    ("每周一", ["06-15", "06-22"]),
    ("每週一", ["06-15", "06-22"]),
    ("每周一上午 10:00", ["06-15", "06-22"]),
    ("每周一 10点例会", ["06-15", "06-22"]),
    ("周一例会", ["06-15", "06-22"]),
    ("逢周一", ["06-15", "06-22"]),
    ("星期一", ["06-15", "06-22"]),
    ("每周日", ["06-14", "06-21"]),
    ("每周三", ["06-10", "06-17"]),
    ("每周二、周四", ["06-09", "06-11", "06-16"]),
    ("每周二、四", ["06-09", "06-11", "06-16"]),
    ("每周二和周四", ["06-09", "06-11", "06-16"]),
    ("每周一三五", ["06-10", "06-12", "06-15"]),
    ("周一至周五", ["06-09", "06-10", "06-11", "06-12", "06-15"]),
    ("每个工作日", ["06-09", "06-10", "06-11", "06-12", "06-15"]),
    ("隔周三", ["06-24", "07-08"]),
    ("隔周周三", ["06-24", "07-08"]),
    ("双周三", ["06-24", "07-08"]),
    ("每两周一次，周一", ["06-22", "07-06"]),
    ("每月第一个周一", ["07-06", "08-03"]),
    ("每月最后一个周五", ["06-26", "07-31"]),
    ("每月1日、15日", ["06-15", "07-01"]),
    ("每月31号", ["06-30", "07-31"]),
    ("every Monday", ["06-15", "06-22"]),
    ("Mondays at 10:00", ["06-15", "06-22"]),
    ("weekly on Monday", ["06-15", "06-22"]),
    ("every Tuesday and Thursday", ["06-09", "06-11", "06-16"]),
    ("Mon, Wed, Fri", ["06-10", "06-12", "06-15"]),
    ("every other Wednesday", ["06-24", "07-08"]),
    ("biweekly, Wed", ["06-24", "07-08"]),
    ("every second Monday", ["06-22", "07-06"]),
    ("first Monday of the month", ["07-06", "08-03"]),
    ("last Friday of each month", ["06-26", "07-31"]),
    ("every workday", ["06-09", "06-10", "06-11", "06-12", "06-15"]),
]


@pytest.mark.parametrize(("text", "expected"), WEEKDAYS)
def test_weekdays(text, expected):
    read, day, days = read_rhythm(text), date(2026, 6, 8), []
    assert read
    for _ in expected:
        day = read.after(day)
        days.append(f"{day:%m-%d}")
    assert days == expected


@pytest.mark.parametrize("text", ["weekly", "每周三", "first Monday of the month"])
def test_time_ends_in_9999(text):
    read = read_rhythm(text)
    assert read
    assert read.after(date(9999, 12, 30)) == date.max


@pytest.mark.parametrize(
    "text",
    [
        "看情况",
        "不定期",
        "按需",
        "每周三或周四",
        "7",
        "0 天",
        "每月32日",
        "99999999999 天",
        "when needed",
        "weekly or so",
        "first Monday and third week",
        "",
        None,
    ],
)
def test_words_that_name_no_rhythm(text):
    assert read_rhythm(text) is None
