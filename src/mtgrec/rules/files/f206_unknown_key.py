"""A name that is no field.

What: the name of a field is not known, neither in English nor in Chinese. The line is kept as it is
and never altered, but nothing is made of it.
Why: to a person “onwer” reads as “owner”; to a program the action has no owner. Where a name belongs
to another tool, as kanban-plugin does, list it under extra_keys in mtgrec.toml.
Before:
    actions:
      - what: Write the copy for the home page
        onwer: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """没有这个字段。
是什么：中文、英文里都没有这个字段名。这一行原样保留，不会改动，但也不起作用。
为什么：“责任者”人一看就懂，程序却认为这条行动没有负责人。
如果是别的工具要用的字段（比如 kanban-plugin），写进 mtgrec.toml 的 extra_keys 就不再提示。
修改前：
    行动:
      - 内容: 完成首页文案
        责任者: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        责任人: 李雷
"""

RULE = Rule(traps.UNKNOWN_KEY, docs(__doc__, ZH))
