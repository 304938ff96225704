"""Replaced decision that is still open.

What: a later decision says that it supersedes this one, yet this one is neither done nor cancelled.
Drafts and cancelled decisions supersede nothing.
Why: whoever looks up a decision must see which one holds (A12, A13); an open one is carried on
beside its successor.
Before:
    decisions:
      - id: D2CN
        what: Put most of the content on Xiaohongshu
      - id: D6VL
        what: Split the content between Xiaohongshu and Douyin
        supersedes: D2CN
After:
    decisions:
      - id: D2CN
        what: Put most of the content on Xiaohongshu
        status: cancelled
      - id: D6VL
        what: Split the content between Xiaohongshu and Douyin
        supersedes: D2CN
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.decisions.replaced import replaced_by
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """已取代未关闭。
是什么：后来的决策写明取代这一条，这一条却既没完成也没取消。草稿和已取消的决策不能取代别的。
为什么：查决策的人要一眼看出哪条有效（A12、A13）；旧的不关，就会和新的一起往下做。
修改前：
    决策:
      - 编号: D2CN
        内容: 内容投放以小红书为主
      - 编号: D6VL
        内容: 内容投放小红书和抖音各半
        取代: D2CN
修改后：
    决策:
      - 编号: D2CN
        内容: 内容投放以小红书为主
        状态: 已取消
      - 编号: D6VL
        内容: 内容投放小红书和抖音各半
        取代: D2CN
"""

INFO = RuleInfo(
    "D003",
    "superseded-but-open",
    WARNING,
    N_("this decision is still open, but {other} (“{what}”) supersedes it"),
    N_("close it: mtgrec set {address} status=cancelled"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an open decision that another one replaces."""
    other = replaced_by(state, view) if state.open else None
    if other:
        field = "status" if "status" in state.item.at else "what"
        address = state.address
        yield at_item(INFO, state, field, other=other.address, what=other.what, address=address)


RULE = Rule(INFO, item=find, kinds=("decision",))
