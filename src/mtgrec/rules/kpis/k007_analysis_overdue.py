"""Deviation whose analysis is overdue.

What: a reading is 20 % or more off expectation (threshold `below`), 24 hours are over (threshold
`analysis_hours`), and no entry under `deviations` tells its cause and adjustment. Several readings of
one channel are one finding. What was read before the KPI was written down, and before the campaign
began, is left alone.
Why: a metric 20 % or more below expectation is analysed within 24 hours, with a cause and an
adjustment (B10). The clock of a deviation stops only when its own entry has both.
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
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.analyses import (
    begun_entries,
    deadline_text,
    deviations_of,
    message_values,
    without_entry,
    written_half_text,
)
from mtgrec.rules.kpis.places import at_offset

ZH = """偏差分析超时。
是什么：读数偏离预期 20% 及以上（阈值 below），已过 24 小时（阈值 analysis_hours），
“偏差”里还没写清原因和调整。同一渠道的多个读数合并成一条。
定下指标以前、项目开始以前的读数不算。
为什么：指标比预期低 20% 及以上，24 小时内要完成分析，写明原因和调整（B10）。
每个偏差要有自己的一条，原因和调整都写了才停表。
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
    N_("the reading stands at {source}; write under {field} of this KPI: {example}"),
    docs=Docs(__doc__, ZH),
)
_SEVERAL = INFO._replace(
    sentence=N_(
        "“{what}”: the analyses of {count} readings are overdue, the first since {deadline}; "
        "the newest reading: {reading}, {off}"
    ),
    help=N_(
        "it stands at {source}; write an entry for each under {field} of this KPI, as {example}"
    ),
)
_BEGUN = INFO._replace(
    sentence=N_("this deviation names {named}; its analysis has been overdue since {deadline}"),
    help=N_("write down both, the cause and the adjustment"),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each overdue entry, and for each channel without entries (B10)."""
    overdue = [
        deviation for deviation in deviations_of(state, view) if deviation.state == "overdue"
    ]
    for written, deviation in begun_entries(overdue):
        values = {"named": written_half_text(written), "deadline": deadline_text(deviation)}
        yield at_offset(_BEGUN, state, written.offset, **values)
    for shortfall, group in without_entry(overdue):
        yield at_item(
            _SEVERAL if len(group) > 1 else INFO,
            state,
            "what",
            **message_values(state, shortfall, group),
        )


RULE = Rule(INFO, item=find, kinds=("kpi",))
