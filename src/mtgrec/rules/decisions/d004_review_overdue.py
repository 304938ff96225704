"""Decision whose review is overdue.

What: the day on which a decision was to be reviewed has passed, and it has no verdict.
Why: whether decisions worked is what later ones on similar questions build on (A13), and what drifts
from the plan is found by regular checks (A16).
Before:
    decisions:
      - id: D8WF
        what: Live streams only in the evening
        plan: Three evenings a week
        review: 2026-06-08
After:
    decisions:
      - id: D8WF
        what: Live streams only in the evening
        plan: Three evenings a week
        review: 2026-06-08
        verdict: effective
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """决策逾期未复核。
是什么：决策的复核日期已过，还没写结论。
为什么：决策有没有用，是以后做类似决定的依据（A13）；执行有没有偏离计划，要靠定期检查发现（A16）。
修改前：
    决策:
      - 编号: D8WF
        内容: 直播只排晚上
        执行方案: 每周三场
        复核日期: 2026-06-08
修改后：
    决策:
      - 编号: D8WF
        内容: 直播只排晚上
        执行方案: 每周三场
        复核日期: 2026-06-08
        结论: 有效
"""

INFO = RuleInfo(
    "D004",
    "review-overdue",
    WARNING,
    N_("the review of this decision was due on {day} ({days} d ago), and there is no verdict"),
    N_("mtgrec set {address} verdict=effective (or ineffective, unclear)"),
    docs=Docs(__doc__, ZH),
    of_drafts=True,
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a decision that was not reviewed in time."""
    review = state.item.day("review")
    if review and review < view.today and "verdict" not in state.item.at:
        days = (view.today - review).days
        yield at_item(INFO, state, "review", day=review, days=days, address=state.address)


RULE = Rule(INFO, item=find, kinds=("decision",))
