"""Deviation that no reading shows.

What: an entry under `deviations` whose day (`at`) and channel meet no reading that is 20 % or more below
expectation (threshold `below`): it closes nothing. A KPI whose `actual` is written by hand has no
readings to meet.
Why: one entry closes one deviation, that of its day (B10). With a slip in the day or the channel the
clock of the real one goes on.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
        deviations:
          - at: 2026-05-06
            cause: The landing page loaded slowly
            adjustment: Images compressed
            recorded: 2026-06-06
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
from mtgrec.model.figures.kpi import kpi_readings
from mtgrec.model.message import N_
from mtgrec.rules.engine.finding import Finding
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.analyses import deviations_of, slump_text
from mtgrec.rules.kpis.places import at_offset, name_of

ZH = """偏差无对应数据。
是什么：“偏差”里的一条，按它的日期（发现）和渠道，找不到低于预期 20% 及以上（阈值 below）的数据，
什么也了结不了。“实际”是手填的指标没有数据，不查。
为什么：一条记录了结一次偏差，就是它那天的（B10）。日期或渠道写错了，真正的偏差还在计时。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
        偏差:
          - 发现: 2026-05-06
            原因: 落地页打开太慢
            调整: 压缩图片
            记录: 2026-06-06
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
    "K015",
    "no-such-deviation",
    WARNING,
    N_("this deviation of “{what}” meets no reading that is worse than expected"),
    N_("none of its readings is worse than expected; correct the day, or leave the entry out"),
    docs=Docs(__doc__, ZH),
)
_OTHERS = INFO._replace(
    help=N_("worse than expected were: {slumps}; write one of these days, and its channel or none")
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each entry that matches no slump of the readings."""
    found = deviations_of(state, view)
    strays = [entry.written for entry in found if entry.written and entry.slump is None]
    if not strays or _is_written_by_hand(state, view):
        return
    slumps = "; ".join(slump_text(deviation.slump) for deviation in found if deviation.slump)
    for written in strays:
        yield at_offset(
            _OTHERS if slumps else INFO,
            state,
            written.at.get("at", written.offset),
            what=name_of(state),
            slumps=slumps,
        )


def _is_written_by_hand(state: ItemState, view: RuleView) -> bool:
    context = view.context
    found = kpi_readings(state.item, context.series(state.record), context.now, context.formulas)
    return bool(state.item.quantity("actual")) and (bool(found.formula) or not found.written)


RULE = Rule(INFO, item=find, kinds=("kpi",))
