"""Action declared done, though it says otherwise itself.

What: an action is declared done, but its progress is below 100 %, it was finished on a day still to
come, its note says that something is missing, or its note names a lag that its dates do not bear out
(finished in time, or on no day). Where the dates show the lag, note and dates agree; nor is anything
wrong where they show that it was in time and the note says so too.
Why: the weekly meeting goes by how far the tasks are and how late (B7), and is misled by a status that
its own words contradict; completion and its dates are objective ground for performance review (A14).
Before:
    actions:
      - id: A7KQ
        what: Make the Moments ads
        owner: Han Meimei
        status: done
        finished: 2026-06-05
        note: one set still missing
After:
    actions:
      - id: A7KQ
        what: Make the Moments ads
        owner: Han Meimei
        status: doing
        note: one set still missing
"""

from collections.abc import Iterator
from datetime import date

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.progress import WHOLE, progress_share
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item
from mtgrec.model.values.statuses import TEXT
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.shared.note_claims import unadmitted_lag, unfinished_words

ZH = """完成状态矛盾。
是什么：行动标为已完成，但是进度不到 100%，或者实际完成的日期还没到，或者备注写明还有未完成的，
或者备注写了延迟几天，日期上却看不出来（按时完成，或没写哪天完成）。
日期已经体现出这段延迟的，不算矛盾；日期显示按时、备注也说按时的，也不算。
为什么：周例会要看任务做到哪一步、晚了几天（B7），状态和自己写的对不上，会上就会看走眼；完成情况和日期是考核的客观依据（A14）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 制作朋友圈广告素材
        负责人: 韩梅梅
        状态: 已完成
        实际完成: 2026-06-05
        备注: 还差 1 套
修改后：
    行动:
      - 编号: A7KQ
        内容: 制作朋友圈广告素材
        负责人: 韩梅梅
        状态: 进行中
        备注: 还差 1 套
"""

INFO = RuleInfo(
    "A008",
    "declared-done-but",
    ERROR,
    N_("declared done, but {but}"),
    N_("if it is not finished: mtgrec reopen {address}; else correct what says so"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for every field that contradicts the status “done” of an action."""
    if state.item.status == "done":
        for field, but in _contradictions(state.item, view.today):
            yield at_item(INFO, state, field, but=but, address=state.address)


def _contradictions(action: Item, today: date) -> Iterator[tuple[str, Message]]:
    progress, finished = action.quantity("progress"), action.day("finished")
    if progress and progress_share(progress) < WHOLE:
        yield "progress", Message(N_("its progress is {progress}"), progress=progress.text)
    if finished and finished > today:
        yield (
            "finished",
            Message(N_("the day it was finished, {day}, is still to come"), day=finished),
        )
    if words := unfinished_words(action.text(TEXT)):
        yield "status", Message(N_("its status says “{words}”"), words=words)
    if words := unfinished_words(action.text("note")):
        yield "note", Message(N_("its note says “{words}”"), words=words)
    elif days := unadmitted_lag(action):
        sentence = (
            N_("its note tells of {days} d of lag, while its dates show none")
            if finished and action.due and finished <= action.due
            else N_("its note tells of {days} d of lag, while its dates show less")
            if finished
            else N_("its note tells of {days} d of lag, and no finishing date shows it")
        )
        yield "note", Message(sentence, days=days)


RULE = Rule(INFO, item=find, kinds=("action",))
