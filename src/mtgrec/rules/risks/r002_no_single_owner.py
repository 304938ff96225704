"""Risk that no single person answers for.

What: nobody is named as the owner of a risk, or several people, a department, everybody.
Why: every step has one responsible person (A9); a risk that all departments watch is watched by none
of them, and its response is started too late (B5, B19).
Before:
    risks:
      - id: R3HM
        what: A competitor's sale in the same week
        response: Two channels in reserve
        owner: Marketing Dept
After:
    risks:
      - id: R3HM
        what: A competitor's sale in the same week
        response: Two channels in reserve
        owner: Marketing Dept/Li Lei
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.single_owner import without_one_owner

ZH = """风险无负责人。
是什么：风险没写负责人，或者写了几个人、一个部门、所有人。
为什么：每一步都由一个人负责（A9）。各部门都盯着的风险，往往没人盯，预案启动就晚了（B5、B19）。
修改前：
    风险:
      - 编号: R3HM
        内容: 竞品同期促销
        预案: 备选渠道两条
        负责人: 市场部
修改后：
    风险:
      - 编号: R3HM
        内容: 竞品同期促销
        预案: 备选渠道两条
        负责人: 市场部/李雷
"""

INFO = RuleInfo(
    "R002",
    "risk-without-owner",
    ERROR,
    N_("this risk has no single owner: {why}"),
    N_("name one person who watches it: mtgrec set {address} owner=NAME"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a risk that is not owned by exactly one named person."""
    yield from without_one_owner(INFO, state, view)


RULE = Rule(INFO, item=find, kinds=("risk",))
