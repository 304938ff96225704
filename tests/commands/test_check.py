"""`mtgrec check`: what it shows, what it asks, what it looks at, and how it ends."""

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest

from mtgrec.model.records.record import Record

RECORDS = """
=== c/minutes.md
---
type: kickoff
campaign: c
date: 2026-05-25
title: Kickoff
actions:
  - id: A2QQ
    what: 拍摄上市短片
    owner: Anna
  - {id: A3QQ, what: 补货, owner: Ben, due: 2026-13-45, note: x}
  - id: A4QQ
    what: Book the room
    owner: Ben
    waive: {A002: the fair sets the day}
---
=== c/notes.md
Only text.
=== bad.md
---
type: weekly
a: b: c
---
=== clean/weekly.md
---
type: weekly
campaign: d
date: 2026-06-08
---
"""
# What others add to the rules must not change these tests.
ASKED = ("--select", "A002,F0,F1")
DUE = "c/minutes.md:8:11"


TEXT = """\
bad.md:3:5: F008 colon-in-value error: a second “: ” stands in a value without quotes
  3 | a: b: c
    |     ^^^
  help: put the whole value in quotes: "b: c"

c/minutes.md:8:11: A002 no-due-date error: this action has no due date
  8 |     what: 拍摄上市短片
    |           ^^^^^^^^^^^^
  help: agree on a day: mtgrec set c-KO-260525.A2QQ due=2026-06-17

c/minutes.md:10:43: F101 wrong-date error: “2026-13-45” is no date (field due 截止)
  10 |   - {id: A3QQ, what: 补货, owner: Ben, due: 2026-13-45, note: x}
     |                                             ^^^^^^^^^^
  help: write the date as 2026-06-05

errors: 3, warnings: 0, hints: 0; waived: 1
"""


@pytest.fixture
def folder(workspace):
    return workspace("=== mtgrec.toml\n" + RECORDS)


@pytest.fixture
def check(folder, mtgrec):
    return lambda *arguments, **how: mtgrec(folder, "check", *ASKED, *arguments, **how)


def places(answer):
    return [
        f"{one['path']}:{one['line']} {one['code']}" for one in json.loads(answer.out)["findings"]
    ]


# -- what it shows


def test_a_finding_shows_the_line_and_how_to_mend_it(check):
    answer = check()
    assert answer.out == TEXT
    assert (answer.code, answer.err) == (1, "")


def test_what_cannot_be_decoded_shows_no_line(workspace, mtgrec):
    folder = workspace("=== mtgrec.toml\n")
    (folder / "a.md").write_bytes(b"---\ntype: weekly\ntitle: \xff\n---\n")
    answer = mtgrec(folder, "check", "--select", "F001")
    assert answer.lines[0].startswith("a.md:3:8: F001 not-utf-8 error: ")
    assert answer.lines[1].startswith("  help: ")


def test_lines_are_decoded_as_the_workspace_says(workspace, mtgrec):
    folder = workspace("=== mtgrec.toml\n[workspace]\nencoding = 'gb18030'\n")
    text = "---\ntype: weekly\ndate: 后天吗\n---\n"
    (folder / "a.md").write_bytes(text.encode("gb18030"))
    answer = mtgrec(folder, "check", "--select", "F101")
    assert "  3 | date: 后天吗" in answer.lines


def test_concise_is_a_line_a_finding(check):
    answer = check("--format", "concise")
    assert [line.partition(": ")[0] for line in answer.lines] == [
        "bad.md:3:5", DUE, "c/minutes.md:10:43",
    ]  # fmt: skip
    assert answer.lines[1] == f"{DUE}: A002 no-due-date error: this action has no due date"
    assert answer.err == "errors: 3, warnings: 0, hints: 0; waived: 1\n"
    assert answer.code == 1


