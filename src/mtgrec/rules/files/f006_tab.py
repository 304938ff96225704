"""A tab instead of blanks.

What: a tab indents a line, or follows a dash or a colon. The file is not read. In the middle of a
sentence a tab does no harm.
Why: a tab is two columns wide in one editor and eight in the next, so what stands under what is a
matter of settings; programs that read YAML do not agree about it either. It comes along with cells
copied from Excel, and most editors can be told to insert blanks.
Before:
    title:	Weekly meeting
After:
    title: Weekly meeting
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """用制表符（Tab）代替了空格。
是什么：用 Tab 来缩进，或者在“-”和冒号后面按了 Tab。这个文件暂不读取。句子中间的 Tab 没有关系。
为什么：同一个 Tab，在这个编辑器里占两列，换一个就是八列，谁跟谁对齐全看设置；
各种读 YAML 的程序对它的看法也不一致。从 Excel 粘贴过来的内容常带着它，
编辑器里一般可以设成“用空格代替 Tab”。
修改前：
    行动:
    \t- 内容: 完成首页文案
    \t  负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
"""

RULE = Rule(traps.TAB, docs(__doc__, ZH))
