"""The data report: each channel over the whole period, with the figures of `metric show` (B13a)."""

import pytest

READINGS = """
=== c/plan.md
---
type: campaign
id: P
campaign: c
date: 2026-06-01
---
=== c/metrics.csv
date,channel,metric,value
2026-06-05,A,exposure,1000
2026-06-05,A,clicks,20
2026-06-05,A,cost,100
2026-06-05,A,revenue,250
2026-06-06,A,exposure,3000
2026-06-06,A,clicks,20
2026-06-06,A,cost,100
2026-06-06,A,revenue,350
2026-06-06,B,exposure,500
2026-06-06,B,clicks,25
"""
TABLE = """\
Readings of 2026-06-05 to 2026-06-06.

| Channel | Exposure | Clicks | Conversions | Revenue | Cost | CTR | Conversion | ROI | ROAS |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| A | 4,000 | 40 | no data | 600 | 200 | 1% | no data | 200% | 3 |
| B | 500 | 25 | no data | no data | no data | 5% | no data | no data | no data |
| (all) | 4,500 | 65 | no data | 600 | 200 | 1.44% | no data | 200% | 3 |
"""


@pytest.fixture
def readings(workspace):
    return workspace(READINGS)


def test_a_row_for_each_channel(readings, mtgrec):
    page = mtgrec(readings, "report", "data", lang="en").out
    assert page.startswith("# c Data report\n")
    assert TABLE in page


def test_days_of_the_period(readings, mtgrec):
    page = mtgrec(readings, "report", "data", "--since", "2026-06-06", lang="en").out
    assert "| A | 3,000 | 20 |" in page
    page = mtgrec(readings, "report", "data", "--until", "2026-06-05", lang="en").out
    assert "| A | 1,000 | 20 |" in page
    assert "| B |" not in page


def test_its_figures_are_those_of_metric_show(readings, mtgrec):
    shown = mtgrec(readings, "metric", "show", "--format", "json").json["items"]
    for kind, key in (("data", "items"), ("retro", "metrics")):
        found = mtgrec(readings, "report", kind, "--format", "json").json[key]
        names = ("metric", "channel", "total")
        expected = {tuple(str(line[name]) for name in names) for line in shown}
        assert {tuple(str(line[name]) for name in names) for line in found} <= expected
        assert len(found) >= 8


def test_the_table_stands_in_the_retrospective(readings, mtgrec):
    page = mtgrec(readings, "report", "retro", "--no-sources", lang="en").out
    assert TABLE.split("\n\n")[1] in page


def test_without_readings_it_says_how_to_begin(workspace, mtgrec):
    folder = workspace("=== k.md\n---\ntype: kickoff\nid: K\ncampaign: c\ndate: 2026-05-01\n---\n")
    page = mtgrec(folder, "report", "数据报表", lang="en").out
    assert "No readings yet. Begin with: mtgrec metric add NAME VALUE" in page
