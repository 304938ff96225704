"""Action that no single person answers for.

What: an action names nobody as its owner, or several people, a department, a role, everybody
("all departments", "finance/marketing", "the whole team"), or leaves it open (TBD). A named person
is enough, with or without a department; who is known from people.yaml is always one. Finished
actions count too.
Why: every step has one responsible person (A9); every task has exactly one responsible department
and named person (B19). Performance is reviewed by it later (A14).
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: The whole team
        due: 2026-06-15
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Marketing Dept/Han Meimei
        due: 2026-06-15
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.single_owner import without_one_owner

ZH = """无唯一负责人。
是什么：行动没写负责人，或者写了几个人、一个部门、一个岗位、所有人（“各部门”“财务/市场”“全体团队”），
或者还没定（待定、TBD）。写一个具体的人就够，带不带部门都行；people.yaml 里登记过的名字一定算人。
做完的行动也算。
为什么：每一步都由一个人负责（A9），每项任务有且只有一个责任部门和具名的负责人（B19），以后考核也以此为据（A14）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 全体执行团队
        截止: 2026-06-15
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 市场部/韩梅梅
        截止: 2026-06-15
"""

INFO = RuleInfo(
    "A001",
    "no-single-owner",
    ERROR,
    N_("this action has no single owner: {why}"),
    N_("give it to one person, who may ask others: mtgrec set {address} owner=NAME"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an action that is not owned by exactly one named person."""
    yield from without_one_owner(INFO, state, view)


RULE = Rule(INFO, item=find, kinds=("action",))
