"""The holidays file: what is forgiven, and what is a problem."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.document.record.holidays import parse_holidays
from mtgrec.document.source import Source
from mtgrec.model.values.workdays import WorkCalendar
from tests.document.samples import seconds

WEEK = frozenset(date(2026, 10, 1) + timedelta(number) for number in range(7))
CALENDAR = WorkCalendar(WEEK, frozenset((date(2026, 9, 27), date(2026, 10, 10))))


def read(text: str | bytes) -> tuple[WorkCalendar, list[str]]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    calendar, problems = parse_holidays(Source("holidays.yaml", data))
    return calendar, [f"{each.code} {each.line}:{each.column}" for each in problems]


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    "text",
    [
        "休: [2026-10-01 ~ 2026-10-07]\n班: [2026-09-27, 2026-10-10]\n",
        "休:\n  - 2026-10-01 至 2026-10-07\n班:\n  - 2026-09-27\n  - 2026-10-10\n",
        "休: 2026年10月1日至7日\n班: 2026年9月27日、 、2026年10月10日\n",
        "休息日: \n休: 2026年10月1日到10月7日\n调休: 2026/9/27，2026/10/10\n".replace(
            "休息日: \n", ""
        ),
        "off: 2026-10-01 - 2026-10-07\nwork: 2026-09-27; 2026-10-10\n",
        "節假日: 2026-10-01..2026-10-07\n調休:\n- 2026-09-27 周日\n- 2026-10-10\n",
        "\ufeffoff:\r\n- 2026-10-01 ~ 2026-10-07\r\n-\r\nwork:\r\n- 2026-09-27: for 1 October\r\n- 2026-10-10\r\n",
        "班: |\n  2026-09-27\n  2026-10-10\n休:\n  - 2026-10-01: 国庆\n  - 2026-10-02 ~ 2026-10-07: 国庆\n",
    ],
)
def test_spellings(text: str):
    assert read(text) == (CALENDAR, [])


@pytest.mark.parametrize("text", ["", "# 节假日\n", "休:\n班:\n", "[]", "\n"])
def test_no_holidays(text: str):
    assert read(text) == (WorkCalendar(), [])


FIRST = WorkCalendar(frozenset((date(2026, 10, 1),)))


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("休:\n- 2026-10-01\n- 2026-02-30\n", ["F307 3:3"]),
        ("休:\n- 2026-10-01\n- 国庆\n- 明天\n", ["F307 3:3", "F307 4:3"]),
        ("休: 2026-10-01、10月2日、2026-13-01\n", ["F307 1:15", "F307 1:21"]),
        ("休: '2026-10-01、x'\n", ["F307 1:4"]),
        ("休: [2026-10-01, 2026-10-07 ~ 2026-10-01]\n", ["F307 1:17"]),
        ("休: [2026-10-01, 2026-10-01 ~ 2036-10-01]\n", ["F307 1:17"]),
        ("休: [2026-10-01, 2026-10-01至32日]\n", ["F307 1:17"]),
        ("休: [2026-10-01]\n班: [2026-10-01]\n", ["F307 2:5"]),
        ("休: [2026-10-01]\n放价: [2026-10-02]\n", ["F307 2:1"]),
        (f"休: [2026-10-01, {'1' * 200}]\n", ["F307 1:17"]),
    ],
)
def test_a_wrong_entry_stands_alone(text: str, problems: list[str]):
    assert read(text) == (FIRST, problems)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- 2026-10-01\n", "F307 1:1"),
        ("2026-10-01\n", "F307 1:1"),
        ("休：\n  - 2026-10-01\n", "F005 1:2"),
        ("休:2026-10-01\n", "F018 1:2"),
        ("休: [2026-10-01]\n班：[2026-10-10]\n", "F005 2:2"),
        ("休: [2026-10-01]\n休: [2026-10-02]\n", "F009 2:1"),
        ("休: [2026-10-01\n", "F022 1:4"),
        ("休: *a\n", "F010 1:4"),
        ("休:\n\t- 2026-10-01\n", "F006 2:1"),
        ("<<<<<<< HEAD\n休: [2026-10-01]\n", "F013 1:1"),
        ("休: 2026-10-01\0\n", "F003 1:14"),
        ("休: 2026-10-01\n".encode("gbk"), "F001 1:1"),
        ("休: 2026-10-01\n".encode("utf-16"), "F002 1:1"),
    ],
)
def test_a_file_that_cannot_be_read(text: str | bytes, problem: str):
    assert read(text) == (WorkCalendar(), [problem])


@given(st.text(alphabet="休班offwrk:： -[]{}、~至0123456789年月日\n'\"#&*!", max_size=80))
def test_whatever_stands_there_is_a_calendar_or_a_problem(text: str):
    read(text)


@pytest.mark.parametrize(
    "text", ["[" * 1_000_000, "休: " + "- " * 50_000, "休: 2026-10-01" + " " * 200_000 + "~"]
)
def test_hostile_files(text: str):
    start = process_time()
    read(text)
    assert process_time() - start < seconds()
