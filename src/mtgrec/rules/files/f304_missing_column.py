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
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """数据表缺少一列。
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
"""

RULE = Rule(traps.NO_COLUMN, docs(__doc__, ZH))
