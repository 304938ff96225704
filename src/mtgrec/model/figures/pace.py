"""Pace: a KPI against what is expected of it by a day, and its verdict (B10, B13)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mtgrec.model.figures.expectation import Expectation, KpiPlace, expected_by, is_below
from mtgrec.model.figures.kpi_targets import current_target, direction
from mtgrec.model.values.ratio import Ratio
from mtgrec.model.values.span import Span


class Pace(NamedTuple):
    """A KPI's value against what is expected by a day.

    For a sum that is the target in proportion to the days of the campaign that have passed, after
    its end the whole target; for any other KPI the target.
    """

    expectation: Expectation | None = None
    """None without a level, and for a sum without the campaign's days or before the first of them."""
    difference: Ratio = Ratio(None, None, "no-expectation")
    """(value - expected) / expected: -1/5 is 20 % below."""
    below: bool = False
    """Whether it is `rules.below` or more on the wrong side (B10)."""
    verdict: str = "unknown"
    """`exceeded`, `met` or `missed`, by the target; for a sum that may still grow `on-pace` or
    `behind`, by the expectation; `unknown` where the two cannot be compared."""

    standing: Fraction | None = None
    """The goal attainment; of a sum that may still grow that of what is expected by then."""

    @property
    def is_partial(self) -> bool:
        """Whether less than the whole target is expected yet."""
        days = self.expectation.days if self.expectation else None
        return days is not None and days[0] < days[1]


def pace_of(
    kpi_place: KpiPlace,
    value: Fraction | None,
    attainment: Ratio,
    today: date,
    span: Span | None,
    below: Decimal,
) -> Pace:
    """Return how a KPI of this value and goal attainment stands on `today`.

    `span` are the days of its campaign, `below` is the threshold of `rules.below`.
    """
    kpi = kpi_place.kpi
    better = direction(kpi, current_target(kpi, today))
    expectation = expected_by(kpi_place, today, span)
    difference = _difference(value, attainment, expectation)
    pace = Pace(expectation, difference, is_below(difference, better, below))
    return pace._replace(
        verdict=_verdict(pace, attainment, better, span, today),
        standing=_standing(pace, better) if pace.is_partial else attainment.exact,
    )


def _difference(
    value: Fraction | None, attainment: Ratio, expectation: Expectation | None
) -> Ratio:
    if expectation is None:
        return Ratio(None, None, "no-expectation")
    if value is None or attainment.reason not in ("", "zero-actual"):
        return Ratio(None, expectation.value, attainment.reason)
    return Ratio(value - expectation.value, expectation.value)


def _standing(pace: Pace, better: str) -> Fraction | None:
    if pace.difference.exact is None:
        return None
    share = 1 + pace.difference.exact
    return share if better != "lower" else (1 / share if share else None)


def _verdict(pace: Pace, attainment: Ratio, better: str, span: Span | None, today: date) -> str:
    rate = attainment.exact
    if pace.is_partial and (better == "lower" or rate is None or rate < 1):
        difference = pace.difference.exact
        if difference is None:
            return "unknown"
        wrong = difference > 0 if better == "lower" else difference < 0
        return "behind" if wrong else "on-pace"
    has_not_begun = pace.expectation is None and span is not None and not span.passed(today)
    if rate is None or has_not_begun:
        return "unknown"
    return "missed" if rate < 1 else ("exceeded" if rate > 1 else "met")
