"""Completion: what a shell offers at each place, and the scripts in the shells themselves."""

import os
import shutil
import subprocess
import sys

import pytest

FILES = """
=== mtgrec.toml
[types.media-review]
names = ["媒介评审会"]
code = "MR"
=== people.yaml
- {姓名: 李雷, 部门: 市场部}
- {姓名: 韩梅梅, 部门: 市场部}
- {姓名: 蒋琳, 部门: 法务部}
=== 夏促/kickoff.md
---
类型: 启动会
项目: 夏促
主题: 夏促启动会
日期: 2026-05-25
行动:
  - {编号: A7KQ, 内容: 素材, 负责人: 王五}
  - {编号: A7BB, 内容: 落地页, 负责人: 李雷}
  - {内容: 没有编号}
---
=== notes.md
---
type: weekly
title: No campaign
date: 2026-06-01
---
"""


@pytest.fixture
def folder(workspace):
    return workspace(FILES)


@pytest.fixture
def offered(folder, mtgrec):
    """Return what is offered in place of the last word: value and what is said about it."""

    def offered(*words, lang="en"):
        done = mtgrec(folder, "__complete", "fish", *words, lang=lang)
        assert (done.code, done.err) == (0, "")
        return dict(line.split("\t") for line in done.lines)

    return offered


# the words so far · all that is offered
OFFERED = [
    (["sh"], ["show"]),
    (["new", "media"], ["media-review"]),
    (["new", "启"], []),  # types are offered in the language spoken, and by their name
    (["new", "kick"], ["kickoff"]),
    (["list", "r"], ["risks", "records"]),
    (["list", "pe"], ["people"]),
    (["show", ""], ["夏促", "夏促-KO-260525", "WK-260601"]),
    (["show", "wk"], ["WK-260601"]),
    (["show", "A7"], ["A7KQ", "A7BB"]),
    (["show", "a7k"], ["A7KQ"]),
    (["show", "夏促-KO-260525."], [
        "夏促-KO-260525.A7KQ", "夏促-KO-260525.A7BB", "夏促-KO-260525.actions.3",
    ]),
    (["show", "夏促-ko-260525.A7K"], ["夏促-KO-260525.A7KQ"]),
    (["show", "--camp"], []),
    (["list", "--camp"], ["--campaign"]),
    (["--ver"], ["--version", "--verbose"]),
    (["list", "actions", "--campaign", ""], ["夏促"]),
    (["list", "actions", "--owner", ""], ["李雷", "韩梅梅", "蒋琳", "王五"]),
    (["list", "actions", "--owner", "王"], ["王五"]),  # nobody of the people file
    (["new", "weekly", "--chair", "韩"], ["韩梅梅"]),
    (["list", "actions", "--department", ""], ["市场部", "法务部"]),
    (["list", "actions", "--status", "o"], ["open", "off-track"]),
    (["list", "actions", "--type", "media"], ["media-review"]),
    (["new", "--eject", "week"], ["weekly"]),
    (["status", "--by", ""], ["campaign", "owner", "department", "type", "month"]),
    (["status", "--format", "c"], ["csv"]),
    (["status", "--color", "n"], ["never"]),
    (["--lang", "z"], ["zh"]),  # not a word yet, so no wrong one
    (["completion", ""], ["bash", "zsh", "fish"]),
    (["help", "re"], ["reopen", "report"]),
    (["help", "metric", ""], ["add", "import", "show"]),
    (["help", "done", ""], []),
    (["help", "metric", "add", ""], []),
    (["help", "nonsense", ""], []),
    (["done", ""], ["A7KQ", "A7BB", "KO-260525.actions.3"]),
    (["done", "A7KQ", "夏促-KO-260525.a7"], ["夏促-KO-260525.A7KQ", "夏促-KO-260525.A7BB"]),
    (["reopen", ""], []),
    (["log", "A7K"], ["A7KQ"]),
    (["edit", "A7K"], ["A7KQ"]),
    (["set", "A7K"], ["A7KQ"]),
    (["set", "A7KQ", "st"], ["status="]),
    (["set", "A7KQ", "进"], ["进度="]),
    (["set", "夏促-KO-260525", "tit"], ["title="]),
    (["set", "A7KQ", "status=d"], ["status=doing", "status=done"]),
    (["set", "A7KQ", "状态=o"], ["状态=open", "状态=off-track"]),
    (["set", "A7KQ", "重大="], ["重大=yes", "重大=no"]),
    (["list", "actions", "--owner=王"], ["--owner=王五"]),
    (["list", "actions", "--channel", "a"], []),  # kinds are no channels
    (["list", "actions", "--sort", "a"], []),
    (["add", "risk", "x", "--set", "a"], []),
    (["set", "A7KQ", "owner=韩"], ["owner=韩梅梅"]),
    (["set", "A7KQ", "zzz=x"], []),
    (["add", "mile"], ["milestone"]),
    (["add", "action", "x"], []),
    (["add", "action", "x", "--to", "夏"], ["夏促-KO-260525"]),
    (["add", "risk", "x", "--level", ""], ["high", "medium", "low"]),
    (["add", "follow_up", "x", "--item", "A7B"], ["A7BB"]),
    (["show", "nothing-like-it"], []),
    (["nonsense", "x"], []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "values"), OFFERED, ids=" ".join)
def test_what_is_offered(words, values, offered):
    assert list(offered(*words)) == values


def test_a_few_words_say_what_each_is(offered):
    assert offered("show", "A7KQ") == {"A7KQ": "素材"}
    assert offered("show", "夏促-KO") == {"夏促-KO-260525": "夏促启动会"}
    assert offered("list", "actions", "--owner", "蒋") == {"蒋琳": "法务部"}


