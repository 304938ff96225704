"""Rate that its parts contradict.

What: metrics.csv holds a rate, such as a click-through rate, beside the counts that it is computed
from, and these give another value. What rounding explains is fine. Several rows of one channel are
one finding.
Why: click-through, conversion and ROI are followed daily (B9). mtgrec computes them from their parts,
so that days and channels add up; where a row says something else, one of the two is wrong.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 12%
    # metrics.csv
    date,channel,metric,value
    2026-06-09,Google,clicks,400
    2026-06-09,Google,conversions,44
    2026-06-09,Google,Conversion rate,12%
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 12%
    # metrics.csv
    date,channel,metric,value
    2026-06-09,Google,clicks,400
    2026-06-09,Google,conversions,44
    2026-06-09,Google,Conversion rate,11%
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from mtgrec.model.figures.derived import MetricReadings, metric_readings, rows_on
from mtgrec.model.figures.formula import Formula, Term, evaluate
from mtgrec.model.figures.readings import Reading, Rows, Series, sum_of, taken
from mtgrec.model.message import N_, Message
from mtgrec.model.values.amount import rounded_text
from mtgrec.model.values.figure_texts import figure_text, moment_text
from mtgrec.model.values.quantity import rounding
from mtgrec.rules.engine.finding import Finding, at_path
from mtgrec.rules.engine.info import WARNING, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView

ZH = """比率矛盾。
是什么：metrics.csv 里既有点击率之类的比率，又有算出它的数量，两者算出来不一样。四舍五入造成的差别不算。
同一渠道的多行合并成一条。
为什么：点击率、转化率、ROI 每天要看（B9）。mtgrec 用组成数据计算比率，各天、各渠道才能合并；
有一行说法不同，两者必有一错。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 12%
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-09,小红书,点击量,400
    2026-06-09,小红书,转化量,44
    2026-06-09,小红书,转化率,12%
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 12%
    # metrics.csv
    日期,渠道,指标,数值
    2026-06-09,小红书,点击量,400
    2026-06-09,小红书,转化量,44
    2026-06-09,小红书,转化率,11%
"""

INFO = RuleInfo(
    "K013",
    "rate-contradicted",
    WARNING,
    N_("{reading} contradicts its parts: {formula} = {computed}"),
    N_("correct this row, or the parts (the first stands at {source}); the parts are what counts"),
    docs=Docs(__doc__, ZH),
)
_SEVERAL = INFO._replace(
    sentence=N_(
        "{count} values contradict their parts, the newest: {reading}, while {formula} = {computed}"
    ),
)


class _Contradiction(NamedTuple):
    reading: Reading
    computed: str
    source: str
    """`path:line` of the first part."""


def find(view: RuleView) -> Iterator[Finding]:
    """Yield a finding for each series of written rates with values that their parts contradict."""
    context = view.context
    for campaign, every in context.readings.items():
        if campaign in view.closed:
            continue
        rows = taken(every, context.now)
        for formula in context.formulas:
            for series, indices in rows:
                if series.metric not in formula.keys:
                    continue
                found = metric_readings(formula.key, series.channel, rows, context.formulas)
                if found.formula:
                    own = list(_contradictions(series, indices, found, found.formula))
                    yield from _finding(series, own, found, found.formula)


def _finding(
    series: Series, found: list[_Contradiction], readings: MetricReadings, formula: Formula
) -> Iterator[Finding]:
    if not found:
        return
    newest = found[-1]
    names = {key: rows[0][0].name for key, rows in readings.parts.items()}
    yield at_path(
        _SEVERAL if len(found) > 1 else INFO,
        series.path,
        (newest.reading.line, 1),
        count=len(found),
        reading=_reading_text(series, newest.reading),
        formula=formula.text_with(names),
        computed=newest.computed,
        source=newest.source,
    )


def _reading_text(series: Series, reading: Reading) -> Message:
    return Message(
        N_("{metric} {value} in {channel} on {at}")
        if reading.channel
        else N_("{metric} {value} on {at}"),
        metric=series.name,
        value=figure_text(reading.value.text),
        channel=reading.channel,
        at=moment_text(reading.at, dated=reading.dated),
    )


def _contradictions(
    series: Series, indices: Sequence[int], readings: MetricReadings, formula: Formula
) -> Iterator[_Contradiction]:
    for index in indices:
        reading = series.reading(index)
        parts = _parts_of(reading, series, readings)
        if not parts:
            continue
        exact = evaluate(formula.term, {key: sum_of(rows) for key, rows in parts.items()})
        off = rounding(reading.value)
        if exact is None or abs(reading.value.exact - exact) <= off:
            continue
        bounds = _bounds(formula.term, {k: _sum_with_rounding(rows) for k, rows in parts.items()})
        if bounds and not bounds[0] - off <= reading.value.exact <= bounds[1] + off:
            first, indices = next(iter(parts.values()))[0]
            unit = reading.value.unit or formula.unit
            source = first.reading(indices[0]).source
            yield _Contradiction(reading, rounded_text(exact, unit), source)


def _parts_of(reading: Reading, series: Series, readings: MetricReadings) -> dict[str, Rows]:
    """Return the rows of the parts at the moment of a written rate, else of its day; {} without."""
    day = reading.at.date()
    of_day = {key: rows_on(rows, day) for key, rows in readings.parts.items()}
    if not all(of_day.values()):
        return {}
    if reading.dated and all(len(own) == 1 for rows in of_day.values() for _, own in rows):
        return of_day
    at_moment = {key: _at(rows, reading) for key, rows in of_day.items()}
    if all(at_moment.values()):
        return at_moment
    is_only = len(series.during(range(len(series)), day, day)) == 1
    return of_day if is_only else {}


def _at(rows: Rows, reading: Reading) -> Rows:
    pairs = [
        (series, [index for index in indices if series.at(index) == reading.at])
        for series, indices in rows
    ]
    return [(series, indices) for series, indices in pairs if indices]


def _sum_with_rounding(rows: Rows) -> tuple[Fraction, Fraction]:
    """Return a sum, and by how much it may be off; whole numbers were not rounded."""
    quantities = [series.value(index) for series, indices in rows for index in indices]
    total = sum((quantity.exact for quantity in quantities), Fraction(0))
    halves = (rounding(quantity) for quantity in quantities)
    return total, sum((half for half in halves if half != Fraction(1, 2)), Fraction(0))


def _bounds(
    term: Term, values: Mapping[str, tuple[Fraction, Fraction]]
) -> tuple[Fraction, Fraction] | None:
    """Return the least and the greatest value of a formula; None if it has none."""
    ends = [{value - off, value + off} for value, off in values.values()]
    results = [evaluate(term, dict(zip(values, corner, strict=True))) for corner in product(*ends)]
    found = [result for result in results if result is not None]
    return (min(found), max(found)) if len(found) == len(results) else None


RULE = Rule(INFO, workspace=find)
