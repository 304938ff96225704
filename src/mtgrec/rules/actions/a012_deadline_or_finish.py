"""Date that may be the deadline or the finishing date.

What: an action, a check or a milestone is done, and its only date stands under 完成时间. That name is
read as the deadline, but in Chinese it says just as well when the work was finished.
Why: lag is the finishing date against the deadline, and must not be more than two days (B12). From one
date that is both, nothing can be told, and what was late looks as if it had been in time.
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        status: done
        完成时间: 2026-06-05
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        status: done
        due: 2026-06-03
        finished: 2026-06-05
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo

ZH = """截止或完成不明。
是什么：行动、检查项或里程碑已经完成，只写了一个“完成时间”。这个名称按截止日期读，可也很像是哪天做完的。
为什么：逾期天数是实际完成减截止，不能超过两天（B12）。只有一个日期、两种意思，就算不出来，逾期的看上去像是按时的。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        状态: 已完成
        完成时间: 2026-06-05
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        状态: 已完成
        截止: 2026-06-03
        实际完成: 2026-06-05
"""

INFO = RuleInfo(
    "A012",
    "deadline-or-finish",
    WARNING,
    N_("deadline or finishing date? “{key}: {day}”, of what is done, is read as its deadline"),
    N_(
        "write {due} if it is the deadline, {finished} if it is the day on which it was really "
        "finished"
    ),
    docs=Docs(__doc__, ZH),
)
