"""Action without a deliverable.

What: an unfinished action does not say what its result must meet; "none" and "n/a" say nothing.
Why: every deadline comes with the standard the result must meet (A9); tasks are broken down to an
output and a delivery date (B3). Without it nobody can tell whether the action is done.
Before:
    actions:
      - id: A7KQ
        what: Make the Moments ads
        owner: Han Meimei
        due: 2026-06-15
After:
    actions:
      - id: A7KQ
        what: Make the Moments ads
        owner: Han Meimei
        due: 2026-06-15
        deliverable: 5 sets, approved by the legal department
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.values.normalized import says_nothing
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """缺交付标准。
是什么：未完成的行动没写要交出什么、达到什么标准；写“无”“暂无”不算。
为什么：每个时限都要配上结果要达到的标准（A9），任务要分到产出和交付日期（B3）。没有标准，就说不清算不算做完。
修改前：
    行动:
      - 编号: A7KQ
        内容: 制作朋友圈广告素材
        负责人: 韩梅梅
        截止: 2026-06-15
修改后：
    行动:
      - 编号: A7KQ
        内容: 制作朋友圈广告素材
        负责人: 韩梅梅
        截止: 2026-06-15
        交付标准: 素材 5 套，法务审核通过
"""

INFO = RuleInfo(
    "A003",
    "no-deliverable",
    WARNING,
    N_("this action does not say what its result must meet"),
    N_("say how much, how good, who approves it: mtgrec set {address} deliverable=TEXT"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished action whose deliverable is missing or says nothing."""
    if "deliverable" in state.item.unread:
        return
    if state.open and says_nothing(state.item.text("deliverable")):
        field = "deliverable" if state.item.text("deliverable") else "what"
        yield at_item(INFO, state, field, address=state.address)


RULE = Rule(INFO, item=find, kinds=("action",))
