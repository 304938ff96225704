"""No --- after the last field.

What: the first line opens the front matter, and nothing closes it. The file is not read; the finding
points at the place where the text seems to begin, which is where the --- belongs.
Why: without that line nobody can tell the last field from the first sentence of the discussion. A
ruler further down must not be taken for it, or half of the discussion would turn into fields.
Before:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08

    # Weekly meeting

    We went through all open actions.
After:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    ---

    # Weekly meeting

    We went through all open actions.
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """文件头没有用 --- 收尾。
是什么：第一行的 --- 打开了文件头，后面却没有关上。这个文件暂不读取，
提示的位置是正文看起来开始的地方，--- 就该加在那里。
为什么：少了这一行，就分不清哪里是最后一个字段、哪里是讨论的第一句话。
正文里靠后的分隔线不能算数，否则半篇讨论都会变成字段。
修改前：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08

    # 周例会

    过了一遍未完成的行动项。
修改后：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08
    ---

    # 周例会

    过了一遍未完成的行动项。
"""

RULE = Rule(traps.UNCLOSED, docs(__doc__, ZH))
