"""A type named below the front matter.

What: the file has front matter without a type, and soon after it a line that names one. It is not
taken for a record.
Why: most of the time this is a note about meetings, and none of ours. Now and then it is a kickoff
whose fields slipped below the second ---, and that one would be missing everywhere.
Before:
    ---
    title: 618 kick-off
    ---

    type: kickoff
    date: 2026-05-25
After:
    ---
    title: 618 kick-off
    type: kickoff
    date: 2026-05-25
    ---
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """记录类型写在了文件头外面。
是什么：文件头里没有类型，紧接着的正文里却有一行写了类型。这个文件没有当作记录。
为什么：多数时候，它只是一篇讲会议的普通笔记。但也可能真是启动会，
只是字段写到了第二行 --- 的下面，那样哪里都不会有它。
修改前：
    ---
    主题: 618 大促启动会
    ---

    类型: 启动会
    日期: 2026-05-25
修改后：
    ---
    主题: 618 大促启动会
    类型: 启动会
    日期: 2026-05-25
    ---
"""

RULE = Rule(traps.TYPE_BELOW, docs(__doc__, ZH))
