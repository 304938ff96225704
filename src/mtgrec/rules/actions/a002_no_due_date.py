"""Action without a due date.

What: an unfinished action names no day on which it must be finished.
Why: next actions carry deadlines (A7, A9), and work is given out with a delivery date (B3). What has
no date is never late, so nobody sees it slip.
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-05
"""

from collections.abc import Iterator
from datetime import timedelta

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """缺截止日期。
是什么：未完成的行动没写哪天必须完成。
为什么：下一步行动要有时限（A7、A9），分工表里每项都有交付日期（B3）。没有日期就永远不会逾期，逾期了也没人看得见。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-05
"""

INFO = RuleInfo(
    "A002",
    "no-due-date",
    ERROR,
    N_("this action has no due date"),
    N_("agree on a day: mtgrec set {address} due={day}"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished action without a readable deadline."""
    if state.open and state.item.due is None and "due" not in state.item.at:
        day = view.today + timedelta(days=7)
        yield at_item(INFO, state, "what", address=state.address, day=day)


RULE = Rule(INFO, item=find, kinds=("action",))
