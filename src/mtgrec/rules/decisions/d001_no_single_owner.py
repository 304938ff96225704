"""Decision that no single person answers for.

What: nobody is named as the owner of a decision, or several people, a department, everybody.
Why: decisions are recorded with who is responsible (A7); exactly one named person answers for
carrying them out (A9, B19). What all of them decided is done by none of them.
Before:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
        owner: All departments
After:
    decisions:
      - id: D9TR
        what: Put most of the content on Xiaohongshu
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

ZH = """决策无负责人。
是什么：决策没写负责人，或者写了几个人、一个部门、所有人。
为什么：决策要写清由谁负责（A7），落到一个具名的人头上（A9、B19）。大家一起定的事，往往没有人去办。
修改前：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
        负责人: 各部门
修改后：
    决策:
      - 编号: D9TR
        内容: 内容投放以小红书为主
        负责人: 市场部/李雷
"""

INFO = RuleInfo(
    "D001",
    "decision-without-owner",
    ERROR,
    N_("this decision has no single owner: {why}"),
    N_("name one person who sees that it is carried out: mtgrec set {address} owner=NAME"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a decision that is not owned by exactly one named person."""
    yield from without_one_owner(INFO, state, view)


RULE = Rule(INFO, item=find, kinds=("decision",))
