"""Targets and values that may be a level or a change: `5pp`, `-20%` of what is never negative."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtgrec.model.figures.kpi_targets import metric_of
from mtgrec.model.message import N_, Message
from mtgrec.model.records.record import Item
from mtgrec.model.values.metric_names import RETURNS
from mtgrec.model.values.patterns import lazily
from mtgrec.model.values.quantity import Quantity, grown, plain, show

_MAY_BE_NEGATIVE = lazily(
    r"利[润潤]|毛利|盈|[亏虧]|[净淨]|余[额額]|差|增[长長幅速]|[涨漲降]幅|[变變]化|同比|环比|環比|收益|回[报報]|[温溫]"
    r"|\b(?:profits?|loss(?:es)?|margins?|net|balance|growth|changes?|returns?|gap|differences?"
    r"|nps|promoter|temperature|roi|yoy|mom)\b",
    re.IGNORECASE,
)
"""Words of metrics that may fall below zero, or that are changes themselves."""


class UnclearFigure(NamedTuple):
    """A figure of a KPI that can be read in two ways."""

    holder: Item
    """The KPI, or one of its changes."""
    field: str
    figure: Quantity
    reason: Message
    """Both readings."""


def unclear_figures(kpi: Item) -> Iterator[UnclearFigure]:
    """Yield the unclear ones among the target and value of a KPI and the targets of its changes."""
    places = [(kpi, "target"), (kpi, "actual")]
    places += [(change, name) for change in kpi.items("changes") for name in ("from", "to")]
    for holder, field in places:
        figure = holder.quantity(field)
        reason = both_readings(field, figure, kpi) if figure else None
        if figure and reason:
            yield UnclearFigure(holder, field, figure, reason)


def both_readings(field: str, figure: Quantity, kpi: Item) -> Message | None:
    """Return both readings of an unclear figure of `kpi`, None for one that is clear.

    Percentage points without a sign are a level or a change. A negative level is a reduction, but
    not where the metric may be negative, as a profit, or where the target is a bound (≤-5). An
    `actual` beside a baseline is so, too, and may also be written as a growth, as its target is.
    """
    baseline = kpi.quantity("baseline")
    if figure.growth if field != "actual" else baseline is None or _may_be_negative(kpi):
        return None
    if figure.points and not figure.growth:
        return Message(
            N_(
                "it may mean the level {level}, or a change by {points} (write +{points} or -{points})"
            ),
            level=show(figure.value, figure.unit),
            points=f"{plain(figure.value * 100)}pp",
        )
    if not figure.growth and (figure.value >= 0 or figure.bound or _may_be_negative(kpi)):
        return None
    changed = grown(baseline, figure._replace(growth=True)) if baseline else None
    if changed and changed.value == figure.value:  # from 0 both mean the same
        return None
    return Message(
        _SENTENCES[field == "actual", changed is not None],
        level=show(figure.value, figure.unit),
        change=figure.text,
        changed=changed.text if changed else "",
    )


_SENTENCES = {
    (False, True): N_(
        "it may mean a change by {change} to {changed}, or the level {level} (write ≤{level})"
    ),
    (False, False): N_("it may mean a change by {change}, or the level {level} (write ≤{level})"),
    (True, True): N_("it may mean a change by {change} to {changed}, or the value {level}"),
    (True, False): N_("it may mean a change by {change}, or the value {level}"),
}


def _may_be_negative(kpi: Item) -> bool:
    baseline = kpi.quantity("baseline")
    names = (kpi.text("what") or "", kpi.text("metric") or "")
    return (
        (baseline is not None and baseline.value < 0)
        or metric_of(kpi) in RETURNS
        or any(_MAY_BE_NEGATIVE.search(name) for name in names)
    )
