"""A line without a name.

What: a line at the margin begins with no name and no colon. The file is not read.
Why: in a text one may break a line anywhere; in front matter every line at the margin is a new field.
Most often it is the rest of a long sentence: indented further than the line above, it belongs to it.
Before:
    background: Sales are falling,
    a competitor has cut its prices
    place: Room 3
After:
    background: Sales are falling,
      a competitor has cut its prices
    place: Room 3
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """这一行没有字段名。
是什么：顶格的一行，开头没有字段名和冒号。这个文件暂不读取。
为什么：正文里哪里都能换行，文件头里顶格的每一行都是一个新字段。
它多半是上一句没写完的下半句：比上一行多缩进一些，就接上了。
修改前：
    背景: 销量下滑，
    竞品正在降价
    地点: 三楼会议室
修改后：
    背景: 销量下滑，
      竞品正在降价
    地点: 三楼会议室
"""

RULE = Rule(traps.NAMELESS_LINE, docs(__doc__, ZH))
