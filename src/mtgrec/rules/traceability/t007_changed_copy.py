"""Copy of an item that says something else than the original.

What: an item stands once more in a later record of the campaign, and there its status, date, owner or
words are others. The older one counts; what is new in the copy is not counted.
Why: whoever changed the copy believes it is done or put off, while every list shows the old state. An
item lives in one place (A15); what has become of it is written there.
Before:
    type: kickoff
    date: 2026-05-25
    actions:
      - id: A7KQ
        what: Shoot the launch video
        due: 2026-06-05
    # weekly.md
    type: weekly
    date: 2026-06-01
    actions:
      - id: A7KQ
        what: Shoot the launch video
        due: 2026-06-12
After:
    type: kickoff
    date: 2026-05-25
    actions:
      - id: A7KQ
        what: Shoot the launch video
        due: 2026-06-12
    # weekly.md
    type: weekly
    date: 2026-06-01
    follow_ups:
      - item: A7KQ
        note: put off by a week, the studio was taken
        verdict: continue
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

ZH = """副本不一致。
是什么：同一个项目后来的记录里又写了一遍同一个条目，状态、日期、负责人或内容还和原来的不同。以先写的为准，副本里的新内容没有计入。
为什么：改副本的人以为已经完成或已经延期，各个清单里却还是老样子。一件事只写在一处（A15），有了变化就改那一处。
修改前：
    类型: 启动会
    日期: 2026-05-25
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        截止: 2026-06-05
    # weekly.md
    类型: 例会
    日期: 2026-06-01
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        截止: 2026-06-12
修改后：
    类型: 启动会
    日期: 2026-05-25
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        截止: 2026-06-12
    # weekly.md
    类型: 例会
    日期: 2026-06-01
    跟进:
      - 事项: A7KQ
        说明: 摄影棚被占用，推迟一周
        处理: 继续
"""

INFO = RuleInfo(
    "T007",
    "changed-copy",
    ERROR,
    N_("this is a copy of {original}, but says something else ({fields}); it is not counted"),
    N_("move what is new to the original (mtgrec set {original} FIELD=VALUE), delete the copy"),
    fix="unsafe",
    docs=Docs(__doc__, ZH),
)
