"""Risk without a response.

What: an open risk does not say what will be done about it; "none" and "TBD" are no response.
Why: risks are foreseen, such as competitor activity, policy and supply chain, each with a response
(B5); minutes hold the warning and the response (A6).
Before:
    risks:
      - id: R3HM
        what: A competitor's sale in the same week
        level: high
        owner: Li Lei
After:
    risks:
      - id: R3HM
        what: A competitor's sale in the same week
        level: high
        response: Two channels in reserve
        owner: Li Lei
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.values.normalized import is_undecided, says_nothing
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """风险缺预案。
是什么：没解除的风险没写怎样应对；写“无”“待定”不算预案。
为什么：竞品动作、政策、供应链这些风险要提前想到，每条都有预案（B5）；纪要里既要有预警，也要有应对（A6）。
修改前：
    风险:
      - 编号: R3HM
        内容: 竞品同期促销
        级别: 高
        负责人: 李雷
修改后：
    风险:
      - 编号: R3HM
        内容: 竞品同期促销
        级别: 高
        预案: 备选渠道两条
        负责人: 李雷
"""

INFO = RuleInfo(
    "R001",
    "no-response",
    ERROR,
    N_("this risk has no response"),
    N_("say what will be done about it: mtgrec set {address} response=TEXT"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an open risk whose response is missing or says nothing."""
    response = state.item.text("response")
    if "response" in state.item.unread:
        return
    if state.open and (says_nothing(response) or is_undecided(response)):
        field = "response" if response else "what"
        yield at_item(INFO, state, field, address=state.address)


RULE = Rule(INFO, item=find, kinds=("risk",))
