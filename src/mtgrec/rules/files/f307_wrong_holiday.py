"""An entry of the holidays file that is not read.

What: an entry is no date and no span of dates, or a day is off and a make-up day at once, or the list
has another name than “off 休” and “work 班”. All other entries are read.
Why: days of lag and “in three working days” are counted with this calendar. A name such as “National
Day” is not enough: its days, and the weekends worked in return, are announced anew every year.
Before:
    # holidays.yaml
    off:
      - National Day
    work: [2026-09-27]
After:
    # holidays.yaml
    off:
      - 2026-10-01 ~ 2026-10-07
    work: [2026-09-27]
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """节假日里有一条没有读入。
是什么：这一条不是日期，也不是起止日期；或者同一天又休又班；或者列表不叫“off 休”“work 班”。
其他条照常读取。
为什么：滞后天数和“三个工作日后”都按这张表来数。只写“国庆”不够：
每年放哪几天、哪个周末调休，都要等通知，得写成具体日期。
修改前：
    # holidays.yaml
    休:
      - 国庆
    班: [2026-09-27]
修改后：
    # holidays.yaml
    休:
      - 2026-10-01 至 2026-10-07
    班: [2026-09-27]
"""

RULE = Rule(traps.WRONG_HOLIDAY, docs(__doc__, ZH))
