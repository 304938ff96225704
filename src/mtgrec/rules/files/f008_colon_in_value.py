"""A second colon in a value.

What: a value without quotes contains another colon with a blank behind it, which would make it a
name and a value once more. The file is not read.
Why: only the writer knows whether the second colon belongs to the sentence or begins a field that
should stand on a line of its own. A time (14:30), a link and the full-width “：” need no quotes.
Before:
    title: Weekly meeting: second week of the warm-up
After:
    title: "Weekly meeting: second week of the warm-up"
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """值里又出现了冒号加空格。
是什么：没加引号的值里还有一个半角冒号加空格，看上去又是一对“字段: 值”。这个文件暂不读取。
为什么：第二个冒号是句子的一部分，还是另一个字段该另起一行，只有写的人知道。
时间 14:30、网址和全角“：”都不用加引号。
修改前：
    主题: 周例会: 预热第二周
修改后：
    主题: 周例会：预热第二周
"""

RULE = Rule(traps.COLON_IN_VALUE, docs(__doc__, ZH))
