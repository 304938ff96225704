"""Rules about tables of readings."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, WARNING, Docs, RuleInfo

SEVERAL_TABLES = N_("keep a metrics.csv for each campaign or year, in a folder of its own")
"""What helps where a table of readings is larger than it may be."""

TWO_METRIC_FILES = RuleInfo(
    "F302",
    "two-metric-files",
    ERROR,
    N_("{first} and {second} lie in one folder; neither is read"),
    N_("put the rows of both into one file"),
    docs=Docs(
        """Two tables of readings in one folder.

What: metrics.csv and 指标.csv lie side by side. Neither of them is read.
Why: often one is the old copy of the other. Adding both up would count every click twice; choosing
one would drop days that only the other has.
Before:
    title: 618 kick-off
    # metrics.csv
    date,metric,value
    2026-06-01,clicks,1200
    # 指标.csv
    日期,指标,数值
    2026-06-02,clicks,1350
After:
    title: 618 kick-off
    # metrics.csv
    date,metric,value
    2026-06-01,clicks,1200
    2026-06-02,clicks,1350
""",
        """数据表重复。
是什么：metrics.csv 和 指标.csv 放在了一起。两张都不读取。
为什么：往往一张是另一张的旧版。都算，点击量就翻了倍；只取一张，又会丢掉只在另一张里的日子。
修改前：
    主题: 618 大促启动会
    # metrics.csv
    date,metric,value
    2026-06-01,点击量,1200
    # 指标.csv
    日期,指标,数值
    2026-06-02,点击量,1350
修改后：
    主题: 618 大促启动会
    # 指标.csv
    日期,指标,数值
    2026-06-01,点击量,1200
    2026-06-02,点击量,1350
""",
    ),
)

WRONG_ROW = RuleInfo(
    "F303",
    "wrong-row",
    ERROR,
    N_("this row of readings is not read: {reason}"),
    N_("a row needs a date, a metric and a number as its value"),
    docs=Docs(
        """A row of readings that is not read.

What: a row lacks its date, its metric or its value, or one of them cannot be read, or it says
something else than an earlier row about the same day. All other rows are read.
Why: a missing reading is shown as “no data”, an invented one as a result. Where two rows disagree
about a day, the first counts until somebody has looked into it.
Before:
    title: 618 kick-off
    # metrics.csv
    date,channel,metric,value
    2026-06-01,WeChat,clicks,1200
    2026-06-02,WeChat,clicks,1300 to 1400
After:
    title: 618 kick-off
    # metrics.csv
    date,channel,metric,value
    2026-06-01,WeChat,clicks,1200
    2026-06-02,WeChat,clicks,1300
""",
        """数据行无效。
是什么：这一行缺日期、指标或数值，或者其中一个读不出来，或者与前面同一天的数据不一样。其他行照常读取。
为什么：缺一个数，报表上写“缺数据”；编一个数，就成了业绩。同一天有两个说法时，
先按前一行算，等人去核对。
修改前：
    主题: 618 大促启动会
    # 指标.csv
    日期,渠道,指标,数值
    2026-06-01,小红书,点击量,1200
    2026-06-01,小红书,点击量,1350
修改后：
    主题: 618 大促启动会
    # 指标.csv
    日期,渠道,指标,数值
    2026-06-01,小红书,点击量,1200
    2026-06-02,小红书,点击量,1350
""",
    ),
)

NO_COLUMN = RuleInfo(
    "F304",
    "missing-column",
    ERROR,
    N_("the heading line has no column for {column}"),
    N_(
        "the columns, with commas between: "
        "date 日期, channel 渠道, metric 指标, value 数值, expected 预期, campaign 项目"
    ),
    docs=Docs(
        """A column that is missing.

What: the heading line of a table of readings has no column for the date, the metric or the value, or
the columns are parted by semicolons. Nothing of the table is read.
Why: columns are told by their names and not by their order, so that a column may be added or moved in
Excel without harm. Without its name nobody knows what a number measures.
Before:
    title: 618 kick-off
    # metrics.csv
    date,channel,clicks
    2026-06-01,WeChat,1200
