"""Rhythm of meetings that is not understood.

What: the words under `rhythm` name no interval and no weekday, so it is not known when the next
execution meeting is due. Understood are numbers of days, weeks and months, days of the week, also
several or every other week, a weekday of the month, and days of the month.
Why: execution meetings come weekly or every two weeks (A1); nobody is told that one is due (A16).
Before:
    type: campaign
    rhythm: when needed
After:
    type: campaign
    rhythm: every other Wednesday
"""

from collections.abc import Iterator

from mtgrec.model.figures.campaign import is_closed
from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.model.values.rhythm import read_rhythm
from mtgrec.rules.engine.finding import Finding, at_record
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """例会频率不明。
是什么：例会频率里没写隔多久，也没写周几，算不出下次例会是哪天。
能看懂的有：几天、几周、几个月一次，每周几（可以写几个），隔周几，每月第几个周几，每月几号。
为什么：执行例会每周或每两周一次（A1）；算不出来，该开会时就没人提醒（A16）。
修改前：
    类型: 营销方案
    例会频率: 视情况而定
修改后：
    类型: 营销方案
    例会频率: 隔周三
"""

INFO = RuleInfo(
    "F131",
    "unknown-rhythm",
    WARNING,
    N_("“{rhythm}” does not say when the next meeting is"),
    N_(
        "write 7 天, 每周二、周四, 隔周三, weekly, every Monday or every other Wednesday: "
        "mtgrec set {id} rhythm=TEXT"
    ),
    docs=Docs(__doc__, ZH),
)


def find(record: Record, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a plan whose rhythm is not understood."""
    rhythm = (record.text("rhythm") or "").strip()
    is_plan = record.type.role == "campaign" and not is_closed(record)
    if rhythm and is_plan and read_rhythm(rhythm) is None:
        yield at_record(INFO, record, "rhythm", rhythm=rhythm, id=record.id)


RULE = Rule(INFO, record=find)
