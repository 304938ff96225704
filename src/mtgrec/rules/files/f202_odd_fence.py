"""Fences that are not exactly ---.

What: something stands before the first ---, if only a blank line, or a fence has more than three
dashes. The record is read all the same.
Why: mtgrec is patient here, others are not: GitHub, Obsidian and most editors see no front matter
then, and show the fields as one long paragraph, or as a heading.
Before:
    ----
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

ZH = """文件头的分隔线不规范。
是什么：第一行 --- 前面还有东西（哪怕只是空行），或者分隔线不止三个短横线。记录照常读取。
为什么：mtgrec 不计较，别的工具未必：GitHub、Obsidian 和多数编辑器会认为没有文件头，
把所有字段连成一大段，或者显示成标题。
修改前：
    ----
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

RULE = Rule(traps.ODD_FENCE, docs(__doc__, ZH))
