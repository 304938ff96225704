"""A table of items in the text.

What: a table whose columns are fields (task, owner, due, status ...), in Markdown or pasted from a
spreadsheet, stands in the text below the front matter. Its rows are not counted.
Why: a row is followed up only where it is an entry of its own in the front matter (A9, B16).
Before:
    ---
    type: checklist
    campaign: 618-2026
    date: 2026-05-20
    title: Checklist
    ---

    | Task | Owner | Due |
    | --- | --- | --- |
    | Review the texts | Li Lei | 2026-06-01 |
After:
    ---
    type: checklist
    campaign: 618-2026
    date: 2026-05-20
    title: Checklist
    checks:
      - id: C7KQ
        what: Review the texts
        owner: Li Lei
        due: 2026-06-01
    ---
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo

ZH = """正文表格。
是什么：文件头下面的正文里有一张表（Markdown 表格，或从电子表格粘贴过来），各列就是字段
（内容、负责人、截止、状态……）。表里的行没有计入。
为什么：文件头里单独成条的内容才有人跟（A9、B16）。
修改前：
    ---
    类型: 检查清单
    项目: 618-2026
    日期: 2026-05-20
    主题: 执行检查清单
    ---

    | 检查项 | 负责人 | 截止 |
    | --- | --- | --- |
    | 物料审核 | 李雷 | 2026-06-01 |
修改后：
    ---
    类型: 检查清单
    项目: 618-2026
    日期: 2026-05-20
    主题: 执行检查清单
    检查项:
      - 编号: C7KQ
        内容: 物料审核
        负责人: 李雷
        截止: 2026-06-01
    ---
"""

INFO = RuleInfo(
    "N008",
    "table-in-text",
    WARNING,
    N_("a table in the text is not counted; rows: {count}"),
    N_(
        "make each row an entry of the front matter: mtgrec add check TEXT --to {id} (or action, ...)"
    ),
    docs=Docs(__doc__, ZH),
)
