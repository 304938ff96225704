"""The checklist as a form: six columns, grouped by stage, filled in or blank (B16)."""

import re

import pytest

CHECKS = """
=== mtgrec.toml
[workspace]
language = "zh"
=== c/plan.md
---
type: campaign
id: P
campaign: 618
date: 2026-05-01
start: 2026-05-18
end: 2026-06-30
---
=== c/checklist.md
---
类型: 检查清单
编号: CL
项目: 618
主题: 执行检查清单
日期: 2026-05-20
检查项:
  - {编号: C1A, 阶段: 方案准备, 内容: 目标对齐, 标准: 各部门签字, 负责人: 市场部/沈悦, 截止: 2026-05-26, 状态: 已完成, 实际完成: 2026-05-25, 证据: 名单}
  - {编号: C2A, 阶段: 执行监控, 内容: 小红书测试, 标准: 达到门槛, 负责人: 沈悦, 状态: 异常, 结果: 1.8%, 门槛: ≥2%, 备注: 换素材}
  - {编号: C3A, 阶段: 方案准备, 内容: 预算到位, 标准: 留足应急, 负责人: 财务部, 截止: 2026-06-08, 状态: 进行中}
  - {编号: C4A, 内容: 归档}
  - {编号: C5A, 阶段: 执行监控, 内容: 不做了, 状态: 已取消}
---
"""
PAGE = """\
# 618 营销执行检查清单

活动周期 2026-05-18 至 2026-06-30 · 截至 2026-06-10

编制人：宋佳 · 日期：2026-06-10 · 审批人：＿＿＿＿＿＿

**检查到哪一步，哪些异常，还差什么？**

- **检查完成率**: 25%（1/4）
- **异常项**: ! 1
- **逾期**: ! 1 — 最长 2 天

## 执行检查清单

### 方案准备 · 已完成 50%（1/2）

| 阶段 | 检查项目 | 标准 | 责任部门/人 | 截止 | 状态 | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 方案准备 | 目标对齐 | 各部门签字 | 市场部/沈悦 | 2026-05-26 | □ 未完成 ☑ 已完成 □ 异常 | 名单 |
| 方案准备 | 预算到位 | 留足应急 | 财务部 | 2026-06-08 | ☑ 未完成 □ 已完成 □ 异常（进行中；逾期 2 天） | — |

### 执行监控 · 已完成 0%（0/1）

| 阶段 | 检查项目 | 标准 | 责任部门/人 | 截止 | 状态 | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 执行监控 | 小红书测试 | 达到门槛 | 沈悦 | — | □ 未完成 □ 已完成 ☑ 异常 | 换素材；结果 1.8%，门槛 ≥2% |

### 未分阶段 · 已完成 0%（0/1）

| 阶段 | 检查项目 | 标准 | 责任部门/人 | 截止 | 状态 | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 未分阶段 | 归档 | ! 未填写 | ! 未指定 | — | ☑ 未完成 □ 已完成 □ 异常 | — |

## 口径说明

- 已取消的任务不列入：1 项。

<!-- mtgrec report -->
"""


@pytest.fixture
def checks(workspace):
    return workspace(CHECKS)


def test_the_form_filled_in(checks, mtgrec):
    answer = mtgrec(checks, "report", "检查清单", "--prepared-by", " 宋佳 ", lang="zh")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == PAGE


def test_the_form_to_be_filled_in_by_hand(checks, mtgrec):
    page = mtgrec(checks, "report", "checklist", "--blank", lang="en").out
    assert page.startswith(
        "# 618 Marketing execution checklist\n\n"
        "period 2026-05-18 to 2026-06-30 · as of 2026-06-10\n\n"
        "Prepared by: ＿＿＿＿＿＿ · Date: ＿＿＿＿＿＿ · Approved by: ＿＿＿＿＿＿\n\n"
        "## 执行检查清单\n\n### 方案准备\n\n"
    )
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    boxes = "□\u00a0open □\u00a0done □\u00a0off-track"
    assert (
        rows[2]
        == f"| 方案准备 | 目标对齐 | 各部门签字 | 市场部 / 沈悦 | 2026-05-26 | {boxes} | \u00a0 |"
    )
    assert rows[-1] == f"| Without a stage | 归档 | \u00a0 | \u00a0 | \u00a0 | {boxes} | \u00a0 |"
    assert "☑" not in page
    assert "!" not in page.removesuffix("<!-- mtgrec report -->\n")


