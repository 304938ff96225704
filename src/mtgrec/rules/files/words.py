"""Rules about numbers, words and tick boxes that a field does not accept."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, HINT, WARNING, Docs, RuleInfo

WRONG_NUMBER = RuleInfo(
    "F102",
    "wrong-number",
    ERROR,
    N_("“{value}” is no number (field {field})"),
    N_("write a number such as 15%, 1,000, 1.2万 or ¥1000"),
    docs=Docs(
        """A number that is none.

What: a field for a number holds something that cannot be read as one. The value is not counted; the
rest of the record is read.
Why: attainment and budgets are computed to the last digit from these fields. “15 to 20” and “1,00,0”
have no last digit, and a unit that nobody knows, such as “5b” or “3 grand”, may be a scale; a target
that is guessed makes every report about it wrong.
Before:
    kpis:
      - what: Conversion of new customers
        target: fifteen percent
After:
    kpis:
      - what: Conversion of new customers
        target: 15%
""",
        """数字无效。
是什么：数字字段里的内容读不成数字。这个值不计入，其余照常读取。
为什么：达成率和预算都靠这些数字精确计算。“15 到 20”“1,00,0”“5b”“3 grand”到底是多少？
目标靠猜，后面的报告就全错了。15%、1,000、1.2万、3.5w、约 200、¥1000 都认得。
修改前：
    指标:
      - 内容: 新客转化率
        目标: 百分之十五左右
修改后：
    指标:
      - 内容: 新客转化率
        目标: 15%
""",
    ),
)

UNKNOWN_UNIT = WRONG_NUMBER._replace(
    sentence=N_("“{value}” has a unit that is not known: {unit} (field {field})"),
    help=N_("write the number alone, or with a known unit such as 次, 人, leads, 天 or kg"),
)

UNCLEAR_NUMBER = RuleInfo(
    "F111",
    "unclear-number",
    ERROR,
    N_("“{value}” can be read in two ways, so it is not counted (field {field})"),
    N_("{reason}; write it so that no doubt remains, as 1200 or +200%"),
    docs=Docs(
        """A number that can mean two things.

What: a growth is written as a number of times: some mean that it becomes so many times the baseline,
others that so many times are added to it. Or a sum of money or a count has a point before three digits
(1.200), which is a decimal sign to some and separates thousands to others; a bare ratio (1.250) is read.
Or the target of a KPI is in percentage points without a sign (5pp: a level, or 5 points more?), or it is
negative where the metric never is (-20%: a fifth less, or a level?); so is its value beside a baseline.
The value is not counted; the rest of the record is read.
Why: between “twice” and “three times” lies the whole baseline. Whoever reads the report must not learn
at its end which of the two was meant (B2, B18).
Before:
    kpis:
      - what: Brand searches
        baseline: 1000
        target: +2倍
After:
    kpis:
      - what: Brand searches
        baseline: 1000
        target: +200%
""",
        """数字有歧义。
是什么：增长写成了“几倍”：有人指变成基线的几倍，有人指在基线上再加几倍。或者金额、数量写成 1.200，
小数点后正好三位：有人当小数，有人当千分位；不带单位的比值（1.250）照常读取。
或者指标的目标写成不带正负号的百分点（5pp：是达到 5%，还是提升 5 个百分点？），或者不可能为负的指标写了负数
（-20%：是降 20%，还是水平为 -20%？）；有基线时，实际值也一样。这个值不计入，其余照常读取。
为什么：“两倍”和“三倍”之间差了一整个基线，不能等看报告时才知道说的是哪一种（B2、B18）。
修改前：
    指标:
      - 内容: 品牌搜索量
        基线: 1000
        目标: 提升2倍
修改后：
    指标:
      - 内容: 品牌搜索量
        基线: 1000
        目标: 提升200%