def test_json(check):
    answer = check("--format", "json")
    found = answer.json
    assert list(found) == [
        "schema_version", "kind", "today", "findings", "fixable", "unsafe_fixable", "counts", "unreadable",
    ]  # fmt: skip
    assert (found["kind"], found["today"]) == ("findings", "2026-06-10")
    assert found["counts"] == {"errors": 3, "warnings": 0, "hints": 0, "waived": 1}
    assert found["findings"][1] == {
        "code": "A002",
        "severity": "error",
        "address": "c-KO-260525.A2QQ",
        "path": "c/minutes.md",
        "line": 8,
        "column": 11,
        "message": "this action has no due date",
        "help": "agree on a day: mtgrec set c-KO-260525.A2QQ due=2026-06-17",
        "rule": "no-due-date",
        "fix": None,
        "waived": None,
    }
    assert (answer.code, answer.err) == (1, "")


def test_json_is_valid_also_where_nothing_is_found(workspace, mtgrec):
    answer = mtgrec(workspace("=== mtgrec.toml\n"), "check", "--format", "json")
    assert answer.json["findings"] == []
    assert (answer.code, answer.err) == (0, "")


def test_the_format_may_stand_before_the_command(folder, mtgrec):
    for name in ("text", "concise", "json"):
        after = mtgrec(folder, "check", *ASKED, "--format", name)
        assert mtgrec(folder, "--format", name, "check", *ASKED) == after
    for name in ("csv", "markdown", "html"):
        answer = mtgrec(folder, "--format", name, "check", *ASKED)
        assert (answer.code, answer.out) == (2, "")
    for command in ("status", "list"):
        assert mtgrec(folder, "--format", "text", command, "actions").code == 2


def test_all_is_well(check):
    answer = check("clean")
    assert (answer.code, answer.out, answer.err) == (
        0, "All is well: no findings (records: 1)\n", "",
    )  # fmt: skip
    concise = check("clean", "--format", "concise")
    assert (concise.out, concise.err) == ("", "All is well: no findings (records: 1)\n")


def test_waived_findings_are_shown_only_when_asked_for(check):
    assert "A4QQ" not in check().out
    shown = check("--show-waived", "--format", "concise", "c")
    waived = [line for line in shown.lines if "waived" in line]
    assert len(waived) == 1
    assert waived[0].startswith("c/minutes.md:12:11: A002 no-due-date error (waived: the fair")
    text = check("--show-waived", "c").lines
    assert "  waived: the fair sets the day" in text
    found = check("--show-waived", "--format", "json").json
    assert [one["waived"] for one in found["findings"]].count("the fair sets the day") == 1
    assert found["counts"] == {"errors": 3, "warnings": 0, "hints": 0, "waived": 1}


def test_what_is_only_waived_is_no_failure(check, folder):
    path = folder / "c/minutes.md"
    path.write_text(path.read_text("utf-8").replace("title: Kickoff", "waive: {A: 试运行, F1: x}"))
    for more in ((), ("--show-waived",)):
        answer = check("c", *more)
        assert answer.code == 0
        assert answer.lines[-1] == "All is well: no findings (records: 1); waived: 3"


def test_statistics(check):
    answer = check("--statistics")
    assert (
        answer.out
        == """\
Count  Code  Rule            Severity  Fix
    1  A002  no-due-date     error     —
    1  F008  colon-in-value  error     —
    1  F101  wrong-date      error     —

errors: 3, warnings: 0, hints: 0; waived: 1
"""
    )
    assert answer.code == 1
    shown = check("--statistics", "--show-waived").lines
    assert shown[0].split()[:2] == ["Count", "Waived"]
    document = check("--statistics", "--format", "json", "--show-waived").json
    assert document["kind"] == "statistics"
    assert document["rules"][0] == {
        "code": "A002", "name": "no-due-date", "severity": "error", "fix": None, "count": 1, "waived": 1,
    }  # fmt: skip


def test_most_frequent_rules_come_first(check, folder):
    path = folder / "c/minutes.md"
    path.write_text(
        path.read_text("utf-8").replace("    waive: {A002: the fair sets the day}\n", "")
    )
    counts = [one["count"] for one in check("--statistics", "--format", "json").json["rules"]]
    assert counts == sorted(counts, reverse=True) == [2, 1, 1]


# -- how it ends


def test_hints_alone_are_fine(workspace, mtgrec):
    folder = workspace("=== a.md\n---\ntype: weekly\ndate: 2026-06-10\nactions:\n  - what:\n---\n")
    answer = mtgrec(folder, "check", "--select", "F208", "--format", "json")
    assert answer.json["counts"]["hints"] == 1
    assert answer.code == 0


