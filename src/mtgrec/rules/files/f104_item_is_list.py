"""An entry that is itself a list.

What: where one entry should stand there are brackets, or a second dash. This entry is not read; the
others are.
Why: two tasks in one pair of brackets could be two actions or two steps of one, with one owner or
with two. One dash for each action leaves no doubt, and gives each of them an id to be closed by.
Before:
    actions:
      - [Write the copy, Check the copy]
After:
    actions:
      - what: Write the copy
      - what: Check the copy
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """一条里又套了列表。
是什么：该写一条的地方写了方括号，或者又加了一个“-”。这一条没有读入，其他的照常读取。
为什么：一个方括号里两件事，是两条行动，还是一条行动的两步？负责人是一个还是两个？
一个“-”写一条，就没有疑问，每一条也有自己的编号，可以单独关闭。
修改前：
    行动:
      - - 内容: 完成首页文案
          负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
"""

RULE = Rule(traps.ITEM_IS_LIST, docs(__doc__, ZH))
