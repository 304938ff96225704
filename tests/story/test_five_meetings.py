"""Five meetings: nothing that is open falls through, and nothing that is closed comes back."""

import re
from pathlib import Path

import pytest

from mtgrec import cli

HERE = Path(__file__).parent


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A workspace after its kickoff, written by hand."""
    monkeypatch.chdir(tmp_path)
    for name, value in {"MTGREC_LANG": "zh", "MTGREC_SEED": "1", "LC_ALL": "C.UTF-8"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("MTGREC_TODAY", raising=False)
    (tmp_path / "mtgrec.toml").write_text('[workspace]\nlanguage = "zh"\n')
    (tmp_path / "夏促").mkdir()
    (tmp_path / "夏促/2026-06-01-kickoff.md").write_bytes((HERE / "kickoff.md").read_bytes())
    return tmp_path


def run(*arguments, code=0):
    assert cli.run([*arguments, "--today", "2026-12-31"]) == code


def hold(workspace, day, kind="weekly", campaign="夏促", *more):
    """Open a meeting and return its file."""
    run("new", kind, "--campaign", campaign, "--date", day, *more)
    return workspace / campaign / f"{day}-{kind}.md"


def edit(path, before, after):
    """Change a record by hand."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def lines_of(path, item):
    """Return the lines of a record's text that mention an item."""
    body = path.read_text("utf-8").split("\n---\n", 1)[1]
    return [line for line in body.splitlines() if item in line]


def finish(path, item, status, *more):
    """Write a status by hand below an item's id."""
    text = path.read_text("utf-8")
    block = re.compile(rf"(编号: {item}\n(?:    .*\n)*?)    状态: .*\n")
    added = "".join(f"    {line}\n" for line in more)
    path.write_text(block.sub(rf"\1    状态: {status}\n{added}", text), "utf-8")


def test_what_is_open_opens_the_next_meeting(workspace):
    kickoff = workspace / "夏促/2026-06-01-kickoff.md"

    first = hold(workspace, "2026-06-08")
    assert "上次会议：[夏促启动会](2026-06-01-kickoff.md)（2026-06-01）" in first.read_text("utf-8")
    assert lines_of(first, "A2BC") == [
        (
            "- **异常**：完成朋友圈素材，韩梅梅，截止 2026-06-05，逾期 3 天，已延续 1 次例会（未完成）"
            "`夏促-KO-260601.A2BC`"
        )
    ]
    assert lines_of(first, "A3BC") == [
        "- 签投放合同，李雷，截止 2026-06-12，已延续 1 次例会（未完成）`夏促-KO-260601.A3BC`"
    ]
    assert lines_of(first, "K2BC") == [
        "- 新客转化率：目标 15%，实际 12%，目标达成率 80%，基线 10% `夏促-KO-260601.K2BC`",
        "- 新客转化率：12%，比预期 15% 低 20% `夏促-KO-260601.K2BC`",
    ]
    assert lines_of(first, "R2BC") == [
        "- 高：竞品同期促销；预案：备选渠道两条；李雷 `夏促-KO-260601.R2BC`"
    ]
    assert lines_of(first, "D2BC") == ["- 首发放在小红书，王敏（待落实）`夏促-KO-260601.D2BC`"]

    finish(kickoff, "A3BC", "已完成", "实际完成: 2026-06-10")
    second = hold(workspace, "2026-06-15")
    (line,) = lines_of(second, "A2BC")
    assert line == (
        "- **异常**：完成朋友圈素材，韩梅梅，截止 2026-06-05，逾期 10 天，已延续 2 次例会（未完成）"
        "`夏促-KO-260601.A2BC`"
    )
    assert lines_of(second, "A3BC") == []
    assert lines_of(second, "D2BC") == []

    finish(kickoff, "A4BC", "已取消")
    third = hold(workspace, "2026-06-22")
    assert lines_of(third, "A4BC") == []
    assert lines_of(third, "A2BC") == [
        "- 已延续 3 次例会，继续、关闭还是升级：完成朋友圈素材，韩梅梅 `夏促-KO-260601.A2BC`",
        (
            "- **已延续 3 次例会，须明确处理意见**：完成朋友圈素材，韩梅梅，截止 2026-06-05，逾期 17 天（未完成）"
            "`夏促-KO-260601.A2BC`"
        ),
    ]
    assert "跟进:\n  - 事项: 夏促-KO-260601.A2BC\n    说明:\n    处理:\n" in third.read_text(
        "utf-8"
    )

    edit(third, "    说明:\n    处理:\n", "    说明: 换供应商\n    处理: 继续\n")
    fourth = hold(workspace, "2026-06-29")
    assert "逾期 24 天，已延续 4 次例会" in lines_of(fourth, "A2BC")[0]
    assert "须明确处理意见" not in fourth.read_text("utf-8")
    assert "跟进: []" in fourth.read_text("utf-8")

    edit(
        fourth,
        "跟进: []\n",
        "跟进:\n  - 事项: 夏促-KO-260601.A2BC\n    说明: 供应商要加价\n    处理: 升级\n",
    )
    fifth = hold(workspace, "2026-07-06")
    assert lines_of(fifth, "A2BC")[0] == (
        "- **2026-06-29 已升级**：完成朋友圈素材，韩梅梅；供应商要加价 `夏促-KO-260601.A2BC`"
    )
    assert "跟进:\n  - 事项: 夏促-KO-260601.A2BC\n    说明:\n    处理:\n" in fifth.read_text(
        "utf-8"
    )

    edit(fifth, "    说明:\n    处理:\n", "    说明: 同意加价\n    处理: 继续\n")
    assert "已升级" not in hold(workspace, "2026-07-13").read_text("utf-8")


