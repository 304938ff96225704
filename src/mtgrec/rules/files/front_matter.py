"""Rules about the front matter as a whole: its fences, and the type it names."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, HINT, WARNING, Docs, RuleInfo

UNCLOSED = RuleInfo(
    "F004",
    "unclosed-front-matter",
    ERROR,
    N_("the front matter is opened by --- but never closed"),
    N_("put a line with only --- after the last field, before the text begins"),
    docs=Docs(
        """No --- after the last field.

What: the first line opens the front matter, and nothing closes it. The file is not read; the finding
points at the place where the text seems to begin, which is where the --- belongs.
Why: without that line nobody can tell the last field from the first sentence of the discussion. A
ruler further down must not be taken for it, or half of the discussion would turn into fields.
Before:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08

    # Weekly meeting

    We went through all open actions.
After:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-08
    ---

    # Weekly meeting

    We went through all open actions.
""",
        """文件头未结束。
是什么：第一行的 --- 打开了文件头，后面却没有关上。这个文件暂不读取，
提示的位置是正文看起来开始的地方，--- 就该加在那里。
为什么：少了这一行，就分不清哪里是最后一个字段、哪里是讨论的第一句话。
正文里靠后的分隔线不能算数，否则半篇讨论都会变成字段。
修改前：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08

    # 周例会

    过了一遍未完成的行动项。
修改后：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-08
    ---

    # 周例会

    过了一遍未完成的行动项。
""",
    ),
)

NOT_A_MAPPING = RuleInfo(
    "F011",
    "not-a-mapping",
    ERROR,
    N_("the front matter is {what}, not lines of “name: value”"),
    N_("begin each line with the name of a field, a colon and a blank, without a leading dash"),
    docs=Docs(
        """Front matter that is not made of fields.

What: between the two lines of --- stands a list or a sentence instead of lines of “name: value”,
and a type of record is named in it. The file is not read.
Why: a dash before every line is how one notes things down in Markdown; in YAML each dash begins an
entry of its own, so that nothing holds the type and the date of the meeting together.
Before:
    ---
    - type: kickoff
    - campaign: 618-2026
    - date: 2026-05-25
    ---
After:
    ---
    type: kickoff
    campaign: 618-2026
    date: 2026-05-25
    ---
""",
        """文件头不是字段。
是什么：两行 --- 之间写的是列表或一段话，不是“字段: 值”，里面又提到了记录类型。这个文件暂不读取。
为什么：每行前面加“-”是 Markdown 里随手记事的写法；在 YAML 里，一个“-”就是单独的一条，
类型和日期互不相干，凑不成一次会议。
修改前：
    ---
    - 类型: 启动会
    - 项目: 618-2026
    - 日期: 2026-05-25
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

UNKNOWN_TYPE = RuleInfo(
    "F012",
    "unknown-type",
    ERROR,
    N_("“{word}” is no record type; did you mean “{close}”?"),
    N_("known types: {known}"),
    docs=Docs(
        """A type that is almost a known one.

What: the type of the record is a slip away from one that exists, has one in it (“weekly report”), or says
“meeting” or “minutes”, and not of which type. The file is not read. What clearly means one type (“weekly
sync”, “post-mortem”) is read as that type; what resembles none (`type: book`) belongs to another tool and
is left in peace, and so is a note whose type merely contains a name, without any field of minutes.
Why: the type is what makes a file a record. With one letter missing, the whole meeting would be
absent from every list and every figure, and nobody misses what is not there.
Before:
    type: kickof
After:
    type: kickoff
""",
        """未知类型。
是什么：类型与已有的某一种只差一点，像是打错了字；或者里面含有某一种的名称（“周会材料”），
或者只写了“会议纪要”，看不出是哪种会。这个文件暂不读取。意思明确的（“周会纪要”“执行例会（第3次）”）照常读取；
和哪一种都不像的（比如“类型: 图书”）是别的工具的文件，不去管它；
名称里碰巧含有某一种、又没有任何会议字段的笔记也一样。
为什么：一个文件算不算记录，全看类型。输入法选错一个字，整场会议就从所有清单和统计里消失了，
而没列出来的东西，谁也不会想起来去找。
修改前：
    类型: 执行列会
修改后：
    类型: 执行例会
""",
    ),
)

