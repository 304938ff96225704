"""No blank after the dash.

What: an entry of a list begins with a dash and the name of a field, without a blank between them. The
file is not read.
Why: YAML takes the dash for the first character of the name, so this is neither an entry nor a field
that anybody knows, and where the next action begins cannot be told.
Before:
    actions:
      -what: Write the copy for the home page
       owner: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """“-”后面没有空格。
是什么：一条的开头，“-”和字段名连在了一起。这个文件暂不读取。
为什么：YAML 把“-”当成字段名的第一个字，于是既不是一条，也不是认识的字段，
更看不出下一条行动从哪里开始。
修改前：
    行动:
      -内容: 完成首页文案
       负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
"""

RULE = Rule(traps.TIGHT_DASH, docs(__doc__, ZH))
