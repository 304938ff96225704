"""Check that no single person answers for.

What: nobody is named as the owner of a check, or several people, a department, everybody. Rows that
name nobody yet in a checklist that nobody has begun with are left to C008.
Why: every row of a checklist names its responsible department and person (B16); "all departments",
"finance/marketing" or "the whole team" are not one (B19).
Before:
    checks:
      - id: C4KX
        what: Budget and resources in place
        owner: Finance/Marketing
After:
    checks:
      - id: C4KX
        what: Budget and resources in place
        owner: Finance Dept/Zhou Tao
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.checklist_items.checklists import is_unassigned, is_unbegun
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.single_owner import without_one_owner

ZH = """检查项无负责人。
是什么：检查项没写负责人，或者写了几个人、一个部门、所有人。
清单还没开始用，空着的负责人归 C008 提示。
为什么：检查清单每一行都要写明责任部门和负责人（B16）；“各部门”“财务/市场”“全体团队”都不算（B19）。
修改前：
    检查项:
      - 编号: C4KX
        内容: 预算与资源到位
        负责人: 财务部/市场部
修改后：
    检查项:
      - 编号: C4KX
        内容: 预算与资源到位
        负责人: 财务部/周涛
"""

INFO = RuleInfo(
    "C003",
    "check-without-single-owner",
    ERROR,
    N_("this check has no single owner: {why}"),
    N_("name one person who does it: mtgrec set {address} owner=NAME"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a check that is not owned by exactly one named person."""
    if not (is_unassigned(state.item) and is_unbegun(state.record, view)):
        yield from without_one_owner(INFO, state, view)


RULE = Rule(INFO, item=find, kinds=("check",))