def test_exit_zero(check):
    assert check("--exit-zero").code == 0
    assert check("--exit-zero", "--format", "json").code == 0


def test_a_file_that_cannot_be_read_is_never_a_clean_one(folder, mtgrec):
    answer = mtgrec(folder, "check", "--select", "A002", "bad.md", "clean")
    assert answer.code == 1
    assert answer.err == "files that could not be read: 1\n"
    assert answer.out == "errors: 0, warnings: 0, hints: 0\n"
    found = mtgrec(folder, "check", "--select", "A002", "bad.md", "--format", "json")
    assert (found.code, found.json["findings"], found.json["unreadable"]) == (1, [], 1)
    for more in (("--ignore", "F"), ("--exit-zero",)):
        assert mtgrec(folder, "check", "--select", "A002", "bad.md", *more).code == 0
    assert mtgrec(folder, "check", "--select", "A002", "clean").code == 0


# -- which rules


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("--select", "A002"), ["A002"]),
        (("--select", "a002,F1"), ["A002", "F101"]),
        (("--select", "A002", "--select", "F1"), ["A002", "F101"]),
        (("--select", "A002， F1"), ["A002", "F101"]),
        (("--select", "no-due-date"), ["A002"]),
        (("--select", "A,F", "--ignore", "A,F0,F2"), ["F101"]),
        (("--select", "F1", "--extend-select", "A002"), ["A002", "F101"]),
        (("--ignore", "ALL", "--extend-select", "A002"), ["A002"]),
        (("--ignore", "ALL"), []),
    ],
)
def test_rules_are_chosen(folder, mtgrec, options, codes):
    answer = mtgrec(folder, "check", "c", *options, "--format", "json")
    assert [one["code"] for one in answer.json["findings"]] == codes


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select", "--explain"])
@pytest.mark.parametrize(
    ("word", "guess"),
    [("no-due-dat", "no-due-date"), ("F999", None), ("Q", None), (",", None), ("A00", None)],
)
def test_a_rule_that_is_none(folder, mtgrec, option, word, guess):
    if word == "A00" and option != "--explain":
        return  # the beginning of a code names several rules
    answer = mtgrec(folder, "check", option, word)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"{option}: unknown word “{word}”\nhelp: ")
    if guess:
        assert f"did you mean “{guess}" in answer.err


def test_mtgrec_toml_chooses_too(workspace, mtgrec):
    folder = workspace(f"=== mtgrec.toml\n[check]\nselect = ['A002']\n{RECORDS}")
    assert places(mtgrec(folder, "check", "c", "--format", "json")) == ["c/minutes.md:8 A002"]
    found = mtgrec(folder, "check", "c", "--format", "json", "--select", "F101")
    assert places(found) == ["c/minutes.md:10 F101"]


def test_some_paths_are_passed_over(workspace, mtgrec):
    folder = workspace(
        f"=== mtgrec.toml\n[check.per_path_ignores]\n'c/**' = ['A002']\n'bad.md' = ['F0']\n{RECORDS}"
    )
    answer = mtgrec(folder, "check", *ASKED, "--format", "json")
    assert places(answer) == ["c/minutes.md:10 F101"]
    assert mtgrec(folder, "check", "--select", "A002").code == 0


@pytest.mark.parametrize(
    "lines",
    [
        "select = ['A02']",
        "ignore = ['no-due-dat']",
        "extend_select = ['X']",
        "[check.per_path_ignores]\n'a/**' = ['Z1']",
    ],
)
def test_an_unknown_rule_in_mtgrec_toml(workspace, mtgrec, lines):
    folder = workspace(f"=== mtgrec.toml\n[check]\n{lines}\n=== a.md\n---\ntype: weekly\n---\n")
    for command in (("check",), ("show", "a.md")):
        answer = mtgrec(folder, *command)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("mtgrec.toml: unknown word “")


