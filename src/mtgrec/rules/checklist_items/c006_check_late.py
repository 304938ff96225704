"""Check that is late beyond what is allowed.

What: an unfinished check is past its due date by more than `lag_days` (2 unless mtgrec.toml says
otherwise); without a due date, its note admits such a lag. Exactly so many days are still allowed.
Why: a lag of two days at most is accepted, more is off-track; that holds for checks too (B12).
Before:
    checks:
      - id: C4RV
        what: Channel material reviewed
        due: 2026-06-05
After:
    checks:
      - id: C4RV
        what: Channel material reviewed
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

ZH = """检查逾期。
是什么：未完成的检查项超过截止日期，逾期多于 lag_days（mtgrec.toml 里可改，默认 2 天）；
没写截止日期的，看备注里写的延迟。正好 2 天还算允许。
为什么：逾期最多 2 天，再多就是异常，检查项也一样（B12）。
修改前：
    检查项:
      - 编号: C4RV
        内容: 渠道物料审核
        截止: 2026-06-05
修改后：
    检查项:
      - 编号: C4RV
        内容: 渠道物料审核
        截止: 2026-06-05
        状态: 已完成
        实际完成: 2026-06-05
"""

INFO = RuleInfo(
    "C006",
    "check-late",
    ERROR,
    N_("this check is late: {lag}, and {allowed} d are allowed"),
    N_("if it is finished: mtgrec done {address}; else bring it to the next meeting"),
    docs=Docs(__doc__, ZH),
    of_drafts=True,
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished check with a lag that is not allowed."""
    yield from late_beyond_allowed(INFO, state, view)


RULE = Rule(INFO, item=find, kinds=("check",))
