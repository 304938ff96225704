"""Dates on the command line as people say them, seen from `--today`."""

import pytest

WORKSPACE = """\
=== mtgrec.toml
=== 2026-06-01.md
---
type: weekly
campaign: spring
date: 2026-06-01
actions:
  - {id: A7KQ, what: Write, due: 2026-06-05}
  - {id: A9TR, what: Print, due: 2026-06-12}
  - {id: A3HM, what: Send, due: 2026-06-19}
---
=== 2026-06-08.md
---
type: weekly
campaign: spring
date: 2026-06-08
actions:
  - {id: A4WX, what: Thank, due: 2026-07-01}
---
"""


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--due-until", "fri"], ["Write", "Print"]),
        (["--due-until", "本周五"], ["Write", "Print"]),
        (["--due-since", "tomorrow", "--due-until", "next fri"], ["Print", "Send"]),
        (["--due-since", "月底"], ["Thank"]),
        (["--due-until", "6/15"], ["Write", "Print"]),
        (["--since", "3天前"], ["Thank"]),
        (["--until", "last fri"], ["Write", "Print", "Send"]),
        (["--due-until", "三个工作日后"], ["Write", "Print"]),
    ],
)
def test_filters(workspace, mtgrec, options: list[str], found: list[str]):
    answer = mtgrec(workspace(WORKSPACE), "list", "actions", *options, "--format", "json")
    assert answer.err == ""
    assert [item["what"] for item in answer.json["items"]] == found


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--due-until", "下周", "“下周” is no certain day: it means 2026-06-15 to 2026-06-21, not one day"),
        ("--due-since", "6/5", "“6/5” is no certain day: it may mean 2026-06-05 or 2026-05-06"),
        ("--since", "6月15日 周三", "“6月15日 周三” is no certain day: 2026-06-15 is a Monday, not a Wednesday"),
        ("--until", "2026-02-30", "“2026-02-30” is no date"),
    ],
)  # fmt: skip
def test_what_is_refused(workspace, mtgrec, option: str, value: str, message: str):
    answer = mtgrec(workspace(WORKSPACE), "list", "actions", option, value)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [
        f"{option}: {message}",
        "help: write the date as 2026-06-05",
    ]


def test_month_and_day_in_the_language_spoken(workspace, mtgrec):
    folder = workspace(WORKSPACE)
    assert mtgrec(folder, "list", "actions", "--due-since", "6/5", lang="zh").code == 0
    assert mtgrec(folder, "list", "actions", "--due-since", "6/5", "--lang", "en").code == 2


def test_a_new_record_of_the_day_that_is_said(workspace, mtgrec):
    folder = workspace("=== mtgrec.toml\n")
    answer = mtgrec(
        folder, "new", "weekly", "--date", "next mon", "--dry-run", "--today", "2026-06-10"
    )
    assert "2026-06-15" in answer.err
    assert mtgrec(folder, "new", "weekly", "--date", "下周").code == 2


@pytest.mark.parametrize("name", ["holidays.yaml", "节假日.yaml"])
def test_holidays_count_on_the_command_line_and_in_records(workspace, mtgrec, name: str):
    folder = workspace(
        f"=== mtgrec.toml\n=== {name}\n休: 2026-10-01 ~ 2026-10-07\n班: 2026-10-10\n"
        "=== a.md\n---\ntype: weekly\ndate: 2026-09-30\n"
        "actions:\n  - {what: Write, due: 三个工作日后}\n---\n"
    )
    until = ("list", "actions", "--format", "json", "--due-until", "in 3 working days")
    (item,) = mtgrec(folder, *until, today="2026-09-30").json["items"]
    assert item["due"] == "2026-10-10"  # a Saturday that makes up for the holidays
    assert mtgrec(folder, *until, today="2026-09-29").json["items"] == []


def test_what_is_wrong_in_the_holidays_is_told(workspace, mtgrec):
    folder = workspace(WORKSPACE + "=== holidays.yaml\noff: [2026-10-01, 2026-02-30]\n")
    answer = mtgrec(folder, "list", "actions", "--due-until", "fri")
    assert answer.code == 0
    assert answer.err.splitlines() == [
        "holidays.yaml:1:19: this entry of the holidays file is not read: “2026-02-30” is no date",
        "  help: under “off 休” and “work 班” write dates, as 2026-10-01, or 2026-10-01 ~ 2026-10-07",
    ]


def test_holidays_that_are_far_too_large_are_told(workspace, mtgrec):
    folder = workspace(WORKSPACE)
    (folder / "holidays.yaml").write_bytes(b"#" * (9 * 1024 * 1024))
    answer = mtgrec(folder, "list", "actions", "--due-until", "fri")
    assert answer.code == 0
    assert answer.err.startswith(
        "holidays.yaml: this file is too large to be read (more than 8 MB)"
    )


def test_today_itself_is_written_out(workspace, mtgrec):
    answer = mtgrec(workspace(WORKSPACE), "list", "actions", "--today", "明天")
    assert (answer.code, answer.out) == (2, "")
