"""Late action without a reason.

What: an action is late by its due date (without one, by its note), or was finished late, be it by one
day, and nothing says why: neither its reason for the lag, nor its note or log in so many words
(because, due to).
Why: the weekly meeting looks at the days of lag and at the reason for them (B7); without the reason
nobody can help, and nothing is learnt for the next phase (A4).
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-05
        status: done
        finished: 2026-06-06
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-05
        status: done
        finished: 2026-06-06
        lag_reason: The studio was only free on the 6th
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.lateness import late_without_reason

ZH = """逾期无原因。
是什么：行动按截止日期已经逾期（没写截止的看备注），或者逾期完成，哪怕只晚一天，却没写“滞后原因”，
备注和日志里也没有用“因为”“原因”“由于”一类的话说明。
为什么：例会要看逾期天数，也要看原因（B7）；不写原因，别人帮不上忙，下个阶段也学不到东西（A4）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-05
        状态: 已完成
        实际完成: 2026-06-06
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-05
        状态: 已完成
        实际完成: 2026-06-06
        滞后原因: 摄影棚 6 日才有空档
"""

INFO = RuleInfo(
    "A007",
    "late-without-reason",
    WARNING,
    N_("this action is late, and nothing says why: {lag}"),
    N_("mtgrec set {address} lag_reason=TEXT"),
    docs=Docs(__doc__, ZH),
    of_drafts=True,
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a late action that gives no reason."""
    yield from late_without_reason(INFO, state)


RULE = Rule(INFO, item=find, kinds=("action",))
