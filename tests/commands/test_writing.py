"""The commands that change records: what is in the files afterwards, and what is not."""

import json
import os
import shlex
import subprocess
import sys

import pytest

FILES = """
=== mtgrec.toml
=== c/2026-06-01-weekly.md
---
类型: 执行例会
项目: c
日期: 2026-06-01
行动:
  - 编号: A7KQ
    内容: 海报
    负责人: 李雷
    截止: 2026-06-05
    状态: 未完成
  - {编号: A7BB, 内容: 传单}
指标:
  - {编号: K1, 内容: 转化率}
---

正文
=== c/2026-06-08-weekly.md
---
type: weekly
campaign: c
date: 2026-06-08
actions:
  - id: A8QQ
    what: Banners
    status: open
---
=== c/bad.md
---
type: weekly
actions: - broken
---
"""


@pytest.fixture
def folder(workspace):
    return workspace(FILES)


@pytest.fixture
def git(folder):
    """Put the folder under git, and run git in it."""

    def git(*arguments):
        names = ("-c", "user.name=x", "-c", "user.email=x@example.com")
        done = subprocess.run(
            ["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True
        )
        return done.stdout

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    return git


def bytes_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts and ".mtgrec" not in path.parts
    }


# -- no more than what was asked for


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("set", "A7KQ", "status=done"), "1\t1"),
        (("set", "A8QQ", "状态=已完成"), "1\t1"),
        (("done", "A7KQ", "--date", "2026-06-05"), "2\t1"),
        (("done", "A8QQ"), "2\t1"),
        (("done", "A7BB"), "1\t1"),
        (("log", "A8QQ", "begun"), "2\t0"),
        (("add", "action", "x", "--to", "WK-260608"), "2\t0"),
    ],
)
def test_so_many_lines_change_and_no_more(arguments, lines, folder, git, mtgrec):
    assert mtgrec(folder, *arguments).code == 0
    (line,) = git("diff", "--numstat").splitlines()
    assert line.startswith(f"{lines}\t")


