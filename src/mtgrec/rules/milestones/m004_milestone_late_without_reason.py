"""Late milestone without a reason.

What: a milestone is late by its end (without one, by its note), or was reached late, and nothing says why:
neither its reason for the lag, nor a cause given in so many words in its note (because, due to).
Why: the weekly meeting looks at the days of lag and at the reason for them (B7), above all for key
milestones (B12).
Before:
    milestones:
      - id: M7XK
        what: Warm-up content online
        end: 2026-06-09
After:
    milestones:
      - id: M7XK
        what: Warm-up content online
        end: 2026-06-09
        lag_reason: Two videos came back from legal with changes
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.lateness import late_without_reason

ZH = """里程碑滞后无原因。
是什么：里程碑过了结束日期（没写日期的看备注），或者完成得晚，却没写“滞后原因”，备注里也没有用“因为”“原因”“由于”一类的话说明。
为什么：例会要看滞后天数，也要看滞后原因（B7），关键节点尤其如此（B12）。
修改前：
    里程碑:
      - 编号: M7XK
        内容: 预热内容上线
        结束: 2026-06-09
修改后：
    里程碑:
      - 编号: M7XK
        内容: 预热内容上线
        结束: 2026-06-09
        滞后原因: 两条视频被法务退回修改
"""

INFO = RuleInfo(
    "M004",
    "milestone-late-without-reason",
    WARNING,
    N_("this milestone is late, and nothing says why: {lag}"),
    N_("mtgrec set {address} lag_reason=TEXT"),
    docs=Docs(__doc__, ZH),
    of_drafts=True,
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a late milestone that gives no reason."""
    yield from late_without_reason(INFO, state)


RULE = Rule(INFO, item=find, kinds=("milestone",))
