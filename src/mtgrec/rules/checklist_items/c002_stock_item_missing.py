"""Checklist without one of the nine stock items.

What: the checklists of a campaign (one file, or one a stage) lack one of the nine items that belong
on every list: goals aligned, task assignment table, budget and resources; channel material reviewed,
key milestones on time, daily watch of the numbers; goal attainment computed, retrospective report,
archive. They are recognised by words in what is checked, else in its standard. A cancelled check
counts: somebody thought of it. A list with no usual stage and at most one usual item, say a special
check before a milestone, is not held to this.
Why: these nine are asked of every campaign, three a stage (B17).
Before:
    type: checklist
    checks:
      - {stage: preparation, what: Goals aligned}
      - {stage: preparation, what: Task assignment table}
      - {stage: preparation, what: Budget and resources}
      - {stage: execution, what: Channel material reviewed}
      - {stage: execution, what: Key milestones on time}
      - {stage: execution, what: Daily look at the numbers}
      - {stage: retrospective, what: Goal attainment computed}
      - {stage: retrospective, what: Retrospective report}
After:
    type: checklist
    checks:
      - {stage: preparation, what: Goals aligned}
      - {stage: preparation, what: Task assignment table}
      - {stage: preparation, what: Budget and resources}
      - {stage: execution, what: Channel material reviewed}
      - {stage: execution, what: Key milestones on time}
      - {stage: execution, what: Daily look at the numbers}
      - {stage: retrospective, what: Goal attainment computed}
      - {stage: retrospective, what: Retrospective report}
      - {stage: retrospective, what: Archive}
"""

from collections.abc import Iterator

from mtgrec.model.message import N_, Message, joined
from mtgrec.rules.checklist_items.checklists import STOCK, groups, missing
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """清单缺常规项。
是什么：同一项目的检查清单（一个文件，或每阶段一个文件）没有写全九个常规项：目标对齐、任务分工表、预算与资源；
渠道物料审核、关键节点按时、每日看数据；目标达成率、复盘报告、资料归档。先看内容，再看标准，按字面识别。
已取消的也算，说明有人想过。没有常见阶段、常规项也最多一个的清单，比如里程碑前的专项检查，不在此列。
为什么：每个项目都要查这九项，每阶段三项（B17）。
修改前：
    类型: 检查清单
    检查项:
      - {阶段: 方案准备, 内容: 目标对齐}
      - {阶段: 方案准备, 内容: 任务分工表}
      - {阶段: 方案准备, 内容: 预算与资源}
      - {阶段: 执行监控, 内容: 渠道物料审核}
      - {阶段: 执行监控, 内容: 关键节点按时}
      - {阶段: 执行监控, 内容: 每日看数据}
      - {阶段: 评估复盘, 内容: 目标达成率}
      - {阶段: 评估复盘, 内容: 复盘报告}
修改后：
    类型: 检查清单
    检查项:
      - {阶段: 方案准备, 内容: 目标对齐}
      - {阶段: 方案准备, 内容: 任务分工表}
      - {阶段: 方案准备, 内容: 预算与资源}
      - {阶段: 执行监控, 内容: 渠道物料审核}
      - {阶段: 执行监控, 内容: 关键节点按时}
      - {阶段: 执行监控, 内容: 每日看数据}
      - {阶段: 评估复盘, 内容: 目标达成率}
      - {阶段: 评估复盘, 内容: 复盘报告}
      - {阶段: 评估复盘, 内容: 资料归档}
"""

INFO = RuleInfo(
    "C002",
    "stock-item-missing",
    HINT,
    N_("this checklist does not ask for: {items}"),
    N_("add it: mtgrec add check TEXT --to {id}; what is not needed may stand there as cancelled"),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each campaign whose checklists lack stock items (B17)."""
    for group in groups(view):
        if lacking := missing(group.stock, STOCK):
            items = joined([Message(name) for name in lacking])
            yield at_record(INFO, group.first, "checks", items=items, id=group.first.id)


RULE = Rule(INFO, workspace=find)
