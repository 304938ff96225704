"""An entry of the people file that is not read.

What: an entry has no name, is itself a list, or gives several values where one is wanted. The other
entries are read.
Why: the phone, the manager and the other names of a person are looked up by name. Without one the
entry is nobody's, and “Old Wang” in the minutes remains a stranger who cannot be called.
Before:
    # people.yaml
    - department: Marketing
      phone: 555-0100
After:
    # people.yaml
    - name: Li Lei
      department: Marketing
      phone: 555-0100
"""

from mtgrec.rules import traps
from mtgrec.rules.engine.rule import Rule, docs

ZH = """人员名单里有一条没有读入。
是什么：这一条没写姓名，或者本身又是列表，或者只能写一个值的地方写了几个。其他条照常读取。
为什么：联系方式、上级和别名都按姓名来查。这一条读不进来，他的别名就会被当成不认识的人，
催办也找不到电话。
修改前：
    # 人员.yaml
    - 姓名: 李雷
      部门: [市场部, 销售部]
修改后：
    # 人员.yaml
    - 姓名: 李雷
      部门: 市场部
"""

RULE = Rule(traps.WRONG_PERSON, docs(__doc__, ZH))
