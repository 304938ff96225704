"""A word that this field does not know.

What: a status, a level or another field with a fixed list of words holds a word that is not in the
list. The value is not counted; an action with such a status counts as open.
Why: the lists are short so that “how many are done” has one answer for all departments. Between
“nearly done” and “done” lies the very question that the next meeting asks; what needs more words
goes into the note.
Before:
    actions:
      - what: Write the copy for the home page
        status: nearly done
After:
    actions:
      - what: Write the copy for the home page
        status: doing
        note: nearly done, the legal check is missing
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """这个字段里没有这个词。
是什么：状态、级别这类只能选词的字段，写了可选范围以外的词。这个值不计入；
状态没认出来的行动，先按未完成算。
为什么：可选的词少，“完成了多少”才会各部门一个口径。“差不多完成”到底算不算完成，
正是下次例会要问的；想多说几句，写在备注里。
修改前：
    行动:
      - 内容: 完成首页文案
        状态: 差不多完成了
修改后：
    行动:
      - 内容: 完成首页文案
        状态: 进行中
        备注: 只差法务审核
"""

RULE = Rule(traps.UNKNOWN_WORD, docs(__doc__, ZH))
