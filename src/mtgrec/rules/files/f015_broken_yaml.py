"""Front matter that cannot be read.

What: YAML gives up here, and none of the usual slips explains it: a comma too many in brackets, a
list that goes on as a sentence. The file is not read.
Why: most slips have rules of their own, which name them; this one is left for the rest. YAML notices
a mistake late, so the cause is often in the line above.
Before:
    attendees: [Wang Min,, Li Lei]
After:
    attendees: [Wang Min, Li Lei]
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """文件头读不下去。
是什么：YAML 读到这里就读不下去了，又不是哪种常见的笔误：比如方括号里多了一个逗号，
列表写着写着成了一句话。这个文件暂不读取。
为什么：常见的笔误各有各的规则，会直接说出错在哪；剩下的归到这里。
YAML 往往走过头了才发觉不对，原因多半在上一行。
修改前：
    参会人: [王敏,, 李雷]
修改后：
    参会人: [王敏, 李雷]
"""

RULE = Rule(traps.BROKEN_YAML, docs(__doc__, ZH))
