"""The task assignment table as a sheet to sign: who, what, when, and what is to be completed (B3)."""

import pytest

TASKS = """
=== mtgrec.toml
[workspace]
language = "zh"
=== people.yaml
- {name: 李雷, department: 市场部, role: 内容经理, manager: 王敏}
- {name: 韩梅梅, department: 市场部, role: 设计}
=== c/plan.md
---
type: campaign
id: P
campaign: 618
date: 2026-05-01
start: 2026-05-18
end: 2026-06-30
---
=== c/kickoff.md
---
type: kickoff
id: KO
campaign: 618
date: 2026-05-20
actions:
  - {id: A1A, what: 写文案, owner: 市场部/李雷, helpers: 韩梅梅, due: 2026-06-12, deliverable: 三篇, priority: high}
  - {id: A2A, what: 订场地, owner: 财务部/周涛（主责）、韩梅梅（配合）}
  - {id: A3A, what: 拍视频, owner: 市场部}
---
"""
HEAD = """\
# 618 营销任务分工表

活动周期 2026-05-18 至 2026-06-30 · 截至 2026-06-10

编制人：宋佳 · 日期：2026-06-10 · 审批人：＿＿＿＿＿＿

"""
GAPS = """\
| 任务 | 缺少的信息 | 负责人 | 截止 |
| --- | --- | --- | --- |
| 拍视频 | ! 未指定负责人、没有交付日期、未填写交付标准 | 市场部 | ! 没有日期 |
| 订场地 | ! 没有交付日期、未填写交付标准 | 周涛 | ! 没有日期 |
"""
MARKETING = """\
| 负责人 | 职务 | 配合人 | 上级 | 任务 | 交付标准 | 优先级 | 截止 | 状态 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 李雷 | 内容经理 | 韩梅梅 | 王敏 | 写文案 | 三篇 | 高 | 2026-06-12 | 未完成 |
"""


@pytest.fixture
def tasks(workspace):
    return workspace(TASKS)


def test_who_made_it_for_which_campaign_and_days(tasks, mtgrec):
    page = mtgrec(tasks, "report", "分工表", "--prepared-by", "宋佳", lang="zh").out
    assert page.startswith(HEAD)


def test_what_is_to_be_completed_has_one_row_a_task(tasks, mtgrec):
    assert GAPS in mtgrec(tasks, "report", "分工表", lang="zh").out


def test_each_task_has_role_helper_manager_and_priority(tasks, mtgrec):
    page = mtgrec(tasks, "report", "分工表", lang="zh").out
    assert MARKETING in page
    assert "| 周涛 | — | 韩梅梅 | — | 订场地 |" in page


def test_no_ids_and_footnotes_unless_asked(tasks, mtgrec):
    plain = mtgrec(tasks, "report", "assignments", lang="en").out
    assert "KO.A1A" not in plain
    assert "## Sources" not in plain
    full = mtgrec(tasks, "report", "assignments", "--sources", lang="en").out
    assert "| KO.A1A [" in full
    assert "## Sources" in full
