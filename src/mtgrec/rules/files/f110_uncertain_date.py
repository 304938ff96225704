"""A date that may be more than one day.

What: the words mean several days, or one of two: “next week”, “mid-month”, 4/5. The value is not
counted; the help says what it may mean. The rest of the record is read.
Why: 4/5 is the fourth of May in London and the fifth of April in New York. A guessed deadline starts
reminders and counts days of lag against a person who had agreed to another day.
Before:
    actions:
      - what: Write the copy for the home page
        due: 4/5
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-05-04
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """日期说得不确定。
是什么：写的是一段时间，或者可能是两天里的某一天：“下周”“月中”“周五前”。这个值不计入，
提示里会写出可能是哪几天；其余照常读取。
为什么：“周五前”含不含周五，各人理解不同。替人猜一个截止日期，
催办和滞后天数就都记到了一个没答应过这一天的人头上。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 周五前
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-05-29
"""

RULE = Rule(traps.UNCERTAIN_DATE, docs(__doc__, ZH))
