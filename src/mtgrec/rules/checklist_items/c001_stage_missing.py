"""Checklist without one of the three stages.

What: the checklists of a campaign (one file, or one a stage) hold no check of the preparation, of
the execution and monitoring, or of the evaluation and retrospective. Stages are free text and are
recognised by their words. A list with no usual stage and at most one usual item, say a special check
before a milestone, is not held to this.
Why: a checklist accompanies a campaign before, during and after it, in three phases (B1, B17).
Before:
    type: checklist
    checks:
      - stage: Preparation
        what: Goals aligned
      - stage: Execution
        what: Key milestones on time
After:
    type: checklist
    checks:
      - stage: Preparation
        what: Goals aligned
      - stage: Execution
        what: Key milestones on time
      - stage: Retrospective
        what: Goal attainment computed
"""

from collections.abc import Iterator

from mtgrec.model.message import N_, Message, joined
from mtgrec.rules.checklist_items.checklists import STAGES, groups, missing
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """清单缺阶段。
是什么：同一项目的检查清单（一个文件，或每阶段一个文件）里，方案准备、执行监控、评估复盘三个阶段至少缺一个。
阶段可以自由填写，按字面识别。没有常见阶段、常规项也最多一个的清单，比如里程碑前的专项检查，不在此列。
为什么：检查清单分三个阶段，活动前、活动中、活动后都要用（B1、B17）。
修改前：
    类型: 检查清单
    检查项:
      - 阶段: 方案准备
        内容: 目标对齐
      - 阶段: 执行监控
        内容: 关键节点按时
修改后：
    类型: 检查清单
    检查项:
      - 阶段: 方案准备
        内容: 目标对齐
      - 阶段: 执行监控
        内容: 关键节点按时
      - 阶段: 评估复盘
        内容: 目标达成率
"""

INFO = RuleInfo(
    "C001",
    "stage-missing",
    WARNING,
    N_("this checklist lacks: {stages}"),
    N_("add what is to be checked then: mtgrec add check TEXT --to {id} --stage STAGE"),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each campaign whose checklists lack a stage (B1)."""
    for group in groups(view):
        if lacking := missing(group.stages, STAGES):
            stages = joined([Message(name) for name in lacking])
            yield at_record(INFO, group.first, "checks", stages=stages, id=group.first.id)


RULE = Rule(INFO, workspace=find)
