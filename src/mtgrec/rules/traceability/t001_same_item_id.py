"""Two items of one record with the same id.

What: an id stands with two items of a record; capitals and small letters are the same.
Why: the id is how an item is referred to, set and done. With two of them nobody knows which is meant,
and one coding rule for all is what holds scattered records together (A15).
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
      - id: A7KQ
        what: Cut the launch video
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
      - id: A3XM
        what: Cut the launch video
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

ZH = """条目编号重复。
是什么：一份记录里，两个条目用了同一个编号；大小写不分。
为什么：引用、修改、完成一个条目都靠编号。编号重了，就不知道指哪一个；统一编号正是把零散记录串起来的办法（A15）。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
      - 编号: A7KQ
        内容: 剪辑上市短片
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
      - 编号: A3XM
        内容: 剪辑上市短片
"""

INFO = RuleInfo(
    "T001",
    "same-item-id",
    ERROR,
    N_("the id {id} is used twice in this record (first in line {first})"),
    N_("give one of the two another id"),
    docs=Docs(__doc__, ZH),
)
