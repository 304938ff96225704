"""Action done on no day.

What: an action is done, but nothing says on which day it was finished.
Why: responsibility and completion dates are objective ground for performance review (A14). What was
finished on no day counts neither as on time nor as late (B7).
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-05
        status: done
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-05
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

ZH = """缺完成日期。
是什么：行动已完成，却没写实际完成的日期。
为什么：责任和完成日期是考核的客观依据（A14）。没写日期，就看不出是按时还是逾期（B7）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-05
        状态: 已完成
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-05
        状态: 已完成
        实际完成: 2026-06-04
"""

INFO = RuleInfo(
    "A009",
    "done-undated",
    WARNING,
    N_("this action is done, but nothing says on which day"),
    N_("mtgrec done {address} --date DATE"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a done action without any finishing date, readable or not."""
    if state.item.status == "done" and "finished" not in state.item.at:
        yield at_item(INFO, state, "status", address=state.address)


RULE = Rule(INFO, item=find, kinds=("action",))
