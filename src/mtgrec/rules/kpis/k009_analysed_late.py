"""Deviation that was analysed too late.

What: cause and adjustment are written down, but later than 24 hours after the first reading of the
deviation (threshold `analysis_hours`).
Why: a metric 20 % or more below expectation is analysed within 24 hours (B10). This is only told, for
the retrospective to see how quickly the team acts.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
        deviations:
          - at: 2026-06-05
            cause: The landing page loaded slowly
            adjustment: Images compressed
            recorded: 2026-06-09
    # metrics.csv
    date,channel,metric,value
    2026-06-05,,Conversion rate,12%
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
        deviations:
          - at: 2026-06-05
            cause: The landing page loaded slowly
            adjustment: Images compressed
            recorded: 2026-06-06
    # metrics.csv
    date,channel,metric,value
    2026-06-05,,Conversion rate,12%
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.model.values.figure_texts import moment_text
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.analyses import deadline_text, deviations_of
from mtgrec.rules.kpis.places import at_offset

ZH = """偏差分析过晚。
是什么：原因和调整都写了，但离偏差的第一次数据已超过 24 小时（阈值 analysis_hours）。
为什么：指标比预期低 20% 及以上，24 小时内要完成分析（B10）。这里只作提示，复盘时看团队反应快不快。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
        偏差:
          - 发现: 2026-06-05
            原因: 落地页打开太慢
            调整: 压缩图片
            记录: 2026-06-09
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-05,,转化率,12%
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
        偏差:
          - 发现: 2026-06-05
            原因: 落地页打开太慢
            调整: 压缩图片
            记录: 2026-06-06
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-05,,转化率,12%
"""

INFO = RuleInfo(
    "K009",
    "analysed-late",
    HINT,
    N_("the deviation of {at} was analysed on {recorded}, due by {deadline}"),
    N_("if it was written down in time, correct the day; else it stays so, for the retrospective"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each deviation whose analysis was written down after its deadline."""
    for deviation in deviations_of(state, view):
        written = deviation.written
        if deviation.state == "late" and written and deviation.at and deviation.recorded:
            yield at_offset(
                INFO,
                state,
                written.at.get("recorded", written.offset),
                at=moment_text(deviation.at, dated=deviation.dated),
                recorded=moment_text(deviation.recorded),
                deadline=deadline_text(deviation),
            )


RULE = Rule(INFO, item=find, kinds=("kpi",))
