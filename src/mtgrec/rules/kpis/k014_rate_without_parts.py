"""Rate that cannot be combined without its parts.

What: the readings of a KPI are rates of several channels on one day, or are to be combined over the
days (`measure` is sum, mean or period), but the counts that they are computed from are missing. Or
one channel has only the rate while the KPI is computed from the counts of the others. Or a count has
no partner: in a channel, or on some days of one, there are clicks and no exposure; the rate of the
sums counts them all the same, and comes out too high or too low.
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

from collections.abc import Iterator, Mapping, Sequence

from mtgrec.model.figures.derived import MetricReadings, rows_on
from mtgrec.model.figures.formula import formula_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi import kpi_readings
from mtgrec.model.figures.kpi_targets import metric_of
from mtgrec.model.figures.readings import Rows, last_reading, sum_of
from mtgrec.model.message import N_, Message, listed
from mtgrec.model.values.metric_names import metric_names
from mtgrec.model.values.words import fold
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import name_of

ZH = """比率缺组成数据。
是什么：指标的数据是同一天多个渠道的比率，或者要按天合并（统计方式写了累计、平均或全周期），
却没有算出比率的数量。或者指标按其他渠道的数量计算，而某个渠道只有比率。或者数量缺了另一半：某个渠道、
或某个渠道的某几天有点击量，没有曝光量；全周期的比率照样把它算进去，结果偏高或偏低。
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
_NEVER = INFO._replace(
    sentence=N_("“{what}”: {channel} has {present}, but never {missing}; they count all the same"),
    help=N_("the last one stands at {source}; add the {missing} of this channel"),
)
_NOT_ON_DAYS = INFO._replace(
    sentence=N_("“{what}”: no {missing} beside {present} on {days}; they count all the same"),
    help=N_("the last one stands at {source}; add the {missing} of that day"),
)
_NOT_ON_DAYS_OF = _NOT_ON_DAYS._replace(
    sentence=N_(
        "“{what}”: {channel} has {present}, but no {missing}, on {days}; they count all the same"
    ),
)


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for a KPI whose rates cannot be combined, or do not all count."""
    kpi, context = state.item, view.context
    if kpi.quantity("actual"):
        return
    found = kpi_readings(kpi, context.series(state.record), context.now, context.formulas)
    if not found.is_rate:
        return
    values = {"what": name_of(state), "address": state.address, "parts": _parts(state, view)}
    if found.formula:
        names = metric_names(state.record.language)
        for info, partial in _without_partner(found, names):
            yield at_item(info, state, "what", **values, **partial)
    if not found.written:
        return
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


def _without_partner(
    found: MetricReadings, names: Mapping[str, str]
) -> Iterator[tuple[RuleInfo, Mapping[str, str | Message]]]:
    """Yield what a channel has of a formula without its other parts: always, or on few of its days.

    Sums of longer times beside daily ones, such as a revenue told once a week, are no gap, nor is a
    total beside the counts of channels.
    """
    by_channel: dict[str, dict[str, Rows]] = {}
    for part, rows in found.parts.items():
        for pair in rows:
            of_channel = by_channel.setdefault(fold(pair[0].channel), {})
            of_channel[part] = [*of_channel.get(part, ()), pair]
    for parts in by_channel.values():
        missing = [part for part in found.parts if part not in parts]
        if not missing:
            yield from _on_days(parts, names)
        elif "" not in by_channel and any(map(sum_of, parts.values())):
            yield _NEVER, _values(list(parts), missing, parts, names)


def _on_days(
    parts: Mapping[str, Rows], names: Mapping[str, str]
) -> Iterator[tuple[RuleInfo, Mapping[str, str | Message]]]:
    days = {
        part: {day for one, own in rows for day in one.days(own)} for part, rows in parts.items()
    }
    together = set.intersection(*days.values())
    alone = set.union(*days.values()) - together
    if len(alone) >= len(together):
        return
    gaps = [day for day in alone if any(sum_of(rows_on(rows, day)) for rows in parts.values())]
    if not gaps:
        return
    last = max(gaps)
    present = [part for part in parts if last in days[part]]
    missing = [part for part in parts if last not in days[part]]
    values = _values(
        present, missing, {part: rows_on(parts[part], last) for part in present}, names
    )
    several = Message(N_("{count} days, the last one {day}"), count=len(gaps), day=last)
    days_text = several if len(gaps) > 1 else last.isoformat()
    yield _NOT_ON_DAYS_OF if values["channel"] else _NOT_ON_DAYS, {**values, "days": days_text}


def _values(
    present: Sequence[str],
    missing: Sequence[str],
    rows: Mapping[str, Rows],
    names: Mapping[str, str],
) -> Mapping[str, str | Message]:
    last = last_reading([pair for part in present for pair in rows[part]])
    return {
        "channel": rows[present[0]][0][0].channel,
        "present": listed([names.get(part, part) for part in present]),
        "missing": listed([names.get(part, part) for part in missing]),
        "source": last.source,
    }


RULE = Rule(INFO, item=find, kinds=("kpi",))
