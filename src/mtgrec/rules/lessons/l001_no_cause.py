"""Lesson without a cause.

What: a lesson does not say why it came about; "none" and "TBD" say nothing.
Why: the retrospective tells what exceeded expectation and what missed it, and why (B14); without the
cause nobody knows when the lesson holds again (A4).
Before:
    lessons:
      - id: L4HD
        what: The gift boxes sold out on the second day
        advice: Order a third more
After:
    lessons:
      - id: L4HD
        what: The gift boxes sold out on the second day
        cause: The forecast left out the members' orders
        advice: Order a third more
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.values.normalized import is_unfilled
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """经验缺原因。
是什么：经验没写为什么会这样；写“无”“待定”不算。
为什么：复盘要写超预期的、没达标的，以及为什么（B14）；没有原因，下次不知道还适不适用（A4）。
修改前：
    经验:
      - 编号: L4HD
        内容: 礼盒第二天就卖断货
        建议: 备货多三成
修改后：
    经验:
      - 编号: L4HD
        内容: 礼盒第二天就卖断货
        原因: 预测没算会员订单
        建议: 备货多三成
"""

INFO = RuleInfo(
    "L001",
    "no-cause",
    WARNING,
    N_("this lesson does not say why it came about"),
    N_("mtgrec set {address} cause=TEXT"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a lesson that gives no cause."""
    if is_unfilled(state.item.text("cause")) and "cause" not in state.item.unread:
        field = "cause" if "cause" in state.item.at else "what"
        yield at_item(INFO, state, field, address=state.address)


RULE = Rule(INFO, item=find, kinds=("lesson",))
