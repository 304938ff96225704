"""Core rate that jumped.

What: the newest value of a core KPI that is a rate is more than 10 % above or below the one before it,
of the same channel (threshold `fluctuation`). Counts and money are not judged: they move with the day
of the week.
Why: the day-to-day fluctuation of a core metric, such as click-through or conversion, stays at 10 % or
less (B11); more than that wants a look, be it good news.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 12%
        tier: core
    # metrics.csv
    date,channel,metric,value
    2026-06-08,,Conversion rate,10%
    2026-06-09,,Conversion rate,11.1%
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 12%
        tier: core
    # metrics.csv
    date,channel,metric,value
    2026-06-08,,Conversion rate,10%
    2026-06-09,,Conversion rate,11%
"""

from collections.abc import Iterator
from fractions import Fraction

from mtgrec.model.analysis.fluctuation import Fluctuation, last_steps
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_, Message
from mtgrec.model.values.figure_texts import figure_text, moment_text, percent_text
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import name_of

ZH = """波动过大。
是什么：核心指标是比率时，最新一次数据和同渠道的上一次相比，涨跌超过 10%（阈值 fluctuation）。
数量和金额不判断，它们本来就随日子起伏。
为什么：点击率、转化率等核心指标的日波动要控制在 10% 以内（B11）；超出了就该看一眼，是好消息也一样。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 12%
        类别: 核心
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-08,,转化率,10%
    2026-06-09,,转化率,11.1%
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 12%
        类别: 核心
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-08,,转化率,10%
    2026-06-09,,转化率,11%
"""

INFO = RuleInfo(
    "K010",
    "fluctuation",
    WARNING,
    N_("“{what}”: {reading} is {change} than {base} on {base_at}, more than {limit}"),
    N_("see at {source} whether the reading is right, and find out what moved it"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each channel of an open core KPI whose last change is too big (B11)."""
    if not state.open:
        return
    for step in last_steps(state.record, state.item, view.context):
        if step.fires:
            yield at_item(
                INFO,
                state,
                "what",
                what=name_of(state),
                reading=_reading_text(step),
                change=_change_text(step),
                base=figure_text(step.base.value.text),
                base_at=moment_text(step.base.at, dated=step.base.dated),
                limit=percent_text(view.thresholds.fluctuation),
                source=step.reading.source,
            )


def _reading_text(step: Fluctuation) -> Message:
    reading = step.reading
    return Message(
        N_("{value} in {channel} on {at}") if reading.channel else N_("{value} on {at}"),
        value=figure_text(reading.value.text),
        channel=reading.channel,
        at=moment_text(reading.at, dated=reading.dated),
    )


def _change_text(step: Fluctuation) -> Message:
    change = step.change.exact or Fraction(0)
    share = percent_text(abs(change))
    return Message(N_("{share} higher") if change > 0 else N_("{share} lower"), share=share)


RULE = Rule(INFO, item=find, kinds=("kpi",))
