"""Rules about dates that cannot be read, or are not certain."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, HINT, WARNING, Docs, RuleInfo

WRONG_DATE = RuleInfo(
    "F101",
    "wrong-date",
    ERROR,
    N_("“{value}” is no date (field {field})"),
    N_("write the date as 2026-06-05"),
    docs=Docs(
        """A date that is none.

What: a field for a date holds a day that does not exist, or words that are no date, such as “as soon
as possible”. The value is not counted; the rest of the record is read.
Why: what has no date never falls due. The action would be on time for ever, remind nobody and turn
up in no list of what is overdue.
Before:
    actions:
      - what: Write the copy for the home page
        due: 2026-02-30
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-02-28
""",
        """日期无效。
是什么：日期字段里写了不存在的日子，或者“尽快”这类不是日期的话。这个值不计入，其余照常读取。
为什么：没有日期就永远到不了期。这条行动会一直“没有逾期”，不提醒任何人，逾期清单里也没有它。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 尽快
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
""",
    ),
)

YEARLESS_DATE = RuleInfo(
    "F107",
    "date-without-year",
    ERROR,
    N_("“{value}” has no year, and the record has no date to tell it (field {field})"),
    N_("write the date with its year, as 2026-06-05, or give the record a date"),
    docs=Docs(
        """A day without a year, in a record without a date.

What: a date gives a month and a day, and the record itself has no date from which the year could be
told. The value is not counted; the rest of the record is read.
Why: in a dated record 12月20日 is the one nearest to the meeting, even across the turn of the year.
Without that date every year is as likely as the next, and today's date would give another answer
when the file is opened a year later.
Before:
    ---
    type: weekly
    campaign: 618-2026
    actions:
      - what: Write the copy for the home page
        due: 6月5日
    ---
After:
    ---
    type: weekly
    campaign: 618-2026
    date: 2026-06-01
    actions:
      - what: Write the copy for the home page
        due: 6月5日
    ---
""",
        """日期缺年份。
是什么：日期只写了月和日，记录本身又没有日期，推算不出是哪一年。这个值不计入，其余照常读取。
为什么：记录有日期时，“12月20日”取离会议最近的那一天，跨年也不会错。没有日期，哪一年都有可能；
按今天来算，明年再打开文件，答案就变了。
修改前：
    ---
    类型: 例会
    项目: 618-2026
    行动:
      - 内容: 完成首页文案
        截止: 6月5日
    ---
修改后：
    ---
    类型: 例会
    项目: 618-2026
    日期: 2026-06-01
    行动:
      - 内容: 完成首页文案
        截止: 6月5日
    ---
""",
    ),
)

UNCERTAIN_DATE = RuleInfo(
    "F110",
    "uncertain-date",
    ERROR,
    N_("“{value}” is no certain day, so it is not counted (field {field})"),
    N_("{reason}; write the date out, as 2026-06-05"),
    docs=Docs(
        """A date that may be more than one day.

What: the words mean several days, or one of two: “next week”, “mid-month”, 4/5. The value is not
counted; the help says what it may mean. The rest of the record is read.
Why: 4/5 is the fourth of May in London and the fifth of April in New York. A guessed deadline starts
reminders and counts days of lag against a person who had agreed to another day.
Before:
    actions:
      - what: Write the copy for the home page
        due: 4/5
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-05-04
""",
        """日期不确定。
是什么：写的是一段时间，或者可能是两天里的某一天：“下周”“月中”“本周内”。这个值不计入，
提示里会写出可能是哪几天；其余照常读取。
为什么：“本周内”是到周五还是到周日，各人理解不同。替人猜一个截止日期，
催办和逾期天数就都记到了一个没答应过这一天的人头上。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 本周内
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-05-29
""",
    ),
)

RELATIVE_DATE = RuleInfo(
    "F205",
    "relative-date",
    WARNING,
    N_("“{value}” is read as {day}, as seen from the date of the record"),
    N_("write the date out, as {day}"),
    fix="safe",
    docs=Docs(
        """A day that is said, not written.

What: a date is given as one says it, “tomorrow” or “next Friday”. It is read as seen from the date of
the record, never from today.
Why: those who were not there read it days later, and ask which Friday. Copied into the minutes of the
week after, the same words move the deadline by a week without a trace.
Before:
    actions:
      - what: Write the copy for the home page
        due: next Friday
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-06-05
""",
        """相对日期。
是什么：日期写成“明天”“下周五”这样的说法。按记录的日期推算，不按今天算。
为什么：没参会的人过几天才看到，还得问是哪个周五。原样抄到下一周的纪要里，
截止日期就不知不觉晚了一周。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 下周五
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
""",
    ),
)

DAY_INCLUDED = RuleInfo(
    "F120",
    "day-included",
    HINT,
    N_("“{value}” is read as {day}, that day included"),
    N_("write the date out, as {day}"),
    fix="safe",
    docs=Docs(
        """A date that says until when.

What: a date is given as “by Friday”, 6月5日前 or 周五之前. It is read as that day, the day itself
included; a weekday is counted from the date of the record. “Before 5 June”, which leaves out the day
itself in English, is not read.
Why: it is the usual way to say a deadline, and nearly everybody means that Friday is still in time.
Written out, nobody needs to ask.
Before:
    actions:
      - what: Write the copy for the home page
        due: by Friday
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-05-29
""",
        """日期含当天。
是什么：日期写成“6月5日前”“周五之前”“by Friday”。按当天截止来读，当天也算；
“周五”这样的说法按记录的日期推算。英文的 before 5 June 不含当天，不读取。
为什么：交代期限时大家都这么说，一般都是当天下班前交也算数。直接写出日期，就不用再问了。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 周五前
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-05-29
""",
    ),
)

APPROXIMATE_DATE = RuleInfo(
    "F123",
    "approximate-date",
    HINT,
    N_("“{value}” names the day only approximately, so {day} counts"),
    N_("once the day is agreed, write it out, as {day}"),
    docs=Docs(
        """A date that is only approximate.

What: a date is given as “around 5 June”, 约6月5日 or 6月5日左右. It is read as the day that is named; a
weekday is counted from the date of the record.
Why: what has no date is in no list of what is due. The day that was named reminds everybody in time;
whether it is the right one only the owner can say.
Before:
    actions:
      - what: Write the copy for the home page
        due: around 5 June
After:
    actions:
      - what: Write the copy for the home page
        due: 2026-06-05
""",
        """日期是大概。
是什么：日期写成“6月5日左右”“约6月5日”“周五前后”。按写出的那一天计；“周五”这样的说法按记录的日期推算。
为什么：没有日期的事不会出现在任何到期清单里。按写出的那一天计，至少到时会提醒；到底是哪一天，要由负责人定。
修改前：
    行动:
      - 内容: 完成首页文案
        截止: 6月5日左右
修改后：
    行动:
      - 内容: 完成首页文案
        截止: 2026-06-05
""",
    ),
)

INFOS = (
    WRONG_DATE,
    YEARLESS_DATE,
    UNCERTAIN_DATE,
    DAY_INCLUDED,
    RELATIVE_DATE,
    APPROXIMATE_DATE,
)
"""The rules of this module, in the order of their codes."""
