"""Action due before the meeting that agreed on it.

What: the due date of an action lies before the date of its record, be it finished or not. What was
finished by the day of the meeting is only reported there, and left alone.
Why: deadlines are set for next actions (A7), and what is due before it was agreed on is late from the
first day; mostly it is a slip of the year or the month. Completion dates are ground for performance
review (A14).
Before:
    date: 2026-05-25
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2025-06-05
After:
    date: 2026-05-25
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-05
"""

from collections.abc import Iterator
from datetime import date

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """截止早于会议。
是什么：行动的截止日期比所在记录的日期还早，做没做完都算。开会前就做完、会上只是通报的，不算。
为什么：时限是给下一步行动定的（A7），会前就到期的，一记下来就逾期，多半是年份或月份写错了。完成日期还是考核的依据（A14）。
修改前：
    日期: 2026-05-25
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2025-06-05
修改后：
    日期: 2026-05-25
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-05
"""

INFO = RuleInfo(
    "A004",
    "due-before-meeting",
    ERROR,
    N_("this action is due on {due}, before the meeting of {date} that agreed on it"),
    N_("look at the year and the month: mtgrec set {address} due=DATE"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an action whose due date lies before the date of its record."""
    due, date = state.item.due, state.record.date
    if due and date and due < date and not _was_finished_before(state, date):
        yield at_item(INFO, state, "due", due=due, date=date, address=state.address)


def _was_finished_before(state: ItemState, date: date) -> bool:
    """Return whether an action was finished by the day of the meeting, which only recorded it."""
    finished = state.item.day("finished")
    return state.item.status == "done" and finished is not None and finished <= date


RULE = Rule(INFO, item=find, kinds=("action",))
