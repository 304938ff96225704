"""All metric lines of a campaign, compared with its KPIs: deviation, fluctuation and attainment."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.context import Context
from mtgrec.model.figures.derived import MetricReadings, metric_readings, rows_on
from mtgrec.model.figures.expectation import (
    KpiPlace,
    approximate,
    deviation,
    expected,
    expected_of_rate,
    expected_together,
    is_below,
    quotient_unit,
)
from mtgrec.model.figures.formula import formula_of, keys_of
from mtgrec.model.figures.item_state import ItemState
from mtgrec.model.figures.kpi_targets import (
    Expectation,
    current_target,
    direction,
    is_watched,
    metric_of,
)
from mtgrec.model.figures.metric_lines import LastChange, MetricLine, metric_line
from mtgrec.model.figures.readings import Rows, Series, select_rows, sum_of, taken
from mtgrec.model.values.metric_names import METRICS
from mtgrec.model.values.quantity import comparable
from mtgrec.model.values.ratio import Ratio, change
from mtgrec.model.values.span import UNBOUNDED
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
    rows = [
        (each, indices)
        for each in series
        if len(indices := each.during(each.taken_by(context.now), query.since, query.until))
    ]
    lines = [
        evaluator.evaluated(line)
        for metric in _metrics(rows, context)
        if not query.metric or query.metric in keys_of(metric, context.formulas)
        for line in _lines_of(metric, rows, evaluator, query)
    ]
    return sorted(lines, key=evaluator.sort_key)


def _metrics(rows: Rows, context: Context) -> Iterator[str]:
    """Yield the keys of all metrics that have rows or a formula, each by its main name."""
    written = dict.fromkeys(series.metric for series, _ in rows)
    main = (found.key if (found := formula_of(key, context.formulas)) else key for key in written)
    yield from dict.fromkeys([*main, *(each.key for each in context.formulas)])


def _lines_of(
    metric: str, rows: Rows, evaluator: "_LineEvaluator", query: MetricQuery
) -> Iterator[MetricLine]:
    """Yield the lines of a metric: one for each channel, and one for all together."""
    formulas = evaluator.context.formulas
    together = metric_readings(metric, "", rows, formulas)
    every = evaluator.all_readings(metric)
    counted = (together if together.formula else every).channels.keys()
    for folded, channel in _channels(metric, together, rows, evaluator).items():
        alone = metric_readings(metric, channel, rows, formulas)
        is_shown = not query.channels or folded in query.channels
        if is_shown and (alone.written or alone.formula):
            yield metric_line(metric, channel, alone, whole=counted == {folded})
    named = {folded for folded, name in together.channels.items() if name}
    is_several = len(together.channels) > 1
    without_value = is_several and together.is_rate and not together.formula
    if not (query.channels or without_value) and (is_several or not named) and together.channels:
        yield metric_line(metric, "", together, whole=together.channels.keys() == counted)


def _channels(
    metric: str, together: MetricReadings, rows: Rows, evaluator: "_LineEvaluator"
) -> dict[str, str]:
    """Return the channels of a metric and of its parts, by their folded names."""
    formulas = evaluator.context.formulas
    keys = keys_of(metric, formulas).union(*(keys_of(part, formulas) for part in together.parts))
    return {
        fold(series.channel): series.channel
        for series, _ in rows
        if series.channel and series.metric in keys
    }


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
        self.rows = taken(series, context.now)
        """All rows so far, regardless of the days of the query."""
        self.span = context.campaign_bounds.get(campaign, UNBOUNDED).span
        self.kpis = sorted(kpis, key=lambda state: state.item.text("tier") != "core")
        self._all_readings: dict[str, MetricReadings] = {}

    def all_readings(self, metric: str) -> MetricReadings:
        """Return the readings of a metric in all channels, regardless of the days of the query."""
        if metric not in self._all_readings:
            self._all_readings[metric] = metric_readings(
                metric, "", self.rows, self.context.formulas
            )
        return self._all_readings[metric]

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
            if self._is_of(state, line) and self._covers(state, line):
                yield state

    def _is_of(self, state: ItemState, line: MetricLine) -> bool:
        return metric_of(state.item) in keys_of(line.metric, self.context.formulas)

    def _covers(self, state: ItemState, line: MetricLine) -> bool:
        channel = state.item.text("channel")
        if channel:
            return not line.several and fold(channel) == fold(line.channel)
        return not line.channel or "" not in self.all_readings(line.metric).channels

    def _exact_kpi(self, line: MetricLine) -> ItemState | None:
        """Return the KPI that is computed from exactly the readings of the line."""
        kpis = (state for state in self._kpis_of(line) if state.item.text("channel") or line.whole)
        return next(kpis, None)

    def _expectation(
        self, line: MetricLine, kpi: ItemState | None, *, alone: bool
    ) -> Expectation | None:
        if line.latest is None:
            return None
        kpi_place = self._kpi_place(kpi) if kpi else None
        day = line.latest.at.date()
        if line.formula:
            applies = kpi_place and alone and not kpi_place.kpi.quantity("actual")
            return expected_of_rate(kpi_place if applies else None, line.readings, day)
        if len(line.rows) == 1:
            series, rows = line.rows[0]
            return expected(kpi_place, series, rows[-1], self.span, alone=alone)
        rows_of_day = rows_on(line.rows, day)
        complete = len(rows_of_day) == len(self.all_readings(line.metric).written)
        expectation = expected_together(kpi_place, rows_of_day, day, self.span, complete=complete)
        return None if expectation and expectation.cumulative and not alone else expectation

    def _kpi_place(self, kpi: ItemState) -> KpiPlace:
        return KpiPlace(kpi.item, f"{kpi.record.path}:{kpi.line}", self.context.formulas)

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
        rows = select_rows(self.rows, keys_of(line.metric, self.context.formulas), channel)
        until = latest.at.date()
        so_far = [(series, series.during(indices, None, until)) for series, indices in rows]
        return deviation(sum_of(so_far), latest.unit, expectation)

    def _is_below(self, line: MetricLine, kpi: ItemState | None, difference: Ratio) -> bool:
        better = "higher"
        if kpi and line.latest:
            better = direction(kpi.item, current_target(kpi.item, line.latest.at.date()))
        return is_below(difference, better, self.context.thresholds.below)

    def _last_change(self, line: MetricLine) -> LastChange | None:
        latest, previous = line.latest, line.previous
        if latest is None or previous is None:
            return None
        days = previous.at.date(), latest.at.date()
        if line.several and not line.readings.has_same_channels(*days):
            return LastChange(previous, Ratio(None, None, "other-channels"), fires=False)
        ratio = change(previous.value, latest.value)
        if not comparable(
            approximate(latest.value, latest.unit), approximate(previous.value, previous.unit)
        ):
            ratio = ratio._replace(reason="other-unit")
        watched = any(
            is_watched(state.item, self.context.formulas) for state in self._kpis_of(line)
        )
        limit = Fraction(self.context.thresholds.fluctuation)
        return LastChange(previous, ratio, watched and ratio.exceeds(limit))

    def sort_key(self, line: MetricLine) -> tuple[int, int, str, bool, str]:
        """Return the sort key of a line: core KPIs, other KPIs, known metrics, other metrics."""
        tiers = [state.item.text("tier") for state in self.kpis if self._is_of(state, line)]
        rank = 0 if "core" in tiers else 1 if tiers else 2
        position = _ORDER.get(line.metric, len(_ORDER))
        return rank, position, line.metric, not line.several, line.channel
