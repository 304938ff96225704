"""Decision that nobody carries out.

What: an open decision says nothing about how it will be carried out, and no action refers to it
(cancelled ones aside). A decision that was reviewed or replaced is not asked.
Why: every decision carries how it will be executed, and every step of that has one person and a
deadline (A9).
Before:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
        owner: Li Lei
After:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
        owner: Li Lei
    actions:
      - what: Book ten creators
        owner: Li Lei
        due: 2026-06-05
        decision: D9TR
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.values.normalized import is_unfilled
from mtgrec.rules.decisions.replaced import replaced_by
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """决策未落实。
是什么：还没完成的决策没写执行方案，也没有行动引用它（已取消的行动不算）。复核过的、被取代的决策不查。
为什么：每个决策都要写清怎么执行，每一步有一个负责人和时限（A9）。
修改前：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
        负责人: 李雷
修改后：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
        负责人: 李雷
    行动:
      - 内容: 签约十位达人
        负责人: 李雷
        截止: 2026-06-05
        依据决策: D9TR
"""

INFO = RuleInfo(
    "D002",
    "not-carried-out",
    WARNING,
    N_("this decision has neither a plan nor an action that carries it out"),
    N_("mtgrec add action TEXT --to {record} --decision {id}, or mtgrec set {address} plan=TEXT"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an open decision without a plan and without an action."""
    item = state.item
    if not state.open or not is_unfilled(item.text("plan")) or not item.lacks("verdict"):
        return
    if "plan" in item.unread:
        return
    if _has_action(state, view) or replaced_by(state, view):
        return
    id = item.id or state.address
    yield at_item(INFO, state, "what", address=state.address, record=state.record.id, id=id)


def _has_action(state: ItemState, view: RuleView) -> bool:
    for mention in view.mentions.get(state.address, ()):
        item = mention.source.item
        if item and item.kind == "action" and item.status != "cancelled":
            return True
    return False


RULE = Rule(INFO, item=find, kinds=("decision",))
