"""KPI without a baseline.

What: an unfinished KPI has a target and no baseline.
Why: goals are quantified (B2), and the retrospective sets the result against the start (A4, B14). A
target of 15 % is a feat from 5 %, and a step back from 16 %.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        target: 15%
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import name_of, target_of

ZH = """缺基线。
是什么：未完成的指标写了目标，没写基线。
为什么：目标要量化（B2），复盘时要拿结果和起点比（A4、B14）。目标 15%，从 5% 做起是大进步，从 16% 做起是退步。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        目标: 15%
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
"""

INFO = RuleInfo(
    "K003",
    "no-baseline",
    HINT,
    N_("“{what}” has the target {target}, and no baseline to see it against"),
    N_("write the value it starts from: mtgrec set {address} baseline=…"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished KPI whose target is a level and that has no baseline."""
    if not state.open or "baseline" in state.item.at:
        return
    target = target_of(state, view)
    if target and not target.growth:
        yield at_item(
            INFO,
            state,
            "what",
            what=name_of(state),
            target=figure_text(target.text),
            address=state.address,
        )


RULE = Rule(INFO, item=find, kinds=("kpi",))
