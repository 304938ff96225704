"""An entry that is only a sentence.

What: an entry is written as a sentence without names of fields. It is read and counted, the sentence
being its content.
Why: in the rush of a meeting this is just right, and no word is lost. Afterwards it wants an owner
and a deadline: names inside the sentence are not looked for, so nobody is reminded.
Before:
    actions:
      - Li Lei writes the copy by Friday
After:
    actions:
      - what: Write the copy
        owner: Li Lei
        due: 2026-05-29
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """条目只写了一句话。
是什么：一条只有一句话，没有分字段。它照常计入，这句话就是它的内容。
为什么：开会时来不及，先记下来是对的，一个字也不会丢。会后要补上负责人和截止日期：
句子里提到的人名不会自动认出来，也就没有人会收到提醒。
修改前：
    行动:
      - 李雷周五前完成首页文案
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
        截止: 2026-05-29
"""

RULE = Rule(traps.BARE_ITEM, docs(__doc__, ZH))
