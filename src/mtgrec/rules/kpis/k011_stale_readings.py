"""KPI without fresh readings.

What: the newest reading of an unfinished KPI is more than 3 days old (threshold `stale_days`), though
its campaign is running.
Why: exposure, clicks, conversion and ROI are followed daily (B9). A metric that nobody reads cannot
fire: neither a deviation (B10) nor a fluctuation (B11) will be seen.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 12%
    # metrics.csv
    date,channel,metric,value
    2026-06-04,,Conversion rate,11%
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 12%
    # metrics.csv
    date,channel,metric,value
    2026-06-04,,Conversion rate,11%
    2026-06-09,,Conversion rate,11%
"""

from collections.abc import Iterator
from datetime import datetime

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi import kpi_readings
from mtgrec.model.figures.readings import Reading
from mtgrec.model.message import N_
from mtgrec.model.records.record import Record
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import name_of

ZH = """数据未更新。
是什么：项目正在进行，未完成的指标却已经超过 3 天（阈值 stale_days）没有新数据。
为什么：曝光、点击、转化、ROI 要每天盯（B9）。没人填数据，偏差（B10）和波动（B11）就发现不了。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 12%
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-04,,转化率,11%
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 12%
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-04,,转化率,11%
    2026-06-09,,转化率,11%
"""

INFO = RuleInfo(
    "K011",
    "stale-readings",
    WARNING,
    N_("the newest reading of “{what}” is {days} days old ({day})"),
    N_('it stands at {source}; add what is missing: mtgrec metric add "{metric}" …'),
    docs=Docs(__doc__, ZH),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for an unfinished KPI of a running campaign without recent readings."""
    if (
        not state.open
        or state.item.quantity("actual")
        or not _has_running_campaign(state.record, view)
    ):
        return
    newest = _newest(state, view)
    days = (view.today - newest.at.date()).days if newest else 0
    if newest and days > view.thresholds.stale_days:
        yield at_item(
            INFO,
            state,
            "what",
            what=name_of(state),
            metric=state.item.text("metric") or name_of(state),
            days=days,
            day=newest.at.date(),
            source=newest.source,
        )


def _has_running_campaign(record: Record, view: RuleView) -> bool:
    """Return whether one of the record's campaigns has begun and not ended."""
    return any(
        campaign not in view.ended
        and (
            (plan := view.plans.get(campaign)) is None
            or (plan.day("start") or view.today) <= view.today
        )
        for campaign in record.campaigns
    )


def _newest(state: ItemState, view: RuleView) -> Reading | None:
    """Return the newest reading of a KPI; of a derived metric the oldest of its parts' newest."""
    context = view.context
    found = kpi_readings(state.item, context.series(state.record), context.now, context.formulas)
    newest = [
        max((series.reading(rows[-1]) for series, rows in part), key=_moment_of)
        for part in found.all_rows
        if part
    ]
    return min(newest, key=_moment_of, default=None)


def _moment_of(reading: Reading) -> datetime:
    return reading.at


RULE = Rule(INFO, item=find, kinds=("kpi",))
