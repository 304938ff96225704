"""Lesson without advice.

What: a lesson does not say what to do next time; "none" and "TBD" say nothing. A success needs it too.
Why: a retrospective ends in advice for the next phase (A4, B14), and it is offered again when the next
campaign starts; a lesson without it teaches nothing.
Before:
    lessons:
      - id: L4HD
        what: The gift boxes sold out on the second day
        cause: The forecast left out the members' orders
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

ZH = """经验缺建议。
是什么：经验没写下次怎么做；写“无”“待定”不算。成功的经验也要写。
为什么：复盘要给下一阶段提建议（A4、B14），下个项目启动时会再拿出来看；没有建议，经验就用不上。
修改前：
    经验:
      - 编号: L4HD
        内容: 礼盒第二天就卖断货
        原因: 预测没算会员订单
修改后：
    经验:
      - 编号: L4HD
        内容: 礼盒第二天就卖断货
        原因: 预测没算会员订单
        建议: 备货多三成
"""

INFO = RuleInfo(
    "L002",
    "no-advice",
    WARNING,
    N_("this lesson gives no advice for the next time"),
    N_("mtgrec set {address} advice=TEXT"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a lesson that gives no advice."""
    if is_unfilled(state.item.text("advice")) and "advice" not in state.item.unread:
        field = "advice" if "advice" in state.item.at else "what"
        yield at_item(INFO, state, field, address=state.address)


RULE = Rule(INFO, item=find, kinds=("lesson",))
