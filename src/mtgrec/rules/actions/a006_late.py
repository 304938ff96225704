"""Action that is late beyond what is allowed.

What: an unfinished action is past its due date by more than `lag_days` (2 unless mtgrec.toml says
otherwise), or has no due date and admits a longer lag in its note. Exactly so many days are still
allowed.
Why: a lag of two days at most is accepted, more is off-track (B12); the weekly meeting looks at the
days of lag (B7).
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-05
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-05
        status: done
        finished: 2026-06-05
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.lateness import late_beyond_allowed

ZH = """逾期未完成。
是什么：未完成的行动超过截止日期，逾期多于 lag_days（mtgrec.toml 里可改，默认 2 天），
或者没写截止日期，备注里却写了更长的延迟。正好 2 天还算允许。
为什么：逾期最多 2 天，再多就是异常（B12）；例会要看逾期天数（B7）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-05
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-05
        状态: 已完成
        实际完成: 2026-06-05
"""

INFO = RuleInfo(
    "A006",
    "late",
    ERROR,
    N_("this action is late: {lag}, and {allowed} d are allowed"),
    N_("if it is finished: mtgrec done {address}; else bring it to the next meeting"),
    docs=Docs(__doc__, ZH),
    of_drafts=True,
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished action with a lag that is not allowed."""
    yield from late_beyond_allowed(INFO, state, view)


RULE = Rule(INFO, item=find, kinds=("action",))
