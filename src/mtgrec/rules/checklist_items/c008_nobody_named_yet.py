"""Checklist that nobody has begun with.

What: no row of a checklist has a date, a note or a status other than open, and some of them name
nobody yet. It is one hint for the whole list; once somebody begins, each row without an owner counts
by itself (C003).
Why: every task has one responsible department and one named person (B19), and a checklist is shared
out before the work starts (B1, B16).
Before:
    type: checklist
    checks:
      - id: C4KX
        stage: preparation
        what: Budget and resources in place
After:
    type: checklist
    checks:
      - id: C4KX
        stage: preparation
        what: Budget and resources in place
        owner: Finance Dept/Zhou Tao
"""

from collections.abc import Iterator

from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.rules.checklist_items.checklists import is_unassigned, is_unbegun
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """清单未分工。
是什么：清单每一行都没写日期、备注，状态都是未完成，而且有几行还没写负责人。整份清单只提示一次；
有人开始用了，没写负责人的就逐行报（C003）。
为什么：每项任务只能有一个责任部门、一个具名的负责人（B19），动手之前就要把清单分下去（B1、B16）。
修改前：
    类型: 检查清单
    检查项:
      - 编号: C4KX
        阶段: 方案准备
        内容: 预算与资源到位
修改后：
    类型: 检查清单
    检查项:
      - 编号: C4KX
        阶段: 方案准备
        内容: 预算与资源到位
        负责人: 财务部/周涛
"""

INFO = RuleInfo(
    "C008",
    "nobody-named-yet",
    HINT,
    N_("checks for which nobody is named yet: {count} of {all}"),
    N_("mtgrec edit {id} opens the checklist; give each check to one person"),
    docs=Docs(__doc__, ZH),
)


def find(record: Record, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an untouched checklist that has rows without an owner."""
    checks = [each for each in record.item_lists.get("check", ()) if each.status != "cancelled"]
    count = sum(map(is_unassigned, checks))
    if count and is_unbegun(record, view):
        yield at_record(INFO, record, "checks", count=count, all=len(checks), id=record.id)


RULE = Rule(INFO, record=find)
