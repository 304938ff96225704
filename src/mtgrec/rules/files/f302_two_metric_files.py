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
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """一个文件夹里有两张数据表。
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
"""

RULE = Rule(traps.TWO_METRIC_FILES, docs(__doc__, ZH))
