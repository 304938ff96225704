"""A number that is none.

What: a field for a number holds something that cannot be read as one. The value is not counted; the
rest of the record is read.
Why: attainment and budgets are computed to the last digit from these fields. “About 15” and “1,00,0”
have no last digit, and a target that is guessed makes every report about it wrong.
Before:
    kpis:
      - what: Conversion of new customers
        target: fifteen percent
After:
    kpis:
      - what: Conversion of new customers
        target: 15%
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """写的不是数字。
是什么：数字字段里的内容读不成数字。这个值不计入，其余照常读取。
为什么：达成率和预算都靠这些数字精确计算。“百分之十五左右”“1,00,0”到底是多少？
目标靠猜，后面的报告就全错了。15%、1,000、1.2万、¥1000 都认得。
修改前：
    指标:
      - 内容: 新客转化率
        目标: 百分之十五左右
修改后：
    指标:
      - 内容: 新客转化率
        目标: 15%
"""

RULE = Rule(traps.WRONG_NUMBER, docs(__doc__, ZH))
