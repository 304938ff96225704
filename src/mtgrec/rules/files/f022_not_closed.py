"""Quotes or brackets that nothing closes.

What: a value begins with a half-width quote or bracket, and no half-width one ends it. The
full-width ” and 】 close nothing. The file is not read.
Why: a Chinese input method turns every second quote round by itself. YAML goes on looking for the
end, line after line, and the deadline below would be a part of the title.
Before:
    title: "618 kick-off”
    place: Room 3
After:
    title: "618 kick-off"
    place: Room 3
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """引号或括号没有配对。
是什么：值以半角引号或括号开头，后面却没有半角的来收尾；全角的 ” 和 】 不算。这个文件暂不读取。
为什么：输入法一切换，前一个引号是半角，后一个就成了全角。YAML 会一行一行往下找结尾，
后面的字段全被当成这个值的一部分。
修改前：
    参会人: [王敏，李雷】
    地点: 三楼会议室
修改后：
    参会人: [王敏，李雷]
    地点: 三楼会议室
"""

RULE = Rule(traps.NOT_CLOSED, docs(__doc__, ZH))
