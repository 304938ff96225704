"""KPI that no action serves.

What: none of the campaign's actions names this KPI in its field `kpi`. Asked from the day after its
record, in campaigns that have actions; cancelled actions do not count.
Why: goals are broken down into tasks (A6). A target for which nobody does anything is reached by
chance, or not at all.
Before:
    kpis:
      - id: K4XN
        what: New-customer conversion
        baseline: 10%
        target: 15%
    actions:
      - id: A7KQ
        what: Shorten the sign-up form
After:
    kpis:
      - id: K4XN
        what: New-customer conversion
        baseline: 10%
        target: 15%
    actions:
      - id: A7KQ
        what: Shorten the sign-up form
        kpi: [K4XN]
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.records.mentions import Mention
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """指标无行动。
是什么：项目里没有一条行动的“关联指标”写了这个指标。有行动的项目才提示，从记录的第二天算起；已取消的行动不算。
为什么：目标要分解成任务（A6）。没有人为它做事的目标，达成只能靠碰运气。
修改前：
    指标:
      - 编号: K4XN
        内容: 新客转化率
        基线: 10%
        目标: 15%
    行动:
      - 编号: A7KQ
        内容: 简化注册流程
修改后：
    指标:
      - 编号: K4XN
        内容: 新客转化率
        基线: 10%
        目标: 15%
    行动:
      - 编号: A7KQ
        内容: 简化注册流程
        关联指标: [K4XN]
"""

INFO = RuleInfo(
    "T008",
    "unserved-kpi",
    HINT,
    N_("no action serves this KPI"),
    N_("link those that do: mtgrec set ACTION kpi+={address}"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a KPI of an open campaign that no action names."""
    day = state.record.date
    if not (state.open and day and day < view.today) or view.exempt(state.record):
        return
    mentions = view.mentions.get(state.address, ())
    if not any(map(_serves, mentions)) and _has_actions(state.record, view):
        yield at_item(INFO, state, "what", address=state.address)


def _serves(mention: Mention) -> bool:
    item = mention.source.item
    return mention.field == "kpi" and item is not None and item.status != "cancelled"


def _has_actions(record: Record, view: RuleView) -> bool:
    return any(
        each.item_lists.get("action")
        for campaign in record.campaigns
        for each in view.by_campaign[campaign]
    )


RULE = Rule(INFO, item=find, kinds=("kpi",))
