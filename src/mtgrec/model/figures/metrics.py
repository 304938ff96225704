"""All lines of a campaign's metrics, judged by its KPIs: attainment, deviation, fluctuation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.day_values import Point, channels_on, same_channels
from mtgrec.model.figures.expectation import (
    Expectation,
    KpiPlace,
    approximate,
    deviation,
    expected,
    expected_by,
    expected_together,
    is_below,
    quotient_unit,
)
from mtgrec.model.figures.formula import Formula, metrics_in
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi_targets import current_target, direction
from mtgrec.model.figures.metric_lines import LastChange, MetricLine, computed_line, measured_line
from mtgrec.model.figures.readings import Rows, Series, select
from mtgrec.model.values.metric_names import METRICS, metric_key
from mtgrec.model.values.quantity import comparable
from mtgrec.model.values.ratio import Ratio, change
from mtgrec.model.values.words import fold

_ORDER = {names[0]: place for place, names in enumerate(METRICS)}


class MetricQuery(NamedTuple):
    """What to show: a metric, channels, days; everything where a field is empty."""

    metric: str = ""
    """The key of one metric."""
    channels: frozenset[str] = frozenset()
    """Folded."""
    since: date | None = None
    until: date | None = None


def metric_lines(
    series: Sequence[Series],
    kpis: Sequence[ItemState],
    campaign: str,
    context: Context,
    asked: MetricQuery,
) -> list[MetricLine]:
    """Return the lines of one campaign, those of core KPIs first."""
    judge = _Judge(kpis, campaign, context, series)
    known = _known(series, context, asked)
    lines = [*_measured(known, judge.counts, asked), *_computed(known, context.formulas, asked)]
    judged = [judge.judged(line) for line in lines]
    return sorted(judged, key=judge.place)


def _known(series: Iterable[Series], context: Context, asked: MetricQuery) -> dict[str, Rows]:
    """Return the series that have rows on the requested days, by metric."""
    found: dict[str, list[tuple[Series, Sequence[int]]]] = {}
    for each in series:
        rows = each.during(each.known(context.now), asked.since, asked.until)
        if len(rows):
            found.setdefault(each.metric, []).append((each, rows))
    return dict(found)


def _wanted(metric: str, asked: MetricQuery) -> bool:
    return not asked.metric or asked.metric == metric


def _measured(
    known: Mapping[str, Rows], counts: Mapping[str, int], asked: MetricQuery
) -> Iterator[MetricLine]:
    for metric, rows in known.items():
        if not _wanted(metric, asked):
            continue
        mine = [pair for pair in rows if _shown(pair[0].channel, asked)]
        apart = all(pair[0].channel for pair in rows)  # rows without channel are all channels
        for pair in mine:
            yield measured_line([pair], whole=counts[metric] == 1 or not pair[0].channel)
        if len(rows) > 1 and not asked.channels and apart:
            yield measured_line(rows, whole=len(rows) == counts[metric])


def _shown(channel: str, asked: MetricQuery) -> bool:
    return not asked.channels or fold(channel) in asked.channels


def _computed(
    known: Mapping[str, Rows], formulas: Iterable[Formula], asked: MetricQuery
) -> Iterator[MetricLine]:
    """Yield what is derived where it is not measured itself: per channel, and over all channels."""
    for formula in formulas:
        if asked.metric and asked.metric not in formula.keys:
            continue
        measured = {fold(pair[0].channel) for key in formula.keys for pair in known.get(key, ())}
        channels = {
            fold(pair[0].channel): pair[0].channel
            for key in metrics_in(formula.term)
            for pair in known.get(key, ())
        }
        for folded, channel in channels.items():
            members = _members(known, formula, folded)
            if members and folded not in measured and _shown(channel, asked):
                whole = not channel or len(channels) == 1
                yield computed_line(formula, members, channel, whole=whole)
        together = _members(known, formula, None)
        apart = len(channels) > 1 and not ("" in channels and _members(known, formula, ""))
        if together and not measured | asked.channels and apart:
            yield computed_line(formula, together, "", whole=True)


def _members(known: Mapping[str, Rows], formula: Formula, channel: str | None) -> dict[str, Rows]:
    """Return the rows of each part in a channel, or in all; nothing where one has none."""
    found: dict[str, Rows] = {}
    for key in metrics_in(formula.term):
        rows = known.get(key, ())
        if channel is None:
            mine = [pair for pair in rows if not pair[0].channel] or list(rows)
        else:
            mine = [pair for pair in rows if fold(pair[0].channel) == channel]
        if not mine:
            return {}
        found[key] = mine
    return found


class _Judge:
    """Holds lines against the KPIs of their campaign."""

    def __init__(
        self,
        kpis: Sequence[ItemState],
        campaign: str,
        context: Context,
        series: Sequence[Series],
    ) -> None:
        self.context = context
        self.series = series
        mine = [each for each in series if len(each.known(context.now))]
        self.counts = Counter(each.metric for each in mine)
        """How many series each metric has, whatever days are requested."""
        self.plain = {each.metric for each in mine if not each.channel}
        """The metrics with rows of no channel, which stand for all of them."""
        self.span = context.spans.get(campaign)
        self.kpis = sorted(kpis, key=lambda state: state.item.text("tier") != "core")

    def judged(self, line: MetricLine) -> MetricLine:
        """Return a line with its KPI, its deviation and its fluctuation."""
        exact = self._exact(line)
        kpi = exact or next(self._of(line), None)
        wanted = self._expectation(line, kpi, alone=exact is not None)
        off = self._deviation(line, kpi, wanted)
        return line._replace(
            kpi=exact,
            expectation=wanted,
            deviation=off,
            below=self._is_below(line, kpi, off),
            fluctuation=self._step(line),
        )

    def _of(self, line: MetricLine) -> Iterator[ItemState]:
        """Yield the KPIs of a metric that look at this channel, or at all of them."""
        for state in self.kpis:
            if _key(state) == line.metric and self._looks_at(state, line):
                yield state

    def _looks_at(self, state: ItemState, line: MetricLine) -> bool:
        channel = state.item.text("channel")
        if channel:
            return not line.several and fold(channel) == fold(line.channel)
        return not line.channel or line.metric not in self.plain

    def _exact(self, line: MetricLine) -> ItemState | None:
        """Return the KPI that is read from these readings and no others."""
        exact = (state for state in self._of(line) if state.item.text("channel") or line.whole)
        return next(exact, None)

    def _expectation(
        self, line: MetricLine, kpi: ItemState | None, *, alone: bool
    ) -> Expectation | None:
        if line.latest is None:
            return None
        goal = KpiPlace(kpi.item, f"{kpi.record.path}:{kpi.line}") if kpi else None
        day = line.latest.at.date()
        if line.formula:
            computed = goal and alone and not goal.kpi.quantity("actual")
            return expected_by(goal, day, None) if goal and computed else None
        if len(line.rows) == 1:
            series, rows = line.rows[0]
            return expected(goal, series, rows[-1], self.span, alone=alone)
        pairs = [(series, series.during(rows, day, day)) for series, rows in line.rows]
        that_day = [pair for pair in pairs if len(pair[1])]
        complete = len(that_day) == self.counts[line.metric]
        wanted = expected_together(goal, that_day, day, self.span, complete=complete)
        return None if wanted and wanted.cumulative and not alone else wanted

    def _deviation(
        self, line: MetricLine, kpi: ItemState | None, wanted: Expectation | None
    ) -> Ratio:
        latest = line.latest
        if latest is None:
            return Ratio(None, None, "no-data")
        if kpi is None or wanted is None or not wanted.cumulative:
            unit = quotient_unit(latest.unit, wanted) if line.formula else latest.unit
            return deviation(latest.value, unit, wanted)
        channel = kpi.item.text("channel") or ""
        rows = select(self.series, line.metric, channel, self.context.now)
        until = latest.at.date()
        totals = (series.total(series.during(known, None, until)) for series, known in rows)
        return deviation(sum(totals, Fraction(0)), latest.unit, wanted)

    def _is_below(self, line: MetricLine, kpi: ItemState | None, off: Ratio) -> bool:
        better = "higher"
        if kpi and line.latest:
            better = direction(kpi.item, current_target(kpi.item, line.latest.at.date()))
        return is_below(off, better, self.context.thresholds.below)

    def _step(self, line: MetricLine) -> LastChange | None:
        now, base = line.latest, line.previous
        if now is None or base is None:
            return None
        if not _alike(line, base, now):
            return LastChange(base, Ratio(None, None, "other-channels"), fires=False)
        step = change(base.value, now.value)
        if not comparable(approximate(now.value, now.unit), approximate(base.value, base.unit)):
            step = step._replace(reason="other-unit")
        moved = step.exact
        core = any(state.item.text("tier") == "core" for state in self._of(line))
        limit = Fraction(self.context.thresholds.fluctuation)
        return LastChange(base, step, core and moved is not None and abs(moved) > limit)

    def place(self, line: MetricLine) -> tuple[int, int, str, bool, str]:
        """Return what lines are sorted by: core KPIs, other KPIs, known metrics, the rest."""
        tiers = [state.item.text("tier") for state in self.kpis if _key(state) == line.metric]
        rank = 0 if "core" in tiers else 1 if tiers else 2
        known = _ORDER.get(line.metric, len(_ORDER))
        return rank, known, line.metric, not line.several, line.channel


def _key(state: ItemState) -> str:
    return metric_key(state.item.text("metric") or state.item.text("what") or "")


def _alike(line: MetricLine, base: Point, now: Point) -> bool:
    """Return whether the same channels are in both values: what is missing is not zero."""
    before, after = base.at.date(), now.at.date()
    if not line.several:
        return True
    if line.formula:
        return same_channels(line.members, before, after)
    return channels_on(line.rows, before) == channels_on(line.rows, after)
