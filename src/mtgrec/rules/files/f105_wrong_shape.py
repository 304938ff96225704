"""A list, a text or fields where something else belongs.

What: a field holds a list, a text or fields of its own where it wants another of the three: actions
without dashes, a budget that is only a sum. The value is not read; the rest of the record is.
Why: a single action works without a dash until the second one is added; then nobody can tell any
longer whose owner is whose.
Before:
    actions:
      what: Write the copy for the home page
      owner: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """该分条的没分条，或者正好相反。
是什么：字段里写的是列表、文字还是下属字段，与要求的不一样：比如行动没有写成一条条的，
预算只写了一个数。这个值没有读入，其余照常读取。
为什么：预算要分总额、应急和明细才核得了账；只写“10万”，钱花在哪里、还剩多少都无从算起。
修改前：
    预算: 10万
修改后：
    预算:
      总额: 10万
"""

RULE = Rule(traps.WRONG_SHAPE, docs(__doc__, ZH))