# -- which files


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (("c",), ["c/minutes.md:8 A002", "c/minutes.md:10 F101"]),
        (("c/",), ["c/minutes.md:8 A002", "c/minutes.md:10 F101"]),
        (("c/minutes.md", "bad.md"), ["bad.md:3 F008", "c/minutes.md:8 A002", "c/minutes.md:10 F101"]),
        (("./c/../bad.md",), ["bad.md:3 F008"]),
        (("clean",), []),
        ((".",), ["bad.md:3 F008", "c/minutes.md:8 A002", "c/minutes.md:10 F101"]),
    ],
)  # fmt: skip
def test_only_what_lies_there(check, paths, found):
    answer = check(*paths, "--format", "json")
    assert places(answer) == found
    assert answer.err == ""


def test_paths_are_seen_from_the_folder(folder, mtgrec, check):
    usual = check("c/minutes.md")
    assert mtgrec(folder / "c", "check", *ASKED, "minutes.md") == usual
    assert mtgrec(folder / "clean", "check", *ASKED, "../c") == usual
    assert mtgrec(folder.parent, "check", *ASKED, "-C", f"{folder.name}/c", ".") == usual
    assert mtgrec(folder / "c", "check", *ASKED, str(folder / "c")) == usual
    assert places(mtgrec(folder / "clean", "check", *ASKED, "--format", "json")), (
        "without a path: all"
    )


def test_a_path_that_is_not_there(check, folder):
    for path in ("nothing.md", "c/no/where", "minutes.md"):
        answer = check(path)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == f"{path}: there is no file or folder of this name\n"


def test_an_empty_path_is_not_the_whole_workspace(check):
    done = check("")
    assert (done.code, done.out) == (2, "")
    assert "there is no file or folder of this name" in done.err


def test_a_path_outside(check, folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    relative = os.path.relpath(outside, folder)
    for path in ("..", relative):
        answer = check(path)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == f"{path}: this path lies outside the workspace\n"


def test_a_path_under_which_there_is_no_record(check, folder):
    (folder / "empty").mkdir()
    answer = check("c/notes.md", "empty", "mtgrec.toml", "clean")
    assert answer.err == "c/notes.md: this file is no record\nempty: no record is in this folder\n"
    assert answer.code == 0


def test_a_link_is_its_own_file(check, folder):
    try:
        (folder / "folder").symlink_to("c")
    except OSError:
        pytest.skip("no links here")
    assert places(check("folder", "--format", "json")) == [
        "c/minutes.md:8 A002",
        "c/minutes.md:10 F101",
    ]
    (folder / ".hidden").mkdir()
    (folder / ".hidden/x.md").write_text("---\ntype: weekly\ndate: 2026-13-01\n---\n")
    (folder / "link.md").symlink_to(".hidden/x.md")
    assert places(check("link.md", "--format", "json")) == ["link.md:3 F101"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--owner", "Anna"), ["c/minutes.md:8 A002"]),
        (("--owner", "Ben"), ["c/minutes.md:10 F101"]),
        (("--campaign", "c"), ["c/minutes.md:8 A002", "c/minutes.md:10 F101"]),
        (("--campaign", "d"), []),
        (("--type", "kickoff", "--open"), ["c/minutes.md:8 A002", "c/minutes.md:10 F101"]),
        (("--status", "done"), []),
        (("--until", "2026-05-24"), []),
    ],
)
def test_filters(check, filters, found):
    answer = check(*filters, "--format", "json")
    assert places(answer) == found
    assert answer.code == bool(found)


def test_a_finding_about_a_record_meets_filters_on_records(workspace, mtgrec):
    folder = workspace(
        "=== a.md\n---\ntype: weekly\ncampaign: c\ndate: 2026-13-01\ntags: [x]\n---\n"
    )
    for filters, count in (
        ((), 1), (("--campaign", "c"), 1), (("--tag", "x"), 1), (("--tag", "yyy"), 0), (("--open",), 0),
    ):  # fmt: skip
        answer = mtgrec(folder, "check", "--select", "F101", *filters, "--format", "json")
        assert len(answer.json["findings"]) == count


# -- what a rule is for


