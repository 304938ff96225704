"""Dates that contradict each other.

What: an end before its start (campaign, milestone, budget line); something finished before the
record that agreed on it, or on a day to come; a review before its decision; a deviation recorded
before its reading; a next meeting before this one; a check due before its checklist; a date more
than five years ahead. What was due and finished by the day of the meeting is only reported there,
and left alone; of actions, A004, A008 and A013 tell what they find.
Why: durations, lags and deadlines are computed from these dates (B7, B12), and completion dates are
ground for performance review (A14). One slip of the year makes all of them wrong, without a sound.
Before:
    milestones:
      - what: Warm-up
        start: 2026-06-15
        end: 2026-06-01
After:
    milestones:
      - what: Warm-up
        start: 2026-06-01
        end: 2026-06-15
"""

from collections.abc import Iterator

from mtgrec.model.figures.date_order import DateConflict, date_conflicts
from mtgrec.model.message import N_
from mtgrec.model.records.address import item_address
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """日期矛盾。
是什么：结束早于开始（项目、里程碑、预算明细）；完成的日期早于定下它的记录，或者还没到；复核早于决策；
偏差的记录早于数据；下次会议早于这次；检查项的截止早于清单；日期在五年以后。
开会前就到期、就做完，会上只是通报的，不算；行动的日期，A004、A008、A013 已经指出的不重复。
为什么：工期、逾期天数、截止都按这些日期算（B7、B12），完成日期还是考核的依据（A14）。年份写错一个数，算出来的全错，还看不出来。
修改前：
    里程碑:
      - 内容: 预热
        开始: 2026-06-15
        结束: 2026-06-01
修改后：
    里程碑:
      - 内容: 预热
        开始: 2026-06-01
        结束: 2026-06-15
"""

INFO = RuleInfo(
    "F132",
    "dates-contradict",
    WARNING,
    N_("the dates do not fit: {conflict}"),
    N_("look at the year and the month of both: mtgrec edit {address}"),
    docs=Docs(__doc__, ZH),
)
_TOLD_ELSEWHERE = frozenset((("action", "due"), ("action", "future")))
"""What A004, A008 and A013 say."""


def find(record: Record, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each date of a record or its items that contradicts another."""
    for conflict in date_conflicts(record, view.today):
        item = conflict.item
        if item is None or not _is_told_elsewhere(conflict):
            address = item_address(record, item) if item else record.id
            place = record.place(conflict.holder.at[conflict.field])
            values = {"conflict": conflict.words, "address": address}
            yield Finding(INFO.at(record.path, place, address, **values), record, item)


def _is_told_elsewhere(conflict: DateConflict) -> bool:
    """Return whether a rule about its kind of item reports the same."""
    item = conflict.item
    if item is None:
        return False
    is_told_by_c004 = item.kind == "check" and item.status == "done" and conflict.kind == "future"
    return (item.kind, conflict.kind) in _TOLD_ELSEWHERE or is_told_by_c004


RULE = Rule(INFO, record=find, kinds=tuple(KINDS))
