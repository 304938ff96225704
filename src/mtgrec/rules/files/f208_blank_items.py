"""Blank lines of a form.

What: entries in which nothing is filled in, apart from an id or a status, are not counted.
Why: templates and printed forms come with a few empty rows. If these were actions, every new record
would begin with three of them open and without an owner. The hint is for the one that was forgotten.
Before:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
      - what:
        owner:
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """表格里还有空行。
是什么：除了编号和状态什么都没填的条目，不计入。
为什么：模板和纸质表格都会预留几行。如果也算数，每份新记录一开始就有三条没有负责人的行动。
提示一下，是怕有哪一行忘了填。
修改前：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
      - 内容:
        负责人:
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
"""

RULE = Rule(traps.BLANK_ITEMS, docs(__doc__, ZH))
