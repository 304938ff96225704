"""Rules about values that brackets, braces and the commas in them change."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

VALUE_IN_BRACES = RuleInfo(
    "F121",
    "value-in-braces",
    ERROR,
    N_("“{value}” stands in braces, so it is not read"),
    N_("write the value itself, without the braces"),
    docs=Docs(
        """A value in braces.

What: a value, an entry of a list or a whole list stands in single braces, {like this}. The value is
not read; the rest of the record is.
Why: templates mark with braces what is to be filled in, and often they stay. To YAML {done} is a field
called “done” without a value, so the status would be missing and nobody would know.
Before:
    actions:
      - what: Write the copy for the home page
        due: {2026-06-05}
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-06-05
""",
        """花括号占位。
是什么：值、列表里的一条或整个列表写在了单层花括号 {…} 里。这个值未读取，其余照常读取。
为什么：模板常用花括号标出要填的地方，填完忘了删。YAML 会把 {已完成} 当成一个名叫“已完成”、没有值的字段，
状态就没了，还没人知道。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: {2026-06-05}
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
""",
    ),
)

CUT_BY_COMMA = RuleInfo(
    "F122",
    "cut-by-comma",
    ERROR,
    N_("the comma in “{text}” cuts this value in two"),
    N_("put the value in quotes: {value}"),
    docs=Docs(
        """A value that a comma cuts.

What: inside of braces or brackets, a value without quotes contains a comma, so that YAML sees two. A
number, a date or a word is not read; a text is read as it is written.
Why: to YAML a comma separates, whatever stands around it: {planned: 90,000} is a plan of 90.
Before:
    budget:
      lines:
        - {what: Posters, planned: 90,000}
After:
    budget:
      lines:
        - {what: Posters, planned: "90,000"}
""",
        """值被逗号切断。
是什么：在花括号或方括号里，没加引号的值带着半角逗号，YAML 会当成两个值。
数字、日期和固定用词不读取；文字按原样读取。
为什么：在 YAML 里逗号就是分隔符，“{计划: 90,000}”的计划就成了 90 元。
修改前：
    预算:
      明细:
        - {内容: 海报, 计划: 90,000}
修改后：
    预算:
      明细:
        - {内容: 海报, 计划: "90,000"}
""",
    ),
)

INFOS = (
    VALUE_IN_BRACES,
    CUT_BY_COMMA,
)
"""The rules of this module, in the order of their codes."""
