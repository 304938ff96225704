"""Copy of an item of earlier minutes.

What: an item stands once more in a later record of the campaign, with the same drawn id, or with the
same id and the same words, and says nothing that the original does not say. It is not counted.
Why: an item lives in one place, else its status, owner and date are told in two and soon differ
(A15). What a later meeting said about it belongs into its `follow_ups`.
Before:
    type: kickoff
    date: 2026-05-25
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
    # weekly.md
    type: weekly
    date: 2026-06-01
    actions:
      - id: A7KQ
        what: Shoot the launch video
After:
    type: kickoff
    date: 2026-05-25
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
    # weekly.md
    type: weekly
    date: 2026-06-01
    follow_ups:
      - item: A7KQ
        note: the studio is booked
        verdict: continue
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

ZH = """条目副本。
是什么：同一个项目后来的记录里又写了一遍同一个条目（自动编号相同，或编号和内容都相同），说的和原条目没有两样。副本不计入。
为什么：一件事只写在一处；写两处，状态、负责人、日期迟早对不上（A15）。后来的会上怎么说，写进“跟进”。
修改前：
    类型: 启动会
    日期: 2026-05-25
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
    # weekly.md
    类型: 例会
    日期: 2026-06-01
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
修改后：
    类型: 启动会
    日期: 2026-05-25
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
    # weekly.md
    类型: 例会
    日期: 2026-06-01
    跟进:
      - 事项: A7KQ
        说明: 摄影棚已订好
        处理: 继续
"""

INFO = RuleInfo(
    "T002",
    "copied-item",
    ERROR,
    N_("this is a copy of {original}; it is not counted"),
    N_("delete the copy, and mention the original by its address in the text"),
    fix="safe",
    docs=Docs(__doc__, ZH),
)
