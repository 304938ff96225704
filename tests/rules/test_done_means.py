"""What the rules must get right, figure by figure: the checklist of document B, 10-15 %, 20 %, 24 hours."""

import pytest

CHECKLIST = """
类型: 检查清单
日期: 2026-05-20
检查项:
  - {检查阶段: 方案准备, 检查项目: 目标对齐, 检查标准: 各部门已确认量化目标, 责任部门/人: 市场部/李雷, 完成状态: □未完成 ☑已完成 □异常}
  - {检查阶段: 方案准备, 检查项目: 任务分工表, 检查标准: 每项任务一个负责人, 责任部门/人: 各部门负责人, 完成状态: □未完成 ☑已完成 □异常}
  - {检查阶段: 方案准备, 检查项目: 预算与资源, 检查标准: 预留应急 10%–15%, 责任部门/人: 财务部/市场部, 完成状态: ☑未完成 □已完成 □异常}
  - {检查阶段: 执行监控, 检查项目: 渠道物料审核, 检查标准: 合规, 责任部门/人: 法务部/周涛, 完成状态: □未完成 ☑已完成 □异常}
  - {检查阶段: 执行监控, 检查项目: 关键节点按时, 检查标准: 滞后不超过 2 天, 责任部门/人: 项目部/王敏, 完成状态: □未完成 ☑已完成 □异常, 备注: 延迟3天}
  - {检查阶段: 执行监控, 检查项目: 每日数据监控, 检查标准: 每天登记, 责任部门/人: 数据组/赵倩, 完成状态: ☑未完成 □已完成 □异常}
  - {检查阶段: 评估复盘, 检查项目: 目标达成率, 检查标准: 实际÷目标, 责任部门/人: 全体执行团队, 完成状态: ☑未完成 □已完成 □异常}
  - {检查阶段: 评估复盘, 检查项目: 复盘报告, 检查标准: 四部分齐全, 责任部门/人: 李雷, 完成状态: ☑未完成 □已完成 □异常}
  - {检查阶段: 评估复盘, 检查项目: 资料归档, 检查标准: 四样齐全, 责任部门/人: 行政部/韩梅梅, 完成状态: ☑未完成 □已完成 □异常}
"""


def test_of_the_nine_stock_items_exactly_three_are_without_a_single_owner(check):
    assert [one.item.text("what") for one in check(CHECKLIST, "C003")] == [
        "任务分工表",
        "预算与资源",
        "目标达成率",
    ]


def test_the_key_milestone_row_that_is_done_and_three_days_late_is_found(check):
    assert [one.item.text("what") for one in check(CHECKLIST, "C004")] == ["关键节点按时"]


BUDGET = """
type: campaign
budget:
  total: {total}
  contingency: {contingency}
"""


@pytest.mark.parametrize(
    ("total", "contingency", "passes"),
    [
        ("100000", "15.0%", True),
        ("100000", "10%", True),
        ("100000", "9.99%", False),
        ("100000", "15.01%", False),
        ("¥100,000", "¥15,000", True),
        ("¥10万", "10000元", True),
        ("¥100,000", "¥9,990", False),
        ("100000", "15010", False),
        ("30000", "3000.00", True),
        ("30000", "2999.99", False),
    ],
)
def test_contingency_is_ten_to_fifteen_per_cent_both_included(check, total, contingency, passes):
    found = check(BUDGET.format(total=total, contingency=contingency), "B001")
    assert not found if passes else len(found) == 1


READING = """
kpis:
  - id: K4XN
    what: 转化率
    baseline: 10%
    target: 15%
    owner: 李雷
# metrics.csv
date,channel,metric,value
{day},,conversion,{value}
"""


@pytest.mark.parametrize(
    ("value", "now", "codes"),
    [
        ("12.00%", "2026-06-06 08:59", ["K008"]),
        ("12.00%", "2026-06-06 09:00", ["K008"]),
        ("12.00%", "2026-06-06 09:01", ["K007"]),
        ("12.01%", "2026-06-06 09:01", []),
        ("11.99%", "2026-06-06 09:01", ["K007"]),
    ],
)
def test_twenty_per_cent_below_starts_a_clock_of_twenty_four_hours(check, value, now, codes):
    found = check(READING.format(day="2026-06-05 09:00", value=value), "K", today=now)
    assert [one.code for one in found if one.code in ("K007", "K008")] == codes


def test_a_bare_day_counts_from_its_end(check):
    text = READING.format(day="2026-06-05", value="12%")
    assert [one.code for one in check(text, "K007", today="2026-06-06 23:59")] == []
    assert [one.code for one in check(text, "K007", today="2026-06-07 00:00")] == ["K007"]


@pytest.mark.parametrize(
    ("what", "measurable"),
    [
        ("提升品牌影响力", False),
        ("品牌搜索量提升50%", True),
        ("raise brand influence", False),
        ("brand searches +50 %", True),
    ],
)
def test_a_goal_is_measurable_or_a_finding(check, what, measurable):
    found = check(f"kpis:\n  - {{id: K4XN, what: {what}, owner: 李雷}}\n", "K001")
    assert not found if measurable else len(found) == 1
