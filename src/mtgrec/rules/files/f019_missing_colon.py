"""No colon after a name.

What: a line begins with the name of a field, and there is no colon behind it. The file is not read.
Why: on a paper form the box keeps the name apart from what is filled in; in a file only the colon
does. As the first word is the name of a field, there is little doubt about what was meant, but only
the writer can tell where the value begins.
Before:
    chair Wang Min
    title: Weekly meeting
After:
    chair: Wang Min
    title: Weekly meeting
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """字段名后面没有冒号。
是什么：一行以字段名开头，后面却没有冒号。这个文件暂不读取。
为什么：纸质表格有格子隔开栏目和内容，文件里只靠冒号。第一个词是字段名，意思大致明白，
但值从哪里开始，还得由写的人来定。
修改前：
    主持人 王敏
    主题: 周例会
修改后：
    主持人: 王敏
    主题: 周例会
"""

RULE = Rule(traps.MISSING_COLON, docs(__doc__, ZH))
