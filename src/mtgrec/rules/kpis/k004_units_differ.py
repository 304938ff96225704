"""Figures of a KPI in different units.

What: target, baseline, actual or readings of a KPI cannot be compared: 12 against 15 %, ¥ against $.
Also the target of a rate without a per cent sign, such as 15 for a conversion rate; 0.15 is fine.
Also percentage points on what is no rate, and 2倍 beside a baseline of 100: a level of 2, or 200?
Why: goal attainment is actual / target (B13), and a deviation is measured against what was expected
(B10). Neither can be computed where the units differ.
Before:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10
        target: 15%
After:
    kpis:
      - id: K4XN
        what: Conversion rate
        baseline: 10%
        target: 15%
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi import kpi_readings
from mtgrec.model.figures.kpi_targets import target_level
from mtgrec.model.figures.readings import Reading, Series
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item
from mtgrec.model.values.metric_names import RATES, RETURNS, metric_key
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import Quantity, comparable
from mtgrec.rules.engine.finding import Finding, at_item
from mtgrec.rules.engine.info import ERROR, Docs, RuleInfo
from mtgrec.rules.engine.rule import Rule
from mtgrec.rules.engine.rule_view import RuleView
from mtgrec.rules.kpis.places import at_target, target_of

ZH = """单位不一致。
是什么：指标的目标、基线、实际或数据没法相比：如 12 和 15%，¥ 和 $。
比率的目标没写百分号也算，如转化率写 15；写 0.15 没问题。
基线不是比率，目标却写提升几个百分点也算；基线 100、目标 2倍也算：不知道是 2 还是 200。
为什么：目标达成率＝实际÷目标（B13），偏差是和预期比（B10）。单位不一致，两样都算不出来。
修改前：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10
        目标: 15%
修改后：
    指标:
      - 编号: K4XN
        内容: 转化率
        基线: 10%
        目标: 15%
"""

INFO = RuleInfo(
    "K004",
    "units-differ",
    ERROR,
    N_("the {one} {value} and the {other} {against} are in different units"),
    N_("write both in one unit: mtgrec set {address} {field}=…"),
    docs=Docs(__doc__, ZH),
)
_NO_UNIT = INFO._replace(
    sentence=N_("the target of a rate is {value}, without a per cent sign"),
    help=N_('write it in per cent: mtgrec set {address} "{field}={value}%"'),
)
_READING = INFO._replace(
    sentence=N_("the reading {value} ({source}) and the {other} {against} are in different units"),
    help=N_("correct the row, or the {other}: mtgrec set {address} {field}=…"),
)
_MIXED = INFO._replace(
    sentence=N_("its readings are in different units: {value} ({source}) and {against} ({place})"),
    help=N_("write all rows of one metric in one unit"),
)
_RATE_WORDS = lazily(
    # Not a share: 频率 is a number, 回报率 may be a multiple, and so is `LTV/CAC ratio`.
    r"(?<![频頻汇匯倍效速功])(?<!回报)(?<!回報)率|占比|佔比|百分比|份额|份額|(?<!\d)\s*%|"
    r"\b(?:rates?|percentage|ctr|cvr)\b|^[^/:]*(?<!/)\bratio\b",
    re.IGNORECASE,
)
_WORDS = {"target": N_("target"), "baseline": N_("baseline"), "actual": N_("actual")}


def find(state: ItemState, view: RuleView) -> Iterator[Finding]:
    """Yield a finding for figures of a KPI that cannot be compared."""
    kpi, target = state.item, target_of(state, view)
    if target and _lacks_percent(kpi, target):
        yield at_target(
            _NO_UNIT, state, view, value=target.text, address=state.address, field="target"
        )
        return
    yield from _baseline_findings(state, target, view)
    of_target, actual = target_level(kpi, target), kpi.quantity("actual")
    level = of_target or kpi.quantity("baseline")
    field = "target" if of_target else "baseline"
    if level and actual and not comparable(actual, level):
        yield at_item(
            INFO, state, "actual", **_message_values("actual", actual, field, level, state)
        )
    yield from _reading_findings(state, level, field, view)


def _lacks_percent(kpi: Item, target: Quantity) -> bool:
    """Return whether the target of a rate is a number above 1 without a per cent sign."""
    if target.unit or abs(target.value) <= 1:
        return False
    names = [name for name in (kpi.text("metric"), kpi.text("what")) if name]
    keys = {metric_key(name) for name in names}
    if keys & RETURNS:
        return False
    return bool(keys & RATES) or any(_RATE_WORDS.search(normalize("NFKC", name)) for name in names)


def _baseline_findings(
    state: ItemState, target: Quantity | None, view: RuleView
) -> Iterator[Finding]:
    baseline, level = state.item.quantity("baseline"), target_level(state.item, target)
    if target is None or baseline is None:
        return
    if level and (target.growth or comparable(baseline, level)):
        return
    if target.unit:
        yield at_item(
            INFO,
            state,
            "baseline",
            **_message_values("baseline", baseline, "target", target, state),
        )
    else:
        values = _message_values("target", target, "baseline", baseline, state)
        yield at_target(INFO, state, view, **values)


def _message_values(
    field: str, value: Quantity, other_field: str, other_value: Quantity, state: ItemState
) -> dict[str, object]:
    return {
        "one": Message(_WORDS[field]),
        "value": value.text,
        "other": Message(_WORDS[other_field]),
        "against": other_value.text,
        "address": state.address,
        "field": field,
    }


def _reading_findings(
    state: ItemState, level: Quantity | None, field: str, view: RuleView
) -> Iterator[Finding]:
    context = view.context
    found = kpi_readings(state.item, context.series(state.record), context.now, context.formulas)
    series_rows = found.written
    newest = [series.reading(rows[-1]) for series, rows in series_rows]
    other_unit = next((row for row in newest if level and not comparable(row.value, level)), None)
    units = {
        level.unit if level else "",
        *(unit for entry in series_rows for unit in entry[0].units(entry[1])),
    }
    if other_unit is None and len(units - {""}) > 1:
        other_unit = _reading_in_other_unit(
            series_rows, level.unit if level and level.unit else newest[0].value.unit
        )
    if other_unit is None:
        return
    if level and not comparable(other_unit.value, level):
        values = _message_values("target", other_unit.value, field, level, state) | {"field": field}
        yield at_target(_READING, state, view, **values, source=other_unit.source)
    else:
        first = newest[0]
        values = {"value": first.value.text, "source": first.source}
        yield at_item(
            _MIXED, state, "what", **values, against=other_unit.value.text, place=other_unit.source
        )


def _reading_in_other_unit(
    series_rows: Sequence[tuple[Series, Sequence[int]]], unit: str
) -> Reading | None:
    """Return the newest reading in another unit than `unit`."""
    for series, rows in series_rows:
        for row in reversed(rows):
            if series.value(row).unit not in ("", unit):
                return series.reading(row)
    return None


RULE = Rule(INFO, item=find, kinds=("kpi",))
