"""Analysis of a deviation without its day.

What: cause and adjustment of a deviation are written down, but not when (`recorded`).
Why: the analysis is due within 24 hours (B10). Without `recorded` the deviation is closed, but nobody
can tell whether that was in time.
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
from mtgrec.model.records.schema import KINDS
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import HINT, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.analyses import deviations_of, slump_text
from mtgrec.rules.kpis.places import at_offset

ZH = """分析缺时间。
是什么：偏差的原因和调整都写了，但没写是什么时候记下的（记录）。
为什么：分析要在 24 小时内完成（B10）。没写“记录”，偏差算了结，但看不出是否及时。
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
    "K016",
    "analysis-undated",
    HINT,
    N_("the deviation of {days} is analysed; whether in time, nobody can tell"),
    N_("write down when: {field}: 2026-06-06"),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each deviation that is closed by an entry without `recorded`."""
    for deviation in deviations_of(state, view):
        written, slump = deviation.written, deviation.slump
        if written and slump and slump.first.at and deviation.analysed and not deviation.recorded:
            yield at_offset(
                INFO,
                state,
                written.offset,
                days=slump_text(slump),
                field=KINDS["deviation"].fields["recorded"].title(state.record.language),
            )


RULE = Rule(INFO, item=find, kinds=("kpi",))
