"""Quotients of the examples, reckoned by hand from their daily rows."""

from datetime import datetime
from fractions import Fraction

import pytest

from mtgrec.model.figures.derived import metric_readings
from mtgrec.model.figures.readings import taken
from mtgrec.store.reading.library import read_library
from mtgrec.store.workspace import open_workspace

# folder · now · metric · channel · of the last day alone · what comes out
QUOTIENTS = [
    # 25 June, Xiaohongshu: 453 conversions of 3775 clicks; 3775 clicks of 138009 views
    ("618-2026", "2026-06-28 23:59", "conversion", "小红书", True, Fraction(453, 3775)),
    ("618-2026", "2026-06-28 23:59", "ctr", "小红书", True, Fraction(3775, 138009)),
    # nobody keeps the daily cost, so there is no ROI
    ("618-2026", "2026-06-28 23:59", "roi", "", False, None),
    # up to 16 April: 27516 + 17562 = 45078 for 650 + 542 = 1192 bookings, the 37.82 of the evaluation
    ("spring-launch", "2026-04-16 23:59", "cpa", "", False, Fraction(45078, 1192)),
    # up to 19 April: 32211 + 20342 = 52553 for 763 + 632 = 1395
    ("spring-launch", "2026-04-21 23:59", "cpa", "", False, Fraction(52553, 1395)),
    ("spring-launch", "2026-04-21 23:59", "ctr", "Instagram", True, Fraction(1137, 43158)),
]


@pytest.mark.parametrize(("folder", "now", "metric", "channel", "latest", "value"), QUOTIENTS)
def test_quotients(folder, now, metric, channel, latest, value, examples):
    library = read_library(open_workspace(examples / folder))
    rows = taken(library.readings[folder], datetime.fromisoformat(now))
    readings = metric_readings(metric, channel, rows, library.formulas)
    found = readings.latest() if latest else readings.over_all_days()
    assert (found.value if found else None) == value
