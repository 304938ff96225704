"""A type that stands where it is not read.

What: near the top of the file a line names a type of record, but not as a field between the first
two lines of ---; or two types are named at once. The file is not read.
Why: only what stands between the first two --- is front matter. An empty pair above it, left there
by a template or another tool, is enough to turn a kickoff into a note like any other, which no list
shows and nobody misses.
Before:
    ---
    ---
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
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

ZH = """记录类型写错了位置。
是什么：文件开头有一行写了记录类型，却不是开头两行 --- 之间的字段；或者一次写了两种类型。这个文件暂不读取。
为什么：只有开头两行 --- 之间才是文件头。模板或别的工具在上面留了一对空的 ---，
启动会就成了一篇普通笔记，哪张清单都没有它，也没人会发觉。
修改前：
    ---
    ---
    类型: 启动会
    项目: 618-2026
    日期: 2026-05-25
    ---
修改后：
    ---
    类型: 启动会
    项目: 618-2026
    日期: 2026-05-25
    ---
"""

RULE = Rule(traps.LOST_TYPE, docs(__doc__, ZH))
