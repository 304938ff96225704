"""A day without a year, in a record without a date.

What: a date gives a month and a day, and the record itself has no date from which the year could be
told. The value is not counted; the rest of the record is read.
Why: in a dated record 12月20日 is the one nearest to the meeting, even across the turn of the year.
Without that date every year is as likely as the next, and today's date would give another answer
when the file is opened a year later.
Before:
    ---
    type: weekly
    campaign: 618-2026
    actions:
      - what: Write the copy for the home page
        due: 6月5日
    ---
After:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-01
    actions:
      - what: Write the copy for the home page
        due: 6月5日
    ---
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """日期没写年份，记录也没有日期。
是什么：日期只写了月和日，记录本身又没有日期，推算不出是哪一年。这个值不计入，其余照常读取。
为什么：记录有日期时，“12月20日”取离会议最近的那一天，跨年也不会错。没有日期，哪一年都有可能；
按今天来算，明年再打开文件，答案就变了。
修改前：
    ---
    类型: 例会
    项目: 618-2026
    行动:
      - 内容: 完成首页文案
        截止: 6月5日
    ---
修改后：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-01
    行动:
      - 内容: 完成首页文案
        截止: 6月5日
    ---
"""

RULE = Rule(traps.YEARLESS_DATE, docs(__doc__, ZH))
