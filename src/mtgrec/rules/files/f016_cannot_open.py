"""A file or folder that cannot be opened.

What: the system refuses to open a file or to list a folder, mostly for want of permission; or a
table of readings is larger than 128 MB. The rest of the workspace is read.
Why: a folder that is skipped in silence looks like good news: its overdue actions are in no list.
Before:
    $ ls -l minutes.md
    ---------- 1 root root 2048 minutes.md
After:
    $ ls -l minutes.md
    -rw-r--r-- 1 limin market 2048 minutes.md
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """文件或文件夹打不开。
是什么：系统不让打开这个文件，或不让看这个文件夹，多半是没有权限；数据表超过 128 MB 也算。其余的照常读取。
为什么：打不开就悄悄跳过，看上去反而像好消息：里面逾期的行动一条也列不出来。
修改前：
    $ ls -l 纪要.md
    ---------- 1 root root 2048 纪要.md
修改后：
    $ ls -l 纪要.md
    -rw-r--r-- 1 limin market 2048 纪要.md
"""

RULE = Rule(traps.CANNOT_OPEN, docs(__doc__, ZH))
