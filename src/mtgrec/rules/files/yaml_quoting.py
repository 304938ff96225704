"""Rules about quotes, brackets and characters with a meaning in YAML."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

SPECIAL_START = RuleInfo(
    "F007",
    "special-start",
    ERROR,
    N_("a value begins with {character}, which has a meaning of its own there"),
    N_("put the whole value in quotes: {value}"),
    docs=Docs(
        """A value that begins with a special sign.

What: a value without quotes begins with one of @ * & ! % > | ` [ { and goes on in a way that YAML
cannot make sense of, or text follows a value that is in quotes already. The file is not read.
Why: these are signs that people type all the time: @ before a name as in a chat, ** as in Markdown,
>= before a target. Quotes tell that they are meant as text. (≥15% needs none.)
Before:
    kpis:
      - what: Conversion of new customers
        target: >=15%
After:
    kpis:
      - what: Conversion of new customers
        target: ">=15%"
""",
        """特殊符号开头。
是什么：没加引号的值以 @ * & ! % > | ` [ { 之一开头，后面的内容 YAML 又看不懂；
或者引号已经结束，后面还跟着字。这个文件暂不读取。
为什么：这些都是平时顺手就打的符号：聊天里的 @ 某人、加粗的 **、目标前面的 >=。
加上引号才是普通文字；人名直接写就行，不用 @。
修改前：
    行动:
      - 内容: 完成首页文案
        负责人: @李雷
修改后：
    行动:
      - 内容: 完成首页文案
        负责人: 李雷
""",
    ),
)

COLON_IN_VALUE = RuleInfo(
    "F008",
    "colon-in-value",
    ERROR,
    N_("a second “: ” stands in a value without quotes"),
    N_("put the whole value in quotes: {value}"),
    docs=Docs(
        """A second colon in a value.

What: a value without quotes contains another colon with a blank behind it, which would make it a
name and a value once more. The file is not read.
Why: only the writer knows whether the second colon belongs to the sentence or begins a field that
should stand on a line of its own. A time (14:30), a link and the full-width “：” need no quotes.
Before:
    title: Weekly meeting: second week of the warm-up
After:
    title: "Weekly meeting: second week of the warm-up"
""",
        """值含冒号。
是什么：没加引号的值里还有一个半角冒号加空格，看上去又是一对“字段: 值”。这个文件暂不读取。
为什么：第二个冒号是句子的一部分，还是另一个字段该另起一行，只有写的人知道。
时间 14:30、网址和全角“：”都不用加引号。
修改前：
    主题: 周例会: 预热第二周
修改后：
    主题: 周例会：预热第二周
""",
    ),
)

NOT_CLOSED = RuleInfo(
    "F022",
    "not-closed",
    ERROR,
    N_("nothing closes the {character} that stands here"),
    N_("end the value with a half-width {closing}, or delete the {character}"),
    docs=Docs(
        """Quotes or brackets that nothing closes.

What: a value begins with a half-width quote or bracket, and no half-width one ends it. The
full-width ” and 】 close nothing. The file is not read.
Why: a Chinese input method turns every second quote round by itself. YAML goes on looking for the
end, line after line, and the deadline below would be a part of the title.
Before:
    title: "618 kick-off”
    place: Room 3
After:
    title: "618 kick-off"
    place: Room 3
""",
        """引号括号未闭合。
是什么：值以半角引号或括号开头，后面却没有半角的来收尾；全角的 ” 和 】 不算。这个文件暂不读取。
为什么：输入法一切换，前一个引号是半角，后一个就成了全角。YAML 会一行一行往下找结尾，
后面的字段全被当成这个值的一部分。
修改前：
    参会人: [王敏，李雷】
    地点: 三楼会议室
修改后：
    参会人: [王敏，李雷]
    地点: 三楼会议室
""",
    ),
)

BAD_ESCAPE = RuleInfo(
    "F023",
    "bad-escape",
    ERROR,
    N_("“{escape}” means nothing in double quotes"),
    N_("put the value in single quotes, or write each backslash twice"),
    docs=Docs(
        r"""A backslash in double quotes.

What: in a value in double quotes, a backslash is followed by something that gives it no meaning. The
file is not read.
Why: in double quotes a backslash begins a code. D:\minutes is refused, which is the lucky case: in
D:\temp\new the \t would have become a tab and the \n a new line, without a word. Paths go well in
single quotes, or in none.
Before:
    background: "See D:\minutes\june"
After:
    background: 'See D:\minutes\june'
""",
        r"""转义错误。
是什么：值写在双引号里，反斜杠后面的字又构不成转义。这个文件暂不读取。
为什么：双引号里的反斜杠是转义符。“D:\会议”读不出来还算走运，换成“D:\temp\new”，
\t 会变成 Tab，\n 会变成换行，而且一声不响。路径用单引号，或者干脆不加引号。
修改前：
    背景: "见 D:\会议\纪要"
修改后：
    背景: '见 D:\会议\纪要'
""",
    ),
)

INFOS = (
    SPECIAL_START,
    COLON_IN_VALUE,
    NOT_CLOSED,
    BAD_ESCAPE,
)
"""The rules of this module, in the order of their codes."""
