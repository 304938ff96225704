"""What departments look up: their actions, what is needed of them, and who has not agreed (A12)."""

import pytest

WORKSPACE = """
=== c/kickoff.md
---
类型: 启动会
编号: KO
项目: c
日期: 2026-05-25
已确认: [市场部]
行动:
  - {编号: A2, 内容: 投放, 负责人: 市场部/韩梅梅, 截止: 2026-06-20, 所需支持: 设计部/两名设计师周三前到位}
  - {编号: A3, 内容: 海报, 负责人: 设计部/吴鹏, 截止: 2026-06-05}
  - {编号: A4, 内容: 备货, 部门: 设计部、供应链部, 负责人: 唐思远, 截止: 2026-06-22}
  - {编号: A5, 内容: 做完的, 负责人: 市场部/韩梅梅, 状态: 已完成, 实际完成: 2026-06-01, 所需支持: 设计部/海报}
  - {编号: A6, 内容: 没写部门, 负责人: 市场部/韩梅梅, 所需支持: 需要预算}
  - {编号: A7, 内容: 审合同, 负责人: 法务部/蒋琳, 所需支持: 市场部/合同样本}
---
"""


# the department asked for · the actions of `list` · the totals of `status` · what others need of it
@pytest.mark.parametrize(
    ("department", "listed", "own", "needed"),
    [
        ("设计部", ["A2", "A3", "A4", "A5"], 2, ["A2"]),
        ("供应链部", ["A4"], 1, []),
        ("市场部", ["A2", "A5", "A6", "A7"], 3, ["A7"]),
        ("法务部", ["A7"], 1, []),
    ],
)
def test_a_department_sees_its_own_and_what_is_needed_of_it(
    department, listed, own, needed, workspace, mtgrec
):
    folder = workspace(WORKSPACE)
    found = mtgrec(folder, "list", "actions", "--department", department, "--format", "json").json
    assert sorted(item["id"] for item in found["items"]) == listed
    status = mtgrec(folder, "status", "--department", department, "--format", "json").json
    assert status["totals"]["actions"] == own
    assert [item["id"] for item in status["needed"]] == needed


def test_nothing_is_needed_of_anybody_where_no_department_is_asked_for(workspace, mtgrec):
    assert mtgrec(workspace(WORKSPACE), "status", "--format", "json").json["needed"] == []


def test_support_is_shown_in_words(workspace, mtgrec):
    folder = workspace(WORKSPACE)
    status = mtgrec(folder, "status", "--department", "设计部", lang="zh").out
    assert "所需支持" in status
    assert "设计部/两名设计师周三前到位" in status
    listed = mtgrec(folder, "list", "actions", "--department", "设计部", lang="zh").out
    assert "设计部/两名设计师周三前到位" in listed
    shown = mtgrec(folder, "show", "KO.A2").out
    assert "Needs       设计部/两名设计师周三前到位" in shown
    report = mtgrec(folder, "report", "assignments", "--campaign", "c", lang="zh").out
    assert "设计部/两名设计师周三前到位" in report


def test_a_department_of_which_something_is_needed_may_have_nothing_of_its_own(workspace, mtgrec):
    text = WORKSPACE.replace("设计部/吴鹏", "吴鹏").replace(
        "部门: 设计部、供应链部", "部门: 供应链部"
    )
    status = mtgrec(workspace(text), "status", "--department", "设计部", lang="zh").out
    assert "设计部/两名设计师周三前到位" in status


# what is confirmed · who has not agreed
@pytest.mark.parametrize(
    ("confirmed", "missing"),
    [
        ("[市场部]", ["设计部", "供应链部", "法务部"]),
        ("", ["市场部", "设计部", "供应链部", "法务部"]),
        ("[市场部, 设计部, 供应链部, 法务部]", []),
        ("市场部、設計部、供应链部", ["法务部"]),
        ("[ＭＡＲＫＥＴ, 市 场 部, 设计部/吴鹏, 供应链部（唐思远）]", ["法务部"]),
        ("[市场, 设计, 供应链部, 法务部]", ["市场部", "设计部"]),  # only the whole name counts
    ],
)
def test_who_has_not_agreed_yet(confirmed, missing, workspace, mtgrec):
    folder = workspace(WORKSPACE.replace("[市场部]", confirmed))
    kickoff = mtgrec(folder, "show", "KO", "--format", "json").json["record"]
    campaign = mtgrec(folder, "show", "c", "--format", "json").json["campaign"]
    assert kickoff["not_confirmed"] == campaign["not_confirmed"] == missing
    hints = mtgrec(folder, "check", "--select", "N012", "--format", "json").json["findings"]
    assert [finding["code"] for finding in hints] == (["N012"] if missing else [])
    for command in (("show", "KO"), ("show", "c")):
        assert ("Not confirmed by" in mtgrec(folder, *command).out) is bool(missing)
