"""Two records with one id.

What: two files bear the same id, written or derived from campaign, type and date. Both are read and
shown.
Why: an address begins with the id of its record, so `mtgrec done` would not know into which of the
files to write. Mostly it is one meeting that two people minuted; sometimes there really were two on
one day, and the second wants an id of its own.
Before:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    # afternoon.md
    type: weekly
    date: 2026-06-08
    title: Meeting with the agency
After:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    # afternoon.md
    id: 618-2026-WK-260608b
    type: weekly
    date: 2026-06-08
    title: Meeting with the agency
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """两份记录编号相同。
是什么：两个文件的编号一样，不管是写明的，还是按项目、类型和日期得出的。两份都照常读取和显示。
为什么：条目的地址以记录编号开头，编号重复，mtgrec done 就不知道该写进哪个文件。
多半是两个人记了同一场会，合成一份就好；如果同一天真的开了两场，给第二场另起一个编号。
修改前：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    # 下午.md
    类型: 例会
    日期: 2026-06-08
    主题: 代理商沟通会
修改后：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    # 下午.md
    编号: 618-2026-WK-260608b
    类型: 例会
    日期: 2026-06-08
    主题: 代理商沟通会
"""

RULE = Rule(traps.SAME_RECORD_ID, docs(__doc__, ZH))
