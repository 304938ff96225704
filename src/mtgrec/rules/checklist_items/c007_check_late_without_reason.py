"""Late check without a reason.

What: a check is late by its due date (without one, by its note), or was finished late, and nothing says why:
neither its reason for the lag, nor a cause given in so many words in its note (because, due to).
Why: the weekly meeting looks at the days of lag and at the reason for them (B7), for checks as well
(B12).
Before:
    checks:
      - id: C4RV
        what: Channel material reviewed
        due: 2026-06-05
        status: done
        finished: 2026-06-06
After:
    checks:
      - id: C4RV
        what: Channel material reviewed
        due: 2026-06-05
        status: done
        finished: 2026-06-06
        lag_reason: The agency sent the last visual a day late
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.lateness import late_without_reason

ZH = """检查逾期无原因。
是什么：检查项过了截止日期（没写日期的看备注），或者完成得晚，却没写“滞后原因”，备注里也没有用“因为”“原因”“由于”一类的话说明。
为什么：例会要看逾期天数，也要看原因（B7），检查项也一样（B12）。
修改前：
    检查项:
      - 编号: C4RV
        内容: 渠道物料审核
        截止: 2026-06-05
        状态: 已完成
        实际完成: 2026-06-06
修改后：
    检查项:
      - 编号: C4RV
        内容: 渠道物料审核
        截止: 2026-06-05
        状态: 已完成
        实际完成: 2026-06-06
        滞后原因: 代理商最后一张主图晚交一天
"""

INFO = RuleInfo(
    "C007",
    "check-late-without-reason",
    WARNING,
    N_("this check is late, and nothing says why: {lag}"),
    N_("mtgrec set {address} lag_reason=TEXT"),
    docs=Docs(__doc__, ZH),
    of_drafts=True,
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a late check that gives no reason."""
    yield from late_without_reason(INFO, state)


RULE = Rule(INFO, item=find, kinds=("check",))