def test_explain(tmp_path, mtgrec):
    answer = mtgrec(tmp_path, "check", "--explain", "A002")
    assert answer.lines[:3] == [
        "A002 no-due-date", "Rule      Action without a due date", "Severity  error",
    ]  # fmt: skip
    assert "An unfinished action names no day on which it must be finished." in answer.lines
    assert "    due: 2026-06-05" in answer.lines
    assert (answer.code, answer.err) == (0, "")
    assert mtgrec(tmp_path, "check", "--explain", "no-due-date") == answer
    assert mtgrec(tmp_path, "check", "--explain", "a002", "--format", "concise") == answer


def test_explain_in_chinese(tmp_path, mtgrec):
    answer = mtgrec(tmp_path, "check", "--explain", "A002", lang="zh")
    assert "未完成的行动没写哪天必须完成。" in answer.lines
    assert "    截止: 2026-06-05" in answer.lines


def test_explain_for_programs(tmp_path, mtgrec):
    told = mtgrec(tmp_path, "check", "--explain", "A002", "--format", "json").json
    assert (told["kind"], told["code"], told["name"]) == ("rule", "A002", "no-due-date")
    assert (told["severity"], told["fix"], told["default"]) == ("error", None, True)
    assert told["clauses"] == ["A7", "A9", "B3"]
    assert told["after"].endswith("    due: 2026-06-05\n")


def test_explain_needs_no_workspace_in_order(workspace, mtgrec):
    folder = workspace("=== mtgrec.toml\n[broken\n")
    assert mtgrec(folder, "check").code == 2
    assert mtgrec(folder, "check", "--explain", "A002").code == 0


# -- conventions


def test_nothing_printed_contains_the_folder_it_ran_in(check, folder):
    for more in ((), ("-v",), ("--format", "concise"), ("--format", "json"), ("--statistics",)):
        answer = check(*more)
        assert str(folder) not in answer.out + answer.err


def test_what_was_passed_over_is_told_when_asked_for(check):
    assert check("-v").err == (
        "c/notes.md: passed over: this file is no record\nother Markdown files: 1\n"
    )


@pytest.mark.parametrize("more", [(), ("--format", "concise"), ("--statistics",)])
def test_colour_changes_no_word(more, check):
    plain, painted = (check(*more, "--color", how).out for how in ("never", "always"))
    bare = re.sub(r"\x1b\[[\d;]*m", "", painted)
    assert "\x1b[31m" in painted
    assert [line.split() for line in bare.splitlines() if set(line) != {"─"}] == [
        line.split() for line in plain.splitlines()
    ]
    assert "\x1b" not in check("--format", "json", "--color", "always").out


def test_control_characters_do_no_harm(workspace, mtgrec):
    folder = workspace("=== a.md\n---\ntype: weekly\ndate: x\u202ey\u200b\n---\n")
    for form in ("text", "concise", "json"):
        answer = mtgrec(folder, "check", "--select", "F101", "--format", form)
        assert "\u202e" not in answer.out
        assert "\u200b" not in answer.out


def test_a_chinese_windows_console(folder, shell):
    for more in ((), ("--format", "concise"), ("--format", "json"), ("--statistics",)):
        answer = shell(
            folder, "check", *ASKED, *more, "--lang", "zh", encoding="gbk", PYTHONIOENCODING="gbk"
        )
        assert answer.code == 1
        assert "?" not in answer.out
    explained = shell(
        folder, "check", "--explain", "A002", "--lang", "zh", encoding="gbk", PYTHONIOENCODING="gbk"
    )
    assert "没有日期就永远不会逾期" in explained.out


