"""Rules about what is missing: what an item is, and values that nobody knows yet."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, HINT, Docs, RuleInfo

NAMELESS_ITEM = RuleInfo(
    "F112",
    "nameless-item",
    ERROR,
    N_("this {kind} does not say what it is: {what} is missing"),
    N_("say it in a sentence, or delete the entry"),
    docs=Docs(
        """An entry that does not say what it is.

What: an entry has an owner, a deadline or another value, but no `what` (under none of its names). It is
read and counted. A KPI with a `metric` and a budget line with a category or a channel are named by these.
Why: whoever is reminded of it must know of what. Often its text stands under a name that is no field:
see what is said about unknown names (F206) beside it.
Before:
    actions:
      - owner: Li Lei
        due: 2026-06-19
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
        due: 2026-06-19
""",
        """缺少内容。
是什么：条目写了负责人、截止日期等，却没有“内容”（也没有它的其他名称）。照常读取、照常计数。
写了“数据名”的指标，写了费用类别或渠道的预算明细，不算没写内容。
为什么：收到提醒的人要知道是什么事。常见的原因是内容写在了认不得的字段名下，可以看看旁边的 F206。
修改前：
    行动:
      - 负责人: 李雷
        截止: 2026-06-19
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
        截止: 2026-06-19
""",
    ),
)

NOT_YET_KNOWN = RuleInfo(
    "F114",
    "not-yet-known",
    HINT,
    N_("{field} is not yet known: “{value}”"),
    N_("fill it in as soon as it is known; until then it counts as missing"),
    docs=Docs(
        """A value that is not yet known.

What: a date, a number or a word of a list is written as 待定, TBD or a question mark. It is read as
missing, and costs nothing else of the entry.
Why: it is honest to say that a day is not set yet; the hint is a list of what still has to be asked.
Before:
    actions:
      - what: Write the copy for the home page
        due: TBD
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-06-05
""",
        """尚未确定。
是什么：日期、数值或只能选词的字段写着“待定”“TBD”或问号。按没填处理，不影响条目的其他内容。
为什么：还没定就写没定，是老实话；提示出来，就是一份要去问清楚的清单。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 待定
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
""",
    ),
)

INFOS = (NAMELESS_ITEM, NOT_YET_KNOWN)
"""The rules of this module, in the order of their codes."""
