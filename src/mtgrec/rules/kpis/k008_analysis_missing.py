"""Deviation whose analysis is still missing.

What: a reading is 20 % or more off expectation (threshold `below`), nobody has written down cause and
adjustment, and the 24 hours (threshold `analysis_hours`) are not over yet. Also an `actual` without a
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
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
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

ZH = """偏差还没分析。
是什么：读数偏离预期 20% 及以上（阈值 below），还没写清原因和调整，24 小时（阈值 analysis_hours）还没到。
手填的“实际”没有日期，却离目标这么远、又没写分析，也算：没有日期就没法计时。
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
    N_("the reading stands at {source}; write under {field} of this KPI: {example}"),
    docs=Docs(__doc__, ZH),
)
_SEVERAL = INFO._replace(
    sentence=N_(
        "“{what}”: {count} readings must be analysed, the first by {deadline}; "
        "the newest reading: {reading}, {off}"
    ),
    help=N_(
        "it stands at {source}; write an entry for each under {field} of this KPI, as {example}"
    ),
)
_UNDATED = INFO._replace(
    sentence=N_("“{what}”: {reading} is {off}; nobody wrote down cause and adjustment"),
    help=N_("write under {field} of this KPI: {example}"),
)
_BEGUN = INFO._replace(
    sentence=N_("this deviation names {named}; both must be there by {deadline}"),
    help=N_("write down both, the cause and the adjustment"),
)
_BEGUN_UNDATED = _BEGUN._replace(sentence=N_("this deviation names {named}, and no day"))


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each unfinished entry, and for each channel without entries (B10)."""
    waiting = [
        deviation
        for deviation in deviations_of(state, view)
        if deviation.state in ("open", "undated")
    ]
    for written, deviation in begun_entries(waiting):
        info = _BEGUN if deviation.deadline else _BEGUN_UNDATED
        values = {"named": written_half_text(written), "deadline": deadline_text(deviation)}
        yield at_offset(info, state, written.offset, **values)
    for shortfall, group in without_entry(waiting):
        info = _SEVERAL if len(group) > 1 else INFO
        yield at_item(
            info if shortfall.at else _UNDATED,
            state,
            "what" if shortfall.at else "actual",
            **message_values(state, shortfall, group),
        )


RULE = Rule(INFO, item=find, kinds=("kpi",))
