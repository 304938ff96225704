"""Full-width colon after a name.

What: the name of a field is followed by “：” where “: ” is needed. To YAML such a line has no name
at all, so the file is not read. Inside a value “：” is as good as any other character.
Why: a Chinese input method types it by itself, and many fonts show the two alike. If it were let
pass, `owner：Li Lei` below a sentence would become a part of that sentence, and the action would
have lost its owner without anybody noticing.
Before:
    actions:
      - what: Write the copy for the home page
        owner：Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """字段名后面用了全角冒号。
是什么：字段名后面是“：”，应该是半角冒号加空格“: ”。YAML 认不出这一行的字段名，
所以整个文件暂不读取。值里面的“：”没有问题，照常用。
为什么：中文输入法一不留神打出来的就是全角，很多字体里两者几乎一样。
如果放过去，“负责人：李雷”会悄悄并进上一行的句子，这条行动就没了负责人，谁也看不出来。
修改前：
    行动:
      - 内容: 完成首页文案
        负责人：李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
"""

RULE = Rule(traps.FULL_WIDTH_COLON, docs(__doc__, ZH))