After:
    title: 618 kick-off
    # metrics.csv
    date,channel,metric,value
    2026-06-01,WeChat,clicks,1200
""",
        """数据缺列。
是什么：表头里没有日期、指标或数值这一列，或者各列用分号隔开。整张表都不读取。
为什么：列是按名称认的，不看顺序，所以在 Excel 里加一列、换个位置都没关系。
没有列名，就没人知道一个数字说的是什么。
修改前：
    主题: 618 大促启动会
    # 指标.csv
    日期;指标;数值
    2026-06-01;点击量;1200
修改后：
    主题: 618 大促启动会
    # 指标.csv
    日期,指标,数值
    2026-06-01,点击量,1200
""",
    ),
)

UNCLEAR_CAMPAIGN = RuleInfo(
    "F305",
    "unclear-campaign",
    ERROR,
    N_("the folder's records do not tell which campaign these readings belong to"),
    N_("add a column campaign 项目"),
    docs=Docs(
        """Readings that could be any campaign's.

What: a table of readings has no column for the campaign, and the records in its folder belong to
several campaigns, or to none. Nothing of the table is read.
Why: a table beside the records of one campaign is that campaign's; this saves a column. Beside two,
the clicks of the one would raise the attainment of the other.
Before:
    campaign: 618-2026
    # spring.md
    campaign: spring-2026
    # metrics.csv
    date,metric,value
    2026-06-01,clicks,1200
After:
    campaign: 618-2026
    # spring.md
    campaign: spring-2026
    # metrics.csv
    campaign,date,metric,value
    618-2026,2026-06-01,clicks,1200
""",
        """数据项目不明。
是什么：数据表没有项目这一列，同一文件夹里的记录又分属几个项目，或者一个项目也没有。整张表都不读取。
为什么：和一个项目的记录放在一起，就算这个项目的，省得每行都写。放在两个项目中间，
这个项目的点击量就可能算进那个项目的达成率。
修改前：
    项目: 618-2026
    # 春季.md
    项目: spring-2026
    # 指标.csv
    日期,指标,数值
    2026-06-01,点击量,1200
修改后：
    项目: 618-2026
    # 春季.md
    项目: spring-2026
    # 指标.csv
    项目,日期,指标,数值
    618-2026,2026-06-01,点击量,1200
""",
    ),
)

SAME_COLUMN = RuleInfo(
    "F308",
    "same-column-twice",
    WARNING,
    N_("“{heading}” and “{first}” are both the column {column}; the first one counts"),
    N_("delete one of the two columns, or give it a name that mtgrec does not know"),
    docs=Docs(
        """One column twice.

What: two headings of a table of readings name the same column, perhaps one in English and one in
Chinese. The first of them counts, the other is not read.
Why: two exports pasted side by side look like this, and so does a column that was translated. If
the two differ, one set of numbers is missing from every figure; somebody has to say which.
Before:
    title: 618 kick-off
    # metrics.csv
    date,metric,value,数值
    2026-06-01,clicks,1200,1250
After:
    title: 618 kick-off
    # metrics.csv
    date,metric,value,corrected
    2026-06-01,clicks,1200,1250
""",
        """数据列重复。
是什么：数据表的表头里，有两列是同一个意思，比如一列写英文、一列写中文。以前一列为准，后一列不读取。
为什么：两份导出的数据左右拼在一起，或者把列名翻译了一遍，就会这样。
两列的数如果不一样，总有一组没算进去；留哪一列，得有人定。
修改前：
    主题: 618 大促启动会
    # 指标.csv
    日期,指标,数值,value
    2026-06-01,点击量,1200,1250
修改后：
    主题: 618 大促启动会
    # 指标.csv
    日期,指标,数值,修正前
    2026-06-01,点击量,1200,1250
""",
    ),
)

INFOS = (
    TWO_METRIC_FILES,
    WRONG_ROW,
    NO_COLUMN,
    UNCLEAR_CAMPAIGN,
    SAME_COLUMN,
)
"""The rules of this module, in the order of their codes."""
