"""Front matter that is not made of fields.

What: between the two lines of --- stands a list or a sentence instead of lines of “name: value”,
and a type of record is named in it. The file is not read.
Why: a dash before every line is how one notes things down in Markdown; in YAML each dash begins an
entry of its own, so that nothing holds the type and the date of the meeting together.
Before:
    ---
    - type: kickoff
    - campaign: 618-2026
    - date: 2026-05-25
    ---
After:
    ---
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
    ---
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """文件头不是一行行字段。
是什么：两行 --- 之间写的是列表或一段话，不是“字段: 值”，里面又提到了记录类型。这个文件暂不读取。
为什么：每行前面加“-”是 Markdown 里随手记事的写法；在 YAML 里，一个“-”就是单独的一条，
类型和日期互不相干，凑不成一次会议。
修改前：
    ---
    - 类型: 启动会
    - 项目: 618-2026
    - 日期: 2026-05-25
    ---
修改后：
    ---
    类型: 启动会
    项目: 618-2026
    日期: 2026-05-25
    ---
"""

RULE = Rule(traps.NOT_A_MAPPING, docs(__doc__, ZH))
