"""KPI whose direction contradicts its target.

What: an unfinished KPI says that higher is better, and its target lies below its baseline, or the
reverse.
Why: attainment is turned round where lower is better (B13). With the wrong direction a goal that was
missed shows as reached.
Before:
    kpis:
      - id: K4XN
        what: Return rate
        baseline: 10%
        target: 5%
        direction: higher
After:
    kpis:
      - id: K4XN
        what: Return rate
        baseline: 10%
        target: 5%
        direction: lower
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi_targets import way_from_baseline
from mtgrec.model.message import N_
from mtgrec.model.values.figure_texts import figure_text
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import name_of, target_of

ZH = """方向矛盾。
是什么：未完成的指标写了“越高越好”，目标却低于基线；或者正好相反。
为什么：越低越好的指标，达成率要反过来算（B13）。方向写反了，没达成的目标会显示为已达成。
修改前：
    指标:
      - 编号: K4XN
        内容: 退货率
        基线: 10%
        目标: 5%
        方向: 越高越好
修改后：
    指标:
      - 编号: K4XN
        内容: 退货率
        基线: 10%
        目标: 5%
        方向: 越低越好
"""

INFO = RuleInfo(
    "K012",
    "direction-contradicted",
    WARNING,
    N_("“{what}” goes from {baseline} to {target}, against its direction"),
    N_("correct the direction, or leave it out: mtgrec set {address} direction="),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished KPI whose target lies on the other side of its baseline."""
    declared, target = state.item.text("direction"), target_of(state, view)
    way = way_from_baseline(state.item, target)
    baseline = state.item.quantity("baseline")
    if state.open and declared and way and way != declared and target and baseline:
        yield at_item(
            INFO,
            state,
            "direction",
            what=name_of(state),
            baseline=figure_text(baseline.text),
            target=figure_text(target.text),
            address=state.address,
        )


RULE = Rule(INFO, item=find, kinds=("kpi",))
