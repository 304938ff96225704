"""A date that is none.

What: a field for a date holds a day that does not exist, or words that are no date, such as “as soon
as possible”. The value is not counted; the rest of the record is read.
Why: what has no date never falls due. The action would be on time for ever, remind nobody and turn
up in no list of what is overdue.
Before:
    actions:
      - what: Write the copy for the home page
        due: 2026-02-30
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-02-28
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """写的不是日期。
是什么：日期字段里写了不存在的日子，或者“尽快”这类不是日期的话。这个值不计入，其余照常读取。
为什么：没有日期就永远到不了期。这条行动会一直“没有逾期”，不提醒任何人，逾期清单里也没有它。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 尽快
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
"""

RULE = Rule(traps.WRONG_DATE, docs(__doc__, ZH))
