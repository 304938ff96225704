"""Lines of the text that say they are actions or decisions.

What: the text holds lines such as “Action: ...”, “TODO: ...”, “Decision: ...”, or with an owner and a
deadline, and the front matter has no such entry. They are not counted.
Why: a task is followed up only where it has an owner and a date of its own (A7, A9), among the
entries of the front matter.
Before:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    title: Weekly meeting
    ---

    ## Agenda and discussion

    The studio is free on Thursday only.
    Action: Han Meimei shoots the launch video by 15 June
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

    ## Agenda and discussion

    The studio is free on Thursday only.
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo

ZH = """正文待办行。
是什么：正文里有“待办：……”“行动项：……”“决议：……”，或写了负责人和截止的行，文件头里却没有这样的条目。这些行没有计入。
为什么：写进文件头、有负责人有期限的任务，才有人跟（A7、A9）。
修改前：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08
    主题: 周例会
    ---

    ## 议题与讨论

    摄影棚只有周四有空。
    待办：韩梅梅 6 月 15 日前拍完上市短片
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

    ## 议题与讨论

    摄影棚只有周四有空。
"""

INFO = RuleInfo(
    "N009",
    "marked-lines",
    WARNING,
    N_(
        "lines of the text that name an action or a decision, not counted: {count}; the first: “{text}”"
    ),
    N_("make each an entry of the front matter: mtgrec add action TEXT --to {id} (or decision)"),
    docs=Docs(__doc__, ZH),
)
