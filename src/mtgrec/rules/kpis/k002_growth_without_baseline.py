"""Growth without a baseline.

What: a KPI's target is a growth, such as +30 % or 提升30%, and no baseline says on what.
Why: goals are quantified (B2). Without a baseline nobody knows which level +30 % means, so there is
neither goal attainment (B13) nor a deviation (B10).
Before:
    kpis:
      - id: K4XN
        what: Exposure
        target: +30%
After:
    kpis:
      - id: K4XN
        what: Exposure
        baseline: 800,000
        target: +30%
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import at_target, target_of

ZH = """增长缺基线。
是什么：指标的目标写成增长（如 +30%、提升30%），却没写基线。
为什么：目标要量化（B2）。没有基线就不知道 +30% 是多少，目标达成率（B13）和偏差（B10）都算不出来。
修改前：
    指标:
      - 编号: K4XN
        内容: 曝光量
        目标: 提升30%
修改后：
    指标:
      - 编号: K4XN
        内容: 曝光量
        基线: 80万
        目标: 提升30%
"""

INFO = RuleInfo(
    "K002",
    "growth-without-baseline",
    ERROR,
    N_("the target {target} is a growth, and no baseline says on what"),
    N_("write the value it starts from: mtgrec set {address} baseline=…"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a KPI whose target is a growth and that has no baseline."""
    target = target_of(state, view)
    if target and target.growth and "baseline" not in state.item.at:
        yield at_target(INFO, state, view, target=target.text, address=state.address)


RULE = Rule(INFO, item=find, kinds=("kpi",))
