"""Rules about fields of a record in a file that is not read as one."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

HIDDEN_FIELDS = RuleInfo(
    "F030",
    "hidden-fields",
    ERROR,
    N_("below this line stand the fields of a record, but the file does not begin with ---"),
    N_("begin the file with a line of only ---, and put another one below the last field"),
    docs=Docs(
        """Fields of a record that are no front matter.

What: the file begins with a heading, a comment, a code block or some other line where the --- should
stand, or the line of --- holds more than that; below it a type of record is named, among other fields of
a record. The file is not read.
Why: only what stands between two lines of --- at the very beginning is front matter, here as in GitHub
and Obsidian. A heading typed above it is enough to make a whole meeting disappear from every list.
Before:
    --- # kick-off
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
    ---
After:
    ---
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
    ---
""",
        """字段不在文件头。
是什么：文件开头该写 --- 的地方，写的是标题、注释、代码块或别的内容，或者 --- 后面还跟着别的字；
下面却写了记录类型和其他字段。这个文件暂不读取。
为什么：只有文件最开头、两行 --- 之间的才是文件头，GitHub、Obsidian 也是这样。
在上面多写一行标题，整场会议就会从所有清单里消失。
修改前：
    --- # 启动会
    类型: 启动会
    项目: 618-2026
    日期: 2026-05-25
    ---
修改后：
    ---
    类型: 启动会
    项目: 618-2026
    日期: 2026-05-25
    ---
""",
    ),
)

NO_TYPE = RuleInfo(
    "F031",
    "no-type",
    ERROR,
    N_("these are fields of a record, but none of them says of which type it is"),
    N_("write a line such as “type: weekly” between the two --- lines; known types: {known}"),
    docs=Docs(
        """Fields of a record without its type.

What: the front matter has at least two fields that only records have, such as attendees, decisions or
actions, and no type that is known; perhaps the name of that field is misspelt. The file is not read.
Why: the type is what makes a file a record. Without it the meeting is absent from every list and every
figure, and nobody misses what is not there. Where the file belongs to another tool, name its folder
under `exclude` in mtgrec.toml.
Before:
    ---
    campaign: 618-2026
    date: 2026-05-25
    attendees: [Wang Min, Li Lei]
    ---
After:
    ---
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
    attendees: [Wang Min, Li Lei]
    ---
""",
        """缺少类型。
是什么：文件头里至少有两个只有记录才用的字段，比如参会人、决策、行动，却没有认得的类型，也可能是“类型”两个字写错了。
这个文件暂不读取。
为什么：一个文件算不算记录，全看类型。没有类型，整场会议就不在任何清单和统计里，
而没列出来的东西，谁也不会想起来去找。如果这是别的工具的文件，在 mtgrec.toml 的 exclude 里写上它的目录。
修改前：
    ---
    类形: 启动会
    项目: 618-2026
    日期: 2026-05-25
    参会人: [王敏, 李雷]
    ---
修改后：
    ---
    类型: 启动会
    项目: 618-2026
    日期: 2026-05-25
    参会人: [王敏, 李雷]
    ---
""",
    ),
)

INFOS = (HIDDEN_FIELDS, NO_TYPE)
"""The rules of this module, in the order of their codes."""
