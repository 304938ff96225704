"""Rate that cannot be combined without its parts.

What: the readings of a KPI are rates of several channels on one day, or are to be combined over the
days (`measure` is sum, mean or period), but the counts that they are computed from are missing. Or
one channel has only the rate while the KPI is computed from the counts of the others.
Why: a mean of rates gives a small channel the weight of a large one; goal attainment (B13) and the
figures of several channels (B9) need the sums of the parts. What cannot be combined is not counted.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 12%
    # metrics.csv
    date,channel,metric,value
    2026-06-09,Google,Conversion rate,10%
    2026-06-09,Meta,Conversion rate,14%
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 12%
    # metrics.csv
    date,channel,metric,value
    2026-06-09,Google,clicks,900
    2026-06-09,Google,conversions,90
    2026-06-09,Meta,clicks,50
    2026-06-09,Meta,conversions,7
"""

from collections.abc import Iterator

from mtgrec.model.figures.derived import MetricReadings
from mtgrec.model.figures.formula import formula_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi import kpi_readings
from mtgrec.model.figures.kpi_targets import metric_of
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.values.metric_names import metric_names
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import name_of

ZH = """比率缺少组成数据，无法合并。
是什么：指标的数据是同一天多个渠道的比率，或者要按天合并（统计方式写了累计、平均或全周期），
却没有算出比率的数量。或者指标按其他渠道的数量计算，而某个渠道只有比率。
为什么：比率直接平均，小渠道就和大渠道一样重；目标达成率（B13）和多渠道的数据（B9）要用组成数据的合计来算。
合并不了的，不计入。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 12%
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-09,小红书,转化率,10%
    2026-06-09,抖音,转化率,14%
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 12%
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-09,小红书,点击量,900
    2026-06-09,小红书,转化量,90
    2026-06-09,抖音,点击量,50
    2026-06-09,抖音,转化量,7
"""

INFO = RuleInfo(
    "K014",
    "rate-without-parts",
    WARNING,
    N_("“{what}” has no value: the rates of {channels} on {day} cannot be averaged"),
    N_("add the daily {parts} of each channel, or name one: mtgrec set {address} channel=…"),
    docs=Docs(__doc__, ZH),
)
_MEASURE = INFO._replace(
    sentence=N_("“{what}”: rates cannot be combined over the days; the latest one is shown"),
    help=N_("add the daily {parts}, or write: mtgrec set {address} measure=latest"),
)
_LEFT_OUT = INFO._replace(
    sentence=N_("“{what}”: {channels} has only the rate ({source}) and is not counted"),
    help=N_("add the daily {parts} of this channel"),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a KPI whose rates cannot be combined, or do not all count."""
    kpi, context = state.item, view.context
    if kpi.quantity("actual"):
        return
    found = kpi_readings(kpi, context.series(state.record), context.now, context.formulas)
    if not (found.is_rate and found.written):
        return
    values = {"what": name_of(state), "address": state.address, "parts": _parts(state, view)}
    if found.formula:
        for channel, source in _left_out(found).items():
            yield at_item(_LEFT_OUT, state, "what", **values, channels=channel, source=source)
    elif day := found.several_rates():
        channels = listed(dict.fromkeys(series.channel for series, _ in found.written))
        yield at_item(INFO, state, "what", **values, channels=channels, day=day)
    elif kpi.text("measure") not in (None, "latest"):
        yield at_item(_MEASURE, state, "measure", **values)


def _parts(state: ItemState, view: RuleView) -> Message | str:
    """Return the names of the counts from which the rate is computed, if they are known."""
    formula = formula_of(metric_of(state.item), view.context.formulas)
    names = metric_names(state.record.language)
    return formula.text_with(names) if formula else Message(N_("numerator and denominator"))


def _left_out(found: MetricReadings) -> dict[str, str]:
    """Return the channels with a rate but not all of its parts, with `path:line` of the last rate."""
    complete = set.intersection(
        *({fold(series.channel) for series, _ in rows} for rows in found.parts.values())
    )
    return {
        series.channel: series.reading(indices[-1]).source
        for series, indices in found.written
        if series.channel and fold(series.channel) not in complete and "" not in complete
    }


RULE = Rule(INFO, item=find, kinds=("kpi",))
