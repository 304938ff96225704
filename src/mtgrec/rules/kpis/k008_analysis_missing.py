"""Deviation whose analysis is still missing.

What: a reading, or several one after the other, are 20 % or more off expectation (threshold `below`),
nobody has written down cause and adjustment, and the 24 hours (threshold `analysis_hours`), which
begin with the first, are not over yet. Also an `actual` without a
day, so far off its target, about which nothing is written: no clock can run for it.
Why: a metric 20 % or more below expectation is analysed within 24 hours, with a cause and an
adjustment (B10).
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
    # metrics.csv
    date,channel,metric,value
    2026-06-10,,Conversion rate,12%
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
        deviations:
          - at: 2026-06-10
            cause: The landing page loaded slowly
            adjustment: Images compressed
            recorded: 2026-06-10
    # metrics.csv
    date,channel,metric,value
    2026-06-10,,Conversion rate,12%
"""

from collections.abc import Iterator

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.analyses import Wording, unanalysed

ZH = """偏差未分析。
是什么：一次或连续几次数据低于预期 20% 及以上（阈值 below），还没写清原因和调整，
24 小时（阈值 analysis_hours，从第一次数据算起）还没到。
手工填写的“实际”没有日期，却离目标这么远、又没写分析，也算：没有日期就没法计时。
为什么：指标比预期低 20% 及以上，24 小时内要完成分析，写明原因和调整（B10）。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-10,,转化率,12%
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
        偏差:
          - 发现: 2026-06-10
            原因: 落地页打开太慢
            调整: 压缩图片
            记录: 2026-06-10
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-10,,转化率,12%
"""

INFO = RuleInfo(
    "K008",
    "analysis-missing",
    WARNING,
    N_("“{what}”: {reading} is {off}; cause and adjustment must be written down by {deadline}"),
    N_("the reading stands at {source}; write down why: {command}"),
    docs=Docs(__doc__, ZH),
)
_SEVERAL = INFO._replace(
    sentence=N_(
        "“{what}”: {count} readings from {since} to {until} are worse than expected; cause and "
        "adjustment must be written down by {deadline}; the worst: {reading}, {off}"
    ),
)
_UNDATED = INFO._replace(
    sentence=N_("“{what}”: {reading} is {off}; nobody wrote down cause and adjustment"),
    help=N_("write down why: {command}"),
)
_BEGUN = INFO._replace(
    sentence=N_("this deviation names {named}; both must be there by {deadline}"),
    help=N_("write down both, the cause and the adjustment"),
)
_BEGUN_UNDATED = _BEGUN._replace(sentence=N_("this deviation names {named}, and no day"))


_WORDING = Wording(INFO, _SEVERAL, _UNDATED, _BEGUN, _BEGUN_UNDATED)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each deviation whose analysis is still missing (B10)."""
    return unanalysed(_WORDING, state, view, "open", "undated")


RULE = Rule(INFO, item=find, kinds=("kpi",))
