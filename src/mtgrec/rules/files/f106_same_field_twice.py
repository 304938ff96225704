"""Two names of one field.

What: two lines of one item have different names for the same field, and say different things. The
first one counts.
Why: a field may be called by several names, in both languages, so two of them easily meet when two
people fill in one item, or a translation is added. Only one value can count, and it should not be
luck which.
Before:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
        负责人: 王敏
After:
    actions:
      - what: Write the copy for the home page
        owner: 王敏
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """同一个字段用了两个名称。
是什么：一个条目里，两行的字段名不同，指的却是同一个字段，值又不一样。以先写的为准。
为什么：“完成时间”在分工表里一般指要求完成的时间，也就是截止；真正做完的那天要写“实际完成”。
两个都写，最容易弄错的就是哪天该催、哪天算逾期。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
        完成时间: 2026-06-08
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
        实际完成: 2026-06-08
"""

RULE = Rule(traps.SAME_FIELD, docs(__doc__, ZH))
