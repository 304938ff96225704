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
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """数据看不出属于哪个项目。
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
"""

RULE = Rule(traps.UNCLEAR_CAMPAIGN, docs(__doc__, ZH))
