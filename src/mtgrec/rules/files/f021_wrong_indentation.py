"""A line that is in line with nothing above it.

What: a line begins in a column in which none of the lines above it begins. The file is not read; the
help names the columns that would fit.
Why: nothing but the column tells what a line belongs to. One blank too few, and the owner could be
that of the action, or of the whole meeting: two readings, and the guess would go unnoticed.
Before:
    actions:
      - what: Write the copy for the home page
       owner: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """缩进与上面哪一行都对不齐。
是什么：这一行开头所在的列，上面没有哪一行与它对齐。这个文件暂不读取，提示里会写明该移到第几列。
为什么：一行属于谁，全看它从第几列开始。少一个空格，负责人既可能是这条行动的，
也可能是整场会议的；猜错了谁也看不出来。
修改前：
    行动:
      - 内容: 完成首页文案
       负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
"""

RULE = Rule(traps.WRONG_INDENT, docs(__doc__, ZH))
