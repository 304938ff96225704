"""Lag, overdue, off-track, and the rates: the definitions of cli.md, row by row."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtgrec.model.figures.progress import (
    completion,
    lag_days,
    off_track,
    on_time,
    overdue,
)
from mtgrec.model.values.ratio import Ratio, change, round_fraction

TODAY = date(2026, 6, 10)
NOTHING = None

# an item as written · lag in days · overdue · off-track, on 10 June with two days allowed
ITEMS = [
    ("action", "due: 2026-06-11", 0, False, False),
    ("action", "due: 2026-06-10", 0, False, False),
    ("action", "due: 2026-06-09", 1, True, False),
    ("action", "due: 2026-06-08", 2, True, False),
    ("action", "due: 2026-06-07", 3, True, True),
    ("action", "due: 2026-06-07, status: doing", 3, True, True),
    ("action", "due: 2026-06-08, status: doing, progress: 99%", 2, True, False),
    ("action", "status: open", NOTHING, False, False),
    ("action", "status: off-track", NOTHING, False, True),
    ("action", "due: 2026-06-20, status: 异常", 0, False, True),
    ("action", "due: 2026-01-01, status: cancelled", NOTHING, False, False),
    ("action", "due: 2026-06-05, status: done, finished: 2026-06-05", 0, False, False),
    ("action", "due: 2026-06-05, status: done, finished: 2026-06-01", 0, False, False),
    ("action", "due: 2026-06-05, status: done, finished: 2026-06-09", 4, False, False),
    ("action", "due: 2026-06-05, status: done", NOTHING, False, False),
    ("action", "status: done, finished: 2026-06-09", NOTHING, False, False),
    ("action", "due: 2026-06-20, note: 延迟3天", 0, False, True),
    ("action", "due: 2026-06-20, note: 延迟2天", 0, False, False),
    (
        "action",
        "due: 2026-06-20, status: done, note: 延迟3天, finished: 2026-06-09",
        0,
        False,
        False,
    ),
    ("action", "due: 2026-06-20, status: cancelled, note: 延迟9天", NOTHING, False, False),
    ("check", "due: 2026-06-07", 3, True, True),
    ("check", "note: 4 days late", NOTHING, False, True),
    ("milestone", "start: 2026-06-01, end: 2026-06-07", 3, True, True),
    ("milestone", "start: 2026-06-01, end: 2026-06-08", 2, True, False),
    ("milestone", "截止: 2026-06-08", 2, True, False),
    ("milestone", "start: 2026-06-01", NOTHING, False, False),
    ("risk", "due: 2026-06-07, status: open", 3, True, True),
    ("action", "due: 2026-01-01, status: 搁置", NOTHING, False, False),
    ("action", "due: 2026-06-20, status: on hold, note: 延迟9天", NOTHING, False, False),
    ("action", "due: 2026-01-01, status: 暂停（等预算）", NOTHING, False, False),
    ("check", "due: 2026-01-01, status: 暂缓, note: 4 days late", NOTHING, False, False),
    ("milestone", "start: 2026-01-01, end: 2026-02-01, status: 挂起", NOTHING, False, False),
    ("action", "due: 2026-06-07, status: 已完成80%", 3, True, True),
    ("action", "due: 2026-06-20, status: 延期至6/30", 0, False, True),
    ("action", "due: 2026-06-20, status: 有风险", 0, False, True),
    ("action", "due: 2026-01-01, status: 作废", NOTHING, False, False),
]


@pytest.mark.parametrize(("kind", "fields", "lag", "late", "off"), ITEMS)
def test_lag_overdue_and_off_track(kind, fields, lag, late, off, item):
    found = item(kind, fields)
    assert lag_days(found, TODAY) == lag
    assert overdue(found, TODAY) is late
    assert off_track(found, TODAY, 2) is off


@pytest.mark.parametrize(("allowed", "off"), [(0, True), (1, True), (2, False), (3, False)])
def test_the_lag_allowed_is_a_rule_of_the_workspace(allowed, off, item):
    assert off_track(item("action", "due: 2026-06-08"), TODAY, allowed) is off
    assert off_track(item("action", "note: 2 days behind"), TODAY, allowed) is off


STATES = "done · done · open · doing · off-track · 搁置 · 作废 · cancelled · cancelled"


def test_completion_leaves_cancelled_work_out(item):
    items = [item("action", f"status: {state}") for state in STATES.split(" · ")]
    assert completion(items) == Ratio(Fraction(2), Fraction(6))
    assert completion(items[-2:]).reason == "no-data"
    assert completion([]).reason == "no-data"


def test_on_time_counts_what_has_both_dates_and_names_the_rest(item):
    items = [
        item("action", fields)
        for fields in (
            "due: 2026-06-05, finished: 2026-06-04, status: done",
            "due: 2026-06-05, finished: 2026-06-05, status: done",
            "due: 2026-06-05, finished: 2026-06-06, status: done",
            "due: 2026-06-05, status: done",
            "finished: 2026-06-05, status: done",
            "due: 2026-06-05, finished: 2026-06-05, status: open",
            "due: 2026-06-05, finished: 2026-06-05, status: cancelled",
        )
    ]
    assert on_time(items) == Ratio(Fraction(2), Fraction(3), "", 2)
    assert on_time(items[3:5]) == Ratio(Fraction(0), Fraction(0), "no-data", 2)


def test_a_tasks_own_progress_is_no_rate(item):
    assert completion([item("action", "progress: 100%, status: doing")]).exact == 0


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded", "percent"),
    [
        (4, 11, 0.3636, "36%"),
        (2, 3, 0.6667, "67%"),
        (0, 9, 0.0, "0%"),
        (9, 9, 1.0, "100%"),
        (1, 8, 0.125, "13%"),
        (1, 32, 0.0313, "3%"),  # 0.03125: an exact half, upwards
        (3, 32, 0.0938, "9%"),  # 0.09375 likewise
        (1, 200, 0.005, "1%"),
        (1, 1000, 0.001, "1%"),  # never falsely 0 %
        (1, 100000, 0.0, "1%"),
        (999, 1000, 0.999, "99%"),  # never falsely 100 %
        (1999, 2000, 0.9995, "99%"),
        (12, 15, 0.8, "80%"),
        (1749565, 1500000, 1.1664, "117%"),
        (-1, 3, -0.3333, "-33%"),
        (-1, 1000, -0.001, "-1%"),
        (-1, 8, -0.125, "-13%"),
    ],
)
def test_ratios_are_rounded_to_four_digits_and_shown_in_per_cent(
    numerator, denominator, rounded, percent
):
    ratio = Ratio(Fraction(numerator), Fraction(denominator))
    assert (ratio.rounded, ratio.percent) == (rounded, percent)


def test_a_rate_without_data_is_no_zero():
    ratio = Ratio(Fraction(0), Fraction(0), "no-data")
    assert (ratio.exact, ratio.rounded, ratio.percent) == (None, None, "")


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_exact(value, digits):
    rounded = Fraction(round_fraction(value, digits))
    assert abs(rounded - value) <= Fraction(1, 2 * 10**digits)
    assert rounded * 10**digits % 1 == 0


@given(st.integers(-(10**60), 10**60))
def test_however_long_a_number_is(value):
    assert round_fraction(Fraction(value), 4) == value
    assert Ratio(Fraction(value), Fraction(1)).percent == f"{value * 100}%"


def test_a_change_is_a_share_of_something():
    assert change(Fraction(10), Fraction(12)).exact == Fraction(1, 5)
    assert change(Fraction(0), Fraction(3)).reason == "zero-base"
    assert change(Fraction(-5), Fraction(-3)).reason == "negative-base"  # it rose, and not by -40 %
