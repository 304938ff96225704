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
    2026-06-02,WeChat,clicks,about 1300
After:
    title: 618 kick-off
    # metrics.csv
    date,channel,metric,value
    2026-06-01,WeChat,clicks,1200
    2026-06-02,WeChat,clicks,1300
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """有一行数据没有读入。
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
"""

RULE = Rule(traps.WRONG_ROW, docs(__doc__, ZH))
