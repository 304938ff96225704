"""Milestone that is late beyond what is allowed.

What: an unfinished milestone is past its end by more than `lag_days` (2 unless mtgrec.toml says
otherwise); without an end, its note admits such a lag. Exactly so many days are still allowed. One that was
reached late needs a reason (M004), and is settled with it.
Why: key milestones are reached with a lag of two days at most; more is off-track (B12).
Before:
    milestones:
      - id: M7XK
        what: Warm-up content online
        end: 2026-06-05
After:
    milestones:
      - id: M7XK
        what: Warm-up content online
        end: 2026-06-05
        status: done
        finished: 2026-06-07
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.lateness import late_beyond_allowed

ZH = """里程碑滞后。
是什么：未完成的里程碑过了结束日期，滞后多于 lag_days（mtgrec.toml 里可改，默认 2 天）；
没写结束日期的，看备注里写的延迟。正好 2 天还算允许。晚了才完成的，写上原因（M004）就算交代清楚。
为什么：关键节点的滞后不超过 2 天，再多就是异常（B12）。
修改前：
    里程碑:
      - 编号: M7XK
        内容: 预热内容上线
        结束: 2026-06-05
修改后：
    里程碑:
      - 编号: M7XK
        内容: 预热内容上线
        结束: 2026-06-05
        状态: 已完成
        实际完成: 2026-06-07
"""

INFO = RuleInfo(
    "M001",
    "milestone-late",
    ERROR,
    N_("this milestone is late: {lag}, and {allowed} d are allowed"),
    N_("if it is reached: mtgrec done {address}; else move what depends on it"),
    docs=Docs(__doc__, ZH),
    of_drafts=True,
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished milestone with a lag that is not allowed."""
    yield from late_beyond_allowed(INFO, state, view)


RULE = Rule(INFO, item=find, kinds=("milestone",))
