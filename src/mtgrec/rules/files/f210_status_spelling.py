"""A status by another name.

What: a status is written in a word that is understood, but is not the usual one: todo for open, √ for
done. It is read and counted like the usual one. Words that say more than the usual one are left as
they are: 延期 and “blocked” tell in which way something is off-track.
Why: nothing is wrong for the program. For people who search the files, one status under five names
is five statuses.
Before:
    actions:
      - what: Write the copy for the home page
        status: finished
After:
    actions:
      - what: Write the copy for the home page
        status: done
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """状态用了别的说法。
是什么：状态写的词认得，但不是通用的那个，比如“待办”就是“未完成”，“√”就是“已完成”。照常读取，照常统计。
“延期”“受阻”这类词比“异常”说得更细，不算。
为什么：程序这边没有问题。可是在文件里搜索的人，一种状态五种叫法，就要搜五遍。
修改前：
    行动:
      - 内容: 完成首页文案
        状态: √
修改后：
    行动:
      - 内容: 完成首页文案
        状态: 已完成
"""

RULE = Rule(traps.STATUS_SPELLING, docs(__doc__, ZH))
