"""A day that is said, not written.

What: a date is given as one says it, “tomorrow” or “next Friday”. It is read as seen from the date of
the record, never from today.
Why: those who were not there read it days later, and ask which Friday. Copied into the minutes of the
week after, the same words move the deadline by a week without a trace.
Before:
    actions:
      - what: Write the copy for the home page
        due: next Friday
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-06-05
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """日期写的是口头说法。
是什么：日期写成“明天”“下周五”这样的说法。按记录的日期推算，不按今天算。
为什么：没参会的人过几天才看到，还得问是哪个周五。原样抄到下一周的纪要里，
截止日期就不知不觉晚了一周。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 下周五
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
"""

RULE = Rule(traps.RELATIVE_DATE, docs(__doc__, ZH))
