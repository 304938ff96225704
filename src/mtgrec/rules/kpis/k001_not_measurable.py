"""KPI that cannot be measured.

What: a KPI has no target, and its words name no figure either. Days, years and names such as 618 are
no figure.
Why: goals are quantified (B2): “raise brand influence” is no goal, “brand searches +50 %” is one
(B18). Whether a goal without a figure was reached is a matter of opinion.
Before:
    kpis:
      - id: K7BR
        what: Raise brand influence
After:
    kpis:
      - id: K7BR
        what: Brand searches
        baseline: 20,000
        target: +50%
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.measurable import names_figure
from mtgrec.rules.kpis.places import name_of, target_of

ZH = """指标不可衡量。
是什么：指标没有目标值，内容里也没有数字。日期、年份和 618 这样的名称不算。
为什么：目标要量化（B2）：“提升品牌影响力”不可衡量，“品牌搜索量提升 50%”可以（B18）。
没有数字，达没达成只能各说各的。
修改前：
    指标:
      - 编号: K7BR
        内容: 提升品牌影响力
修改后：
    指标:
      - 编号: K7BR
        内容: 品牌搜索量
        基线: 2万
        目标: +50%
"""

INFO = RuleInfo(
    "K001",
    "not-measurable",
    ERROR,
    N_("“{what}” has no target, and its words name no figure either"),
    N_("say how much, and of what: mtgrec set {address} target=15%"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished KPI without a target and without a figure in its words."""
    if not state.open or "target" in state.item.at or target_of(state, view):
        return
    if not names_figure(state.item.text("what") or ""):
        yield at_item(INFO, state, "what", what=name_of(state), address=state.address)


RULE = Rule(INFO, item=find, kinds=("kpi",))