LOST_TYPE = RuleInfo(
    "F024",
    "lost-type",
    ERROR,
    N_("this line names a type of record, but not where the type is read"),
    N_("between the first two --- lines, write one type on one line: name, colon, blank, type"),
    docs=Docs(
        """A type that stands where it is not read.

What: near the top of the file a line names a type of record, but not as a field between the first
two lines of ---; or two types are named at once. The file is not read.
Why: only what stands between the first two --- is front matter. An empty pair above it, left there
by a template or another tool, is enough to turn a kickoff into a note like any other, which no list
shows and nobody misses.
Before:
    ---
    ---
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
        """类型位置错误。
是什么：文件开头有一行写了记录类型，却不是开头两行 --- 之间的字段；或者一次写了两种类型。这个文件暂不读取。
为什么：只有开头两行 --- 之间才是文件头。模板或别的工具在上面留了一对空的 ---，
启动会就成了一篇普通笔记，哪张清单都没有它，也没人会发觉。
修改前：
    ---
    ---
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

ODD_FENCE = RuleInfo(
    "F202",
    "odd-fence",
    WARNING,
    N_("the front matter should stand between two lines of exactly ---, from the first line on"),
    N_("delete what stands before it, and the extra dashes"),
    docs=Docs(
        """Fences that are not exactly ---.

What: something stands before the first ---, if only a blank line, or a fence has more than three
dashes. The record is read all the same.
Why: mtgrec is patient here, others are not: GitHub, Obsidian and most editors see no front matter
then, and show the fields as one long paragraph, or as a heading.
Before:
    ----
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
        """分隔线不规范。
是什么：第一行 --- 前面还有东西（哪怕只是空行），或者分隔线不止三个短横线。记录照常读取。
为什么：mtgrec 照常读取，别的工具未必：GitHub、Obsidian 和多数编辑器会认为没有文件头，
把所有字段连成一大段，或者显示成标题。
修改前：
    ----
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

TYPE_BELOW = RuleInfo(
    "F209",
    "type-below",
    HINT,
    N_("a type of record is named below the front matter, so this file is not taken for a record"),
    N_("if it is one, move this line up between the two --- lines"),
    docs=Docs(
        """A type named below the front matter.

What: the file has front matter without a type, and soon after it a line that names one. It is not
taken for a record.
Why: most of the time this is a note about meetings, and none of ours. Now and then it is a kickoff
whose fields slipped below the second ---, and that one would be missing everywhere.
Before:
    ---
    title: 618 kick-off
    ---

    type: kickoff
    date: 2026-05-25
After:
    ---
    title: 618 kick-off
    type: kickoff
    date: 2026-05-25
    ---
""",
        """类型在正文。
是什么：文件头里没有类型，紧接着的正文里却有一行写了类型。这个文件没有当作记录。
为什么：多数时候，它只是一篇讲会议的普通笔记。但也可能真是启动会，
只是字段写到了第二行 --- 的下面，那样哪里都不会有它。
修改前：
    ---
    主题: 618 大促启动会
    ---

    类型: 启动会
    日期: 2026-05-25
修改后：
    ---
    主题: 618 大促启动会
    类型: 启动会
    日期: 2026-05-25
    ---
""",
    ),
)

INFOS = (
    UNCLOSED,
    NOT_A_MAPPING,
    UNKNOWN_TYPE,
    LOST_TYPE,
    ODD_FENCE,
    TYPE_BELOW,
)
"""The rules of this module, in the order of their codes."""
