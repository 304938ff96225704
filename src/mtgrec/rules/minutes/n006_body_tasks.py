"""Tasks in the text that nobody follows up.

What: the text below the front matter holds open tasks written as “- [ ]”. They are not counted.
Why: a task is followed up only where it has an owner and a date of its own (A7, A9), among the
actions in the front matter. What stands in the text is in no list, and is late without anybody seeing.
Before:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    title: Weekly meeting
    ---

    - [ ] Shoot the launch video
After:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    title: Weekly meeting
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-15
    ---
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo

ZH = """正文任务。
是什么：文件头下面的正文里有用“- [ ]”写的任务，这些不计入。
为什么：写进文件头的行动、有负责人有期限的任务，才有人跟（A7、A9）。只写在正文里，哪个清单都没有它，逾期了也没人看得见。
修改前：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08
    主题: 周例会
    ---

    - [ ] 拍摄上市短片
修改后：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08
    主题: 周例会
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
    ---
"""

INFO = RuleInfo(
    "N006",
    "body-tasks",
    HINT,
    N_("tasks written as “- [ ]” in the text, not counted: {count}"),
    N_("write tasks under {actions} in the front matter to have them followed up"),
    docs=Docs(__doc__, ZH),
)