@pytest.mark.parametrize(
    "arguments",
    [
        ("set", "A7KQ", "status=done", "截止=2026-06-06", "tags+=x"),
        ("done", "A7KQ", "A8QQ"),
        ("reopen", "A7KQ"),
        ("log", "A7KQ", "快了", "--progress", "80"),
        ("add", "risk", "雨", "--to", "WK-260608", "--level", "高"),
    ],
    ids=" ".join,
)
def test_the_second_time_nothing_is_written(arguments, folder, mtgrec):
    assert mtgrec(folder, *arguments).code == 0
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.md")}
    again = mtgrec(folder, *arguments)
    assert again.code == 0
    assert "nothing was written" in again.err.splitlines()[-1]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.md")} == before
    if arguments[0] != "add":
        assert again.out == ""
        assert mtgrec(folder, *arguments, "--format", "json").json["changes"] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("done", "A7KQ", "A8QX"), 2),
        (("done", "A7KQ", "A8"), 2),
        (("done", "A8QQ", "K1"), 4),
        (("done", "A7KQ", "c/bad.md"), 3),
        (("set", "A7KQ", "A8QQ", "截止=2026-07-01", "kpi=K9"), 2),
        (("set", "A7KQ", "K1", "进度=50%"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_all_or_nothing(arguments, code, folder, mtgrec):
    before = bytes_of(folder)
    answer = mtgrec(folder, *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert bytes_of(folder) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_file_that_may_not_be_written_stops_the_others(folder, mtgrec):
    (folder / "c/2026-06-08-weekly.md").chmod(0o444)
    before = bytes_of(folder)
    assert mtgrec(folder, "done", "A7KQ", "A8QQ").code == 4
    assert bytes_of(folder) == before


def test_several_files_and_several_items_of_one(folder, mtgrec):
    answer = mtgrec(folder, "done", "A7BB", "A8QQ", "a7bb", "A7KQ", "--format", "json")
    changes = answer.json["changes"]
    assert [(each["address"].rpartition(".")[2], each["field"]) for each in changes] == [
        ("A7KQ", "status"),
        ("A7KQ", "finished"),
        ("A7BB", "status"),
        ("A7BB", "finished"),
        ("A8QQ", "status"),
        ("A8QQ", "finished"),
    ]
    for each in changes:  # the place of each field, as it is now
        line = (folder / each["path"]).read_text("utf-8").splitlines()[each["line"] - 1]
        assert ("done" in line or "已完成" in line) or "2026-06-10" in line


# -- values are written in the file's own language


def test_either_language_is_understood_and_the_files_own_is_written(folder, mtgrec):
    mtgrec(folder, "set", "A7KQ", "status=doing", "major=yes")
    mtgrec(folder, "set", "A8QQ", "状态=进行中", "重大=是", "负责人=李雷", lang="zh")
    chinese = (folder / "c/2026-06-01-weekly.md").read_text("utf-8")
    english = (folder / "c/2026-06-08-weekly.md").read_text("utf-8")
    assert "    状态: 进行中\n    重大: 是\n" in chinese
    assert "    owner: 李雷\n    status: doing\n    major: yes\n" in english


def test_an_equals_sign_of_a_chinese_keyboard(folder, mtgrec):
    assert mtgrec(folder, "set", "A7KQ", "状态＝已完成").code == 0
    assert "状态: 已完成" in (folder / "c/2026-06-01-weekly.md").read_text("utf-8")


def test_a_path_with_an_equals_sign_is_an_address(workspace, mtgrec):
    folder = workspace("=== a=b.md\n---\ntype: weekly\nactions: [{id: A1, what: x}]\n---\n")
    assert mtgrec(folder, "set", "a=b.md", "title=New").code == 0
    assert mtgrec(folder, "set", "a=b.md.A1", "what=New").code == 0
    assert "title: New\nactions: [{id: A1, what: New}]" in (folder / "a=b.md").read_text()


def test_the_same_id_twice_lists_the_places(workspace, mtgrec):
    folder = workspace(
        "=== a.md\n---\ntype: weekly\nid: W\nactions:\n- {id: A1, what: x}\n- {id: A1, what: y}\n---\n"
        "=== b.md\n---\ntype: weekly\nid: W\nrisks: [{id: R1, what: z}]\n---\n"
    )
    twice = mtgrec(folder, "done", "A1")
    assert twice.err.splitlines()[1] == (
        "help: write one of: W.actions.1 x (a.md:5); W.actions.2 y (a.md:6)"
    )
    both = mtgrec(folder, "set", "W", "title=x")
    assert both.err.splitlines()[1] == "help: write one of: a.md (a.md:3); b.md (b.md:3)"
    assert mtgrec(folder, "done", "W.actions.2").code == 0
    assert "{id: A1, what: y, status: done, finished: 2026-06-10}" in (folder / "a.md").read_text()


def test_an_item_without_id_is_found_by_its_number_and_its_words(workspace, mtgrec):
    folder = workspace("=== a.md\n---\ntype: weekly\nactions:\n- what: x\n- what: y\n---\n")
    assert mtgrec(folder, "done", "a.md.actions.2").code == 0
    assert (folder / "a.md").read_text().count("done") == 1


@pytest.mark.parametrize(
    "place", [("set", "A7KQ", "note="), ("log", "A7KQ", ""), ("done", "A7KQ", "--reason=")]
)
def test_bytes_that_are_no_text(place, folder, mtgrec, shell):
    before = bytes_of(folder)
    *arguments, last = place
    done = subprocess.run(
        [sys.executable, "-m", "mtgrec", *arguments, last.encode() + b"\xff\xfe"],
        cwd=folder,
        env={**os.environ, "MTGREC_LANG": "en", "MTGREC_TODAY": "2026-06-10"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"this is not UTF-8 text" in done.stderr
    assert bytes_of(folder) == before


# -- dry runs

WRITERS = [
    ("done", "A7KQ", "A8QQ"),
    ("reopen", "A7KQ"),
    ("set", "A7KQ", "A8QQ", "截止=2026-07-01"),
    ("add", "decision", "x", "--to", "WK-260608", "--id", "D1"),
    ("log", "A8QQ", "x"),
]


@pytest.mark.parametrize("format", ["table", "json", "csv", "tsv", "markdown"])
@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_a_dry_run_changes_nothing(arguments, format, folder, mtgrec):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    answer = mtgrec(folder, *arguments, "--dry-run", "--format", format)
    assert answer.code == 0
    assert "nothing was written" in answer.err.splitlines()[-1]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize(
    "arguments", [each for each in WRITERS if each[0] != "reopen"], ids=" ".join
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_git_applies_the_diff_of_a_dry_run(arguments, ends, folder, git, mtgrec):
    for path in folder.rglob("2026*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", ends.encode()).rstrip())
    dry = mtgrec(folder, *arguments, "--dry-run", "--format", "json")
    assert dry.json["dry_run"] is True
    before = bytes_of(folder)
    done = mtgrec(folder, *arguments, "--format", "json")
    after = bytes_of(folder)
    assert after != before
    assert {**dry.json, "dry_run": None, "diff": None} == {
        **done.json,
        "dry_run": None,
        "diff": None,
    }
    for name, data in before.items():
        (folder / name).write_bytes(data)
    subprocess.run(["git", "apply", "-"], cwd=folder, input=dry.json["diff"].encode(), check=True)
    assert bytes_of(folder) == after


# -- questions on a terminal

pty = pytest.importorskip("pty")


def on_terminal(folder, clean, arguments, typed):
    """Run mtgrec on a terminal of its own, type, and return what stands there at the end."""
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mtgrec", *arguments],
        cwd=folder, env=clean(), stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    os.write(mine, typed.encode())
    shown = b""
    while True:
        try:
            part = os.read(mine, 65536)
        except OSError:
            part = b""
        if not part:
            break
        shown += part
    os.close(mine)
    return process.wait(), shown.decode().replace("\r\n", "\n")


def test_why_it_is_late_is_asked_on_a_terminal(folder, clean):
    code, shown = on_terminal(folder, clean, ("done", "A7KQ", "A7BB"), "等印厂\n")
    assert code == 0
    assert shown.count("Why?") == 1
    assert "海报 is late (5 d). Why? (Enter for no reason)" in shown
    assert "    滞后原因: 等印厂\n" in (folder / "c/2026-06-01-weekly.md").read_text("utf-8")


def test_why_it_gets_another_day_is_asked_on_a_terminal(folder, clean):
    code, shown = on_terminal(folder, clean, ("set", "A7KQ", "A7BB", "截止=2026-06-20"), "等印厂\n")
    assert code == 0
    assert shown.count("Why another day?") == 1
    assert "海报 was due on 2026-06-05. Why another day? (Enter for no reason)" in shown
    text = (folder / "c/2026-06-01-weekly.md").read_text("utf-8")
    assert "截止由 2026-06-05 改为 2026-06-20：等印厂\n" in text


def test_an_empty_answer_gives_no_reason(folder, clean):
    code, _ = on_terminal(folder, clean, ("done", "A7KQ"), "\n")
    assert code == 0
    text = (folder / "c/2026-06-01-weekly.md").read_text("utf-8")
    assert "已完成" in text
    assert "滞后原因" not in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("done", "A7KQ", "--reason", "等印厂"),
        ("done", "A7KQ", "--dry-run"),
        ("done", "A7KQ", "--date", "2026-06-05"),
        ("done", "A7BB"),
    ],
    ids=" ".join,
)
def test_nothing_is_asked_where_it_is_known_or_not_wanted(arguments, folder, clean):
    code, shown = on_terminal(folder, clean, arguments, "")
    assert code == 0
    assert "Why?" not in shown


def test_in_a_pipe_it_is_written_and_the_missing_reason_told(folder, mtgrec):
    answer = mtgrec(folder, "done", "A7KQ")
    assert answer.code == 0
    assert answer.err == (
        "c-WK-260601.A7KQ is late (5 d), and nobody says why: "
        "mtgrec set c-WK-260601.A7KQ lag_reason=TEXT\n"
    )


# -- the editor


@pytest.fixture
def editor(tmp_path_factory, monkeypatch):
    """An editor that writes down how it was called, and then does what it is told."""

    def editor(name="vi", does="pass"):
        bin = tmp_path_factory.mktemp("bin")
        script = bin / f"{name}.py"
        called = bin / "called"
        script.write_text(
            f"import sys\nopen({str(called)!r}, 'w').write(repr(sys.argv[1:]))\n{does}\n"
        )
        program = bin / name
        line = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(script))} "$@"\n'
        program.write_text(line)
        program.chmod(0o755)
        return str(program), lambda: json.loads(called.read_text().replace("'", '"'))

    return editor


@pytest.fixture
def edit(folder, shell):
    def edit(program, *arguments):
        return shell(folder, "edit", *arguments, EDITOR=program, VISUAL="")

    return edit


@pytest.mark.skipif(os.name == "nt", reason="a script of POSIX")
@pytest.mark.parametrize(
    ("address", "line"),
    [("A7KQ", 6), ("A7B", 11), ("A8QQ", 6), ("WK-260608", 1), ("c/2026-06-08-weekly.md", 1)],
)
def test_the_editor_opens_at_the_line(address, line, folder, editor, edit):
    program, called = editor()
    answer = edit(program, address)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    place, path = called()
    assert place == f"+{line}"
    assert path.startswith(str(folder))


@pytest.mark.skipif(os.name == "nt", reason="a script of POSIX")
def test_a_file_that_cannot_be_read_opens_where_it_is_broken(folder, editor, edit):
    program, called = editor("code")
    answer = edit(program, "c/bad.md")
    assert answer.code == 3
    assert answer.err.startswith("c/bad.md:3:")
    assert called() == ["--wait", "-g", f"{folder}/c/bad.md:3"]
    mending = "path = sys.argv[-1]\nopen(path, 'w').write('---\\ntype: weekly\\n---\\n')"
    program, called = editor("other", mending)
    assert edit(program, "c/bad.md")[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="a script of POSIX")
@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("---\ntype: weekly\ndate: 2026-06-08\nactions:\n- {id: A8QQ, what: x, status: dnoe}\n---\n", 0, "c/2026-06-08-weekly.md:5:"),
        ("---\ntype: weekly\na: b: c\n---\n", 3, "c/2026-06-08-weekly.md:3:"),
        ("Only text.\n", 3, "c/2026-06-08-weekly.md is no record any more"),
    ],
    ids=["a problem", "unreadable", "no record"],
)  # fmt: skip
def test_what_is_wrong_afterwards_is_told(text, code, said, editor, edit):
    program, _ = editor("other", f"open(sys.argv[-1], 'w').write({text!r})")
    answer = edit(program, "A8QQ")
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(said)


