"""Deviation whose analysis is overdue.

What: a reading is 20 % or more off expectation (threshold `below`), 24 hours are over (threshold
`analysis_hours`), and no entry under `deviations` tells its cause and adjustment. Consecutive readings
of one channel that are all below are one deviation, from the first to the last: its 24 hours begin
with the first, and one entry whose `at` lies in it closes it (without `channel`, in every channel).
What was over before the KPI was written down, and before the campaign began, is left alone.
Why: a metric 20 % or more below expectation is analysed within 24 hours, with a cause and an
adjustment (B10). The clock of a deviation stops only when its entry has both.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
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
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.analyses import Wording, unanalysed

ZH = """偏差分析超时。
是什么：数据低于预期 20% 及以上（阈值 below），已过 24 小时（阈值 analysis_hours），
“偏差”里还没写清原因和调整。同一渠道连续几次数据都低，算一次偏差，从第一次数据到最后一个：
24 小时从第一次数据算起，“发现”落在其间的一条记录就能了结它（不写渠道的，各渠道都管）。
定下指标以前、项目开始以前就结束的偏差不算。
为什么：指标比预期低 20% 及以上，24 小时内要完成分析，写明原因和调整（B10）。
一次偏差一条记录，原因和调整都写了才停表。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
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
    "K007",
    "analysis-overdue",
    ERROR,
    N_("“{what}”: {reading} is {off}; its analysis has been overdue since {deadline}"),
    N_("the reading stands at {source}; write down why: {command}"),
    docs=Docs(__doc__, ZH),
)
_SEVERAL = INFO._replace(
    sentence=N_(
        "“{what}”: {count} readings from {since} to {until} are worse than expected; their analysis "
        "has been overdue since {deadline}; the worst: {reading}, {off}"
    ),
)
_BEGUN = INFO._replace(
    sentence=N_("this deviation names {named}; its analysis has been overdue since {deadline}"),
    help=N_("write down both, the cause and the adjustment"),
)


_WORDING = Wording(INFO, _SEVERAL, INFO, _BEGUN, _BEGUN)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each deviation whose analysis is overdue (B10)."""
    return unanalysed(_WORDING, state, view, "overdue")


RULE = Rule(INFO, item=find, kinds=("kpi",))
