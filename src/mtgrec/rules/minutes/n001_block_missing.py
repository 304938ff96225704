"""Minutes in which standard blocks are missing.

What: names which of the five standard blocks of minutes are missing. Of a decision that nobody is
responsible for D001 tells, of an action without a deadline A002. Told from the day after the meeting,
or at once where no day is written; a form in which nobody has written anything yet is not counted.
Why: every record holds time, place and attendees; topic and background; the agenda with what was
said; decisions with who is responsible; next actions with deadlines (A7). Whoever was absent has
nothing else to go by.
Before:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    background: Second week of the warm-up
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-15
After:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    time: 14:00-15:00
    place: Room 3
    attendees: [Han Meimei, Li Lei]
    title: Weekly meeting
    background: Second week of the warm-up
    decisions:
      - id: D9TR
        what: Shoot a day earlier
        owner: Li Lei
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-15
    ---

    ## Agenda and discussion

    The studio is free on Thursday only.
"""

from collections.abc import Iterator, Sequence

from mtgrec.model.figures.completeness import filled_blocks
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Record
from mtgrec.model.records.types import MEETINGS
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """缺标准内容块。
是什么：五个标准内容块里，缺哪几块，逐个指出。决策没有负责人由 D001 指出，行动没有截止日期由 A002 指出，
这里不重复。
会议第二天起才提示，没写日期的随时提示；一个字都没填的空表不算。
为什么：每份记录都要有时间地点参会人、主题背景、议题与讨论、决策及负责人、下一步行动及时限（A7）。没到会的人只能靠纪要了解情况。
修改前：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    背景: 预热进入第二周
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
修改后：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08
    时间: 14:00-15:00
    地点: 三楼会议室
    参会人: [韩梅梅, 李雷]
    主题: 周例会
    背景: 预热进入第二周
    决策:
      - 编号: D9TR
        内容: 提前一天拍摄
        负责人: 李雷
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
    ---

    ## 议题与讨论

    摄影棚只有周四有空。
"""

INFO = RuleInfo(
    "N001",
    "block-missing",
    HINT,
    N_("not filled: {blocks}"),
    N_("mtgrec edit {id} opens the minutes"),
    docs=Docs(__doc__, ZH),
)

# In the order of `completeness.BLOCKS`.
_NAMES = (
    N_("time, place and attendees"),
    N_("topic and background"),
    N_("agenda with the discussion"),
    N_("decisions"),
    N_("actions"),
)
_TOLD_BY_ITEMS = ("", "", "", "decision", "action")
"""The kind of item in each block: of one that nobody is responsible for, or without a deadline, D001
and A002 tell."""
_AND = N_("{first}; {rest}")


def find(record: Record, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for minutes that should be complete and lack at least one block (A7)."""
    if record.type.role not in MEETINGS or not view.should_be_complete(record):
        return
    blocks = zip(_NAMES, filled_blocks(record, readable=False), _TOLD_BY_ITEMS, strict=True)
    missing = [
        Message(name)
        for name, is_filled, kind in blocks
        if not is_filled and not record.item_lists.get(kind)
    ]
    if missing:
        yield at_record(INFO, record, blocks=_joined(missing), id=record.id)


def _joined(names: Sequence[Message]) -> Message:
    first, *rest = names
    return Message(_AND, first=first, rest=_joined(rest)) if rest else first


RULE = Rule(INFO, record=find)
