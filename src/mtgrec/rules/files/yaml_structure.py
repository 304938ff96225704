"""Rules about the structure of YAML: tabs, indentation, names used twice, and what mtgrec refuses to read."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

TAB = RuleInfo(
    "F006",
    "tab",
    ERROR,
    N_("a tab stands where only blanks are allowed"),
    N_("replace the tab by blanks (two for each level)"),
    docs=Docs(
        """A tab instead of blanks.

What: a tab indents a line, or follows a dash or a colon. The file is not read. In the middle of a
sentence a tab does no harm.
Why: a tab is two columns wide in one editor and eight in the next, so what stands under what is a
matter of settings; programs that read YAML do not agree about it either. It comes along with cells
copied from Excel, and most editors can be told to insert blanks.
Before:
    title:	Weekly meeting
After:
    title: Weekly meeting
""",
        """制表符。
是什么：用 Tab 来缩进，或者在“-”和冒号后面按了 Tab。这个文件暂不读取。句子中间的 Tab 没有关系。
为什么：同一个 Tab，在这个编辑器里占两列，换一个就是八列，谁跟谁对齐全看设置；
各种读 YAML 的程序对它的看法也不一致。从 Excel 粘贴过来的内容常带着它，
编辑器里一般可以设成“用空格代替 Tab”。
修改前：
    行动:
    \t- 内容: 完成首页文案
    \t  负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
""",
    ),
)

DUPLICATE_KEY = RuleInfo(
    "F009",
    "duplicate-key",
    ERROR,
    N_("“{key}” stands twice, in line {first} and in line {second}"),
    N_("keep one of the two lines, or put both values into one list"),
    docs=Docs(
        """The same field twice.

What: one name stands twice in the same record or item. The file is not read until one of the two
lines is gone; other programs take the last one and say nothing.
Why: git leaves exactly this behind when two branches each add a line and the lines do not touch: no
conflict, two owners. Dropping either of them would be a decision that nobody has made.
Before:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
        due: 2026-06-05
        owner: Wang Min
After:
    actions:
      - what: Write the copy for the home page
        owner: Wang Min
        due: 2026-06-05
""",
        """字段重复。
是什么：同一份记录或同一个条目里，一个字段名出现了两次。删掉一行之前不读取这个文件；
换成别的程序，多半是悄悄以后一个为准。
为什么：两个分支各加了一行、位置又不挨着，git 合并时不会报冲突，结果就是两个负责人。
丢掉哪一个都是替人做决定。
修改前：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
        截止: 2026-06-05
        负责人: 王敏
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 王敏
        截止: 2026-06-05
""",
    ),
)

YAML_MACHINERY = RuleInfo(
    "F010",
    "yaml-machinery",
    ERROR,
    N_("{what} is not used in records"),
    N_("write the value out; if plain text is meant, put it in quotes"),
    docs=Docs(
        """Anchors, tags and other machinery of YAML.

What: the front matter uses an anchor (&), an alias (*), a merge key (<<), a tag (!), a directive (%)
or a second document (---). The file is not read.
Why: minutes are read from top to bottom by people who do not know YAML. Whoever changes the chair
below would change the recorder too; and a few lines of aliases can unfold into gigabytes.
Before:
    chair: &lead Wang Min
    recorder: *lead
After:
    chair: Wang Min
    recorder: Wang Min
""",
        """YAML语法。
是什么：文件头里有锚点（&）、别名（*）、合并键（<<）、标签（!）、指令（%）或第二个文档（---）。
这个文件暂不读取。
为什么：纪要是给人从头看到尾的，大多数人不懂 YAML。像下面这样写，换个主持人，记录人也跟着换了；
而且几行别名就能展开成几个 GB。
修改前：
    主持人: &lead 王敏
    记录人: *lead
修改后：
    主持人: 王敏
    记录人: 王敏
""",
    ),
)

BROKEN_YAML = RuleInfo(
    "F015",
    "broken-yaml",
    ERROR,
    N_("the front matter cannot be read from here on"),
    N_("check the indentation, the colons and the quotes of this line and the one before it"),
    docs=Docs(
        """Front matter that cannot be read.

What: YAML gives up here, and none of the usual slips explains it: a comma too many in brackets, a
list that goes on as a sentence. The file is not read.
Why: most slips have rules of their own, which name them; this one is left for the rest. YAML notices
a mistake late, so the cause is often in the line above.
Before:
    attendees: [Wang Min,, Li Lei]
After:
    attendees: [Wang Min, Li Lei]
""",
        """文件头有误。
是什么：YAML 读到这里就读不下去了，又不是哪种常见的笔误：比如方括号里多了一个逗号，
列表写着写着成了一句话。这个文件暂不读取。
为什么：常见的笔误各有各的规则，会直接说出错在哪；剩下的归到这里。
YAML 往往走过头了才发觉不对，原因多半在上一行。
修改前：
    参会人: [王敏,, 李雷]
修改后：
    参会人: [王敏, 李雷]
""",
    ),
)

WRONG_INDENT = RuleInfo(
    "F021",
    "wrong-indentation",
    ERROR,
    N_("this line begins in column {column}, which fits none of the lines above it"),
    N_("move it exactly under the line it belongs to: to column {wanted}"),
    docs=Docs(
        """A line that is in line with nothing above it.

What: a line begins in a column in which none of the lines above it begins. The file is not read; the
help names the columns that would fit.
Why: nothing but the column tells what a line belongs to. One blank too few, and the owner could be
that of the action, or of the whole meeting: two readings, and the guess would go unnoticed.
Before:
    actions:
      - what: Write the copy for the home page
       owner: Li Lei
After:
    actions:
      - what: Write the copy for the home page
        owner: Li Lei
""",
        """缩进错误。
是什么：这一行开头所在的列，上面没有哪一行与它对齐。这个文件暂不读取，提示里会写明该移到第几列。
为什么：一行属于谁，全看它从第几列开始。少一个空格，负责人既可能是这条行动的，
也可能是整场会议的；猜错了谁也看不出来。
修改前：
    行动:
      - 内容: 完成首页文案
       负责人: 李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
""",
    ),
)

INFOS = (
    TAB,
    DUPLICATE_KEY,
    YAML_MACHINERY,
    BROKEN_YAML,
    WRONG_INDENT,
)
"""The rules of this module, in the order of their codes."""
