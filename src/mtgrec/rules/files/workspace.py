"""Rules about what belongs to the whole workspace: ids, people, holidays."""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo

SAME_RECORD_ID = RuleInfo(
    "F301",
    "same-record-id",
    ERROR,
    N_("the record id {id} is also used by {other}"),
    N_("give one of the two another id (field id 编号), or delete it"),
    docs=Docs(
        """Two records with one id.

What: two files bear the same id, written or derived from campaign, type and date. Both are read and
shown.
Why: an address begins with the id of its record, so `mtgrec done` would not know into which of the
files to write. Mostly it is one meeting that two people minuted; sometimes there really were two on
one day, and the second wants an id of its own.
Before:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    # afternoon.md
    type: weekly
    date: 2026-06-08
    title: Meeting with the agency
After:
    type: weekly
    date: 2026-06-08
    title: Weekly meeting
    # afternoon.md
    id: 618-2026-WK-260608b
    type: weekly
    date: 2026-06-08
    title: Meeting with the agency
""",
        """记录编号重复。
是什么：两个文件的编号一样，不管是写明的，还是按项目、类型和日期得出的。两份都照常读取和显示。
为什么：条目的完整编号以记录编号开头，编号重复，mtgrec done 就不知道该写进哪个文件。
多半是两个人记了同一场会，合成一份就好；如果同一天真的开了两场，给第二场另起一个编号。
修改前：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    # 下午.md
    类型: 例会
    日期: 2026-06-08
    主题: 代理商沟通会
修改后：
    类型: 例会
    日期: 2026-06-08
    主题: 周例会
    # 下午.md
    编号: 618-2026-WK-260608b
    类型: 例会
    日期: 2026-06-08
    主题: 代理商沟通会
""",
    ),
)

WRONG_PERSON = RuleInfo(
    "F306",
    "wrong-person",
    ERROR,
    N_("this entry of the people file is not read: {reason}"),
    N_("each entry needs at least a name: “- name: …”"),
    docs=Docs(
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
""",
        """人员条目无效。
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
""",
    ),
)

WRONG_HOLIDAY = RuleInfo(
    "F307",
    "wrong-holiday",
    ERROR,
    N_("this entry of the holidays file is not read: {reason}"),
    N_("under “off 休” and “work 班” write dates, as 2026-10-01, or 2026-10-01 ~ 2026-10-07"),
    docs=Docs(
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
""",
        """节假日无效。
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
""",
    ),
)

INFOS = (
    SAME_RECORD_ID,
    WRONG_PERSON,
    WRONG_HOLIDAY,
)
"""The rules of this module, in the order of their codes."""
