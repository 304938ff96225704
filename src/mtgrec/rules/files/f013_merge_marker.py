"""A merge conflict that nobody resolved.

What: the lines <<<<<<<, ======= and >>>>>>> that git writes into a file stand in it, in the front
matter or below. The file is not read. ======= alone below a heading is fine.
Why: both versions are still there, and which one was agreed is for the two people to say. Read as it
stands, the record would hold two dates, or the actions of both sides.
Before:
    <<<<<<< HEAD
    date: 2026-06-08
    =======
    date: 2026-06-09
    >>>>>>> postponed
After:
    date: 2026-06-09
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """合并冲突没有解决。
是什么：文件头或正文里留着 git 写进去的 <<<<<<<、======= 和 >>>>>>>。这个文件暂不读取。
标题下面单独一行 ======= 没有问题。
为什么：两个版本都还在，以哪个为准，要由两边的人商量。照原样读，
一份记录就会有两个日期，或者两边的行动项全都算上。
修改前：
    <<<<<<< HEAD
    日期: 2026-06-08
    =======
    日期: 2026-06-09
    >>>>>>> 改期
修改后：
    日期: 2026-06-09
"""

RULE = Rule(traps.MERGE_MARKER, docs(__doc__, ZH))