def test_an_editor_that_fails(folder, editor, edit):
    if os.name != "nt":
        program, _ = editor("other", "raise SystemExit(7)")
        answer = edit(program, "A7KQ")
        assert (answer.code, answer.err) == (0, "the editor ended with code 7\n")
    answer = edit("/nowhere/vi", "A7KQ")
    assert answer.code == 2
    assert answer.err.splitlines()[0] == ("the editor cannot be started: No such file or directory")
    assert edit("", "A7KQ").err.splitlines()[0] == "mtgrec edit: no editor is set"


# -- people


def test_unknown_names_stand_apart(workspace, mtgrec):
    folder = workspace("""
=== people.yaml
- {name: Anna, department: Sales, manager: Ben}
- name: Ben
=== a.md
---
type: weekly
date: 2026-06-01
actions:
  - {what: a, owner: Anna, due: 2026-06-05}
  - {what: b, owner: Carl, department: Ops, status: done}
---
""")
    assert (
        mtgrec(folder, "list", "people").out
        == """\
People
Name  Department  Role  Manager  Open  Late  Finished
Anna  Sales       —     Ben         1     1         0
Ben   —           —     —           0     0         0

Not in the people file
Name    Department  Open  Late  Finished
? Carl  Ops            0     0         1
"""
    )
    (folder / "people.yaml").unlink()
    alone = mtgrec(folder, "list", "people").out
    assert alone.startswith("Not in the people file\n")
    assert "\nPeople" not in alone


