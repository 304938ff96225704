"""A value that begins with a special sign.

What: a value without quotes begins with one of @ * & ! % > | ` [ { and goes on in a way that YAML
cannot make sense of, or text follows a value that is in quotes already. The file is not read.
Why: these are signs that people type all the time: @ before a name as in a chat, ** as in Markdown,
>= before a target. Quotes tell that they are meant as text. (≥15% needs none.)
Before:
    kpis:
      - what: Conversion of new customers
        target: >=15%
After:
    kpis:
      - what: Conversion of new customers
        target: ">=15%"
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """值以特殊符号开头。
是什么：没加引号的值以 @ * & ! % > | ` [ { 之一开头，后面的内容 YAML 又看不懂；
或者引号已经结束，后面还跟着字。这个文件暂不读取。
为什么：这些都是平时顺手就打的符号：聊天里的 @ 某人、加粗的 **、目标前面的 >=。
加上引号才是普通文字；人名直接写就行，不用 @。
修改前：
    行动:
      - 内容: 完成首页文案
        负责人: @李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
"""

RULE = Rule(traps.SPECIAL_START, docs(__doc__, ZH))
