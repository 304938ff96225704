"""Waiver without a reason.

What: the field `waive` of a record or an item names a rule, and gives no reason. It waives nothing.
Why: a rule is set aside for a reason that others can read later, and that can be asked about once it
no longer holds. Without one a waiver is only a way to be left in peace.
Before:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        waive:
          A002:
After:
    actions:
      - id: A7KQ
        what: Shoot the launch video
        waive:
          A002: The studio names the day
"""

from collections.abc import Iterator

from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.model.records.schema import KINDS
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.engine.waivers import at_waiver, waiver_holders, waivers

ZH = """豁免缺理由。
是什么：记录或条目的“豁免”里写了规则，没写理由。这样不算豁免。
为什么：不按规则来，总要有个别人以后看得懂的理由，情况变了也好再问。没有理由的豁免，只是图个清静。
修改前：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        豁免:
          A002:
修改后：
    行动:
      - 编号: A7KQ
        内容: 拍摄上市短片
        豁免:
          A002: 拍摄日期由摄影棚定
"""

INFO = RuleInfo(
    "F212",
    "waiver-without-reason",
    WARNING,
    N_("no reason is given for setting {word} aside, so it still holds"),
    N_("write after the colon why it does not hold here"),
    docs=Docs(__doc__, ZH),
)

_LONGEST_SHOWN = 40


def find(record: Record, _view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each waiver of the record or its items without a reason."""
    for holder in waiver_holders(record):
        for word, reason in waivers(holder).items():
            if not reason.strip():
                yield at_waiver(INFO, record, holder, word=word[:_LONGEST_SHOWN])


RULE = Rule(INFO, record=find, kinds=tuple(KINDS))
