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
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """同一列出现了两次。
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
"""

RULE = Rule(traps.SAME_COLUMN, docs(__doc__, ZH))
