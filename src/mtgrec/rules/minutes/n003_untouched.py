"""Minutes that nobody has written.

What: the day of a meeting has passed, and its record has neither an item nor a line of text
that somebody wrote.
Why: what was agreed is in people's heads only, and fades; whoever was absent learns nothing, and
nobody can follow up what was given out (A7, A10).
Before:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    time: 14:00-15:00
After:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    time: 14:00-15:00
    decisions:
      - id: D9TR
        what: Shoot a day earlier
        owner: Li Lei
"""

from collections.abc import Iterator

from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """纪要未写。
是什么：会议日期已经过去，这份记录里一个条目都没有，正文里也没人写过字。
为什么：会上说定的事只在各人脑子里，过几天就对不上了；没到会的人无从知道，布置下去的事也没法跟进（A7、A10）。
修改前：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    时间: 14:00-15:00
修改后：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    时间: 14:00-15:00
    决策:
      - 编号: D9TR
        内容: 提前一天拍摄
        负责人: 李雷
"""

INFO = RuleInfo(
    "N003",
    "untouched",
    HINT,
    N_("nothing has been written down about this meeting of {day}"),
    N_("write it down (mtgrec edit {id}); if there was no meeting, delete the file"),
    docs=Docs(__doc__, ZH),
)


def find(record: Record, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for minutes of a past day in which nothing is written."""
    if record.type.role not in MEETINGS or record.date is None or record.date >= view.today:
        return
    if view.untouched(record):
        yield at_record(INFO, record, "date", day=record.date, id=record.id)


RULE = Rule(INFO, record=find)