def test_the_form_as_a_page_keeps_boxes_and_words_together(checks, mtgrec):
    page = mtgrec(checks, "report", "checklist", "--format", "html", lang="zh").out
    cells = re.findall(r'<td class="left whole" data-label="状态"><div>(.*?)</div>', page)
    assert len(cells) == 4
    assert "□ 未完成 ☑ 已完成 □ 异常" in cells[0]
    assert '<dl class="signed"><div><dt>编制人</dt><dd>＿＿＿＿＿＿</dd></div>' in page
    blank = mtgrec(checks, "report", "checklist", "--format", "html", "--blank", lang="zh").out
    assert '<section class="answer">' not in blank


def test_addresses_and_sources_only_if_asked(checks, mtgrec):
    plain = mtgrec(checks, "report", "checklist", lang="en").out
    assert "CL.C1A" not in plain
    assert "## Sources" not in plain
    full = mtgrec(checks, "report", "checklist", "--sources", lang="en").out
    assert "| Address |" in full
    assert "| CL.C1A [1] |" in full
    assert "1. [c/checklist.md:8](c/checklist.md)" in full


def test_every_report_can_be_without_them(checks, mtgrec):
    for kind in ("weekly", "retro", "owners", "evaluation"):
        full = mtgrec(checks, "report", kind, lang="en").out
        plain = mtgrec(checks, "report", kind, "--no-sources", lang="en").out
        assert "## Sources" in full
        assert "## Sources" not in plain
        assert "CL.C" not in plain
        assert not re.search(r"\[\d+(?:[–,][^]]*)?\]", plain)


def test_a_page_without_a_column_of_addresses_keeps_the_others(checks, mtgrec):
    def heads(*more: str) -> list[str]:
        page = mtgrec(checks, "report", "owners", *more, lang="en").out
        return [line for line in page.splitlines() if line.startswith("| ") and "Address" in line]

    assert heads()
    assert heads("--no-sources") == []


def test_json_has_all_that_a_check_has(checks, mtgrec):
    found = mtgrec(checks, "report", "checklist", "--format", "json").json
    assert found["blank"] is False
    (checklist,) = found["checklists"]
    assert (checklist["record"], checklist["title"]) == ("CL", "执行检查清单")
    assert [stage["stage"] for stage in checklist["stages"]] == ["方案准备", "执行监控", None]
    first, *_ = checklist["stages"]
    assert (first["done"]["numerator"], first["done"]["denominator"]) == (1, 2)
    assert first["checks"][0]["address"] == "CL.C1A"
    assert first["checks"][0]["evidence"] == "名单"
    assert [item["id"] for item in found["cancelled"]] == ["C5A"]


def test_json_of_a_blank_form_says_nothing_of_what_came_of_it(checks, mtgrec):
    found = mtgrec(checks, "report", "checklist", "--blank", "--format", "json").json
    assert found["blank"] is True
    (checklist,) = found["checklists"]
    check = checklist["stages"][0]["checks"][0]
    assert (check["what"], check["standard"], check["owner"]) == ("目标对齐", "各部门签字", "沈悦")
    assert (check["status"], check["note"], check["finished"]) == (None, None, None)
    assert [stage["done"] for stage in checklist["stages"]] == [None, None, None]


def test_without_a_checklist_it_says_how_to_begin(workspace, mtgrec):
    folder = workspace("=== k.md\n---\ntype: kickoff\nid: K\ndate: 2026-05-01\n---\n")
    page = mtgrec(folder, "report", "checklist", lang="en").out
    assert "There is no checklist yet. Begin with: mtgrec new checklist" in page


@pytest.mark.parametrize("kind", ["assignments", "weekly", "retro", "evaluation", "owners"])
def test_only_a_checklist_is_blank(kind, checks, mtgrec):
    answer = mtgrec(checks, "report", kind, "--blank")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "--blank: only a checklist is a form to be filled in by hand\n"
        "help: mtgrec report checklist --blank\n"
    )
