"""The same field twice.

What: one name stands twice in the same record or item. The file is not read until one of the two
lines is gone; other programs take the last one and say nothing.
Why: git leaves exactly this behind when two branches each add a line and the lines do not touch: no
conflict, two owners. Dropping either of them would be a decision that nobody has made.
Before:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
        due: 2026-06-05
        owner: Wang Min
After:
    actions:
      - what: Write the copy for the home page
        owner: Wang Min
        due: 2026-06-05
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """同一个字段写了两遍。
是什么：同一份记录或同一个条目里，一个字段名出现了两次。删掉一行之前不读取这个文件；
换成别的程序，多半是悄悄以后一个为准。
为什么：两个分支各加了一行、位置又不挨着，git 合并时不会报冲突，结果就是两个负责人。
丢掉哪一个都是替人做决定。
修改前：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
        截止: 2026-06-05
        负责人: 王敏
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 王敏
        截止: 2026-06-05
"""

RULE = Rule(traps.DUPLICATE_KEY, docs(__doc__, ZH))
