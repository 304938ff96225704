"""A sum is judged by its share of the target to date, everything else by its target."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mtgrec.document.metrics.readings import parse_readings
from mtgrec.document.source import Source
from mtgrec.model.figures.item_state import context_of, item_states
from mtgrec.model.records.address import AddressBook
from mtgrec.model.records.register import Register
from mtgrec.model.thresholds import Thresholds

JUNE = "start: 2026-06-01\nend: 2026-06-20\n"  # twenty days


@pytest.fixture(scope="session")
def pace(record):
    """Return how a KPI stands: its fields, its readings, the day, the days of its campaign."""

    def pace(kpi, rows="", day=10, span=JUNE):
        plan = record(
            f"type: campaign\ncampaign: c\ndate: 2026-05-20\n{span}kpis:\n  - {{what: n, {kpi}}}"
        )
        content = "date,metric,value\n" + "\n".join(rows.split())
        series = parse_readings(Source("m.csv", content.encode()), ["c"]).series
        now = datetime.combine(date(2026, 6, day), time(23, 59))
        book = AddressBook([plan])
        context = context_of(book, now, Thresholds(), Register(), {"c": tuple(series)}, ())
        [state] = item_states([plan], context)
        assert state.kpi_state
        return state.kpi_state.pace

    return pace


# KPI · its value · day · expected · off · verdict (`!`: a fifth or more below)
STANDS = [
    ("target: 100", 50, 10, "50", 0, "on-pace"),
    ("target: 100", 51, 10, "50", 0.02, "on-pace"),
    ("target: 100", 49, 10, "50", -0.02, "behind"),
    ("target: 100", 40, 10, "50", -0.2, "behind!"),
    ("target: 100", 100, 10, "50", 1, "met"),
    ("target: 100", 120, 10, "50", 1.4, "exceeded"),
    ("target: 100", 99, 19, "95", 0.042, "on-pace"),
    ("target: 100", 99, 20, "100", -0.01, "missed"),
    ("target: 100", 99, 25, "100", -0.01, "missed"),  # after the end the whole target
    ("target: 100", 100, 25, "100", 0, "met"),
    ("target: ≤100", 50, 10, "50", 0, "on-pace"),
    ("target: ≤100", 55, 10, "50", 0.1, "behind"),
    ("target: ≤100", 60, 10, "50", 0.2, "behind!"),
    ("target: ≤100", 0, 10, "50", -1, "on-pace"),
    ("target: ≤100", 90, 20, "100", -0.1, "exceeded"),
    ("target: 100, measure: latest", 90, 10, "100", -0.1, "missed"),
    ("target: 100, measure: mean", 80, 10, "100", -0.2, "missed!"),
    ("baseline: 100, target: +30%, measure: sum", 65, 10, "65", 0, "on-pace"),
    ("target: 100, changes: [{date: 2026-06-05, from: 60, to: 100}]", 12, 4, "12", 0, "on-pace"),
    ("target: 100, changes: [{date: 2026-06-05, from: 60, to: 100}]", 12, 5, "25", -0.52, "behind!"),
    ("target: 7", 1, 1, "0.35", 1.857, "on-pace"),
    ("target: ≤100", 0, 20, "100", -1, "exceeded"),  # no ratio: 100 / 0
]  # fmt: skip


@pytest.mark.parametrize("by_hand", [False, True])
@pytest.mark.parametrize(("kpi", "value", "day", "expected", "off", "verdict"), STANDS)
def test_how_a_kpi_stands(kpi, value, day, expected, off, verdict, by_hand, pace):
    found = (
        pace(f"{kpi}, actual: {value}" + ", measure: sum" * ("measure" not in kpi), day=day)
        if by_hand
        else pace(kpi, f"2026-06-01,n,{value}", day)
    )
    assert found.expectation.text == expected
    assert round(float(found.difference.exact), 3) == off
    assert found.verdict + "!" * found.below == verdict


@pytest.mark.parametrize(
    ("kpi", "rows", "day", "span", "verdict"),
    [
        ("target: 100", "", 10, JUNE, "unknown"),
        ("note: no target", "2026-06-01,n,1", 10, JUNE, "unknown"),
        ("target: 100", "2026-06-01,n,1", 1, "start: 2026-06-02\nend: 2026-06-20\n", "unknown"),
        ("target: $100", "2026-06-01,n,¥99", 10, JUNE, "unknown"),
        ("target: 0", "2026-06-01,n,1", 10, JUNE, "unknown"),  # at most, or at least?
        ("target: 0, baseline: 5", "2026-06-01,n,1", 10, JUNE, "behind"),
        ("target: 0, baseline: 5", "2026-06-01,n,0", 10, JUNE, "on-pace"),
        ("target: 0, baseline: 5", "2026-06-01,n,1", 20, JUNE, "missed"),
        ("target: 0, baseline: 5", "2026-06-01,n,0", 20, JUNE, "met"),
        ("target: ≤0, actual: 2", "", 10, JUNE, "missed"),
        ("target: 0, direction: lower, actual: 0", "", 10, JUNE, "met"),
        ("target: 1%, baseline: 3%, actual: 0%", "", 10, JUNE, "exceeded"),
        ("target: ≥0%, baseline: -5%, actual: -2%", "", 10, JUNE, "missed"),
        ("target: ≥-5%, baseline: -9%, actual: -4%", "", 10, JUNE, "exceeded"),
        ("target: 100", "2026-06-01,n,99", 10, "start: 2026-06-01\n", "missed"),  # by the target
        ("target: 100", "2026-06-01,n,100", 10, "", "met"),
        ("target: 100, actual: 99", "", 10, JUNE, "missed"),  # nobody says that it is a sum
        ("target: ≤40, actual: 38", "", 10, JUNE, "exceeded"),
    ],
)
def test_without_an_expectation_to_date(kpi, rows, day, span, verdict, pace):
    found = pace(kpi, rows, day, span)
    assert (found.verdict, found.below) == (verdict, False)


@given(
    target=some.integers(1, 10**6),
    value=some.integers(0, 10**6),
    day=some.integers(1, 30),
    lower=some.booleans(),
)
def test_a_sum_is_behind_exactly_where_it_is_on_the_wrong_side(pace, target, value, day, lower):
    direction = "lower" if lower else "higher"
    found = pace(
        f"target: {target}, direction: {direction}, measure: sum, actual: {value}", day=day
    )
    share = target * min(day, 20) / 20
    assert found.expectation.value * 20 == target * min(day, 20)
    wrong = value > share if lower else value < share
    if day < 20 and (lower or value < target):
        assert found.verdict == ("behind" if wrong else "on-pace")
    elif not (lower and value == 0):
        assert (found.verdict == "missed") is wrong
    assert not found.below or wrong
