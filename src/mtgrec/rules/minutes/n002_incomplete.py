"""Minutes that are less complete than they should be.

What: of the five standard blocks fewer are filled than the threshold `completeness` asks for (60 %
unless mtgrec.toml says otherwise). Counted from the day after the meeting, at once
where no day is written; a form in which nobody has written anything yet is not counted.
Why: every record holds time, place and attendees; topic and background; the agenda with what was
said; decisions with who is responsible; next actions with deadlines (A7).
Before:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
After:
    type: weekly
    date: 2026-06-08
    time: 14:00-15:00
    place: Room 3
    attendees: [Han Meimei, Li Lei]
    title: Weekly meeting
    background: Second week of the warm-up
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-15
"""

from collections.abc import Iterator

from mtgrec.model.figures.completeness import completeness
from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.model.values.quantity import plain
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """纪要不完整。
是什么：五个标准内容块里填好的太少，没到 completeness 规定的比例（mtgrec.toml 里可改，默认 60%）。
会议第二天起才算，没写日期的马上算；一个字都没填的空表不算。
为什么：每份记录都要有时间地点参会人、主题背景、议题与讨论、决策及负责人、下一步行动及时限（A7）。
修改前：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
修改后：
    类型: 例会
    日期: 2026-06-08
    时间: 14:00-15:00
    地点: 三楼会议室
    参会人: [韩梅梅, 李雷]
    主题: 周例会
    背景: 预热进入第二周
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
"""

INFO = RuleInfo(
    "N002",
    "incomplete",
    WARNING,
    N_("only {filled} of {all} standard blocks are filled"),
    N_("mtgrec show {id} shows the minutes; the threshold is {least}"),
    docs=Docs(__doc__, ZH),
)


def find(record: Record, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for minutes that should be complete and are so below the threshold."""
    rate = completeness(record)
    if rate is None or rate.exact is None or not view.should_be_complete(record):
        return
    if rate.exact < view.thresholds.completeness:
        yield at_record(
            INFO,
            record,
            filled=rate.numerator,
            all=rate.denominator,
            id=record.id,
            least=f"{plain(view.thresholds.completeness * 100)}%",
        )


RULE = Rule(INFO, record=find)
