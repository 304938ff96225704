"""No blank after the colon.

What: a name is followed by a colon, and the value begins at once. To YAML this is a word with a colon
in it and no field, so the file is not read.
Why: in Chinese no blank follows a colon, so it is easily left out. YAML insists on it for the sake
of times and links: 14:30 and https://… would be fields otherwise.
Before:
    place:Room 3
    title: Weekly meeting
After:
    place: Room 3
    title: Weekly meeting
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """冒号后面没有空格。
是什么：字段名和冒号后面直接跟着值。YAML 只当它是一个带冒号的词，不是字段，所以整个文件暂不读取。
为什么：中文里冒号后面本来就不空格，很容易漏。YAML 要这个空格，
是因为 14:30 和 https://… 里的冒号不能算字段。
修改前：
    地点:三楼会议室
    主题: 周例会
修改后：
    地点: 三楼会议室
    主题: 周例会
"""

RULE = Rule(traps.COLON_WITHOUT_BLANK, docs(__doc__, ZH))
