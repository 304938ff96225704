"""Where a workspace begins, and what lies in it."""

import os
from pathlib import Path

import pytest

from mtgrec.store.reading.library import read_library
from mtgrec.store.workspace import find_root, open_workspace

# what there is · standing where · the root, and whether something marks it
ROOTS = [
    ("mtgrec.toml a/b/", "a/b", ".", True),
    ("a/mtgrec.toml mtgrec.toml a/b/", "a/b", "a", True),
    (".git/ a/b/", "a/b", ".", True),
    (".git a/b/", "a/b", ".", True),  # a worktree's .git is a file
    ("mtgrec.toml a/.git/ a/b/", "a/b", ".", True),  # the settings beat git
    ("a/.git/ a/b/ .git/", "a/b", "a", True),
    ("a/b/", "a/b", "a/b", False),
]


@pytest.mark.parametrize(("there", "place", "root", "marked"), ROOTS)
def test_the_root(there, place, root, marked, tmp_path):
    for name in there.split():
        path = tmp_path / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    assert find_root(tmp_path / place) == ((tmp_path / root).resolve(), marked)


def test_everything_works_without_any_configuration(workspace, shell):
    folder = workspace("=== a.md\n---\ntype: weekly\nactions: [{id: A1, what: x}]\n---\n")
    assert shell(folder, "list", "actions", "--format", "json").json["items"][0]["id"] == "A1"


def test_where_nothing_marks_a_workspace_the_search_ends(tmp_path, shell):
    for number in range(2001):
        (tmp_path / f"f{number}").mkdir()
    answer = shell(tmp_path, "status")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [
        "more than 2,000 folders here, and nothing marks a workspace",
        "help: start a workspace where your records lie: mtgrec init",
    ]
    (tmp_path / "mtgrec.toml").touch()
    assert shell(tmp_path, "status").code == 0


def test_two_thousand_folders_are_not_too_many(tmp_path, shell):
    for number in range(1999):
        (tmp_path / f"f{number}").mkdir()
    (tmp_path / "f1" / "a.md").write_text("---\ntype: weekly\n---\n")
    assert shell(tmp_path, "status").code == 0


def test_records_are_read_in_the_encoding_of_the_workspace(workspace, shell):
    folder = workspace("=== mtgrec.toml\n[workspace]\nencoding = 'gb18030'\n")
    text = "---\n类型: 例会\n主题: 周会\n---\n"
    (folder / "a.md").write_bytes(text.encode("gb18030"))
    (folder / "people.yaml").write_bytes("- 姓名: 李雷\n".encode("gb18030"))
    assert shell(folder, "list", "records", "--format", "json").json["items"][0]["title"] == "周会"
    assert shell(folder, "list", "people", "--format", "json").json["items"][0]["name"] == "李雷"


# -- the people file

PEOPLE = [
    ("- name: Ana\n  aliases: [A, B]\n", ["Ana"], []),
    ("- 姓名: 李雷\n- 韩梅梅\n", ["李雷", "韩梅梅"], []),
    ("people:\n  - name: Ana\n", ["Ana"], []),
    ("", [], []),
    ("# nobody yet\n", [], []),
    ("- name: Ana\n- department: Growth\n", ["Ana"], [("F306", 2)]),
    ("- name: Ana\n- [Tom]\n", ["Ana"], [("F306", 2)]),
    ("- name: [Ana]\n- name: Tom\n", ["Tom"], [("F306", 1)]),
    ("- name: a: b\n", [], [("F008", 1)]),
]


@pytest.mark.parametrize(("text", "names", "problems"), PEOPLE)
def test_the_people_file(text, names, problems, workspace, mtgrec):
    folder = workspace(f"=== mtgrec.toml\n=== people.yaml\n{text}")
    answer = mtgrec(folder, "list", "people", "--format", "json")
    assert answer.code == 0
    assert [row["name"] for row in answer.json["items"]] == names
    assert [(problem["code"], problem["line"]) for problem in answer.json["problems"]] == problems


