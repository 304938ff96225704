"""Full-width blanks as indentation.

What: a line is indented with full-width blanks (U+3000) or with the unbreakable ones of a web page,
or one of them follows the dash of a list. The file is not read. Inside a sentence they are fine.
Why: a Chinese paragraph begins with two of them, and one is exactly as wide as two half-width
blanks: everything seems to be in line. YAML counts only half-width ones, and what is indented by
others would belong to nothing.
Before:
    actions:
      -　what: Write the copy for the home page
        owner: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """用全角空格来缩进。
是什么：行首用全角空格（或网页上复制来的不间断空格）缩进，或者“-”后面跟着它。
这个文件暂不读取。句子中间的全角空格没有关系。
为什么：中文段落习惯空两格，一个全角空格和两个半角空格一样宽，看上去整整齐齐。
YAML 只认半角空格，下面的负责人就不属于任何一条行动了。
修改前：
    行动:
      - 内容: 完成首页文案
    　　负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
"""

RULE = Rule(traps.WIDE_BLANK, docs(__doc__, ZH))
