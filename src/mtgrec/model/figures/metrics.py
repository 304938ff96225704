"""All metric lines of a campaign, compared with its KPIs: deviation, fluctuation and attainment."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.day_values import Point, channels_on, same_channels
from mtgrec.model.figures.expectation import (
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
from mtgrec.model.figures.kpi_targets import Expectation, current_target, direction
from mtgrec.model.figures.metric_lines import LastChange, MetricLine, computed_line, measured_line
from mtgrec.model.figures.readings import Rows, Series, select
from mtgrec.model.values.metric_names import METRICS, metric_key
from mtgrec.model.values.quantity import comparable
from mtgrec.model.values.ratio import Ratio, change
from mtgrec.model.values.words import fold

_ORDER = {names[0]: place for place, names in enumerate(METRICS)}


class MetricQuery(NamedTuple):
    """The metric, channels and days to show; everything where a field is empty."""

    metric: str = ""
    """The key of one metric; empty for all metrics."""
    channels: frozenset[str] = frozenset()
    """Folded names; empty for all channels."""
    since: date | None = None
    until: date | None = None


def metric_lines(
    series: Sequence[Series],
    kpis: Sequence[ItemState],
    campaign: str,
    context: Context,
    query: MetricQuery,
) -> list[MetricLine]:
    """Return the metric lines of one campaign that match the query, those of core KPIs first."""
    evaluator = _LineEvaluator(kpis, campaign, context, series)
    rows_by_metric = _rows_by_metric(series, context, query)
    lines = [
        *_measured_lines(rows_by_metric, evaluator.counts, query),
        *_computed_lines(rows_by_metric, context.formulas, query),
    ]
    evaluated = [evaluator.evaluated(line) for line in lines]
    return sorted(evaluated, key=evaluator.sort_key)


def _rows_by_metric(
    series: Iterable[Series], context: Context, query: MetricQuery
) -> dict[str, Rows]:
    """Return, by metric, the series with their rows on the days of the query."""
    rows_by_metric: dict[str, list[tuple[Series, Sequence[int]]]] = {}
    for each in series:
        rows = each.during(each.taken_by(context.now), query.since, query.until)
        if len(rows):
            rows_by_metric.setdefault(each.metric, []).append((each, rows))
    return dict(rows_by_metric)


def _matches_metric(metric: str, query: MetricQuery) -> bool:
    return not query.metric or query.metric == metric


def _measured_lines(
    rows_by_metric: Mapping[str, Rows], counts: Mapping[str, int], query: MetricQuery
) -> Iterator[MetricLine]:
    for metric, rows in rows_by_metric.items():
        if not _matches_metric(metric, query):
            continue
        matching = [pair for pair in rows if _matches_channel(pair[0].channel, query)]
        # Rows without channel already contain all channels.
        all_have_channel = all(pair[0].channel for pair in rows)
        for pair in matching:
            yield measured_line([pair], whole=counts[metric] == 1 or not pair[0].channel)
        if len(rows) > 1 and not query.channels and all_have_channel:
            yield measured_line(rows, whole=len(rows) == counts[metric])


def _matches_channel(channel: str, query: MetricQuery) -> bool:
    return not query.channels or fold(channel) in query.channels


def _computed_lines(
    rows_by_metric: Mapping[str, Rows], formulas: Iterable[Formula], query: MetricQuery
) -> Iterator[MetricLine]:
    """Yield the lines of derived metrics without readings, per channel and for all channels."""
    for formula in formulas:
        if query.metric and query.metric not in formula.keys:
            continue
        measured = {
            fold(pair[0].channel) for key in formula.keys for pair in rows_by_metric.get(key, ())
        }
        channels = {
            fold(pair[0].channel): pair[0].channel
            for key in metrics_in(formula.term)
            for pair in rows_by_metric.get(key, ())
        }
        for folded, channel in channels.items():
            rows_by_part = _rows_of_formula(rows_by_metric, formula, folded)
            if rows_by_part and folded not in measured and _matches_channel(channel, query):
                whole = not channel or len(channels) == 1
                yield computed_line(formula, rows_by_part, channel, whole=whole)
        combined_rows = _rows_of_formula(rows_by_metric, formula, None)
        can_combine = len(channels) > 1 and not (
            "" in channels and _rows_of_formula(rows_by_metric, formula, "")
        )
        if combined_rows and not measured | query.channels and can_combine:
            yield computed_line(formula, combined_rows, "", whole=True)


def _rows_of_formula(
    rows_by_metric: Mapping[str, Rows], formula: Formula, channel: str | None
) -> dict[str, Rows]:
    """Return the rows of each part in a channel, or in all for None; empty if a part has none."""
    rows_by_part: dict[str, Rows] = {}
    for key in metrics_in(formula.term):
        rows = rows_by_metric.get(key, ())
        if channel is None:
            channel_rows = [pair for pair in rows if not pair[0].channel] or list(rows)
        else:
            channel_rows = [pair for pair in rows if fold(pair[0].channel) == channel]
        if not channel_rows:
            return {}
        rows_by_part[key] = channel_rows
    return rows_by_part


class _LineEvaluator:
    """Compares metric lines with the KPIs of their campaign."""

    def __init__(
        self,
        kpis: Sequence[ItemState],
        campaign: str,
        context: Context,
        series: Sequence[Series],
    ) -> None:
        self.context = context
        self.series = series
        non_empty = [each for each in series if len(each.taken_by(context.now))]
        self.counts = Counter(each.metric for each in non_empty)
        """The number of series of each metric, regardless of the days of the query."""
        self.without_channel = {each.metric for each in non_empty if not each.channel}
        """The metrics that have rows without channel, which count for all channels."""
        self.span = context.spans.get(campaign)
        self.kpis = sorted(kpis, key=lambda state: state.item.text("tier") != "core")

    def evaluated(self, line: MetricLine) -> MetricLine:
        """Return a line with its KPI, deviation and fluctuation filled in."""
        exact_kpi = self._exact_kpi(line)
        kpi = exact_kpi or next(self._kpis_of(line), None)
        expectation = self._expectation(line, kpi, alone=exact_kpi is not None)
        difference = self._deviation(line, kpi, expectation)
        return line._replace(
            kpi=exact_kpi,
            expectation=expectation,
            deviation=difference,
            below=self._is_below(line, kpi, difference),
            fluctuation=self._last_change(line),
        )

    def _kpis_of(self, line: MetricLine) -> Iterator[ItemState]:
        """Yield the KPIs of the line's metric that cover its channel, or all channels."""
        for state in self.kpis:
            if _metric_key_of(state) == line.metric and self._covers(state, line):
                yield state

    def _covers(self, state: ItemState, line: MetricLine) -> bool:
        channel = state.item.text("channel")
        if channel:
            return not line.several and fold(channel) == fold(line.channel)
        return not line.channel or line.metric not in self.without_channel

    def _exact_kpi(self, line: MetricLine) -> ItemState | None:
        """Return the KPI that is computed from exactly the readings of the line."""
        kpis = (state for state in self._kpis_of(line) if state.item.text("channel") or line.whole)
        return next(kpis, None)

    def _expectation(
        self, line: MetricLine, kpi: ItemState | None, *, alone: bool
    ) -> Expectation | None:
        if line.latest is None:
            return None
        kpi_place = KpiPlace(kpi.item, f"{kpi.record.path}:{kpi.line}") if kpi else None
        day = line.latest.at.date()
        if line.formula:
            computed = kpi_place and alone and not kpi_place.kpi.quantity("actual")
            return expected_by(kpi_place, day, None) if kpi_place and computed else None
        if len(line.rows) == 1:
            series, rows = line.rows[0]
            return expected(kpi_place, series, rows[-1], self.span, alone=alone)
        pairs = [(series, series.during(rows, day, day)) for series, rows in line.rows]
        rows_on_day = [pair for pair in pairs if len(pair[1])]
        complete = len(rows_on_day) == self.counts[line.metric]
        expectation = expected_together(kpi_place, rows_on_day, day, self.span, complete=complete)
        return None if expectation and expectation.cumulative and not alone else expectation

    def _deviation(
        self, line: MetricLine, kpi: ItemState | None, expectation: Expectation | None
    ) -> Ratio:
        latest = line.latest
        if latest is None:
            return Ratio(None, None, "no-data")
        if kpi is None or expectation is None or not expectation.cumulative:
            unit = quotient_unit(latest.unit, expectation) if line.formula else latest.unit
            return deviation(latest.value, unit, expectation)
        channel = kpi.item.text("channel") or ""
        rows = select(self.series, line.metric, channel, self.context.now)
        until = latest.at.date()
        totals = (series.total(series.during(indices, None, until)) for series, indices in rows)
        return deviation(sum(totals, Fraction(0)), latest.unit, expectation)

    def _is_below(self, line: MetricLine, kpi: ItemState | None, difference: Ratio) -> bool:
        better = "higher"
        if kpi and line.latest:
            better = direction(kpi.item, current_target(kpi.item, line.latest.at.date()))
        return is_below(difference, better, self.context.thresholds.below)

    def _last_change(self, line: MetricLine) -> LastChange | None:
        latest, previous = line.latest, line.previous
        if latest is None or previous is None:
            return None
        if not _same_channels_in(line, previous, latest):
            return LastChange(previous, Ratio(None, None, "other-channels"), fires=False)
        ratio = change(previous.value, latest.value)
        if not comparable(
            approximate(latest.value, latest.unit), approximate(previous.value, previous.unit)
        ):
            ratio = ratio._replace(reason="other-unit")
        exact = ratio.exact
        is_core = any(state.item.text("tier") == "core" for state in self._kpis_of(line))
        limit = Fraction(self.context.thresholds.fluctuation)
        return LastChange(previous, ratio, is_core and exact is not None and abs(exact) > limit)

    def sort_key(self, line: MetricLine) -> tuple[int, int, str, bool, str]:
        """Return the sort key of a line: core KPIs, other KPIs, known metrics, other metrics."""
        tiers = [
            state.item.text("tier") for state in self.kpis if _metric_key_of(state) == line.metric
        ]
        rank = 0 if "core" in tiers else 1 if tiers else 2
        position = _ORDER.get(line.metric, len(_ORDER))
        return rank, position, line.metric, not line.several, line.channel


def _metric_key_of(state: ItemState) -> str:
    return metric_key(state.item.text("metric") or state.item.text("what") or "")


def _same_channels_in(line: MetricLine, previous: Point, latest: Point) -> bool:
    """Return whether both values contain the same channels, as a missing one is not zero."""
    before, after = previous.at.date(), latest.at.date()
    if not line.several:
        return True
    if line.formula:
        return same_channels(line.members, before, after)
    return channels_on(line.rows, before) == channels_on(line.rows, after)