def test_a_people_file_that_cannot_be_read_is_counted(workspace, mtgrec):
    folder = workspace("=== people.yaml\n")
    (folder / "people.yaml").write_bytes("- 姓名: 李雷\n".encode("gbk"))
    answer = mtgrec(folder, "list", "people")
    assert answer.err.splitlines()[-1] == "files that could not be read: 1"


def test_the_chinese_name_of_the_people_file(workspace, mtgrec):
    folder = workspace("=== mtgrec.toml\n=== 人员.yaml\n- 姓名: 李雷\n")
    assert mtgrec(folder, "list", "people", "--format", "json").json["items"][0]["name"] == "李雷"


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
def test_a_people_file_that_is_none(workspace, tmp_path_factory, mtgrec):
    outside = tmp_path_factory.mktemp("outside") / "people.yaml"
    outside.write_text("- name: Secret\n")
    folder = workspace("=== mtgrec.toml\n=== a.md\nx\n")
    (folder / "people.yaml").symlink_to(outside)
    answer = mtgrec(folder, "list", "people", "-v")
    assert "Secret" not in answer.out
    assert "people.yaml: passed over: a link that leads out of the workspace" in answer.err
    (folder / "people.yaml").unlink()
    os.mkfifo(folder / "people.yaml")  # a naive `open` would wait for ever
    assert "people.yaml: passed over" in mtgrec(folder, "list", "people", "-v").err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_people_file_without_permission(workspace, mtgrec):
    folder = workspace("=== people.yaml\n- name: Ana\n")
    (folder / "people.yaml").chmod(0)
    answer = mtgrec(folder, "list", "people", "--format", "json")
    assert [problem["code"] for problem in answer.json["problems"]] == ["F016"]


# -- the readings


def test_readings_belong_to_the_campaign_of_their_folder(workspace, mtgrec):
    folder = workspace("""
=== a/plan.md
---
type: campaign
campaign: a
kpis: [{id: K1, what: 销量, target: 10}]
---
=== a/metrics.csv
date,metric,value
2026-06-01,销量,5
=== b/plan.md
---
type: campaign
campaign: b
kpis: [{id: K1, what: 销量, target: 10}]
---
=== b/指标.csv
日期,指标,数值,项目
2026-06-01,销量,7,a
2026-06-01,销量,2,b
""")
    items = mtgrec(folder, "list", "kpis", "--format", "json").json["items"]
    assert {entry["campaign"]: entry["actual"] for entry in items} == {"a": "12", "b": "2"}


def test_two_files_of_readings_in_one_folder_are_a_problem(workspace, mtgrec):
    folder = workspace(
        "=== mtgrec.toml\n=== metrics.csv\ndate,metric,value\n=== 指标.csv\ndate,metric,value\n"
    )
    answer = mtgrec(folder, "status", "--format", "json").json
    assert [problem["code"] for problem in answer["problems"]] == ["F302"]


@pytest.mark.parametrize(
    ("settings", "day"),
    [('timezone = "Asia/Shanghai"', "2026-06-06"), ('timezone = "America/New_York"', "2026-06-05")],
)
def test_a_moment_with_a_zone_is_read_in_that_of_the_workspace(
    tmp_path: Path, settings: str, day: str
):
    (tmp_path / "mtgrec.toml").write_text(f"[workspace]\n{settings}\n", encoding="utf-8")
    record = "---\ntype: weekly\ndate: 2026-06-05T18:00:00Z\n---\n"
    (tmp_path / "a.md").write_text(record, encoding="utf-8")
    rows = "campaign,date,metric,value\nc,2026-06-05T18:00:00Z,clicks,5\n"
    (tmp_path / "metrics.csv").write_text(rows, encoding="utf-8")
    for _ in range(2):  # the second time from the index
        library = read_library(open_workspace(tmp_path))
        assert str(library.records[0].date) == day
        assert [str(each.at(0).date()) for each in library.readings["c"]] == [day]
