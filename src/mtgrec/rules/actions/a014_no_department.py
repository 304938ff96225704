"""Action whose owner belongs to no department.

What: an unfinished action names its owner, but no department: neither itself, nor before the name, nor
people.yaml does. Only asked when selected (--extend-select A014).
Why: work is broken down to a department and one person (B3), and every task has exactly one
responsible department (B19); other departments look up progress by department (A12).
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Marketing Dept/Han Meimei
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.single_owner import why_not_one_person

ZH = """缺部门。
是什么：未完成的行动写了负责人，却看不出部门：行动里没写，姓名前没写，people.yaml 里也没有。
默认不查，用 --select A014 或 --extend-select A014 启用。
为什么：任务要分到部门和人（B3），有且只有一个责任部门（B19）；别的部门按部门查进展（A12）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 市场部/韩梅梅
"""

INFO = RuleInfo(
    "A014",
    "no-department",
    HINT,
    N_("nothing says to which department {owner} belongs"),
    N_("mtgrec set {address} department=TEXT, or once for all in people.yaml"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished action with an owner and no department."""
    people, department = state.owner.people, state.owner.department
    if state.open and people and not department and not why_not_one_person(state, view.register):
        yield at_item(INFO, state, "owner", owner=people[0], address=state.address)


RULE = Rule(INFO, item=find, kinds=("action",), default=False)