""",
    ),
)

UNKNOWN_WORD = RuleInfo(
    "F103",
    "unknown-word",
    ERROR,
    N_("“{value}” is not a word for {field}{guess}"),
    N_("possible words: {known}"),
    fix="unsafe",
    docs=Docs(
        """A word that this field does not know.

What: a status, a level or another field with a fixed list of words holds a word that is not in the
list. The value is not counted; an action with such a status counts as open.
Why: the lists are short so that “how many are done” has one answer for all departments. Between
“nearly done” and “done” lies the very question that the next meeting asks; what needs more words
goes into the note.
Before:
    actions:
      - what: Write the copy for the home page
        status: nearly done
After:
    actions:
      - what: Write the copy for the home page
        status: doing
        note: nearly done, the legal check is missing
""",
        """取值无效。
是什么：状态、级别这类只能选词的字段，写了可选范围以外的词。这个值不计入；
状态没认出来的行动，先按未完成算。
为什么：可选的词少，“完成了多少”才会各部门一个口径。“差不多完成”到底算不算完成，
正是下次例会要问的；想多说几句，写在备注里。
修改前：
    行动:
      - 内容: 完成首页文案
        状态: 差不多完成了
修改后：
    行动:
      - 内容: 完成首页文案
        状态: 进行中
        备注: 只差法务审核
""",
    ),
)

UNFILLED_BOXES = RuleInfo(
    "F204",
    "unfilled-boxes",
    WARNING,
    N_("none of the boxes is ticked: “{value}”; read as {status}"),
    N_("tick one box (☑) or write one word"),
    docs=Docs(
        """Boxes of which none is ticked.

What: a status is written as a row of boxes, as on the printed checklist, and all of them are empty. It
is read as open.
Why: “not done” is an answer, and a row of empty boxes is none: more often than not, nobody has looked
at this line yet. Both count as open, but only one of them can be relied on.
Before:
    checks:
      - what: Budget confirmed
        status: □未完成 □已完成 □异常
After:
    checks:
      - what: Budget confirmed
        status: □未完成 ☑已完成 □异常
""",
        """方框未勾选。
是什么：状态照着纸质清单写成一排方框，一个都没有勾。按未完成处理。
为什么：“未完成”是一个答复，一排空框不是，多半是还没人看过这一项。两者都算未完成，
但只有前者靠得住。
修改前：
    检查项:
      - 内容: 预算已确认
        状态: □未完成 □已完成 □异常
修改后：
    检查项:
      - 内容: 预算已确认
        状态: □未完成 ☑已完成 □异常
""",
    ),
)

STATUS_SPELLING = RuleInfo(
    "F210",
    "status-spelling",
    HINT,
    N_("“{value}” is read as {status}"),
    N_("write “{word}”, so that one status has one name everywhere"),
    fix="safe",
    docs=Docs(
        """A status by another name.

What: a status is written in a word that is understood, but is not the usual one: todo for open, √ for
done. It is read and counted like the usual one. Words that say more than the usual one are left as
they are: 延期 and “blocked” tell in which way something is off-track.
Why: nothing is wrong for the program. For people who search the files, one status under five names
is five statuses.
Before:
    actions:
      - what: Write the copy for the home page
        status: finished
After:
    actions:
      - what: Write the copy for the home page
        status: done
""",
        """状态写法不统一。
是什么：状态写的词认得，但不是通用的那个，比如“待办”就是“未完成”，“√”就是“已完成”。照常读取，照常统计。
“延期”“受阻”这类词比“异常”说得更细，不算。
为什么：程序这边没有问题。可是在文件里搜索的人，一种状态五种叫法，就要搜五遍。
修改前：
    行动:
      - 内容: 完成首页文案
        状态: √
修改后：
    行动:
      - 内容: 完成首页文案
        状态: 已完成
""",
    ),
)

INFOS = (
    WRONG_NUMBER,
    UNKNOWN_WORD,
    UNCLEAR_NUMBER,
    UNFILLED_BOXES,
    STATUS_SPELLING,
)
"""The rules of this module, in the order of their codes."""