def test_it_speaks_the_language_asked_for(offered):
    assert offered("new", "kick", lang="en")["kickoff"] == "kickoff"
    assert offered("new", "启", lang="zh") == {"启动会": "kickoff"}
    assert offered("new", "媒", lang="zh") == {"媒介评审会": "media-review"}
    assert offered("show", "夏促", lang="zh")["夏促"] == "项目"
    assert list(offered("set", "A7KQ", "", lang="zh"))[:2] == ["编号=", "内容="]
    assert offered("set", "A7KQ", "状态=已完", lang="zh") == {"状态=已完成": "done"}
    assert offered("--lang", "en", "show", "夏促", lang="zh")["夏促"] == "Campaign"


def test_nothing_typed_offers_every_command(offered, folder, mtgrec):
    assert {"new", "status", "list", "show"} <= set(offered(""))
    assert offered("") == offered()


def test_the_folder_of_the_option_counts(folder, tmp_path_factory, mtgrec):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    done = mtgrec(elsewhere, "__complete", "fish", "-C", str(folder), "show", "A7K")
    assert done.lines == ["A7KQ\t素材"]


@pytest.mark.parametrize(
    "files",
    ["=== mtgrec.toml\n[workspace\n", "=== mtgrec.toml\n[workspace]\nformat = 99\n"],
    ids=["broken", "newer"],
)
def test_a_workspace_that_cannot_be_read_offers_nothing_and_says_nothing(files, workspace, mtgrec):
    folder = workspace(files)
    assert mtgrec(folder, "__complete", "fish", "show", "") == (0, "", "")
    assert mtgrec(folder, "__complete", "fish", "--lang", "xx", "show", "") == (0, "", "")
    assert mtgrec(folder, "__complete", "fish", "sh").lines  # commands need no workspace


def test_a_folder_that_is_not_there_offers_nothing(folder, mtgrec):
    assert mtgrec(folder, "__complete", "fish", "-C", "nowhere", "show", "") == (0, "", "")


def test_a_file_that_cannot_be_read_hides_no_other(workspace, mtgrec):
    folder = workspace(FILES)
    (folder / "bad.md").write_bytes(b"---\ntype: weekly\ntitle: \xff\xfe\n---\n")
    assert mtgrec(folder, "__complete", "fish", "show", "A7K").lines == ["A7KQ\t素材"]


def test_what_people_wrote_cannot_move_the_cursor_or_add_a_line(workspace, mtgrec):
    folder = workspace(
        "=== a.md\n---\ntype: weekly\ncampaign: c\ndate: 2026-06-01\n"
        'title: "a\\tb\\nc\\e[31m"\n---\n'
    )
    done = mtgrec(folder, "__complete", "fish", "show", "c-")
    assert len(done.lines) == 1
    assert done.out.count("\t") == 1
    assert "\x1b" not in done.out


def test_an_unknown_shell(folder, mtgrec):
    done = mtgrec(folder, "completion", "fsh")
    assert done.code == 2
    assert done.err.splitlines()[1] == "help: did you mean “fish”?"


# --- in the shells --------------------------------------------------------------------------------


@pytest.fixture
def in_shell(folder, tmp_path, clean):
    """Run a line in a real shell, where `mtgrec` is on the PATH."""

    def in_shell(shell, line):
        program = shutil.which(shell)
        if not program:
            pytest.skip(f"no {shell} here")
        bin = tmp_path / "bin"
        bin.mkdir()
        (bin / "mtgrec").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mtgrec "$@"\n')
        (bin / "mtgrec").chmod(0o755)
        variables = clean(PATH=f"{bin}{os.pathsep}{os.environ['PATH']}", HOME=str(tmp_path))
        flags = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
        done = subprocess.run(
            [program, *flags, "-c", line],
            cwd=folder,
            env=variables,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert (done.returncode, done.stderr.decode()) == (0, "")
        return done.stdout.decode().splitlines()

    return in_shell


BASH = """
source <(mtgrec completion bash)
touch 'A7*'
COMP_LINE='mtgrec {line}'; COMP_POINT=${{#COMP_LINE}}; _mtgrec
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(os.name == "nt", reason="no shells of this kind")
@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("show A7", ["A7KQ", "A7BB"]),
        ("show ", ["夏促", "夏促-KO-260525", "WK-260601"]),
        ("list actions --owner 王", ["王五"]),
        ("set A7KQ status=d", ["doing", "done"]),  # bash leaves `status=` on the line
        ("show zzz", [""]),
        ('list actions --owner "王', ["王五"]),
    ],
)
def test_in_bash(line, values, in_shell):
    assert in_shell("bash", BASH.format(line=line)) == values


@pytest.mark.skipif(os.name == "nt", reason="no shells of this kind")
def test_in_zsh(in_shell):
    """`compadd` wants a terminal; here it only says what it was given."""
    line = """
    compdef() { : }
    compadd() { print -l -- "${(@P)argv[-1]}" }
    source <(mtgrec completion zsh)
    words=(mtgrec show A7); CURRENT=3; _mtgrec
    """
    assert in_shell("zsh", line) == ["A7KQ", "A7BB"]


@pytest.mark.skipif(os.name == "nt", reason="no shells of this kind")
def test_in_fish(in_shell):
    line = "mtgrec completion fish | source; complete -C 'mtgrec show A7'"
    assert sorted(in_shell("fish", line)) == ["A7BB\t落地页", "A7KQ\t素材"]
