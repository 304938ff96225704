"""Minutes written as text only.

What: decisions and actions of a meeting stand in the text, under headings such as 三、会议决议 or
“## Next steps”, and the front matter holds none. They are not counted.
Why: a decision and an action are followed up only with somebody responsible and a day (A7, A9), in
the front matter: what stands in the text is in no list, and is late without anybody seeing.
Before:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    title: Weekly meeting
    ---

    ## Decisions

    Shoot a day earlier.

    ## Next steps

    Han Meimei shoots the launch video by 15 June.
After:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    title: Weekly meeting
    decisions:
      - id: D9TR
        what: Shoot a day earlier
    actions:
      - id: A7KQ
        what: Shoot the launch video
        owner: Han Meimei
        due: 2026-06-15
    ---
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo

ZH = """纪要在正文。
是什么：会议的决策、行动写在正文的“三、会议决议”“## 下一步计划”这类标题下，文件头里一条也没有，因此没有计入。
为什么：写进文件头、有负责人有期限的决策和行动，才有人跟（A7、A9）。只写在正文里，哪个清单都没有它，逾期了也没人看得见。
修改前：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08
    主题: 周例会
    ---

    一、会议决议

    提前一天拍摄。

    二、下一步计划

    韩梅梅 6 月 15 日前拍完上市短片。
修改后：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08
    主题: 周例会
    决策:
      - 编号: D9TR
        内容: 提前一天拍摄
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        负责人: 韩梅梅
        截止: 2026-06-15
    ---
"""

INFO = RuleInfo(
    "N007",
    "minutes-in-text",
    WARNING,
    N_(
        "decisions and actions are written in the text only, where they are not counted; lines: {count}"
    ),
    N_(
        "write them under {decisions} and {actions} in the front matter, or one by one: "
        "mtgrec add action TEXT --to {id}"
    ),
    docs=Docs(__doc__, ZH),
)