@pytest.mark.parametrize(
    ("typed", "written", "status", "progress"),
    [
        ("待审核", "待审核", "doing", None),
        ("印刷中", "印刷中", "doing", None),
        ("80%", "80%", "doing", "80%"),
        ("已完成80%", "已完成80%", "doing", "80%"),
        ("进行中（待审核）", "进行中（待审核）", "doing", None),
        ("on hold", "on hold", "paused", None),
        ("作废", "作废", "cancelled", None),
        ("完成", "done", "done", None),
        ("☑", "done", "done", None),
    ],
)
def test_a_status_is_written_as_typed_where_it_says_more(
    typed, written, status, progress, tmp_path, mtgrec
):
    page = (
        "---\ntype: weekly\ndate: 2026-06-08\nactions:\n  - id: A1\n    what: Book the hall\n---\n"
    )
    (tmp_path / "wk.md").write_text(page)
    assert mtgrec(tmp_path, "set", "WK-260608.A1", f"status={typed}").code == 0
    assert f"    status: {written}\n" in (tmp_path / "wk.md").read_text().replace('"', "")
    item = mtgrec(tmp_path, "list", "actions", "--format", "json").json["items"][0]
    assert (item["status"], item["progress"]) == (status, progress)
    again = mtgrec(tmp_path, "set", "WK-260608.A1", f"status={typed}")
    assert "stands there already" in again.err


def test_another_text_for_one_status_is_shown(tmp_path, mtgrec):
    page = "---\ntype: weekly\ndate: 2026-06-08\nactions: [{id: A1, what: Hall, status: 审核中}]\n---\n"
    (tmp_path / "wk.md").write_text(page)
    answer = mtgrec(tmp_path, "set", "WK-260608.A1", "status=印刷中", "--format", "json")
    change = answer.json["changes"][0]
    assert (change["before"], change["after"]) == ("审核中", "印刷中")


def test_the_first_item_takes_the_place_of_a_lone_dash(tmp_path, mtgrec):
    (tmp_path / "wk.md").write_text("---\ntype: weekly\ndate: 2026-06-08\ndecisions:\n  -\n---\n")
    assert mtgrec(tmp_path, "add", "decision", "x", "--to", "WK-260608", "--id", "D1").code == 0
    assert "decisions:\n  - id: D1\n    what: x\n---" in (tmp_path / "wk.md").read_text()
