"""Boxes of which none is ticked.

What: a status is written as a row of boxes, as on the printed checklist, and all of them are empty. It
is read as open.
Why: “not done” is an answer, and a row of empty boxes is none: more often than not, nobody has looked
at this line yet. Both count as open, but only one of them can be relied on.
Before:
    checks:
      - what: Budget confirmed
        status: □未完成 □已完成 □异常
After:
    checks:
      - what: Budget confirmed
        status: □未完成 ☑已完成 □异常
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """方框一个都没勾。
是什么：状态照着纸质清单写成一排方框，一个都没有勾。按未完成处理。
为什么：“未完成”是一个答复，一排空框不是，多半是还没人看过这一项。两者都算未完成，
但只有前者靠得住。
修改前：
    检查项:
      - 内容: 预算已确认
        状态: □未完成 □已完成 □异常
修改后：
    检查项:
      - 内容: 预算已确认
        状态: □未完成 ☑已完成 □异常
"""

RULE = Rule(traps.UNFILLED_BOXES, docs(__doc__, ZH))
