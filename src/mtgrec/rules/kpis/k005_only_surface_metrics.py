"""Campaign with surface metrics only.

What: of a campaign's KPIs that say their tier, all are surface metrics.
Why: core business metrics such as ROI and conversion come before surface metrics such as exposure
(B20). Much exposure that nobody buys from looks like success until the end.
Before:
    kpis:
      - id: K5DV
        what: Exposure
        baseline: 800,000
        target: 1,000,000
        tier: surface
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
        tier: core
      - id: K5DV
        what: Exposure
        baseline: 800,000
        target: 1,000,000
        tier: surface
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """只有表层指标。
是什么：项目里标了类别的指标全是表层指标。
为什么：核心业务指标（ROI、转化）要放在曝光之类的表层指标前面（B20）。曝光再高，没人买也是白热闹，到最后才看出来。
修改前：
    指标:
      - 编号: K5DV
        内容: 曝光量
        基线: 80万
        目标: 100万
        类别: 表层
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
        类别: 核心
      - 编号: K5DV
        内容: 曝光量
        基线: 80万
        目标: 100万
        类别: 表层
"""

INFO = RuleInfo(
    "K005",
    "only-surface-metrics",
    WARNING,
    N_("none of the {count} KPIs of {campaign} that say their tier is a core metric"),
    N_("add a core one, such as conversion or ROI; if this is one: mtgrec set {address} tier=core"),
    docs=Docs(__doc__, ZH),
)


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each campaign without a KPI of the tier core, at its first KPI (B20)."""
    by_campaign: dict[str, list[ItemState]] = {}
    for state in view.item_states:
        item = state.item
        if item.kind == "kpi" and not item.lacks("tier") and item.status != "cancelled":
            if view.exempt(state.record):
                continue
            for campaign in state.record.campaigns:
                by_campaign.setdefault(campaign, []).append(state)
    for campaign, kpis in by_campaign.items():
        if campaign in view.closed or any(map(_may_be_core, kpis)):
            continue
        yield at_item(
            INFO, kpis[0], "tier", campaign=campaign, count=len(kpis), address=kpis[0].address
        )


def _may_be_core(state: ItemState) -> bool:
    return state.item.text("tier") == "core" or "tier" in state.item.unread


RULE = Rule(INFO, workspace=find, kinds=("kpi",))
