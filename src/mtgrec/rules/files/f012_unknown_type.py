"""A type that is almost a known one.

What: the type of the record is a slip away from one that exists. The file is not read. A type that
resembles none (`type: book`) belongs to another tool and is left in peace.
Why: the type is what makes a file a record. With one letter missing, the whole meeting would be
absent from every list and every figure, and nobody misses what is not there.
Before:
    type: kickof
After:
    type: kickoff
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """记录类型写得差一点。
是什么：类型与已有的某一种只差一点，像是打错了字。这个文件暂不读取。
和哪一种都不像的（比如“类型: 图书”）是别的工具的文件，不去管它。
为什么：一个文件算不算记录，全看类型。输入法选错一个字，整场会议就从所有清单和统计里消失了，
而没列出来的东西，谁也不会想起来去找。
修改前：
    类型: 执行列会
修改后：
    类型: 执行例会
"""

RULE = Rule(traps.UNKNOWN_TYPE, docs(__doc__, ZH))