@pytest.mark.parametrize("form", ["text", "concise", "json"])
@pytest.mark.parametrize("read", [0, 1])
def test_a_closed_pipe_ends_quietly(form, read, folder, clean):
    with subprocess.Popen(
        [sys.executable, "-m", "mtgrec", "check", "--format", form],
        cwd=folder, env=clean(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.read(read)
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode in (0, 1)
    assert not [line for line in said.splitlines() if not line.startswith(b"errors: ")]


def test_rules_that_search_are_loaded_only_where_they_are_asked(folder, clean):
    """What the reader reports is loaded with it, and no more: these five stand beside their family."""
    reported = {"a012", "n006", "n007", "n008", "n009", "t001", "t002", "t007", "t010"}
    script = (
        "import sys\nfrom mtgrec.cli import run\ncode = run(sys.argv[1:])\n"
        "print(*(name for name in sys.modules if name.startswith('mtgrec.rules')), file=sys.stderr)"
    )
    for arguments in (
        ("--version",), ("--help",), ("list", "actions"), ("done", "A2QQ", "--dry-run"),
        ("log", "A2QQ", "x", "--dry-run"), ("check", "--help"),
    ):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            cwd=folder, env=clean(), capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        loaded = done.stderr.splitlines()[-1]
        assert set(re.findall(r"\.([a-z]\d{3})_", loaded)) <= reported, arguments
        assert not [name for name in loaded.split() if name.endswith(".table")], arguments


def test_unsafe_fixes_alone_say_nothing(check):
    answer = check("--unsafe-fixes")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("--unsafe-fixes: ")


def test_a_diff_shows_also_what_is_mended_in_files_it_makes_readable(workspace, mtgrec):
    text = "=== c/a.md\n---\ntype： weekly\ndate: 2026-06-01\nactions: [{what: x, due: tomorrow}]\n---\n"
    folder = workspace(text)
    shown = mtgrec(folder, "check", "--diff", "--unsafe-fixes", "--select", "F")
    assert "+type: weekly\n" in shown.out
    assert "+actions: [{what: x, due: 2026-06-02}]\n" in shown.out
    assert mtgrec(folder, "check", "--fix", "--unsafe-fixes", "--select", "F").code == 0
    assert "due: 2026-06-02" in (folder / "c/a.md").read_text(encoding="utf-8")


COPIES = """
=== c/a.md
---
type: kickoff
campaign: c
date: 2026-05-25
actions: [{id: A7QQ, what: one, owner: Anna}]
---
=== c/b.md
---
type: weekly
campaign: c
date: 2026-06-08
actions:
  - {id: A8QQ, what: mine, owner: Ben, due: 2026-06-30, deliverable: x, waive: {T: nobody minds}}
  - {what: one, due: tomorrow, id: A7QQ, owner: Anna}
---
"""


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ((), ["F205", "T007"]),
        (("--owner", "Anna"), ["F205", "T007"]),
        (("--owner", "Ben"), []),
    ],
)
def test_what_is_wrong_with_a_copy_is_not_told_of_the_item_before_it(
    filters, found, workspace, mtgrec
):
    folder = workspace(COPIES)
    done = mtgrec(folder, "check", "--select", "F,T002,T007", *filters, "--format", "json")
    assert [each["code"] for each in done.json["findings"]] == found
    assert done.json["counts"]["waived"] == 0


def test_a_copy_is_told_on_the_page_of_its_record(workspace, mtgrec):
    folder = workspace(COPIES)
    document = mtgrec(folder, "show", "WK-260608", "--format", "json").json
    assert {"F205", "T007"} <= set(document["record"]["findings"])
    assert [each["findings"] for each in document["record"]["items"]["actions"]] == [["A003"]]


def test_no_finding_looks_through_all_items_for_its_own(workspace, mtgrec, monkeypatch):
    """Ten thousand findings in one file took 8 s while each of them did."""
    folder = workspace("=== a.md\n---\ntype: weekly\nactions:\n" + "- a\n" * 100 + "---\n")
    asked = []
    getter: Any = vars(Record)["items"].fget

    def counted(record):
        asked.append(record)
        return getter(record)

    monkeypatch.setattr(Record, "items", property(counted))
    done = mtgrec(folder, "check", "--select", "F,T003", "--statistics", "--format", "json")
    assert done.json["fixable"] == 100
    assert len(asked) < 20


def test_where_there_is_nothing_yet_nothing_is_called_well(workspace, mtgrec):
    done = mtgrec(workspace("=== mtgrec.toml\n"), "check")
    assert (done.code, done.out) == (0, "No records yet. Begin with: mtgrec new kickoff\n")


def test_without_docstrings_a_rule_says_why_it_tells_nothing(tmp_path, clean):
    command = [sys.executable, "-OO", "-m", "mtgrec", "check", "--explain", "A001", "--lang", "en"]
    done = subprocess.run(
        command, cwd=tmp_path, env=clean(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--explain: Python was started with -OO")
