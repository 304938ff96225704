"""Unfinished action with a finishing date.

What: an action says on which day it was finished, but its status is not done.
Why: completion dates are objective ground for performance review (A14); the status of a task is
looked at in every weekly meeting (B7), and an action that only looks open wastes its time.
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        status: doing
        finished: 2026-06-04
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        status: done
        finished: 2026-06-04
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """已完成未标记。
是什么：行动写了实际完成的日期，状态却不是已完成。
为什么：完成日期是考核的客观依据（A14）；每次例会都要看任务状态（B7），做完的还挂着，白费会上的时间。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        状态: 进行中
        实际完成: 2026-06-04
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        状态: 已完成
        实际完成: 2026-06-04
"""

INFO = RuleInfo(
    "A013",
    "finished-but-open",
    WARNING,
    N_("this action was finished on {day}, but it is not marked as done"),
    N_("mtgrec done {address} --date {day}, or take the date away: mtgrec set {address} finished="),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished action that has a finishing date."""
    finished = state.item.day("finished")
    if finished and state.open:
        yield at_item(INFO, state, "finished", day=finished, address=state.address)


RULE = Rule(INFO, item=find, kinds=("action",))
