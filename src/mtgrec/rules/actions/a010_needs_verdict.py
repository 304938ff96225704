"""Action carried over too often.

What: an unfinished action was carried through as many execution meetings as `carried` says (3 unless
mtgrec.toml says otherwise), and none of them gave a verdict: continue, close or escalate, with a note.
Two meetings on one day count once, and a reopened action starts anew. Only what is due within
`ahead_days` days (14), late, off-track or without news for `silent_days` days (7) needs a verdict.
Why: execution drifts from the plan unless it is checked regularly and adjusted (A16); execution
meetings are there for fast decisions (A3). What is carried on and on is decided by nobody.
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei

    # week1.md
    type: weekly
    date: 2026-05-27

    # week2.md
    type: weekly
    date: 2026-06-03

    # week3.md
    type: weekly
    date: 2026-06-09
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei

    # week1.md
    type: weekly
    date: 2026-05-27

    # week2.md
    type: weekly
    date: 2026-06-03

    # week3.md
    type: weekly
    date: 2026-06-09
    follow_ups:
      - item: A7KQ
        verdict: continue
        note: The studio is booked for the 12th
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState, unanswered_meetings
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """多次延续未处理。
是什么：未完成的行动延续的例会次数达到 carried 的规定（mtgrec.toml 里可改，默认 3 次），
而没有哪次例会给出处理：继续、关闭或升级，并写说明。同一天的两次会算一次，重新打开的从头算起。
只问这几种：ahead_days 天（默认 14 天）以内到期的，逾期或异常的，silent_days 天（默认 7 天）未更新进展的。
为什么：执行会偏离计划，要定期检查、及时调整（A16）；例会就是用来快速决定的（A3）。一直延续下去的事，等于没人决定。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅

    # week1.md
    类型: 例会
    日期: 2026-05-27

    # week2.md
    类型: 例会
    日期: 2026-06-03

    # week3.md
    类型: 例会
    日期: 2026-06-09
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅

    # week1.md
    类型: 例会
    日期: 2026-05-27

    # week2.md
    类型: 例会
    日期: 2026-06-03

    # week3.md
    类型: 例会
    日期: 2026-06-09
    跟进:
      - 事项: A7KQ
        处理: 继续
        说明: 摄影棚定在 12 日
"""

INFO = RuleInfo(
    "A010",
    "needs-verdict",
    WARNING,
    N_("{times} execution meetings left this action unfinished and gave no verdict on it"),
    N_("let the next one decide, and write it in its follow_ups: item {address}, verdict, note"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an action carried over too often since its last verdict."""
    if state.wants_verdict:
        times = unanswered_meetings(state.item, state.record, state.address, view.context)
        yield at_item(INFO, state, "what", times=times, address=state.address)


RULE = Rule(INFO, item=find, kinds=("action",))