def test_a_verdict_without_a_note_is_none(workspace):
    for day in ("2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29"):
        last = hold(workspace, day)
    edit(last, "    处理:\n", "    处理: 继续\n")
    assert "已延续 5 次例会，须明确处理意见" in hold(workspace, "2026-07-06").read_text("utf-8")


def test_the_days_of_the_past_know_only_the_past(workspace):
    kickoff = workspace / "夏促/2026-06-01-kickoff.md"
    hold(workspace, "2026-06-22")
    finish(kickoff, "A3BC", "已完成", "实际完成: 2026-06-20")
    before = hold(workspace, "2026-06-16")
    assert lines_of(before, "A3BC") == [
        "- **异常**：签投放合同，李雷，截止 2026-06-12，逾期 4 天，已延续 1 次例会（未完成）`夏促-KO-260601.A3BC`"
    ]
    assert "2026-06-22" not in before.read_text("utf-8")


def test_new_changes_no_file_and_refuses_the_same_twice(workspace):
    hold(workspace, "2026-06-08")
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    run("new", "weekly", "--campaign", "夏促", "--date", "2026-06-08", code=4)
    made = hold(workspace, "2026-06-15")
    after = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    assert {path: data for path, data in after.items() if path != made} == before


def test_a_lesson_of_a_channel_comes_back_in_that_channel_only(workspace):
    retro = hold(workspace, "2026-07-10", "retro")
    edit(
        retro,
        "    内容:\n    性质:\n    原因:\n    建议:\n    渠道:\n",
        "    内容: 尝鲜装带来新客\n    性质: 成功\n    原因: 门槛低\n    建议: 从小规格起步\n    渠道: 小红书\n",
    )
    same = hold(workspace, "2026-10-20", "kickoff", "双11", "--channel", "小红书")
    other = hold(workspace, "2026-10-20", "kickoff", "双12", "--channel", "抖音")
    none = hold(workspace, "2026-10-20", "kickoff", "年货")
    assert "成功：尝鲜装带来新客；原因：门槛低；建议：从小规格起步" in same.read_text("utf-8")
    assert "尝鲜装" not in other.read_text("utf-8")
    assert "尝鲜装" not in none.read_text("utf-8")


def test_status_says_what_wants_a_verdict_and_which_meeting_is_due(workspace, capsys):
    for day in ("2026-06-08", "2026-06-15", "2026-06-22"):
        last = hold(workspace, day)
    edit(last, "下次会议:\n", "下次会议: 2026-06-29 10:00\n")
    capsys.readouterr()
    assert cli.run(["status", "--today", "2026-06-30", "--format", "json"]) == 0
    import json

    found = json.loads(capsys.readouterr().out)
    assert [item["id"] for item in found["verdicts"]] == ["A2BC", "A3BC"]  # A4BC is due in 31 days
    assert found["meetings"] == [
        {
            "campaign": "夏促",
            "type": "weekly",
            "due": "2026-06-29",
            "overdue": True,
            "reason": "next",
            "what": "夏促-WK-260622",
        }
    ]
